import Foundation
private import Synchronization

/// A GnuPG home of one test: a short path under /tmp (an agent's socket has at most 107 bytes), mode 0700.
///
/// Its agent is ended and the directory removed by `remove()`, with the last reference, or when the process exits.
public final class TemporaryGnuPGHome: Sendable {
    /// Absolute; as long as the object lives.
    public let path: String

    private let isRemoved = Mutex(false)

    /// Makes a home with these keys in it.
    ///
    /// - Parameters:
    ///   - secretKeys: imported with their secret parts.
    ///   - certificates: imported without.
    ///   - settings: of gpg.conf; nil for a directory with no settings, which other code may set up.
    public init(
        secretKeys: [TestKeys.Key] = [], certificates: [TestKeys.Key] = [],
        settings: String? = TemporaryGnuPGHome.offlineSettings
    ) throws {
        var template = Array("/tmp/pgXXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw POSIXError(.EIO) }
        path = unsafe String(cString: made)
        let path = path
        cleanup.withLock { _ = $0.insert(path) }
        if let settings { try Data(settings.utf8).write(to: URL(filePath: "\(path)/gpg.conf")) }
        let keys = secretKeys.flatMap(\.secretKey) + certificates.flatMap(\.certificate)
        if !keys.isEmpty { try run(["--import"], input: keys) }
    }

    deinit { remove() }

    /// A gpg that reaches for no network and trusts every key.
    public static let offlineSettings =
        "no-auto-key-locate\nno-auto-key-retrieve\ndisable-dirmngr\ntrust-model always\nno-random-seed-file\n"

    /// Runs gpg in this home and returns what it writes; throws what it says if it fails.
    @discardableResult
    public func run(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
        let result = try runGPG(arguments, input: input, home: path)
        guard result.status == 0 else { throw GPGFailure(arguments: arguments, messages: result.stderr) }
        return result.stdout
    }

    /// Ends the agent, which starts anew when it is next wanted.
    public func endAgent() { killAgent(of: path) }

    /// Ends the agent and removes the directory; may be called twice.
    public func remove() {
        let first = isRemoved.withLock { removed in
            defer { removed = true }
            return !removed
        }
        guard first else { return }
        let path = path
        cleanup.withLock { _ = $0.remove(path) }
        discard(path)
    }
}

/// gpg ended with another status than 0.
public struct GPGFailure: Error, CustomStringConvertible {
    /// What it was asked to do.
    public let arguments: [String]
    /// What it wrote to standard error.
    public let messages: String

    /// The command line and the messages.
    public var description: String { "gpg \(arguments.joined(separator: " ")): \(messages)" }
}

/// Runs the real gpg as a reporter would: in batch mode, never asking for a passphrase.
///
/// Homes are shared by tests that run side by side, and gpg replaces a key ring in two steps: who looks in between finds
/// none, and looks again.
public func runGPG(
    _ arguments: [String], input: [UInt8] = [], home: String
) throws -> (status: Int32, stdout: [UInt8], stderr: String) {
    for _ in 0..<10 {
        let ended = try runGPGOnce(arguments, input: input, home: home)
        let hasMissedRing = ended.stderr.contains("keydb_search failed: No such file or directory")
        guard ended.status != 0, hasMissedRing else { return ended }
        usleep(50_000)
    }
    return try runGPGOnce(arguments, input: input, home: home)
}

private func runGPGOnce(
    _ arguments: [String], input: [UInt8], home: String
) throws -> (status: Int32, stdout: [UInt8], stderr: String) {
    // Files instead of pipes: neither side can block the other.
    let folder = "\(home)/run-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, content) in [("in", input), ("out", []), ("err", [])] {
        try Data(content).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/gpg")
    process.arguments = ["--homedir", home, "--batch", "--no-tty", "--pinentry-mode", "loopback", "--yes"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(folder)/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder)/err"))
    try process.run()
    process.waitUntilExit()
    let output = try Data(contentsOf: URL(filePath: "\(folder)/out"))
    let messages = try Data(contentsOf: URL(filePath: "\(folder)/err"))
    return (process.terminationStatus, Array(output), String(decoding: messages, as: UTF8.self))
}

/// Homes to clear away should the process end before their owners do.
private let cleanup: Mutex<Set<String>> = {
    atexit {
        for path in cleanup.withLock({ $0 }) { discard(path) }
    }
    return Mutex([])
}()

private func killAgent(of path: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/gpgconf")
    process.arguments = ["--homedir", path, "--kill", "all"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    if (try? process.run()) != nil { process.waitUntilExit() }
}

private func discard(_ path: String) {
    killAgent(of: path)
    // The agent takes its sockets away while we do the rest, which stops a removal halfway.
    for _ in 0..<50 where FileManager.default.fileExists(atPath: path) {
        if (try? FileManager.default.removeItem(atPath: path)) != nil { break }
        usleep(10_000)
    }
}
