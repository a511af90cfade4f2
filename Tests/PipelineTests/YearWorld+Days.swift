import Disclosure
import Foundation
import Testing

@testable import Pipeline

/// What handlers do, and what the noon run sends.
extension YearWorld {
    func handlersWork(on day: Int) throws {
        let start = calendar.days[day].start + 10 * 3600
        var count = 0
        for planned in plan.cases {
            for (planDay, step) in planned.steps where planDay == day && !step.isMail {
                count += 1
                try work(step, on: planned, at: start + count * 20)
            }
        }
    }

    private func work(_ step: YearStep, on planned: YearCase, at now: Int) throws {
        guard let ticket = tickets[planned.index] else { return }
        let actor = Self.handlers[planned.index % 3].lowercased()
        switch step {
        case .merge(let index): return try merge(ticket, into: index, actor: actor, at: now)
        case .split(let index): return try split(ticket, from: index, actor: actor, at: now)
        case .acceptKey: return try acceptKey(actor: actor, at: now)
        default: break
        }
        guard ticket.mergedInto == nil else { return }
        if ticket.state == .closed {
            switch step {
            case .reopen, .notify: break
            default: return
            }
        }
        let change = record(step, on: ticket, of: planned, at: now)
        let number = try #require(TicketNumber(ticket.number))
        let outcome = try CaseWork(desk).apply(change, to: number, actor: actor, now: date(now))
        #expect(outcome.after == ticket.state, "\(ticket.number) after \(step)")
    }

    /// What a handler writes down, and what the year's own reckoning makes of it.
    private func record(_ step: YearStep, on ticket: YearTicket, of planned: YearCase, at now: Int) -> CaseChange {
        var change = CaseChange()
        switch step {
        case .assign: change.owner = .set(Self.handlers[planned.index % 3])
        case .triage(let severity):
            change.severity = severity
            change.product = Self.products[planned.index % 3]
            change.affectedVersions = ["4.2"]
            ticket.rate(severity, at: now)
            ticket.reach(.triaged, at: now)
        case .rate(let severity):
            change.severity = severity
            change.reason = "seen anew"
            ticket.rate(severity, at: now)
            // A reason is an event of its own, which counts as news.
            ticket.tell(at: now)
        case .confirm:
            change.reproduction = "as described, with \(planned.canary)"
            ticket.reach(.confirmed, at: now)
        case .plan(let form, let target):
            change.remediationForm = form
            change.targetDate = calendar.days[target].name
            ticket.plan(target: target, at: now)
        case .release:
            change.releases = ["4.3"]
            ticket.reach(.released, at: now)
        case .advisory:
            change.links = [CaseLink(kind: .advisory, target: "https://vendor.example/advisories/1")]
            ticket.publishAdvisory(at: now)
        case .reopen:
            change.reopens = true
            change.reason = "seen again"
            ticket.open(at: now)
        case .close(let resolution):
            change.resolution = resolution
            ticket.close(resolution, at: now)
        case .wait:
            change.isWaiting = true
            ticket.wait(at: now)
        case .waitNoMore:
            change.isWaiting = false
            ticket.goOn(at: now)
        case .notify(let kind):
            change.notified = [kind]
            ticket.notify(kind, at: now)
        case .merge, .split, .mail, .acceptKey: break
        }
        return change
    }

    private func merge(_ lesser: YearTicket, into index: Int, actor: String, at now: Int) throws {
        guard let survivor = tickets[index], survivor.mergedInto == nil, survivor.state != .closed,
            lesser.mergedInto == nil, lesser.state != .closed
        else { return }
        try CaseWork(desk).merge(
            #require(TicketNumber(lesser.number)), into: #require(TicketNumber(survivor.number)), actor: actor,
            now: date(now))
        lesser.close(.duplicate, at: now)
        lesser.mergedInto = survivor
        merged += 1
        survivor.reports += lesser.reports
        lesser.reports = []
        survivor.askReports()
        for (kind, time) in lesser.notified { survivor.notify(kind, at: time) }
        lesser.goOn(at: now)
    }

    private func split(_ lesser: YearTicket, from index: Int, actor: String, at now: Int) throws {
        guard let survivor = tickets[index], lesser.mergedInto === survivor else { return }
        try CaseWork(desk).split(
            #require(TicketNumber(lesser.number)), from: #require(TicketNumber(survivor.number)), actor: actor,
            now: date(now))
        lesser.mergedInto = nil
        lesser.reports = survivor.reports.filter { $0.number == lesser.number }
        survivor.reports.removeAll { $0.number == lesser.number }
        lesser.askReports()
        survivor.askReports()
        if lesser.publication != nil { split += 1 }
        lesser.open(at: now)
    }

    private func acceptKey(actor: String, at now: Int) throws {
        guard bound[YearPerson.zoe.address] == "zoe", let fingerprint = cast.fingerprints["zoe2"] else { return }
        _ = try home.whenUnlocked {
            try KeyWork(home.open()).accept(fingerprint, for: nil, actor: actor, now: date(now))
        }
        bound[YearPerson.zoe.address] = "zoe2"
    }

    // MARK: - Noon

    func noon(of day: Int) throws {
        let now = calendar.days[day].start + 12 * 3600
        var wanted: Wanted = []
        for planned in plan.cases where planned.day <= day {
            guard let report = reports[planned.index], let own = tickets[planned.index] else { continue }
            let ticket = own.mergedInto ?? own
            guard report.isToHear(at: now, on: ticket) else { continue }
            wanted.append((update(for: report, on: ticket, at: now), report))
        }
        _ = try home.sendUpdates(now: date(now))
        try match(wanted, on: calendar.days[day].name)
        try compareClocks(at: now + 1, on: calendar.days[day].name)
    }

    private func update(for report: YearReport, on ticket: YearTicket, at now: Int) -> YearMail {
        let key = bound[report.plan.address]
        let detail = key == nil ? YearMail.Detail.none : report.isUnverified ? .unverified : .full
        let since = report.lastUpdate ?? report.receivedAt
        // Of several reporters, none is told that we wait: who was asked, the plan does not say.
        let isAsked = ticket.isWaiting && ticket.reports.count == 1 && (ticket.askedAt ?? 0) >= since
        let isNews = report.told != ticket.state || ticket.news.contains { $0 >= since } || isAsked
        let state = ticket.state == .closed ? "closed-\(ticket.resolution?.rawValue ?? "")" : ticket.state.rawValue
        let next = report.next(after: now, on: ticket)
        var mail = YearMail(
            kind: .update, to: report.plan.address, number: report.number, language: report.plan.language, key: key,
            detail: detail, references: Array(report.thread.suffix(10)),
            label: detail == .full ? isNews ? state : "nothing-new" : detail.rawValue, now: now, hasCertificate: false)
        mail.state = ticket.state
        if detail == .full {
            mail.dates = next.map { [calendar.days[calendar.index(at: $0)].name] } ?? []
            let isInSight = ticket.state >= .remediation && (ticket.resolution ?? .fixed) == .fixed
            mail.asksForCredit = isInSight && !report.hasCredit && !report.wasAsked
            if mail.asksForCredit { report.wasAsked = true }
        }
        report.lastUpdate = now
        report.next = next
        report.told = ticket.state
        return mail
    }
}
