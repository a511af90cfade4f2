import Disclosure
import Foundation
import Tickets

/// Lines for a person; what goes on being wrong is said once a day, not at every run of cron.
struct NoticeBoard {
    private let store: TicketStore
    private let now: Date
    private var pending: [(key: String?, line: String)] = []

    init(store: TicketStore, now: Date) {
        self.store = store
        self.now = now
    }

    /// Something that happened now.
    mutating func always(_ line: String) { pending.append((nil, line)) }

    /// A condition that lasts, told apart by `key`.
    mutating func once(_ key: String, _ line: String) { pending.append((key, line)) }

    /// What is to be said in this run.
    func lines() throws -> [String] {
        var said: [String] = []
        for (key, line) in pending {
            guard let key else {
                said.append(line)
                continue
            }
            let name = "notice:\(key)"
            let last = try store.metadata(name).flatMap(Double.init) ?? 0
            // A clock that jumped back must not silence a notice for good.
            guard abs(now.timeIntervalSince1970 - last) >= 86_400 - 60 else { continue }
            try store.write { ledger in try ledger.setMetadata(name, String(now.timeIntervalSince1970)) }
            said.append(line)
        }
        return said
    }
}

/// The words of what needs a person: the thing, the reason, the next step; never a word of a report.
enum Notices {
    static func line(for result: Intake.Result) -> String? {
        let ticket = result.ticket?.description ?? "no ticket"
        switch result.outcome {
        case .unreadable, .followUp:
            guard let reason = result.reason else { break }
            return "\(ticket): \(result.source) cannot be read: "
                + explain(reason, recipients: result.recipients, ticket: ticket)
        case .setAside:
            return "set aside: \(result.source): \(result.reason ?? "unknown"); see "
                + "failed/\(result.hash.hex).txt in the spool, then `postern reprocess \(result.hash.prefix)`"
        case .bounce:
            guard result.ticket != nil, result.reason?.hasPrefix("failed") ?? false else { break }
            return "\(ticket): mail to the reporter came back (\(result.reason ?? "")); "
                + "see `postern ticket show \(ticket)`"
        case .filed, .duplicate, .automatic, .ours, .keyRequest: break
        }
        if result.flags.contains("keyChange") {
            return "\(ticket): the reporter sent another certificate than the one on record; it is held: ask them by "
                + "another way before you trust it (`postern ticket show \(ticket)`)"
        }
        return nil
    }

    /// What an unreadable message lacks.
    static func explain(_ reason: String, recipients: [String], ticket: String) -> String {
        let again = "then `postern reprocess \(ticket)`"
        return switch reason {
        case "noSecretKey":
            "encrypted to \(recipients.isEmpty ? "an unknown key" : recipients.joined(separator: ", ")), for which "
                + "there is no secret key; import it (`postern key import FILE`), \(again)"
        case "password": "encrypted with a password; the reporter has been sent our certificate"
        case "modified": "its integrity check fails or is missing; ask the reporter to send it again"
        case "tooLarge": "over limits.plaintext_bytes or pgp.time_limit_seconds; raise it, \(again)"
        case "empty": "the file is empty; nothing came of this delivery but the file itself"
        case "noText": "there is no text in it; open its attachments with `postern ticket show \(ticket)`"
        default: "damaged or no message at all (\(reason)); ask the reporter to send it again"
        }
    }

    static func add(_ outbox: OutboxRun.Summary, to board: inout NoticeBoard) {
        if let blocked = outbox.blocked {
            board.once("blocked", "answers cannot be sent: \(blocked); run `postern check`")
        }
        for (mail, reason) in outbox.gaveUp {
            board.always(
                "the \(mail.draft.kind.rawValue) \(mail.draft.messageID) could not be submitted: "
                    + "\(VisibleText.line(reason)); mend it, then `postern outbox retry \(mail.draft.messageID.value)`")
        }
    }
}
