/// A day of the week by its English name, Monday first (ISO 8601).
public enum Weekday: String, CaseIterable, Sendable, Codable {
    case monday = "Monday"
    case tuesday = "Tuesday"
    case wednesday = "Wednesday"
    case thursday = "Thursday"
    case friday = "Friday"
    case saturday = "Saturday"
    case sunday = "Sunday"

    /// 1 for Monday to 7 for Sunday, as ``CalendarDay/weekday`` counts.
    public var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
