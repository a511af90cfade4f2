/// Why the team gets a notice.
public enum NoticeOccasion: String, CaseIterable, Sendable, Codable {
    case newReport = "new-report"
    case followUp = "follow-up"
    /// Another certificate than the bound one came, and is held.
    case keyChange = "key-change"
    /// A message that could not be opened was filed.
    case unreadable
    /// A clock ran out.
    case late
    /// Somebody claims that it is exploited in the wild.
    case urgentExploited = "urgent-exploited"
    /// The reporter's disclosure date is days away.
    case urgentDisclosure = "urgent-disclosure"

    /// Whether it goes out at once, marked so.
    public var isUrgent: Bool { self == .urgentExploited || self == .urgentDisclosure }
}
