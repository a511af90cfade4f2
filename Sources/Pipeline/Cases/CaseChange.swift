public import Disclosure

/// What a handler records about a case; its state follows from it (DESIGN, section 8).
public struct CaseChange: Sendable {
    /// By the vendor's policy.
    public var severity: Severity?
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
    /// More on that.
    public var resolutionNote: String?
    /// The state the handler means to reach; refused with what is missing.
    public var state: TicketState?
    /// The handler has seen to what needed a person.
    public var settled = false

    /// No change.
    public init() {}

    /// Whether nothing is to be recorded.
    public var isEmpty: Bool {
        severity == nil && product == nil && affectedVersions.isEmpty && reproduction == nil && remediationForm == nil
            && remediationNote == nil && targetDate == nil && releases.isEmpty && resolution == nil
            && resolutionNote == nil && state == nil && !settled
    }
}
