import CSpawn
import Foundation

/// The `postern` that was built with the tests: it lies beside the test bundle.
public let builtPostern: String = {
    if let named = ProcessInfo.processInfo.environment["POSTERN_BINARY"] { return named }
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "."
    let beside = URL(filePath: own).deletingLastPathComponent().path(percentEncoded: false) + "postern"
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return FileManager.default.currentDirectoryPath + "/.build/debug/postern"
}()

/// How a program ended, and what it wrote.
public struct Ended: Sendable, CustomStringConvertible {
    /// Its exit status; nil if a signal ended it.
    public var status: Int32?
    /// The signal that ended it.
    public var signal: Int32?
    /// Standard output.
    public var output: String
    /// Standard error.
    public var errors: String
    /// From start to end.
    public var seconds: Double
    /// Processor time of the program and of the children it waited for.
    public var processorSeconds: Double

    /// Both outputs.
    public var words: String { output + errors }
    /// For failed expectations.
    public var description: String {
        "\(status.map { "status \($0)" } ?? "signal \(signal ?? 0)"); output: \(output); errors: \(errors)"
    }
}

/// What a program finds on its standard input.
public enum StandardInput: Sendable {
    /// Nothing: /dev/null.
    case empty
    /// No open descriptor at all.
    case closed
    case bytes([UInt8])
}

/// A program that did not end in time, or could not be started.
public struct ProgramFailure: Error, CustomStringConvertible {
    /// What happened.
    public let description: String

    /// A failure in these words.
    public init(description: String) { self.description = description }
}

/// Runs a program to its end; after `seconds` it is killed, and that is an error.
///
/// Its outputs are files, as cron's are: a child that lives on with them open blocks nobody.
///
/// - Parameters:
///   - arguments: the program's path first.
///   - environment: all of it; nil passes on the tests' own.
public func runProgram(
    _ arguments: [String], environment: [String: String]? = nil, input: StandardInput = .empty, seconds: Double = 180
) throws -> Ended {
    let folder = "/tmp/pe-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let start = ContinuousClock.now
    let process = try startProgram(arguments, environment, input, folder)
    let deadline = start + .seconds(seconds)
    var status: Int32 = 0
    var usage = rusage()
    while true {
        let found = unsafe wait4(process, &status, WNOHANG, &usage)
        if found == process { break }
        guard found == 0 || errno == EINTR else { throw ProgramFailure(description: "waiting failed: \(errno)") }
        guard ContinuousClock.now < deadline else {
            kill(process, SIGKILL)
            _ = unsafe waitpid(process, &status, 0)
            throw ProgramFailure(description: "not done within \(seconds) s: \(arguments.joined(separator: " "))")
        }
        usleep(2_000)
    }
    let signal = status & 0x7F
    let times = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }
    return Ended(
        status: signal == 0 ? status >> 8 & 0xFF : nil, signal: signal == 0 ? nil : signal,
        output: text(of: "\(folder)/out"), errors: text(of: "\(folder)/err"),
        seconds: (ContinuousClock.now - start) / .seconds(1), processorSeconds: times.reduce(0, +))
}

/// Runs the built `postern`.
public func runPostern(
    _ arguments: [String], environment: [String: String]? = nil, input: StandardInput = .empty, seconds: Double = 180
) throws -> Ended {
    try runProgram([builtPostern] + arguments, environment: environment, input: input, seconds: seconds)
}

private func text(of path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
}

private func startProgram(
    _ arguments: [String], _ environment: [String: String]?, _ input: StandardInput, _ folder: String
) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    switch input {
    case .empty: unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    case .closed: unsafe posix_spawn_file_actions_addclose(&actions, 0)
    case .bytes(let bytes):
        try Data(bytes).write(to: URL(filePath: "\(folder)/in"))
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "\(folder)/in", O_RDONLY, 0)
    }
    for (descriptor, name) in [(Int32(1), "out"), (2, "err")] {
        unsafe posix_spawn_file_actions_addopen(
            &actions, descriptor, "\(folder)/\(name)", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }
    // Other tests' pipes, above all those to gpg, must not stay open as long as this program runs.
    unsafe spawn_close_from(&actions, 3)
    let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
    var vector = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var block = unsafe variables.map { unsafe strdup($0) } + [nil]
    defer { unsafe (vector + block).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe posix_spawnp(&process, arguments[0], &actions, nil, &vector, &block)
    guard code == 0 else { throw ProgramFailure(description: "\(arguments[0]) cannot be started: error \(code)") }
    return process
}
