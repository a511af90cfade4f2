public import Disclosure

/// What a report says of itself, each in its own words on one line; none of it verified.
public struct NoticeClaims: Sendable, Equatable {
    /// How grave the reporter calls it.
    public var severity: String?
    /// That somebody exploits it already.
    public var exploited: String?
    /// That the public knows of it already.
    public var published: String?
    /// Whether and how they want to be named.
    public var credit: String?

    /// Claims; none by default.
    public init(
        severity: String? = nil, exploited: String? = nil, published: String? = nil, credit: String? = nil
    ) {
        self.severity = severity
        self.exploited = exploited
        self.published = published
        self.credit = credit
    }
}

/// What a notice tells a handler.
///
/// Whatever comes from outside (reporter, configuration, claims, text) is to be escaped by the caller, with
/// `VisibleText.line`, the text with `VisibleText.block`. No tag in a value is interpreted.
public struct NoticeFacts: Sendable {
    /// For whom it is sent, and in which language.
    public var context: LetterContext
    /// The case; of several that are late, the one that has been so for longest.
    public var number: TicketNumber
    /// Why it is sent.
    public var occasion: NoticeOccasion
    /// The name of the handler who gets it.
    public var handler: String
    /// The name of the handler who answers for the product.
    public var owner: String?
    /// The product, with its version if the report names one.
    public var product: String?
    /// The reporter's mailbox, or what is known of it.
    public var reporter: String?
    /// How the report came, and what its signatures say.
    public var channel: String?
    /// What was read out of the report, a line for each fact.
    public var configuration: [String]
    /// What the report lacks.
    public var missing: [MissingItem]
    /// What the report says of itself.
    public var claims: NoticeClaims
    /// When the reporter means to publish.
    public var disclosureDate: CalendarDay?
    /// A line for each clock that runs.
    public var due: [String]
    /// A line for each clock that has run out, with the number of its case where there are several.
    public var late: [String]
    /// The report's words; every line of them is quoted with `>`, and otherwise stays as it is.
    public var text: String?
    /// Whether `text` is only the beginning; the letter says so.
    public var isTextCut: Bool
    /// What to type next, each short enough for a line of 70 columns; `postern ticket show NUMBER` if empty.
    public var commands: [String]

    /// The facts of one notice.
    public init(
        context: LetterContext, number: TicketNumber, occasion: NoticeOccasion, handler: String, owner: String? = nil,
        product: String? = nil, reporter: String? = nil, channel: String? = nil, configuration: [String] = [],
        missing: [MissingItem] = [], claims: NoticeClaims = NoticeClaims(), disclosureDate: CalendarDay? = nil,
        due: [String] = [], late: [String] = [], text: String? = nil, isTextCut: Bool = false, commands: [String] = []
    ) {
        self.context = context
        self.number = number
        self.occasion = occasion
        self.handler = handler
        self.owner = owner
        self.product = product
        self.reporter = reporter
        self.channel = channel
        self.configuration = configuration
        self.missing = missing
        self.claims = claims
        self.disclosureDate = disclosureDate
        self.due = due
        self.late = late
        self.text = text
        self.isTextCut = isTextCut
        self.commands = commands
    }
}
