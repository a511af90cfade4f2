import Disclosure
import Foundation
import Tickets
import Vault

/// Lines for a person, said at once, so that none is lost when a run ends early; what goes on being wrong is said once
/// a day, not at every run of cron.
final class NoticeBoard {
    private let store: TicketStore
    private let now: Date
    private let say: (String) -> Void
    /// What has been said.
    private(set) var lines: [String] = []

    init(store: TicketStore, now: Date, say: @escaping (String) -> Void = { _ in }) {
        self.store = store
        self.now = now
        self.say = say
    }

    /// Something that happened now.
    func always(_ line: String) {
        lines.append(line)
        say(line)
    }

    /// A condition that lasts, told apart by `key`.
    func once(_ key: String, _ line: String) throws {
        guard try isDue(key) else { return }
        try mark(key)
        always(line)
    }

    /// The condition has been looked into, and is not due again within a day.
    func mark(_ key: String) throws {
        try store.write { ledger in try ledger.setMetadata(Self.name(key), String(now.timeIntervalSince1970)) }
    }

    /// Whether the condition has not been told within a day: worth asking before it is looked into at some cost.
    func isDue(_ key: String) throws -> Bool {
        let last = try store.metadata(Self.name(key)).flatMap(Double.init) ?? 0
        // A clock that jumped back must not silence a notice for good.
        return abs(now.timeIntervalSince1970 - last) >= 86_400 - 60
    }

    /// A hash, since a key may hold a file name of any length and bytes.
    private static func name(_ key: String) -> String { "notice:\(ContentHash(of: Array(key.utf8)).prefix)" }
}
