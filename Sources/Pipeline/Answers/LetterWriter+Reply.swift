import Correspondence
import Disclosure
import Foundation
import Tickets

/// What a handler's reply is made of.
struct ReplyMaterial {
    var report: StoredReport
    /// The handler's words.
    var text: String
    var files: [DraftAttachment]
    /// What came and went on this report, oldest first; its end is answered.
    var thread: [MessageID]
    /// A fingerprint; nil sends the reply signed and in clear.
    var encryptTo: String?
    /// Nothing has been sent to this address yet.
    var isFirstContact: Bool
}

extension LetterWriter {
    /// A handler's words to one reporter, as a mail.
    ///
    /// - Parameter key: what tells this reply from every other.
    func reply(_ material: ReplyMaterial, key: String) throws -> OutgoingDraft {
        let report = material.report
        let facts = ReplyFacts(context: try context(report.language), number: report.number, text: material.text)
        let letter = templates.reply(facts)
        var draft = OutgoingDraft(
            kind: .reply, from: sender, to: report.reporter.mailbox.address, subject: letter.subject, body: letter.body,
            bodyInClear: material.encryptTo == nil ? letter.body : templates.replyInClear(facts).body,
            messageID: try messageID(.reply, ticket: report.number, key: key), inReplyTo: material.thread.last,
            references: material.thread, language: report.language, encryptTo: material.encryptTo,
            attachCertificate: material.isFirstContact, autoSubmitted: nil)
        do throws(AttachmentError) {
            try draft.attach(material.files)
        } catch { throw PosternError.unusable(error.description) }
        return draft
    }
}
