internal import CSpawn
internal import Glibc

/// Runs one program to its end.
enum ChildProcess {
    /// How a program ended.
    enum Outcome: Equatable {
        /// Its status, and the first line of its standard error in printable ASCII, at most 200 characters.
        case exit(Int32, words: String)
        case signal(Int32)
        case timedOut(seconds: Int)
    }

    /// Runs `arguments[0]`; its standard output is thrown away.
    ///
    /// Input and standard error are memory files: a program that does not read, or writes without end, blocks nobody.
    static func run(
        _ arguments: [String], input: [UInt8], timeoutSeconds: Int
    ) throws(SubmissionError) -> Outcome {
        let standardInput = try MemoryFile(holding: input)
        let standardError = try MemoryFile(capacity: 4096)
        let process = try start(arguments, standardInput.number, standardError.number)
        guard let status = wait(for: process, seconds: timeoutSeconds) else {
            kill(-process, SIGKILL)
            var ignored: Int32 = 0
            while unsafe waitpid(process, &ignored, 0) < 0, errno == EINTR {}
            return .timedOut(seconds: timeoutSeconds)
        }
        let signal = status & 0x7F
        guard signal == 0 else { return .signal(signal) }
        return .exit((status >> 8) & 0xFF, words: standardError.firstLine())
    }

    private static func start(
        _ arguments: [String], _ input: Int32, _ errors: Int32
    ) throws(SubmissionError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        unsafe spawn_close_from(&actions, 3)

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe spawn_as_leader(&attributes)

        var process: pid_t = 0
        let code = unsafe withVector(of: arguments) { arguments in
            unsafe withVector(of: environment()) { environment in
                guard let program = unsafe arguments.first, let program = unsafe program,
                    let arguments = arguments.baseAddress, let environment = environment.baseAddress
                else { return ENOENT }
                return unsafe posix_spawn(
                    &process, program, &actions, &attributes, arguments, environment)
            }
        }
        guard code != 0 else { return process }
        let program = arguments.first ?? ""
        switch code {
        case ENOENT, EACCES, ENOEXEC, ENOTDIR, EISDIR, ELOOP: throw .missingProgram(program)
        default: throw .temporary("\(program) cannot be started: \(unsafe String(cString: strerror(code)))")
        }
    }

    private static func environment() -> [String] {
        var environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"]
        if let user = unsafe getpwuid(geteuid()), let home = unsafe user.pointee.pw_dir {
            environment.append("HOME=\(unsafe String(cString: home))")
        }
        return environment
    }

    /// Waits without a signal handler: the child may be one of several that this process has.
    ///
    /// - Returns: the wait status; nil once the time is over.
    private static func wait(for process: pid_t, seconds: Int) -> Int32? {
        let end = ContinuousClock.now + .seconds(seconds)
        var pause: UInt32 = 1_000
        while true {
            var status: Int32 = 0
            let found = unsafe waitpid(process, &status, WNOHANG)
            if found == process { return status }
            if found < 0, errno != EINTR { return 0x7F << 8 }
            guard ContinuousClock.now < end else { return nil }
            usleep(pause)
            pause = min(pause * 2, 50_000)
        }
    }

    /// Lends C copies of the strings with a null pointer behind them, as `execve` wants its arguments.
    private static func withVector<Result>(
        of strings: [String], _ body: (UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var vector = unsafe strings.map { unsafe strdup($0) }
        defer { unsafe vector.forEach { unsafe free($0) } }
        unsafe vector.append(nil)
        return unsafe vector.withUnsafeMutableBufferPointer { unsafe body($0) }
    }
}
