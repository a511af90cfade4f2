import Clocks
import Disclosure
import Foundation
import Testing

/// The rule of pauses said another way: what is promised passes only while nobody waits for the reporter.
@Suite("Waiting for the reporter, counted hour by hour and day by day") struct PauseRuleTests {
    private struct Example {
        var start: Date
        var count: Int
        var pauses: [CaseTimeline.Pause] = []

        /// On full hours, some overlapping, some before the start.
        init(_ dice: inout Dice) {
            let start = utc("2026-03-02").addingTimeInterval(3600 * Double(Int.random(in: 0...500, using: &dice)))
            self.start = start
            count = Int.random(in: 1...12, using: &dice)
            for _ in 0..<Int.random(in: 0...5, using: &dice) {
                let from = start.addingTimeInterval(3600 * Double(Int.random(in: -50...300, using: &dice)))
                pauses.append(.init(from: from, to: from + 3600 * Double(Int.random(in: 0...120, using: &dice))))
            }
        }

        func isPaused(at date: Date) -> Bool {
            pauses.contains { pause in pause.from <= date && (pause.to ?? .distantFuture) > date }
        }

        func due(_ span: Span, in calendar: BusinessCalendar) -> Date? {
            var rules = ClockRules(calendar: calendar)
            rules.promises.triage = span
            let timeline = CaseTimeline(reports: [.init(receivedAt: start)], pauses: pauses)
            return rules.clocks(of: timeline).first { $0.kind == .triage }?.dueAt
        }
    }

    @Test("So many hours pass outside the pauses") func hours() {
        var dice = Dice(seed: 1)
        for _ in 0..<300 {
            let example = Example(&dice)
            var now = example.start
            var left = example.count * 24
            while left > 0 {
                if !example.isPaused(at: now) { left -= 1 }
                now += 3600
            }
            #expect(example.due(.days(example.count), in: BusinessCalendar()) == now, "\(example)")
            #expect(example.due(.hours(example.count * 24), in: BusinessCalendar("Asia/Tokyo")) == now, "\(example)")
        }
    }

    @Test(
        "So many business days end outside the pauses, beside that of the start", arguments: BusinessCalendarTests.zones
    )
    func businessDays(_ name: String) {
        let calendar = BusinessCalendar(name, off: "2026-03-17", "2026-04-03", "04-06")
        var dice = Dice(seed: 2)
        for _ in 0..<100 {
            let example = Example(&dice)
            var day = calendar.day(of: example.start)
            var left = example.count + (calendar.isBusinessDay(day) ? 1 : 0)
            while true {
                if calendar.isBusinessDay(day), !example.isPaused(at: calendar.endOfDay(day)) { left -= 1 }
                if left == 0 { break }
                day = day.adding(days: 1)
            }
            #expect(example.due(.businessDays(example.count), in: calendar) == calendar.endOfDay(day), "\(example)")
        }
    }
}
