import Disclosure
import Foundation
import Synchronization
import Tickets

/// Tells the death of a message's reader from a run that was merely ended.
///
/// While a message is in hand, `in-hand` in the spool holds its hash. A signal that only a defect raises adds one byte
/// to it on the way down, so the next run counts an attempt; after SIGKILL, SIGTERM or a power cut there is no such
/// byte, and nothing is counted (DESIGN, section 4, rule 6).
struct CrashMark {
    private let path: String
    private static let descriptor = Atomic<Int32>(-1)
    private static let deadly = [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGSYS]

    /// A stack of its own for the handler: deep nesting kills by using up the ordinary one.
    private static let prepareStack: Void = {
        let size = 64 << 10
        var stack = unsafe stack_t(
            ss_sp: UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16), ss_flags: 0, ss_size: size)
        unsafe sigaltstack(&stack, nil)
    }()

    init(path: String) { self.path = path }

    /// The message whose reader died, if the last run ended like that; the mark is wiped.
    func takeVictim() -> ContentHash? {
        defer { unsafe unlink(path) }
        guard let data = FileManager.default.contents(atPath: path), data.count == 65 else { return nil }
        return ContentHash(String(decoding: data.prefix(64), as: UTF8.self))
    }

    /// Counts an attempt for the message whose reader died, if the last run ended like that.
    func countVictim(in store: TicketStore, now: Date) throws {
        guard let victim = takeVictim() else { return }
        try store.write { ledger in _ = try ledger.countAttempt(victim, at: now) }
    }

    /// Marks a message as in hand until `release`.
    func hold(_ hash: ContentHash) throws(PosternError) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_APPEND, 0o600)
        let text = Array(hash.hex.utf8)
        guard file >= 0, unsafe write(file, text, text.count) == text.count else {
            let reason = unsafe String(cString: strerror(errno))
            if file >= 0 { close(file) }
            throw .tryAgain("cannot write \(path): \(reason); make room and run again")
        }
        Self.prepareStack
        Self.descriptor.store(file, ordering: .sequentiallyConsistent)
        for number in Self.deadly {
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = { number in
                // Only what a signal handler may call; the default action follows, since the handler is reset.
                var mark = UInt8(ascii: "!")
                _ = unsafe write(CrashMark.descriptor.load(ordering: .relaxed), &mark, 1)
                raise(number)
            }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER | SA_ONSTACK
            _ = unsafe sigaction(number, &action, nil)
        }
    }

    /// The message has its end state.
    func release() {
        let file = Self.descriptor.exchange(-1, ordering: .sequentiallyConsistent)
        if file >= 0 { close(file) }
        unsafe unlink(path)
        for number in Self.deadly { signal(number, SIG_DFL) }
    }
}
