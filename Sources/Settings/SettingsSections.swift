public import Disclosure

/// The mailbox that reports come to.
public struct MailboxSettings: Sendable, Equatable {
    /// Ours; the first is the one answers come from. Never empty.
    public var addresses: [EmailAddress]
    /// Shown beside the address in answers.
    public var name: String
    /// Mail to this address is answered with our certificate.
    public var keyRequestAddress: EmailAddress?
    /// The Maildir that mail is delivered into.
    public var inbox: String
    /// Whether mail in `cur/` is read too.
    public var readCur = false
    /// The name our own mail server gives itself in `Authentication-Results` (RFC 8601); others' are ignored.
    public var authservID: String?
}

/// Who makes the products.
public struct VendorSettings: Sendable, Equatable {
    /// As letters have it.
    public var name: String
    /// Where the disclosure policy can be read.
    public var policyURL: String?
}

/// The GnuPG home and the key of the mailbox.
public struct PGPSettings: Sendable, Equatable {
    /// The GnuPG home with the mailbox's own secret keys.
    public var home: String
    /// A fingerprint, 40 or 64 capital hex digits; nil takes the only secret key there is.
    public var signingKey: String?
    /// For one gpg operation.
    public var timeLimitSeconds = 60
    /// How long before the key expires the warnings start.
    public var expiryWarningDays = 30
}

/// How tickets are numbered.
public struct TicketSettings: Sendable, Equatable {
    /// 1 to 16 capital letters or digits, starting with a letter.
    public var prefix = "PSN"
}

/// Whom answers go to, in which words and how often.
public struct AnswerSettings: Sendable, Equatable {
    /// Used where a report does not show its language.
    public var language = MailLanguage.english
    /// A directory with templates that win over the built-in ones.
    public var templates: String?
    /// The most automatic mails to one address in a day.
    public var perAddressPerDay = 10
    /// The most automatic mails to one domain in a day.
    public var perDomainPerDay = 50
    /// The most automatic mails in an hour.
    public var perHour = 100
    /// The wait before each further try; after the last the mail has failed.
    public var retryMinutes = [5, 15, 60, 240, 720, 1440]
}

/// How long a reporter waits at most for the next update, in days.
public struct UpdateSettings: Sendable, Equatable {
    /// While no severity is decided.
    public var untriagedDays = 7
    /// Severity critical.
    public var criticalDays = 7
    /// Severity important.
    public var importantDays = 14
    /// Severity moderate.
    public var moderateDays = 30
    /// Severity low.
    public var lowDays = 30
    /// Whatever the severity, for reporters who asked to hear once a month.
    public var monthlyDays = 30

    /// The time between two updates, in seconds; nil is a ticket whose severity is not decided.
    public func period(severity: Severity?) -> Double {
        let days =
            switch severity {
            case nil: untriagedDays
            case .critical: criticalDays
            case .important: importantDays
            case .moderate: moderateDays
            case .low: lowDays
            }
        return Double(days) * 86_400
    }
}
