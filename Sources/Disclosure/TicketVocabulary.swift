/// How grave a vulnerability is, by the vendor's published policy; most severe first.
public enum Severity: String, CaseIterable, Sendable, Codable, Comparable {
    case critical, important, moderate, low

    /// The more severe is the greater.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .critical: 3
        case .important: 2
        case .moderate: 1
        case .low: 0
        }
    }
}

/// Where a case stands, after ISO/IEC 30111; in the order in which a case goes through them.
public enum TicketState: String, CaseIterable, Sendable, Codable, Comparable {
    case new, triaged, confirmed, remediation, released, closed

    /// The earlier state is the smaller.
    public static func < (left: TicketState, right: TicketState) -> Bool { left.position < right.position }

    private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Why a closed case was closed.
public enum Resolution: String, CaseIterable, Sendable, Codable {
    case fixed, duplicate
    case notAVulnerability = "not-a-vulnerability"
    case notReproducible = "not-reproducible"
    case outOfSupport = "out-of-support"
    case thirdParty = "third-party"
    case wontFix = "wont-fix"
}

/// The form a remediation takes, by the vendor's published policy.
public enum RemediationForm: String, CaseIterable, Sendable, Codable {
    case release, maintenance, patch
    case thirdParty = "third-party"
    case workaround
}

/// What became of a message; the order is that of precedence where several fit.
public enum MessageOutcome: String, CaseIterable, Sendable, Codable {
    /// The same bytes were here before.
    case duplicate
    /// Over a limit, or it killed its reader twice; kept in `failed/`.
    case setAside
    /// Our own mail came back.
    case ours
    /// A delivery status notification (RFC 3464).
    case bounce
    /// An automatic reply or notice (RFC 3834).
    case automatic
    /// Joined to a ticket that was there.
    case followUp
    /// Cannot be decrypted or parsed; filed as a ticket that needs a person.
    case unreadable
    /// Sent to the address that hands out our certificate.
    case keyRequest
    /// A new ticket.
    case filed
}

/// A language answers are written in.
public enum MailLanguage: String, CaseIterable, Sendable, Codable {
    case english = "en"
    case japanese = "ja"
}

/// What an outgoing mail is for; the word stands in its Message-ID.
public enum OutgoingKind: String, CaseIterable, Sendable, Codable {
    case acknowledgement, update, certificate
    /// Tells a reporter which of their wishes were taken down.
    case confirmation
    /// A handler's own words to a reporter.
    case reply
    /// Tells a handler that something came in or is late.
    case notice
}

/// How far an outgoing mail has come.
public enum OutgoingState: String, CaseIterable, Sendable, Codable {
    /// Words and recipient are fixed; waits to be signed and submitted, or for its next try.
    case queued
    /// Handed to the MTA or the outbox Maildir.
    case submitted
    /// Came back as undeliverable (RFC 3464).
    case bounced
    /// The last try failed; a person decides.
    case failed
    /// Withdrawn by an operator before it was submitted.
    case cancelled
    /// Held back by a rule (caps, sender); recorded for handlers, never submitted.
    case withheld
}
