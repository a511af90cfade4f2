/// A day on which the vendor does not work: one day, written `2026-12-25`, or one of every year, written `12-25`.
public enum Holiday: Hashable, Sendable, TextCodable {
    case day(CalendarDay)
    /// A month and a day of it; 29 February comes in leap years alone.
    case everyYear(month: Int, day: Int)

    /// Reads `YYYY-MM-DD` or `MM-DD`.
    public init?(_ text: String) {
        if let day = CalendarDay(text) {
            self = .day(day)
        } else if text.utf8.count == 5, let day = CalendarDay("2024-\(text)") {
            self = .everyYear(month: day.parts.month, day: day.parts.day)
        } else {
            return nil
        }
    }

    /// `YYYY-MM-DD` or `MM-DD`.
    public var description: String {
        switch self {
        case .day(let day): day.description
        case .everyYear(let month, let day): "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        }
    }
}
