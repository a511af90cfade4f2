public import Disclosure
public import FoundationEssentials

/// How much a status update or a confirmation may tell; DESIGN section 5.
public enum UpdateDetail: String, Sendable, CaseIterable {
    /// Everything: the mail is encrypted to a key bound to the reporter.
    case full
    /// The number alone: the mail is encrypted likewise, but nothing showed that the report came from its owner, who may
    /// have sent on what somebody else wrote.
    case unverified
    /// The number alone: the mail goes out in clear. When the reporter hears again would tell severity and end.
    case none
}

/// How the advisory names a reporter, as far as we know.
public enum CreditLine: Sendable, Equatable {
    /// Neither known nor asked; the letter says nothing of it.
    case unknown
    /// This letter asks; once, before an advisory.
    case asked
    /// By this name: one line, from a signed command or a handler's record, never out of a report.
    case named(String)
    /// Not at all, as the reporter wishes.
    case anonymous
}

/// What a status update says.
public struct UpdateFacts: Sendable {
    /// Who writes, and in which language.
    public var context: LetterContext
    /// The reporter's own number, whatever case their report was merged into.
    public var number: TicketNumber
    /// Where the case stands.
    public var state: TicketState
    /// The state last told to this reporter, if another.
    public var previousState: TicketState?
    /// Why a closed case was closed.
    public var resolution: Resolution?
    /// As we rate it, once decided.
    public var severity: Severity?
    /// The form the remediation takes, once decided.
    public var remediationForm: RemediationForm?
    /// `YYYY-MM-DD`.
    public var targetDate: String?
    /// The releases that hold the remediation.
    public var releases: [String]
    /// Nil when no further update follows, or none at a set time.
    public var nextUpdateBy: Date?
    /// How much may be told.
    public var detail: UpdateDetail
    /// Whether anything differs from what this reporter was told last; if not, the letter says so in two sentences.
    public var isNews: Bool
    /// When this reporter was told last; stands in a letter without news.
    public var previousUpdateAt: Date?
    /// When the present stage is due: triage, assessment, plan, remediation or advisory, by the state.
    public var nextStepBy: Date?
    /// Whether `nextStepBy` has passed: the letter says so and is sorry.
    public var isLate: Bool
    /// Where the advisory can be read, once it can.
    public var advisoryURL: String?
    /// How the advisory names this reporter.
    public var credit: CreditLine
    /// Whether we asked this reporter something and wait for the answer.
    public var isWaiting: Bool
    /// How often this reporter wants to hear.
    public var pace: UpdatePace

    /// The facts of one status update.
    public init(
        context: LetterContext, number: TicketNumber, state: TicketState, previousState: TicketState?,
        resolution: Resolution?, severity: Severity?, remediationForm: RemediationForm?, targetDate: String?,
        releases: [String], nextUpdateBy: Date?, detail: UpdateDetail, isNews: Bool = true,
        previousUpdateAt: Date? = nil, nextStepBy: Date? = nil, isLate: Bool = false, advisoryURL: String? = nil,
        credit: CreditLine = .unknown, isWaiting: Bool = false, pace: UpdatePace = .usual
    ) {
        self.context = context
        self.number = number
        self.state = state
        self.previousState = previousState
        self.resolution = resolution
        self.severity = severity
        self.remediationForm = remediationForm
        self.targetDate = targetDate
        self.releases = releases
        self.nextUpdateBy = nextUpdateBy
        self.detail = detail
        self.isNews = isNews
        self.previousUpdateAt = previousUpdateAt
        self.nextStepBy = nextStepBy
        self.isLate = isLate
        self.advisoryURL = advisoryURL
        self.credit = credit
        self.isWaiting = isWaiting
        self.pace = pace
    }
}
