/// The number of a ticket, as reporters quote it: `PSN-2026-0042`.
public struct TicketNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 1 to 16 capital letters or digits, starting with a letter.
    public let prefix: String
    /// The year the ticket was filed in (UTC), four digits.
    public let year: Int
    /// From 1, counted anew each year; written with at least four digits.
    public let sequence: Int

    /// - Precondition: `sequence` is positive.
    public init(prefix: String, year: Int, sequence: Int) {
        precondition(sequence > 0, "tickets are counted from 1")
        self.prefix = prefix
        self.year = year
        self.sequence = sequence
    }

    /// Reads a whole string in either case; nil if it is no ticket number.
    public init?(_ text: some StringProtocol) {
        let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, (1...16).contains(parts[0].utf8.count), parts[1].utf8.count == 4,
            (4...9).contains(parts[2].utf8.count),
            parts[0].utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }),
            parts[0].utf8.first.map({ (0x41...0x5A).contains($0) }) == true,
            (parts[1] + parts[2]).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let year = Int(parts[1]), let sequence = Int(parts[2]), sequence > 0
        else { return nil }
        self.init(prefix: String(parts[0]), year: year, sequence: sequence)
    }

    /// `PSN-2026-0042`.
    public var description: String {
        let digits = String(sequence)
        return "\(prefix)-\(year)-\("000".prefix(max(0, 4 - digits.utf8.count)))\(digits)"
    }

    /// By year, then sequence.
    public static func < (left: TicketNumber, right: TicketNumber) -> Bool {
        (left.year, left.sequence, left.prefix) < (right.year, right.sequence, right.prefix)
    }

    /// Every number with this prefix that stands in `text`, in order; what touches a letter, digit or hyphen is none.
    public static func all(in text: String, prefix: String) -> [TicketNumber] {
        text.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) })
            .compactMap { TicketNumber($0) }
            .filter { $0.prefix == prefix }
    }
}
