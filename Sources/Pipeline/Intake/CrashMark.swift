import Disclosure
import Foundation
import Synchronization
import Tickets

/// Tells the death of a message's reader from a run that was merely ended.
///
/// Each thread knows the message that it has in hand. A signal that only a defect raises has the thread that it strikes
/// write that message's hash into `in-hand` in the spool on the way down, so the next run counts an attempt; after
/// SIGKILL, SIGTERM or a power cut there is no hash, and nothing is counted (DESIGN, section 4, rule 6).
final class CrashMark: Sendable {
    private let path: String
    private static let descriptor = Atomic<Int32>(-1)
    private static let deadly = [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGSYS]
    private static let digits = 64

    /// Of a thread: room for the digits, of which the first is NUL while nothing is in hand, and behind it a stack for the
    /// handler, since deep nesting kills by using up the ordinary one.
    private static let inHand: pthread_key_t = {
        var key = pthread_key_t()
        unsafe pthread_key_create(&key) { room in
            var none = unsafe stack_t()
            unsafe none.ss_flags = Int32(SS_DISABLE)
            unsafe sigaltstack(&none, nil)
            unsafe free(room)
        }
        return key
    }()
    private static let stackSize = 64 << 10

    /// Nothing is written yet.
    init(path: String) { self.path = path }

    deinit { close() }

    /// Counts an attempt for the message whose reader died, if the last run ended like that, and waits for this run's.
    func begin(in store: TicketStore, now: Date) throws {
        if let victim = takeVictim() { try store.write { ledger in _ = try ledger.countAttempt(victim, at: now) } }
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            let reason = unsafe String(cString: strerror(errno))
            throw PosternError.tryAgain("cannot write \(path): \(reason); make room and run again")
        }
        _ = Self.inHand
        Self.descriptor.store(file, ordering: .sequentiallyConsistent)
        for number in Self.deadly {
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = { number in
                // Only what a signal handler may call; the default action follows, since the handler is reset.
                if let digits = unsafe pthread_getspecific(CrashMark.inHand) {
                    _ = unsafe write(CrashMark.descriptor.load(ordering: .relaxed), digits, CrashMark.digits)
                }
                raise(number)
            }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER | SA_ONSTACK
            _ = unsafe sigaction(number, &action, nil)
        }
    }

    /// The message whose reader died, if the last run ended like that; the mark is wiped.
    func takeVictim() -> ContentHash? {
        defer { unsafe unlink(path) }
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return ContentHash(String(decoding: data.prefix(Self.digits), as: UTF8.self))
    }

    /// This thread has the message in hand, as long as the body takes.
    func holding<Result>(_ hash: ContentHash, _ body: () throws -> Result) rethrows -> Result {
        let digits = unsafe Self.digitsOfThread()
        unsafe digits.update(from: Array(hash.hex.utf8), count: Self.digits)
        defer { unsafe digits.pointee = 0 }
        return try body()
    }

    /// Nothing is in hand any more.
    func close() {
        let file = Self.descriptor.exchange(-1, ordering: .sequentiallyConsistent)
        guard file >= 0 else { return }
        Glibc.close(file)
        unsafe unlink(path)
        for number in Self.deadly { signal(number, SIG_DFL) }
    }

    private static func digitsOfThread() -> UnsafeMutablePointer<UInt8> {
        if let known = unsafe pthread_getspecific(inHand) { return unsafe known.assumingMemoryBound(to: UInt8.self) }
        guard let made = unsafe calloc(digits + stackSize, 1) else { preconditionFailure("there is no memory left") }
        var stack = unsafe stack_t(ss_sp: made + digits, ss_flags: 0, ss_size: stackSize)
        unsafe sigaltstack(&stack, nil)
        unsafe pthread_setspecific(inHand, made)
        return unsafe made.assumingMemoryBound(to: UInt8.self)
    }
}
