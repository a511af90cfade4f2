import ArgumentParser
import Foundation
import Pipeline
import Synchronization

/// Has a person write a text in their own editor, in a private file that is gone afterwards.
enum TextEditor {
    /// - Returns: nil if nothing was written.
    /// - Throws: if there is no editor, or it ended otherwise than well; nothing is left of the text then either.
    static func write() throws -> String? {
        let environment = ProcessEnvironment.ofTheCaller
        let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self)
        guard let editor = named.first(where: { $0.contains { !$0.isWhitespace } }) else {
            throw ValidationError("neither $VISUAL nor $EDITOR is set; set one, or give --file or --message")
        }
        let signals = HeldSignals()
        defer { signals.release() }
        let folder = try makeFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/reply.txt"
        guard
            FileManager.default.createFile(atPath: file, contents: Data(), attributes: [.posixPermissions: 0o600])
        else { throw PosternError.tryAgain("cannot write \(file); make room and run again") }
        let process = try start(editor, on: file, environment)
        let status = wait(for: process, signals)
        if signals.caught != 0 { return nil }
        guard status == 0 else {
            throw PosternError.unusable("the editor (\(editor)) ended with an error; nothing was sent")
        }
        let bytes = FileManager.default.contents(atPath: file) ?? Data()
        let text = try CaseReply.text(Array(bytes), of: "what was written")
        return text.contains { !$0.isWhitespace } ? text : nil
    }

    /// In memory where possible: what is written may be under embargo, and a disk keeps what was deleted.
    private static func makeFolder() throws -> String {
        let shared = "/dev/shm"
        let mounts = String(
            decoding: FileManager.default.contents(atPath: "/proc/self/mounts") ?? Data(), as: UTF8.self)
        let isMemory = mounts.split(separator: "\n").contains { line in
            let fields = line.split(separator: " ")
            return fields.count > 2 && fields[1] == shared && fields[2] == "tmpfs"
        }
        let usual = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        let isWritable = unsafe access(shared, W_OK | X_OK) == 0
        let parent = isMemory && isWritable ? shared : usual
        if parent != shared {
            Postern.report("there is no memory file system to write in: the text rests in \(usual) while you edit")
        }
        var template = Array("\(parent)/postern-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else {
            throw PosternError.tryAgain("cannot make a directory in \(parent); make room and run again")
        }
        return unsafe String(cString: made)
    }

    /// By the shell, since `$EDITOR` may have options.
    private static func start(_ editor: String, on file: String, _ environment: [String: String]) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let words = ["/bin/sh", "-c", "exec \(editor) \"$@\"", editor, file]
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        var variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(&process, "/bin/sh", nil, &attributes, &arguments, &variables)
        guard code == 0 else {
            throw PosternError.tryAgain("cannot start /bin/sh: \(unsafe String(cString: strerror(code)))")
        }
        return process
    }

    /// - Returns: the wait status.
    private static func wait(for process: pid_t, _ signals: HeldSignals) -> Int32 {
        while true {
            var status: Int32 = 0
            let found = unsafe waitpid(process, &status, WNOHANG)
            if found == process { return status }
            if found < 0, errno != EINTR { return -1 }
            if signals.caught != 0 {
                kill(process, signals.caught)
                return -1
            }
            usleep(20_000)
        }
    }
}

/// Keeps signals from ending this process until what it made is removed.
///
/// The keys that interrupt and quit reach the editor as well, which knows what to do with them.
private struct HeldSignals {
    private static let received = Atomic<Int32>(0)

    init() {
        _ = Self.received.load(ordering: .relaxed)
        signal(SIGINT, SIG_IGN)
        signal(SIGQUIT, SIG_IGN)
        // A program whose threads block them, as many do, hands that on to those that it starts.
        var held = sigset_t()
        unsafe sigemptyset(&held)
        for number in [SIGTERM, SIGHUP] {
            signal(number) { HeldSignals.received.store($0, ordering: .relaxed) }
            unsafe sigaddset(&held, number)
        }
        unsafe pthread_sigmask(SIG_UNBLOCK, &held, nil)
    }

    /// The signal that is to end this process; 0 for none.
    var caught: Int32 { Self.received.load(ordering: .relaxed) }

    /// Ends the process now if it was to end.
    func release() {
        for number in [SIGINT, SIGQUIT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
        if caught != 0 { raise(caught) }
    }
}
