import Disclosure

/// A clock as the year's own reckoning has it.
struct YearClock: Equatable {
    var kind: ClockKind
    /// More than one where reports tie.
    var starts: Set<Int>
    var due: Int
    var done: Int?
    var paused: Int?

    init(_ kind: ClockKind, _ starts: Set<Int>, due: Int, done: Int? = nil, paused: Int? = nil) {
        self.kind = kind
        self.starts = starts
        self.due = due
        self.done = done
        self.paused = paused
    }

    func isLate(at now: Int) -> Bool { done == nil && paused == nil && due < now }
}

extension YearTicket {
    /// What the policy promises, in business days, in the order of the severities.
    private static let assessment: [Severity: Int] = [.critical: 5, .important: 10, .moderate: 20, .low: 30]
    private static let planning: [Severity: Int] = [.critical: 5, .important: 15, .moderate: 30, .low: 60]
    /// In calendar days.
    private static let remedy: [Severity: Int] = [.critical: 30, .important: 90, .moderate: 180, .low: 365]

    var clocks: [YearClock] {
        guard mergedInto == nil, let first = reports.map(\.receivedAt).min() else { return [] }
        var clocks = [acknowledgement, businessDays(.triage, 5, from: first, until: .triaged)].compactMap(\.self)
        if let severity {
            clocks.append(businessDays(.assessment, Self.assessment[severity] ?? 0, from: first, until: .confirmed))
            clocks.append(businessDays(.plan, Self.planning[severity] ?? 0, from: first, until: .remediation))
        }
        clocks += [remediation(from: first), update].compactMap(\.self)
        if let released = reached(.released) {
            let done = earliest([advisoryAt, end(from: released)])
            let due = calendar.end(ofBusinessDay: 5, after: released)
            clocks.append(YearClock(.advisory, [released], due: due, done: done))
        }
        if let publication {
            let done = earliest([advisoryAt, closedAt])
            clocks.append(YearClock(.disclosure, [first], due: calendar.days[publication].end, done: done))
        }
        return clocks + law
    }

    private var acknowledgement: YearClock? {
        let answered = reports.filter { $0.acknowledgedAt != nil }
        guard let last = answered.compactMap(\.acknowledgedAt).max() else { return nil }
        // Every answer leaves in the run that reads the report; of several of one run any may be shown.
        let shown = answered.filter { $0.acknowledgedAt == last }
        let dues = Set(shown.map { calendar.end(ofBusinessDay: 1, after: $0.receivedAt) })
        return YearClock(
            .acknowledgement, Set(shown.map(\.receivedAt)), due: dues.min() ?? 0,
            done: earliest([last, closedBefore(last, shown)]))
    }

    private func closedBefore(_ last: Int, _ shown: [YearReport]) -> Int? {
        closedAt.flatMap { closed in shown.contains { $0.receivedAt <= closed } ? closed : nil }
    }

    private func businessDays(_ kind: ClockKind, _ count: Int, from first: Int, until state: TicketState) -> YearClock {
        let done = earliest([reached(state), end(from: first)])
        let (waits, since) = waits(from: first, until: done)
        let due = calendar.end(ofBusinessDay: count, after: first, waiting: waits)
        return YearClock(kind, [first], due: due, done: done, paused: since)
    }

    private func remediation(from first: Int) -> YearClock? {
        let done = earliest([reached(.released), end(from: first)])
        let (waits, since) = waits(from: first, until: done)
        var promised: Int?
        if let severity {
            var due = calendar.sameTime(Self.remedy[severity] ?? 0, daysAfter: first)
            for wait in waits where wait.from < due { due += wait.to - wait.from }
            promised = due
        }
        guard let due = earliest([promised, target.map { calendar.days[$0].end }]) else { return nil }
        return YearClock(.remediation, [first], due: due, done: done, paused: since)
    }

    private var update: YearClock? {
        guard closedAt == nil else { return nil }
        let waiting = reports.filter { $0.pace == .usual || $0.pace == .monthly }
        guard let due = waiting.compactMap(\.next).min() else { return nil }
        let starts = waiting.filter { $0.next == due }.map { $0.lastUpdate ?? $0.acknowledgedAt ?? $0.receivedAt }
        return YearClock(.update, Set(starts), due: due)
    }

    private var law: [YearClock] {
        guard let known = exploitedAt else { return [] }
        var clocks = [
            YearClock(.earlyWarning, [known], due: known + 24 * 3600, done: notified[.earlyWarning]),
            YearClock(.notification, [known], due: known + 72 * 3600, done: notified[.notification]),
        ]
        if let released = reached(.released) {
            let start = max(released, known)
            clocks.append(
                YearClock(
                    .finalReport, [start], due: calendar.sameTime(14, daysAfter: start), done: notified[.finalReport]))
        }
        return clocks
    }

    // MARK: -

    private func reached(_ state: TicketState) -> Int? { stages.first { $0.state >= state }?.at }

    private func end(from start: Int) -> Int? { closedAt.flatMap { $0 >= start ? $0 : nil } }

    private func earliest(_ times: [Int?]) -> Int? { times.compactMap(\.self).min() }

    /// What of the waiting counts: it ends with the clock, and what has no end yet is told apart.
    private func waits(from start: Int, until done: Int?) -> (over: [(from: Int, to: Int)], since: Int?) {
        var over: [(from: Int, to: Int)] = []
        for pause in pauses {
            let from = max(pause.from, start)
            if let done, from >= done { continue }
            guard let to = earliest([pause.to, done]) else { return (over, from) }
            over.append((from, to))
        }
        return (over, nil)
    }
}
