public import Disclosure

/// Everything an operator can set; what each means, its unit, default and consequence stand in ``sample(address:vendorName:signingKey:)``.
///
/// Paths are absolute: relative ones in the file stand against `root`.
public struct PosternSettings: Sendable, Equatable {
    /// The directory of the settings file.
    public var root: String
    public var mailbox: MailboxSettings
    public var vendor: VendorSettings
    public var pgp: PGPSettings
    public var spool: String
    public var tickets = TicketSettings()
    public var answers = AnswerSettings()
    public var promises = PromiseSettings()
    public var updates = UpdateSettings()
    public var submission: SubmissionSettings
    public var limits = LimitSettings()
    public var extraction = ExtractionSettings()
    public var products: [ProductSettings] = []
    public var team: [TeamMember] = []

    /// The defaults for a mailbox with one address.
    ///
    /// - Parameter root: an absolute path without a slash at its end.
    public init(root: String, address: EmailAddress) {
        self.root = root
        vendor = VendorSettings(name: address.domain)
        mailbox = MailboxSettings(
            addresses: [address], name: "\(address.domain) Product Security Team", inbox: "\(root)/spool/inbox")
        pgp = PGPSettings(home: "\(root)/keys")
        spool = "\(root)/spool"
        submission = SubmissionSettings(outbox: "\(root)/spool/outbox")
    }
}

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
    public var name: String
    /// Where the disclosure policy can be read.
    public var policyURL: String?
}

/// The GnuPG home and the key of the mailbox.
public struct PGPSettings: Sendable, Equatable {
    public var home: String
    /// A fingerprint, 40 or 64 capital hex digits; nil takes the only secret key there is.
    public var signingKey: String?
    public var timeLimitSeconds = 60
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
    public var perAddressPerDay = 10
    public var perDomainPerDay = 50
    public var perHour = 100
    /// The wait before each further try; after the last the mail has failed.
    public var retryMinutes = [5, 15, 60, 240, 720, 1440]
}

/// What we promise reporters.
public struct PromiseSettings: Sendable, Equatable {
    /// Days from the report until its reporter hears the result of triage.
    public var triageDays = 5
}

/// How long a reporter waits at most for the next update, in days.
public struct UpdateSettings: Sendable, Equatable {
    public var untriagedDays = 7
    public var criticalDays = 7
    public var importantDays = 14
    public var moderateDays = 30
    public var lowDays = 30

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

/// How finished mail leaves.
public struct SubmissionSettings: Sendable, Equatable {
    /// Which way mail takes.
    public enum Method: String, Sendable, CaseIterable {
        /// Into a Maildir, for a person to send.
        case maildir
        /// Through a sendmail command.
        case sendmail
        /// To an SMTP server.
        case smtp
    }

    /// How the connection to an SMTP server is protected.
    public enum Security: String, Sendable, CaseIterable {
        /// In clear; for a server on this machine.
        case none
        /// STARTTLS, required (RFC 3207).
        case startTLS = "starttls"
        /// TLS from the first byte (RFC 8314).
        case tls
    }

    public var method = Method.maildir
    /// The Maildir of `method = "maildir"`.
    public var outbox: String
    /// The command and its arguments; the envelope is put behind them.
    public var sendmail = ["/usr/sbin/sendmail", "-i"]
    public var smtpHost: String?
    public var smtpPort = 587
    public var smtpSecurity = Security.startTLS
    public var smtpUser: String?
    /// A file of mode 0600 with the password in its first line.
    public var smtpPasswordFile: String?
    public var timeoutSeconds = 30
    /// Certificates (PEM) of the authorities to trust instead of the system's.
    public var caFile: String?
}

/// What a message may cost; more than this and it is set aside.
public struct LimitSettings: Sendable, Equatable {
    public var messageBytes = 25 << 20
    public var headerBytes = 256 << 10
    public var headerFields = 500
    public var fieldBytes = 64 << 10
    public var addressFieldBytes = 16 << 10
    public var boundaryBytes = 70
    public var boundaryLines = 2_000
    public var depth = 16
    public var parts = 256
    /// Of one decryption, counted after decompression.
    public var plaintextBytes = 32 << 20
}

/// What is asked of reporters.
public struct ExtractionSettings: Sendable, Equatable {
    /// What reproduction needs whatever the product is; nil leaves it to the extraction.
    public var required: [MissingItem]?
}

/// One product of the vendor.
public struct ProductSettings: Sendable, Equatable {
    public var name: String
    /// Other names by which reporters know it.
    public var aliases: [String] = []
    public var supported: [SupportedVersion] = []
    /// The member of the team who answers for it.
    public var owner: String?
    /// What reproduction needs for this product; nil takes the general list.
    public var required: [MissingItem]?
}

/// A version that still gets remediations.
public struct SupportedVersion: Sendable, Equatable {
    public var version: String
    /// The last day of support, `YYYY-MM-DD`; nil while no end is known.
    public var until: String?
}

/// Someone who handles tickets; sealed data is encrypted to their key too.
public struct TeamMember: Sendable, Equatable {
    public var name: String
    public var address: EmailAddress
    /// 40 or 64 capital hex digits.
    public var fingerprint: String
}
