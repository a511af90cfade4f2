import Disclosure
import Mail
import OpenPGP
import PGPMIME
import Tickets
import Vault

extension MessageRecord {
    /// Of a message that nobody has read.
    static var unread: MessageRecord {
        MessageRecord(
            from: nil, subject: nil, outerSubject: nil, date: nil, messageID: nil, text: "",
            configuration: SystemConfiguration(), parts: [], encryption: "none", failure: nil, signature: "none",
            fingerprint: nil, language: nil)
    }

    /// What is kept of a reading, sealed.
    init(_ reading: Reading) {
        let mailbox: Mailbox? = if case .ok(let mailbox) = reading.from { mailbox } else { nil }
        let opened = reading.opened
        let parts = (opened?.parts ?? []).map { part in
            PartRecord(
                path: part.path, mediaType: part.mediaType, name: part.name, bytes: part.bytes,
                sha256: part.sha256.hex, role: part.role.rawValue, encrypted: part.encrypted,
                signed: part.signed, failure: part.failure?.rawValue)
        }
        let encryption = opened.map(Self.word(for:)) ?? "none"
        self.init(
            from: mailbox, subject: opened?.subject ?? reading.outside.subject,
            outerSubject: reading.outside.subject,
            headerDifferences: opened.flatMap { $0.headerDifferences.isEmpty ? nil : $0.headerDifferences },
            date: reading.outside.date,
            messageID: reading.messageID, text: opened?.reportText ?? "", configuration: reading.configuration,
            parts: parts, encryption: encryption, failure: opened?.encryption.failure?.rawValue,
            signature: reading.signature.state.rawValue, fingerprint: reading.signature.fingerprint?.hex,
            language: reading.language)
    }

    private static func word(for message: MessageAccount) -> String {
        message.encryption.encrypted ? message.encryption.covers.rawValue : "none"
    }
}
