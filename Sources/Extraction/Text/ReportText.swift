public import Disclosure

/// One text part of a report.
public struct ReportText: Sendable {
    /// How a text came to be, and so what is read out of it.
    public enum Standing: Sendable {
        /// The report itself.
        case report
        /// An attached file that people write: read like the report, and after it.
        case document
        /// An attached file that programs write: its sentences say nothing of the reporter's system.
        case record
    }

    /// The path of the MIME part (`1.2`), where the text came from a message.
    public var part: String?
    /// The name of an attached file, with its path in an archive.
    public var file: String?
    /// The text, decoded; line ends of any kind.
    public var text: String
    /// How it came to be.
    public var standing: Standing

    /// A text and where it stood.
    public init(part: String? = nil, file: String? = nil, text: String, standing: Standing = .report) {
        self.part = part
        self.file = file
        self.text = text
        self.standing = standing
    }
}

/// A product of the operator's own: where its name is read, it wins over the catalogue.
public struct ProductName: Sendable, Hashable, Codable {
    /// As it is to be shown.
    public var name: String
    /// Other spellings, abbreviations and former names.
    public var aliases: [String]
    /// What reproducing a report on it takes; nil for what reports take in general.
    public var required: [MissingItem]?
    /// The versions that get remediations; with none nothing is said of support.
    public var supported: [SupportedVersion]
    /// The member of the team who answers for it.
    public var owner: String?

    /// A product by its name and its other names, and what the operator's list says of it.
    public init(
        name: String, aliases: [String] = [], required: [MissingItem]? = nil, supported: [SupportedVersion] = [],
        owner: String? = nil
    ) {
        self.name = name
        self.aliases = aliases
        self.required = required
        self.supported = supported
        self.owner = owner
    }
}
