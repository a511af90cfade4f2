import Clocks
import Disclosure
import Foundation
import Testing

/// A time in UTC, written `2026-03-02 09:00:00`.
func utc(_ text: String) -> Date {
    guard let date = try? Date("\(text)Z", strategy: .iso8601.dateTimeSeparator(.space)) else {
        preconditionFailure("\(text) is no time")
    }
    return date
}

@Suite("When a span is over") struct BusinessCalendarTests {
    @Test func hours() {
        #expect(BusinessCalendar().due(.hours(24), from: utc("2026-03-06 09:30:00")) == utc("2026-03-07 09:30:00"))
    }
}
