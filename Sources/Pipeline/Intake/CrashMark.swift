import Disclosure
import Foundation
import Synchronization
import Tickets

/// Tells the death of a message's reader from a run that was merely ended.
///
/// While messages are in hand, `in-hand` in the spool holds their hashes. A signal that only a defect raises adds one
/// byte to it on the way down, so the next run counts an attempt; after SIGKILL, SIGTERM or a power cut there is no such
/// byte, and nothing is counted (DESIGN, section 4, rule 6). Where several were in hand, the next run takes its messages
/// one at a time, so that the one to blame is known if it happens again.
final class CrashMark: Sendable {
    private let path: String
    private let held = Mutex<[ContentHash]>([])
    private static let descriptor = Atomic<Int32>(-1)
    private static let deadly = [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGSYS]
    /// Hex digits and a line end.
    private static let lineLength = 65

    /// A stack of its own for the handler: deep nesting kills by using up the ordinary one.
    private static let prepareStack: Void = {
        let size = 64 << 10
        var stack = unsafe stack_t(
            ss_sp: UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16), ss_flags: 0, ss_size: size)
        unsafe sigaltstack(&stack, nil)
    }()

    init(path: String) { self.path = path }

    deinit { close() }

    /// The messages whose reader died, if the last run ended like that; the mark is wiped.
    func takeVictims() -> [ContentHash] {
        defer { unsafe unlink(path) }
        guard let data = FileManager.default.contents(atPath: path), data.count % Self.lineLength == 1 else {
            return []
        }
        return String(decoding: data.dropLast(), as: UTF8.self).split(separator: "\n").compactMap {
            ContentHash(String($0))
        }
    }

    /// Counts an attempt for the message whose reader died, if the last run ended like that.
    ///
    /// - Returns: whether messages are to be taken one at a time, since one of several was to blame.
    @discardableResult
    func countVictim(in store: TicketStore, now: Date) throws -> Bool {
        let victims = takeVictims()
        guard victims.count == 1 else { return !victims.isEmpty }
        try store.write { ledger in _ = try ledger.countAttempt(victims[0], at: now) }
        return false
    }

    /// Marks a message as in hand until `release`.
    func hold(_ hash: ContentHash) throws(PosternError) {
        try held.withLock { held throws(PosternError) in
            if Self.descriptor.load(ordering: .sequentiallyConsistent) < 0 { try open() }
            held.append(hash)
            guard write(held) else {
                let reason = unsafe String(cString: strerror(errno))
                throw .tryAgain("cannot write \(path): \(reason); make room and run again")
            }
        }
    }

    /// The message has its end state, or nobody reads it any more.
    ///
    /// - Parameter hash: nil for all that are in hand.
    func release(_ hash: ContentHash? = nil) {
        held.withLock { held in
            guard !held.isEmpty else { return }
            held.removeAll { hash == nil || $0 == hash }
            _ = write(held)
        }
    }

    /// Nothing is in hand any more.
    func close() {
        held.withLock { held in
            held = []
            let file = Self.descriptor.exchange(-1, ordering: .sequentiallyConsistent)
            guard file >= 0 else { return }
            Glibc.close(file)
            unsafe unlink(path)
            for number in Self.deadly { signal(number, SIG_DFL) }
        }
    }

    private func open() throws(PosternError) {
        let file = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_APPEND, 0o600)
        guard file >= 0 else {
            let reason = unsafe String(cString: strerror(errno))
            throw .tryAgain("cannot write \(path): \(reason); make room and run again")
        }
        Self.prepareStack
        Self.descriptor.store(file, ordering: .sequentiallyConsistent)
        for number in Self.deadly {
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = { number in
                // Only what a signal handler may call; the default action follows, since the handler is reset.
                var mark = UInt8(ascii: "!")
                _ = unsafe Glibc.write(CrashMark.descriptor.load(ordering: .relaxed), &mark, 1)
                raise(number)
            }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER | SA_ONSTACK
            _ = unsafe sigaction(number, &action, nil)
        }
    }

    private func write(_ held: [ContentHash]) -> Bool {
        let file = Self.descriptor.load(ordering: .sequentiallyConsistent)
        let text = Array(held.map { "\($0.hex)\n" }.joined().utf8)
        return ftruncate(file, 0) == 0 && (unsafe Glibc.write(file, text, text.count)) == text.count
    }
}
