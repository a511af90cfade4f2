public import Disclosure

/// Everything an operator can set; meaning, unit, default and consequence of each stand in the file that
/// ``sample(address:vendorName:signingKey:)`` gives.
///
/// Paths are absolute: relative ones in the file stand against `root`.
public struct PosternSettings: Sendable, Equatable {
    /// The directory of the settings file.
    public var root: String
    /// `[mailbox]`
    public var mailbox: MailboxSettings
    /// `[vendor]`
    public var vendor: VendorSettings
    /// `[pgp]`
    public var pgp: PGPSettings
    /// The directory of database, archive and failed mail.
    public var spool: String
    /// How many messages are read and answered side by side; nil for as many as the machine has cores.
    public var workers: Int?
    /// `[tickets]`
    public var tickets = TicketSettings()
    /// `[answers]`
    public var answers = AnswerSettings()
    /// `[promises]`
    public var promises = Promises()
    /// `[calendar]`
    public var calendar = CalendarSettings()
    /// `[law]`
    public var law = LawSettings()
    /// `[updates]`
    public var updates = UpdateSettings()
    /// `[notices]`
    public var notices = NoticeSettings()
    /// `[submission]`
    public var submission: SubmissionSettings
    /// `[limits]`
    public var limits = LimitSettings()
    /// `[parser]`
    public var parser = ParserSettings()
    /// `[extraction]`
    public var extraction = ExtractionSettings()
    /// Each `[[product]]`, in the order of the file.
    public var products: [ProductSettings] = []
    /// Each `[[team]]`, in the order of the file.
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
