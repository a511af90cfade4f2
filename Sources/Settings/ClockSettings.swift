public import Disclosure
public import Foundation

/// Which days count as business days, and where a day begins and ends.
public struct CalendarSettings: Sendable, Equatable {
    /// The clocks on the vendor's walls.
    public var timeZone = TimeZone.gmt
    /// At least one.
    public var workdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
    /// In the order of the file.
    public var holidays: [Holiday] = []
}

/// Which laws bind the vendor.
public struct LawSettings: Sendable, Equatable {
    /// Regulation (EU) 2024/2847 (Cyber Resilience Act), Article 14.
    public var craArticle14 = false
}

/// What the team is told by mail.
public struct NoticeSettings: Sendable, Equatable {
    /// Whether it is told anything.
    public var send = true
    /// A disclosure date fewer days away than this is urgent.
    public var urgentDays = 14
    /// Whether the text of a report goes along, encrypted to the handler.
    public var text = true
}
