import Disclosure
import Mail
import OpenPGP
import Tickets

extension TicketStore {
    /// The certificate that mail to this address is encrypted to: bound to it, and still naming it.
    func certificateInUse(for address: EmailAddress) throws(StoreError) -> StoredCertificate? {
        try certificates(of: address).first { certificate in
            certificate.state == .bound && stillNames(address, certificate: certificate.bytes)
        }
    }

    /// Whether a mail went out encrypted, since a certificate may turn out to be of no use; before that, whether it is
    /// meant to be.
    func isEncrypted(_ mail: OutgoingHead) throws -> Bool {
        guard mail.encryptTo != nil else { return false }
        guard mail.isFinished, let finished = try finishedMail(mail.id) else { return true }
        let limits = MailLimits()
        let header = try? parseHeaderFields(headerBlock(of: finished, limit: limits.headerBytes), limits: limits)
        let type = header?.first("Content-Type")?.text.lowercased() ?? ""
        return type.hasPrefix("multipart/encrypted")
    }
}
