/// What was read out of a report: the software and hardware needed to reproduce it, and the identifiers it names.
///
/// Encoded as JSON this is what `postern extract --format json` prints.
public struct SystemConfiguration: Hashable, Sendable, Codable {
    /// The version of the JSON object.
    public var schema = 1
    /// In the order of the text; each thing once.
    public var facts: [Fact]
    /// CVE, CWE and CVSS.
    public var identifiers: Identifiers
    /// When the reporter means to publish, where the text says so.
    public var disclosure: DisclosureDate?
    /// What reproduction still needs.
    public var missing: [MissingItem]

    /// A configuration; an empty one by default.
    public init(
        facts: [Fact] = [], identifiers: Identifiers = Identifiers(), disclosure: DisclosureDate? = nil,
        missing: [MissingItem] = []
    ) {
        self.facts = facts
        self.identifiers = identifiers
        self.disclosure = disclosure
        self.missing = missing
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
    /// Counted from 1 within the part's text.
    public var line: Int
    /// The words themselves, at most 200 characters.
    public var text: String?
    /// The recogniser that read them.
    public var rule: String?

    /// A place in a text.
    public init(part: String? = nil, line: Int, text: String? = nil, rule: String? = nil) {
        self.part = part
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
    /// CVSS vectors as written, version prefix included.
    public var cvss: [String]

    /// Identifiers; none by default.
    public init(cve: [String] = [], cwe: [String] = [], cvss: [String] = []) {
        self.cve = cve
        self.cwe = cwe
        self.cvss = cvss
    }
}

/// A date of publication that a report names.
public struct DisclosureDate: Hashable, Sendable, Codable {
    /// `YYYY-MM-DD`.
    public var date: String
    /// Where it stands.
    public var evidence: Evidence

    /// A date and where it stands.
    public init(date: String, evidence: Evidence) {
        self.date = date
        self.evidence = evidence
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
