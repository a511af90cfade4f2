internal import CConfinement
internal import CSpawn
internal import Glibc

/// What a process gets that needs nothing. A backtrace would start another program.
let bareEnvironment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]

/// Starts the program with nothing of ours but the control socket: no other descriptor, no terminal.
func spawnHost(
    _ program: String, _ arguments: [String], environment: [String] = bareEnvironment, control: Socket
) throws(ConfinementError) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // First, since its number may be one of those that are replaced next.
    unsafe posix_spawn_file_actions_adddup2(&actions, control.number, HostProcess.controlDescriptor)
    for number in STDIN_FILENO...STDERR_FILENO {
        unsafe posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
    }
    unsafe spawn_close_from(&actions, HostProcess.controlDescriptor + 1)

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe spawn_as_leader(&attributes)

    // The name that `ps` shows.
    let shown = program == "/proc/self/exe" ? CommandLine.arguments.first ?? program : program
    var vector = unsafe ([shown] + arguments).map { unsafe strdup($0) } + [nil]
    var block = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (vector + block).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, program, &actions, &attributes, &vector, &block)
    switch code {
    case 0: return process
    case EAGAIN, ENOMEM: throw .temporary(unsafe String(cString: strerror(code)))
    default: throw .missingProgram(program, reason: unsafe String(cString: strerror(code)))
    }
}
