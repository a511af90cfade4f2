import Disclosure
import Tickets

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
            if result.flags.contains("ofNotice") {
                return "\(ticket): a notice to one of the team came back (\(result.reason ?? "")); "
                    + "see `postern outbox list --state bounced`, and correct the address in [[team]]"
            }
            return "\(ticket): mail to the reporter came back (\(result.reason ?? "")); "
                + "see `postern ticket show \(ticket)`"
        case .ours:
            guard result.reason != nil else { break }
            return "\(result.source): mail from our own address that we did not send; it was not filed: if it is a "
                + "report, have it sent from another address (message \(result.hash.prefix))"
        case .filed, .duplicate, .automatic, .keyRequest: break
        }
        if result.flags.contains("closedTicket") {
            return "\(ticket): a follow-up came in on a closed ticket; see `postern ticket show \(ticket)`"
        }
        if result.flags.contains("keyChange") {
            return
                "\(ticket): the reporter sent another certificate than the one on record; it is held (`postern key list`): "
                + "ask them by another way whether it is theirs, then bind it with `postern key accept FINGERPRINT`"
        }
        return nil
    }

    /// What a mark on a ticket asks for.
    static func words(onMark code: String) -> String {
        switch code {
        case "unreadable": "a message on it cannot be read; then `postern reprocess`"
        case "bounced": "mail to the reporter came back; then `postern ticket set --settled`"
        case "followUp": "somebody wrote after it was closed; then `postern ticket set --settled`"
        default: ScreenStyle.words(code)
        }
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
        case "noHeader": "it has no header field, so it is no mail; look at what delivers into the inbox"
        case "parserFailed":
            "the process that reads messages failed on what it holds; raise the limits of [parser], \(again), or open the "
                + "original in archive/ with other programs, on a machine that may be lost"
        case "noText": "there is no text in it; open its attachments with `postern ticket show \(ticket)`"
        default: "damaged or no message at all (\(reason)); ask the reporter to send it again"
        }
    }

    static func add(_ outbox: OutboxRun.Summary, to board: NoticeBoard) throws {
        if let blocked = outbox.blocked {
            try board.once("blocked", "answers cannot be sent: \(blocked); run `postern check`")
        }
        for (mail, reason) in outbox.gaveUp {
            board.always(
                "the \(mail.draft.kind.rawValue) \(mail.draft.messageID) could not be submitted: "
                    + "\(VisibleText.line(reason)); mend it, then `postern outbox retry \(mail.draft.messageID.value)`")
        }
    }
}
