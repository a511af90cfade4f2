import Disclosure

/// A mail that the year's own reckoning wants to have been sent.
struct YearMail {
    enum Detail: String { case full, unverified, none }

    var kind: OutgoingKind
    var to: String
    /// In the subject and the Message-ID; nil for a certificate.
    var number: String?
    var language: MailLanguage
    /// The name of the key it is encrypted to.
    var key: String?
    var detail: Detail
    var references: [String]
    /// What tells letters of one kind apart; the name of the golden file.
    var label: String
    var now: Int
    /// Days (UTC) that stand in it.
    var dates: [String] = []
    var asksForCredit = false
    /// The name in an encrypted, verified update.
    var state: TicketState?
    var hasCertificate: Bool?
    /// As it left, and its Message-ID; known once it is found.
    var bytes: [UInt8] = []

    /// What the outside of a mail tells.
    var outside: String { "\(kind.rawValue) \(to) \(number ?? "-")" }
}
