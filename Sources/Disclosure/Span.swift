/// How long something may take, written `24 hours`, `1 day` or `5 business days`.
///
/// When it is over depends on a calendar; hence there is no order among spans.
public struct Span: Hashable, Sendable, TextCodable {
    /// What is counted; the raw value is the word for several.
    public enum Unit: String, CaseIterable, Sendable {
        /// Of 3600 seconds each.
        case hours
        /// To the same time of another day.
        case days
        /// Days on which the vendor works, to the end of the last.
        case businessDays = "business days"
    }

    /// What a count may be.
    public static let counts = 1...3650

    /// Within ``counts``.
    public let count: Int
    /// What is counted.
    public let unit: Unit

    /// - Precondition: the count is within ``counts``.
    public init(_ count: Int, _ unit: Unit) {
        precondition(Self.counts.contains(count), "a span counts from 1 to 3650")
        self.count = count
        self.unit = unit
    }

    /// So many hours.
    public static func hours(_ count: Int) -> Span { Span(count, .hours) }

    /// So many calendar days.
    public static func days(_ count: Int) -> Span { Span(count, .days) }

    /// So many business days.
    public static func businessDays(_ count: Int) -> Span { Span(count, .businessDays) }

    /// Reads a number and a unit with one blank between them; the unit in one form or the other (`1 days`).
    public init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...4).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(parts[0]),
            Self.counts.contains(count),
            let unit = Unit.allCases.first(where: { $0.rawValue == parts[1] || $0.rawValue == parts[1] + "s" })
        else { return nil }
        self.init(count, unit)
    }

    /// `1 day`, `5 business days`.
    public var description: String { "\(count) \(count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)" }
}
