import Clocks
import Disclosure
import Foundation

/// A time in UTC, written `2026-03-02 09:00:00`; without a time, midnight.
func utc(_ text: String) -> Date {
    let whole = text.contains(" ") ? text : "\(text) 00:00:00"
    guard let date = try? Date("\(whole)Z", strategy: .iso8601.dateTimeSeparator(.space)) else {
        preconditionFailure("\(text) is no time")
    }
    return date
}

func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("\(text) is no day") }
    return day
}

func zone(_ name: String) -> TimeZone {
    guard let zone = TimeZone(identifier: name) else { preconditionFailure("\(name) is no time zone") }
    return zone
}

/// The same numbers in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension BusinessCalendar {
    /// Another zone, a week that is worked as told, and holidays as the settings have them.
    init(_ name: String, _ workdays: Set<Weekday>? = nil, off holidays: String...) {
        let holidays = holidays.compactMap(Holiday.init)
        if let workdays {
            self.init(timeZone: zone(name), workdays: workdays, holidays: holidays)
        } else {
            self.init(timeZone: zone(name), holidays: holidays)
        }
    }
}
