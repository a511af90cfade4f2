import Disclosure
import Foundation
import OpenPGP
import PGPMIME
import Tickets

/// A mail of the outbox on its way to a worker who signs it.
struct UnsignedLetter: Sendable {
    let mail: OutgoingMail
    let date: Date
    /// Whom it is encrypted to, and the certificate on record.
    var recipient: (key: Fingerprint, certificate: [UInt8])?

    /// The finished mail; of one that is finished already, the same bytes.
    func finished(by worker: RunWorker) -> Result<[UInt8], any Error> {
        Result { try mail.finished ?? sign(by: worker) }
    }

    private func sign(by worker: RunWorker) throws -> [UInt8] {
        let facts = try worker.facts.get()
        func signer(_ certificates: [[UInt8]]) throws -> MailSigner {
            MailSigner(
                keys: try worker.holder().with(certificates), signingKey: facts.own, ownCertificate: facts.armored,
                autocryptKeyData: facts.binary)
        }
        guard let (key, certificate) = recipient else {
            return try signer([]).finish(mail.draft.inClear(), encryptingTo: nil, date: date)
        }
        guard holdsCertificate(certificate) else {
            // No address: the text rests in clear beside the mail, and cron mails it.
            let remedy = "import it again (`postern key import FILE --for ADDRESS`; `postern outbox list` has both)"
            throw OpenPGPError.keyUnusable(key, "its certificate on record is damaged, \(remedy)")
        }
        do {
            return try signer([certificate]).finish(mail.draft, encryptingTo: key, date: date)
        } catch let error as OpenPGPError where Self.blames(error, keyOtherThan: facts.own) {
            // The reporter's certificate cannot be encrypted to any more: less is said, never the same in clear.
            return try signer([]).finish(mail.draft.inClear(), encryptingTo: nil, date: date)
        }
    }

    private static func blames(_ error: OpenPGPError, keyOtherThan own: Fingerprint) -> Bool {
        switch error {
        case .keyExpired(let key), .keyUnusable(let key, _): key != own
        default: false
        }
    }
}
