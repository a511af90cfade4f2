public import Disclosure

/// What handlers wrote down about a case: sealed as one JSON object.
public struct TicketDetails: Sendable, Hashable, Codable {
    /// A line for handlers.
    public var title: String?
    /// Versions seen to be affected.
    public var affectedVersions: [String] = []
    /// How the flaw was reproduced, or why not.
    public var reproduction: String?
    /// The form the remediation takes.
    public var remediationForm: RemediationForm?
    /// What handlers say about the remediation.
    public var remediationNote: String?
    /// `YYYY-MM-DD`.
    public var targetDate: String?
    /// The releases that carry the remediation.
    public var releases: [String] = []
    /// What handlers say about the resolution.
    public var resolutionNote: String?
    /// The CVSS vector that handlers settled on, in its canonical form.
    public var vector: String?
    /// Why the severity is what it is.
    public var severityReason: String?
    /// Where else the case stands, in the order in which it was written down.
    public var links: [CaseLink] = []

    /// Nothing written down yet.
    public init() {}
}

extension TicketDetails {
    /// Decodes what earlier versions wrote, too: what they did not know is not there.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        title = try values.decodeIfPresent(String.self, forKey: .title)
        affectedVersions = try values.decodeIfPresent([String].self, forKey: .affectedVersions) ?? []
        reproduction = try values.decodeIfPresent(String.self, forKey: .reproduction)
        remediationForm = try values.decodeIfPresent(RemediationForm.self, forKey: .remediationForm)
        remediationNote = try values.decodeIfPresent(String.self, forKey: .remediationNote)
        targetDate = try values.decodeIfPresent(String.self, forKey: .targetDate)
        releases = try values.decodeIfPresent([String].self, forKey: .releases) ?? []
        resolutionNote = try values.decodeIfPresent(String.self, forKey: .resolutionNote)
        vector = try values.decodeIfPresent(String.self, forKey: .vector)
        severityReason = try values.decodeIfPresent(String.self, forKey: .severityReason)
        links = try values.decodeIfPresent([CaseLink].self, forKey: .links) ?? []
    }

    /// Where the advisory was published.
    public var advisoryURL: String? { links.last { $0.kind == .advisory }?.target }
}
