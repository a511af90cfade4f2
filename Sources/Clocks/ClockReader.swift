internal import Disclosure
internal import Foundation

/// Reads the clocks of one case off its timeline.
struct ClockReader {
    private let rules: ClockRules
    private let timeline: CaseTimeline
    private let pauses: Pauses
    private let firstReportAt: Date?

    init(rules: ClockRules, timeline: CaseTimeline) {
        self.rules = rules
        self.timeline = timeline
        pauses = Pauses(timeline.pauses)
        firstReportAt = timeline.reports.map(\.receivedAt).min()
    }

    func clocks() -> [Clock] {
        let ours = [acknowledgement, triage, assessment, plan, remediation, update, advisory, disclosure]
        return (ours + law).compactMap(\.self)
    }

    // MARK: - Promises

    private var acknowledgement: Clock? {
        let clocks = timeline.reports.filter(\.isToBeAcknowledged).map { report in
            clock(
                .acknowledgement, rules.promises.acknowledgement, from: report.receivedAt, doneAt: report.acknowledgedAt
            )
        }
        return clocks.filter { $0.doneAt == nil }.min { $0.dueAt < $1.dueAt }
            ?? clocks.max { ($0.doneAt ?? .distantPast) < ($1.doneAt ?? .distantPast) }
    }

    private var triage: Clock? {
        firstReportAt.map { clock(.triage, rules.promises.triage, from: $0, doneAt: reached(.triaged)) }
    }

    private var assessment: Clock? { bySeverity(.assessment, rules.promises.assessment, leadsTo: .confirmed) }

    private var plan: Clock? { bySeverity(.plan, rules.promises.plan, leadsTo: .remediation) }

    private var remediation: Clock? {
        let promised = bySeverity(.remediation, rules.promises.remediation, leadsTo: .released)
        guard let target = timeline.targetDate.map(rules.calendar.endOfDay), let firstReportAt else { return promised }
        let doneAt = ended(firstReportAt, reached(.released))
        let still = pauses.moved(target, of: .days, start: firstReportAt, doneAt: doneAt, in: rules.calendar)
        // What reporters were told holds even where the severity is open again.
        return Clock(
            kind: .remediation, startedAt: firstReportAt, dueAt: min(target, promised?.dueAt ?? target), doneAt: doneAt,
            pausedAt: still.pausedAt)
    }

    private var update: Clock? {
        guard timeline.closedAt == nil else { return nil }
        let waiting = timeline.reports.compactMap { report in
            report.nextUpdateAt.map { due in
                Clock(
                    kind: .update, startedAt: report.lastUpdateAt ?? report.acknowledgedAt ?? report.receivedAt,
                    dueAt: due)
            }
        }
        return waiting.min { $0.dueAt < $1.dueAt }
    }

    private var advisory: Clock? {
        reached(.released).map { clock(.advisory, rules.promises.advisory, from: $0, doneAt: timeline.advisoryAt) }
    }

    private var disclosure: Clock? {
        guard let day = timeline.disclosureDates.min(), let firstReportAt else { return nil }
        return Clock(
            kind: .disclosure, startedAt: firstReportAt, dueAt: rules.calendar.endOfDay(day),
            doneAt: [timeline.advisoryAt, timeline.closedAt].compactMap(\.self).min())
    }

    // MARK: - The law's

    private var law: [Clock?] {
        guard rules.followsLaw, let known = timeline.exploitedSince else { return [] }
        func clock(_ kind: ClockKind, _ span: Span, from start: Date) -> Clock {
            Clock(
                kind: kind, startedAt: start, dueAt: rules.calendar.due(span, from: start),
                doneAt: timeline.notified[kind])
        }
        return [
            clock(.earlyWarning, .hours(24), from: known), clock(.notification, .hours(72), from: known),
            reached(.released).map { clock(.finalReport, .days(14), from: max($0, known)) },
        ]
    }

    // MARK: - Common to all

    private func bySeverity(_ kind: ClockKind, _ spans: BySeverity<Span>, leadsTo state: TicketState) -> Clock? {
        guard let severity = timeline.severity, let firstReportAt else { return nil }
        return clock(kind, spans[severity], from: firstReportAt, doneAt: reached(state))
    }

    private func clock(_ kind: ClockKind, _ span: Span, from start: Date, doneAt: Date?) -> Clock {
        let doneAt = ended(start, doneAt)
        var due: (dueAt: Date, pausedAt: Date?) = (rules.calendar.due(span, from: start), nil)
        if kind.isPausable {
            due = pauses.moved(due.dueAt, of: span.unit, start: start, doneAt: doneAt, in: rules.calendar)
        }
        return Clock(kind: kind, startedAt: start, dueAt: due.dueAt, doneAt: doneAt, pausedAt: due.pausedAt)
    }

    /// When a clock that began at `start` was done, or ended because the case was closed.
    private func ended(_ start: Date, _ doneAt: Date?) -> Date? {
        let closedAt = timeline.closedAt.flatMap { $0 >= start ? $0 : nil }
        return [doneAt, closedAt].compactMap(\.self).min()
    }

    /// When this state or a later one was first reached.
    private func reached(_ state: TicketState) -> Date? {
        timeline.reached.filter { $0.key >= state && $0.key < .closed }.map(\.value).min()
    }
}
