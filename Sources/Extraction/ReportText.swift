public import Disclosure

/// One text part of a report.
public struct ReportText: Sendable {
    /// The path of the MIME part (`1.2`), where the text came from a message.
    public var part: String?
    /// The text, decoded; line ends of any kind.
    public var text: String

    /// A text and where it stood.
    public init(part: String? = nil, text: String) {
        self.part = part
        self.text = text
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

    /// A product by its name and its other names.
    public init(name: String, aliases: [String] = [], required: [MissingItem]? = nil) {
        self.name = name
        self.aliases = aliases
        self.required = required
    }
}
