/// What was read out of a report: the software and hardware needed to reproduce it, and the identifiers it names.
///
/// Encoded as JSON this is what `postern extract --format json` prints.
public struct SystemConfiguration: Hashable, Sendable, Codable {
    /// The version of the JSON object.
    public var schema = 1
    /// In the order of the text; each thing once.
    public var facts: [Fact]
    /// CVE, CWE, CVSS and others.
    public var identifiers: Identifiers
    /// When the reporter means to publish, where the text says so.
    public var disclosure: DisclosureDate?
    /// What reproduction still needs.
    public var missing: [MissingItem]
    /// Of each vector among the identifiers; left out of JSON while there is none.
    public var scores: [VectorScore] {
        get { storedScores ?? [] }
        set { storedScores = newValue.isEmpty ? nil : newValue }
    }
    /// What the report says of itself; nil if it says nothing of the kind.
    public var claims: Claims?
    /// The vendor's own product that it is about, where their list has it.
    public var product: AffectedProduct?

    /// Attached archives of which not everything was read; left out of JSON while there is none.
    public var unread: [UnreadAttachment] {
        get { storedUnread ?? [] }
        set { storedUnread = newValue.isEmpty ? nil : newValue }
    }

    private var storedScores: [VectorScore]?
    private var storedUnread: [UnreadAttachment]?

    private enum CodingKeys: String, CodingKey {
        case schema, facts, identifiers, disclosure, missing, claims, product
        case storedScores = "scores"
        case storedUnread = "unread"
    }

    /// A configuration; an empty one by default.
    public init(
        facts: [Fact] = [], identifiers: Identifiers = Identifiers(), scores: [VectorScore] = [],
        disclosure: DisclosureDate? = nil, claims: Claims? = nil, product: AffectedProduct? = nil,
        missing: [MissingItem] = []
    ) {
        self.facts = facts
        self.identifiers = identifiers
        self.disclosure = disclosure
        self.missing = missing
        self.claims = claims
        self.product = product
        self.scores = scores
    }
}

/// One thing a report says about the system it is about.
public struct Fact: Hashable, Sendable, Codable {
    /// What the fact is about; the words are those of the labelled reports.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        case product, software, hypervisor, os, kernel, arch, firmware, system, cpu, memory, gpu, storage, network,
            setting
    }

    /// Which of several machines or programs is meant, where the text says so.
    public enum Role: String, CaseIterable, Sendable, Codable {
        case host, guest, client, server
    }

    /// What the fact is about.
    public var kind: Kind
    /// The thing as the report or the catalogue names it.
    public var name: String
    /// As written, without a leading word such as "version".
    public var version: String?
    /// Host, guest, client or server, where the text says so.
    public var role: Role?
    /// A CPE 2.3 formatted string (NISTIR 7695), where the catalogue knows one.
    public var cpe: String?
    /// Where it stands.
    public var evidence: Evidence
    /// Whether the report gives another version of the same thing elsewhere; in JSON only when it does.
    public var isContradicted: Bool {
        get { contradicted ?? false }
        set { contradicted = newValue ? true : nil }
    }

    private var contradicted: Bool?

    /// A fact with the words it was read from.
    public init(
        kind: Kind, name: String, version: String? = nil, role: Role? = nil, cpe: String? = nil, evidence: Evidence,
        isContradicted: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.version = version
        self.role = role
        self.cpe = cpe
        self.evidence = evidence
        self.isContradicted = isContradicted
    }
}

/// Where in a report something stands.
public struct Evidence: Hashable, Sendable, Codable {
    /// The path of the MIME part (`1.2`), where the text came from a message.
    public var part: String?
    /// The name of an attached file, with its path in an archive.
    public var file: String?
    /// Counted from 1 within the text.
    public var line: Int
    /// The words themselves, at most 200 characters.
    public var text: String?
    /// The recogniser that read them.
    public var rule: String?

    /// A place in a text.
    public init(
        part: String? = nil, file: String? = nil, line: Int, text: String? = nil, rule: String? = nil
    ) {
        self.part = part
        self.file = file
        self.line = line
        self.text = text
        self.rule = rule
    }
}

/// Identifiers of the field's registries, each once, in the order of the text.
public struct Identifiers: Hashable, Sendable, Codable {
    /// As in `CVE-2024-22252`.
    public var cve: [String]
    /// As in `CWE-416`.
    public var cwe: [String]
    /// CVSS vectors in their specification's own form, version prefix included.
    public var cvss: [String]
    /// Of advisories and trackers, as in `GHSA-jfh8-c2jp-5v3q`; left out of JSON while there is none.
    public var other: [String] {
        get { storedOther ?? [] }
        set { storedOther = newValue.isEmpty ? nil : newValue }
    }

    private var storedOther: [String]?

    private enum CodingKeys: String, CodingKey {
        case cve, cwe, cvss
        case storedOther = "other"
    }

    /// Identifiers; none by default.
    public init(cve: [String] = [], cwe: [String] = [], cvss: [String] = [], other: [String] = []) {
        self.cve = cve
        self.cwe = cwe
        self.cvss = cvss
        self.other = other
    }
}

/// When a reporter means to publish.
public struct DisclosureDate: Hashable, Sendable, Codable {
    /// `YYYY-MM-DD`: where only a month is named, its first day. Nil while it is not known what `days` counts from.
    public var date: String?
    /// How many days from the arrival of the report, where the text counts that way.
    public var days: Int?
    /// Where it stands.
    public var evidence: Evidence

    /// A date, or a number of days, and where it stands.
    public init(date: String? = nil, days: Int? = nil, evidence: Evidence) {
        self.date = date
        self.days = days
        self.evidence = evidence
    }

    /// `2027-02-01`, or `90 days after its arrival`.
    public var words: String {
        date ?? days.map { "\($0) \($0 == 1 ? "day" : "days") after its arrival" } ?? "at some time"
    }
}

/// What a reporter can be asked for: a fixed list, since an answer names nothing that was read from a report.
public enum MissingItem: String, CaseIterable, Sendable, Codable {
    case product
    case productVersion = "product version"
    case operatingSystem = "operating system"
    case hostOperatingSystem = "host operating system"
    case guestOperatingSystem = "guest operating system"
    case kernel
    case architecture
    case hypervisor
    case cpu
    case memory
    case stepsToReproduce = "steps to reproduce"
}
