import Disclosure
import Foundation
import Mail
import OpenPGP
import Tickets

extension CaseReply {
    /// To whom a reply goes and how.
    struct Decision {
        var ticket: StoredTicket
        var material: ReplyMaterial
        var warnings: [String]
    }

    /// The most that a reply's own words may have, as a note.
    static var maximumTextBytes: Int { 1 << 20 }

    func checkText(_ request: Request) throws(PosternError) {
        guard !request.text.trimmed.isEmpty else { throw .unusable("the text is empty; nothing was sent") }
        guard request.text.utf8.count <= Self.maximumTextBytes, !request.text.utf8.contains(0) else {
            throw .unusable("a reply takes text of at most 1 MiB; attach what is longer, or no text, with --attach")
        }
    }

    func decide(_ request: Request, on number: TicketNumber) throws -> Decision {
        let work = CaseWork(home)
        let ticket = try work.find(number)
        let messages = try home.store.messages(of: ticket.id)
        let report = try latest(of: work.reports(of: ticket, by: request.to, option: "--to"), messages)
        let address = report.reporter.mailbox.address
        // It would take SMTPUTF8 (RFC 6531) on the whole way, which nobody can promise.
        guard ShownAddress(address).ascii == nil else {
            throw PosternError.unusable(
                "\(ShownAddress(address).line) is not ASCII, and mail to it may not arrive; write to the reporter by hand"
            )
        }
        let key = try request.isInClear ? nil : key(for: report, messages)
        let material = ReplyMaterial(
            report: report, text: request.text, files: try request.files.map(Self.attachment),
            thread: try thread(of: report, messages), encryptTo: key,
            isFirstContact: try home.store.answerCount(to: .address(address), since: .distantPast) == 0)
        return Decision(
            ticket: ticket, material: material, warnings: warnings(on: report, isEncrypted: key != nil))
    }

    /// Of one reporter's reports, after a merge, the one that they wrote on last.
    private func latest(of reports: [StoredReport], _ messages: [StoredMessage]) throws -> StoredReport {
        let last = messages.last { message in reports.contains { $0.id == message.report } }
        guard let report = reports.first(where: { $0.id == last?.report }) ?? reports.last else {
            throw PosternError.defect("a ticket without a report; run `postern audit`")
        }
        return report
    }

    // MARK: - Encryption

    /// - Returns: nil if the reply may go in clear.
    private func key(for report: StoredReport, _ messages: [StoredMessage]) throws -> String? {
        let address = report.reporter.mailbox.address
        let name = ShownAddress(address).line
        let remedy = "`postern key import FILE --for \(address)`, or send it in clear on purpose (--in-clear)"
        guard let certificate = try home.store.certificateInUse(for: address) else {
            let cameEncrypted = Self.messages(of: report, among: messages).contains { message in
                message.record.encryption != "none" || message.record.failure != nil
            }
            guard report.channel == .clear, !cameEncrypted else {
                throw PosternError.unusable(
                    "the reporter wrote encrypted, and no certificate is bound to \(name): import it with \(remedy)")
            }
            return nil
        }
        let scratch = try home.keys().scratchDirectory
        let offer = try inspectCertificates(certificate.bytes, sender: address, scratchParent: scratch)
        let info = offer.accepted.first?.info
        guard let info, info.canEncrypt else {
            let why = info.map { $0.isRevoked ? "revoked" : $0.isExpired ? "expired" : "without a key for that" }
            throw PosternError.unusable(
                "nothing can be encrypted to the certificate of \(name): it is \(why ?? "damaged"); ask for another one "
                    + "and import it with \(remedy)")
        }
        return certificate.fingerprint
    }

    private func warnings(on report: StoredReport, isEncrypted: Bool) -> [String] {
        var warnings: [String] = []
        let name = ShownAddress(report.reporter.mailbox.address).line
        if !isEncrypted { warnings.append("the reply to \(name) is signed, but not encrypted") }
        if report.channel == .encryptedUnverified {
            warnings.append(
                "nothing proves that \(name) wrote the report: it came encrypted without a signature of theirs inside, and "
                    + "may have been sent on by somebody else")
        }
        if report.pace == .stopped { warnings.append("\(name) asked for no more updates") }
        return warnings
    }

    // MARK: - Thread

    /// What the reporter wrote and got, and in the end their latest message, which is answered (RFC 5322, section
    /// 3.6.4).
    private func thread(of report: StoredReport, _ messages: [StoredMessage]) throws -> [MessageID] {
        let theirs = Self.messages(of: report, among: messages).filter { $0.messageID != nil }
        let ours = try home.store.outgoingHeads(states: [.submitted, .queued], ticket: report.ticket)
            .filter { $0.report == report.id }
        let dated =
            theirs.compactMap { message in message.messageID.map { ($0, message.receivedAt) } }
            + ours.map { ($0.messageID, $0.createdAt) }
        let answered = theirs.max { $0.receivedAt < $1.receivedAt }?.messageID
        let before = dated.sorted { $0.1 < $1.1 }.map(\.0).filter { $0 != answered }
        return before + [answered].compactMap(\.self)
    }

    /// What the reporter wrote, and whatever came on their report.
    private static func messages(of report: StoredReport, among all: [StoredMessage]) -> [StoredMessage] {
        all.filter { message in
            [.filed, .followUp, .unreadable].contains(message.outcome)
                && (message.report == report.id || message.record.from?.address == report.reporter.mailbox.address)
        }
    }
}
