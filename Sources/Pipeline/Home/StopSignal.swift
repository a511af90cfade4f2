import Glibc
import Synchronization

/// Ctrl-C, and the SIGTERM of a service manager, end a long command between two messages, with the ledger in order.
public enum StopSignal {
    private static let asked = Atomic<Bool>(false)

    /// Heeds them from now on. Each is heeded once: a second one ends the process as signals do, and the next run makes
    /// good what that left.
    public static func heed() {
        for number in [SIGINT, SIGTERM] {
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = { _ in
                StopSignal.asked.store(true, ordering: .relaxed)
            }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
            _ = unsafe sigaction(number, &action, nil)
        }
    }

    /// Throws if the command is to end; called between two messages.
    static func check() throws(PosternError) {
        guard asked.load(ordering: .relaxed) else { return }
        throw .stopped("stopped after the message in hand; what was done stays done")
    }
}

/// Called with the number of messages that are done and that there are in all.
public typealias Progress = (_ done: Int, _ all: Int) -> Void
