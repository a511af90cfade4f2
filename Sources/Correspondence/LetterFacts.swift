public import Disclosure
public import FoundationEssentials

/// What every letter says about its sender.
public struct LetterContext: Sendable {
    /// The maker of the products.
    public var vendor: String
    /// The name beside our address.
    public var team: String
    /// Ours.
    public var address: EmailAddress
    /// Where our disclosure policy can be read.
    public var policyURL: String?
    /// Of our certificate; shown in groups of four digits.
    public var fingerprint: String
    /// The language of the letter.
    public var language: MailLanguage
    /// Where the days that the letter names begin and end: promises end by the vendor's clock.
    public var timeZone: TimeZone

    /// The sender of a letter and the language it is written in.
    public init(
        vendor: String, team: String, address: EmailAddress, policyURL: String?, fingerprint: String,
        language: MailLanguage, timeZone: TimeZone = .gmt
    ) {
        self.vendor = vendor
        self.team = team
        self.address = address
        self.policyURL = policyURL
        self.fingerprint = fingerprint
        self.language = language
        self.timeZone = timeZone
    }
}

/// What a letter asks for.
public enum Help: Sendable, Equatable {
    /// The items that the report lacks; none is missing if it is empty.
    case missing([MissingItem])
    /// The general list, where nothing specific may be said.
    case general
}

/// Why a message could not be opened, as far as anyone can tell without our key.
public enum OpenProblem: Sendable, Equatable {
    /// Encrypted to another key than ours.
    case otherKey
    /// Encrypted with a password.
    case password
}

/// What an acknowledgement says.
public struct AcknowledgementFacts: Sendable {
    /// Who writes, and in which language.
    public var context: LetterContext
    /// The reporter's own number.
    public var number: TicketNumber
    /// When the report arrived.
    public var receivedAt: Date
    /// When the reporter hears the result of triage at the latest.
    public var triageBy: Date
    /// When the reporter hears from us again at the latest.
    public var nextUpdateBy: Date
    /// What the letter asks for.
    public var help: Help
    /// Our certificate goes with the mail if there is one.
    public var problem: OpenProblem?

    /// The facts of one acknowledgement.
    public init(
        context: LetterContext, number: TicketNumber, receivedAt: Date, triageBy: Date, nextUpdateBy: Date, help: Help,
        problem: OpenProblem? = nil
    ) {
        self.context = context
        self.number = number
        self.receivedAt = receivedAt
        self.triageBy = triageBy
        self.nextUpdateBy = nextUpdateBy
        self.help = help
        self.problem = problem
    }
}

/// What a letter that carries our certificate says.
public struct CertificateFacts: Sendable {
    /// Who writes, and in which language.
    public var context: LetterContext

    /// The facts of one answer to a request for our certificate.
    public init(context: LetterContext) {
        self.context = context
    }
}
