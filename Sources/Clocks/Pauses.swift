internal import Disclosure
internal import Foundation

/// The pauses of a case: in order, none overlapping another, none empty.
struct Pauses {
    /// From, and to; the last may be without end.
    let pieces: [(from: Date, to: Date?)]

    init(_ pauses: [CaseTimeline.Pause]) {
        var pieces: [(from: Date, to: Date?)] = []
        let real = pauses.filter { pause in pause.to.map { $0 > pause.from } ?? true }
        for pause in real.sorted(by: { $0.from < $1.from }) {
            guard let last = pieces.last, last.to.map({ pause.from <= $0 }) ?? true else {
                pieces.append((pause.from, pause.to))
                continue
            }
            let end = last.to.flatMap { one in pause.to.map { max(one, $0) } }
            pieces[pieces.count - 1].to = end
        }
        self.pieces = pieces
    }

    /// Where a due date comes to, and since when the clock stands still.
    ///
    /// Each pause that begins while the clock runs, and before it is due, moves the due date on: hours and days by the
    /// length of the pause, business days by as many as have their last second in it. So what was left when it began is
    /// left when it ends. One that begins later moves nothing: the promise was broken before. Of a pause only what lies
    /// between `start` and `doneAt` counts. One without end moves nothing yet, wherever it begins.
    func moved(
        _ due: Date, of unit: Span.Unit, start: Date, doneAt: Date?, in calendar: BusinessCalendar
    ) -> (dueAt: Date, pausedAt: Date?) {
        var due = due
        for piece in pieces {
            let from = max(piece.from, start)
            if let doneAt, from >= doneAt { break }
            guard let to = [piece.to, doneAt].compactMap({ $0 }).min() else { return (due, from) }
            guard from < to, from < due else { continue }
            switch unit {
            case .hours, .days: due = due.addingTimeInterval(to.timeIntervalSince(from))
            case .businessDays:
                let count = calendar.businessDays(endingFrom: from, before: to)
                if count > 0 {
                    due = calendar.endOfDay(calendar.day(businessDays: count, after: calendar.day(of: due)))
                }
            }
        }
        return (due, nil)
    }
}
