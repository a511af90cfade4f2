internal import CSpawn
internal import Glibc

/// Runs a program with an absolute path, no input, and its messages thrown away.
func runProgram(_ path: String, _ arguments: [String]) throws(OpenPGPError) -> (status: Int32, output: [UInt8]) {
    var pipeEnds: [Int32] = [-1, -1]
    guard unsafe pipe2(&pipeEnds, O_CLOEXEC) == 0 else { throw .engine("no pipe (\(errorText()))") }
    defer { close(pipeEnds[0]) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, pipeEnds[1], 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    unsafe spawn_close_from(&actions, 3)
    var vector = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe vector.forEach { unsafe free($0) } }
    var process: pid_t = 0
    var error: Int32 = 0
    try offline { error = unsafe posix_spawn(&process, path, &actions, nil, &vector, environ) }
    close(pipeEnds[1])
    guard error == 0 else { throw .gpgMissing("\(path) cannot be run") }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
        let count = unsafe read(pipeEnds[0], &buffer, buffer.count)
        if count > 0 { output += buffer[..<count] } else if count == 0 || errno != EINTR { break }
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (status & 0x7F == 0 ? status >> 8 & 0xFF : -1, output)
}
