public import Disclosure
public import Foundation

/// What a handler records about a case; its state follows from it (DESIGN, section 8).
public struct CaseChange: Sendable, Hashable {
    /// By the vendor's policy.
    public var severity: Severity?
    /// A CVSS vector of any version.
    public var vector: String?
    /// The affected product, by its name in the settings.
    public var product: String?
    /// Versions found affected; they are added to those on record.
    public var affectedVersions: [String] = []
    /// How it was reproduced, or why it could not be.
    public var reproduction: String?
    /// The form the remediation takes.
    public var remediationForm: RemediationForm?
    /// The plan in a handler's words.
    public var remediationNote: String?
    /// When the remediation is to be there, `YYYY-MM-DD`.
    public var targetDate: String?
    /// Versions that have the remediation; they are added to those on record.
    public var releases: [String] = []
    /// Why the case is closed.
    public var resolution: Resolution?
    /// Takes the resolution away.
    public var reopens = false
    /// Why the severity is what it is, or the case is closed or opened again.
    public var reason: String?
    /// The state the handler means to reach; refused with what is missing.
    public var state: TicketState?
    /// The handler has seen to what needed a person.
    public var settled = false
    /// Who answers for the case: a name of the team in the settings.
    public var owner = Edit<String>.keep
    /// Since when we know that the flaw is exploited.
    public var exploited = Edit<Date>.keep
    /// The day on which a reporter means to publish, `YYYY-MM-DD`.
    public var disclosure = Edit<String>.keep
    /// Clocks of the law whose notification has been made.
    public var notified: [ClockKind] = []
    /// Whether we wait for the reporter's answer.
    public var isWaiting: Bool?
    /// How often a reporter is to hear.
    public var pace: UpdatePace?
    /// Whose pace is meant, by the number that the reporter knows; nil if there is one.
    public var report: TicketNumber?
    /// Links that are added.
    public var links: [CaseLink] = []
    /// Targets of links that go.
    public var unlinked: [String] = []

    /// No change.
    public init() {}

    /// Whether nothing is to be recorded.
    public var isEmpty: Bool {
        var rest = self
        rest.reason = nil
        rest.report = nil
        return rest == CaseChange()
    }
}
