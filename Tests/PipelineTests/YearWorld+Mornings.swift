import Disclosure
import Foundation
import Testing

@testable import Pipeline

/// What comes by mail.
extension YearWorld {
    typealias Wanted = [(mail: YearMail, report: YearReport?)]

    /// Delivers what came since the last morning, has it taken, and reckons what that makes.
    func morning(of day: Int) throws {
        let now = calendar.days[day].start + 9 * 3600
        let name = calendar.days[day].name
        var wanted: Wanted = []
        // Spread over the day and night before, in the order in which it is planned.
        var time = now - 86_000
        for request in [MailLanguage.english, .japanese] where day == plan.first + (request == .english ? 3 : 5) {
            wanted.append((try requestCertificate(in: request, at: time), nil))
            time += 600
        }
        for new in plan.cases where new.day == day {
            time += 997
            if let mail = try receive(new, at: time, read: now) { wanted.append((mail, reports[new.index])) }
        }
        for (planned, followUp) in followUps(on: day) {
            time += 997
            if let mail = try receive(followUp, on: planned, at: time, read: now) {
                wanted.append((mail, reports[planned.index]))
            }
        }
        _ = try home.poll(now: date(now))
        try match(wanted, on: name)
    }

    private func followUps(on day: Int) -> [(YearCase, YearFollowUp)] {
        plan.cases.flatMap { planned in
            planned.steps.compactMap { step in
                guard step.day == day, case .mail(let followUp) = step.step else { return nil }
                return (planned, followUp)
            }
        }
    }

    // MARK: - Reports

    private func receive(_ new: YearCase, at time: Int, read now: Int) throws -> YearMail? {
        let id = "report\(new.index)@finder.example"
        let publication = new.publication.map { calendar.days[$0].name }
        var entity = MailBuilder.text(YearCast.text(of: new, publication: publication))
        let key = new.person.map { new.usesSecondKey ? "zoe2" : $0.rawValue }
        if new.attachesKey, let certificate = key.flatMap({ cast.certificates[$0] }) {
            entity = MailBuilder.multipart(
                "mixed", [entity, MailBuilder.file("key.asc", certificate, type: "application/pgp-keys")])
        }
        let mail = MailBuilder.message(
            try cast.protect(entity, new.form, key: key, at: time), from: [new.mailbox],
            subject: YearCast.subject(of: new), id: id, date: date(time))
        try deliver(mail, at: time)

        let isProven = new.form == .sealed && key == bound[new.address] ?? (new.attachesKey ? key : nil)
        if bound[new.address] == nil, new.attachesKey, new.form == .clear || isProven { bound[new.address] = key }
        let ticket = YearTicket(nextNumber(at: now), at: now, calendar: calendar)
        let report = YearReport(
            new, number: ticket.number, receivedAt: time, isUnverified: new.form != .clear && !isProven,
            acknowledgedAt: new.isRobot ? nil : now, thread: ["<\(id)>"])
        ticket.reports = [report]
        report.publication = new.publication
        if new.isExploited { report.exploitedAt = time }
        ticket.askReports()
        tickets[new.index] = ticket
        reports[new.index] = report
        guard !new.isRobot else { return nil }
        let triage = calendar.days[calendar.index(at: calendar.end(ofBusinessDay: 5, after: time))].name
        return YearMail(
            kind: .acknowledgement, to: new.address, number: ticket.number, language: new.language,
            key: bound[new.address], detail: .full, references: report.thread,
            label: "\(report.isUnverified ? "unverified" : isProven ? "sealed" : "clear")-"
                + (bound[new.address] == nil ? "in-clear" : "encrypted"),
            now: now, dates: [triage, calendar.days[calendar.index(at: now + 7 * 86_400)].name],
            hasCertificate: contacted.insert(new.address).inserted)
    }

    private func requestCertificate(in language: MailLanguage, at time: Int) throws -> YearMail {
        let from = "asker-\(language.rawValue)@asker.example"
        let words = language == .english ? "May I have your key?" : "公開鍵をお送りください。"
        let id = "key-\(language.rawValue)@asker.example"
        let mail = MailBuilder.message(
            MailBuilder.text(words + "\n"), from: ["Asker <\(from)>"],
            subject: language == .english ? "Your key" : MailBuilder.encodedWord("公開鍵について"), id: id,
            to: "keys@vendor.example", date: date(time))
        try deliver(mail, at: time)
        contacted.insert(from)
        return YearMail(
            kind: .certificate, to: from, language: language, detail: .full, references: ["<\(id)>"], label: "",
            now: calendar.days[calendar.index(at: time + 86_400)].start + 9 * 3600, hasCertificate: true)
    }

    // MARK: - Follow-ups

    private func receive(_ followUp: YearFollowUp, on planned: YearCase, at time: Int, read now: Int) throws
        -> YearMail?
    {
        guard let report = reports[planned.index], report.thread.count > 1, let own = tickets[planned.index] else {
            return nil
        }
        let ticket = own.mergedInto ?? own
        let answered = report.thread[1]
        let id = "follow\(planned.index)-\(time)@finder.example"
        let key = planned.person.map { planned.usesSecondKey ? "zoe2" : $0.rawValue }
        func send(_ entity: [UInt8], from: String, date sentAt: Int? = nil, id other: String? = nil) throws {
            let mail = MailBuilder.message(
                entity, from: [from], subject: "Re: \(planned.canary)", id: other ?? id,
                fields: ["In-Reply-To: \(answered)", "References: \(answered)"], date: date(sentAt ?? time))
            try deliver(mail, at: time)
        }
        switch followUp {
        case .answer(let publication):
            let words = "It is the \(planned.canary) of version 4.2.\n"
            let day = publication.map { "\nWe will publish on \(calendar.days[$0].name).\n" } ?? ""
            let isProven = key != nil && key == bound[planned.address]
            let entity = MailBuilder.text(words + day)
            try send(
                isProven ? cast.protect(entity, .signed, key: key, at: time) : entity, from: planned.mailbox)
            if let publication {
                // One reporter alone may put it off, if it is they who write; of several the first to publish counts.
                let earlier = isProven && ticket.reports.count <= 1 ? nil : report.publication
                report.publication = min(publication, earlier ?? publication)
                ticket.askReports()
            }
            ticket.goOn(at: now)
        case .stranger:
            try send(MailBuilder.text("Any news of the \(planned.canary)?\n"), from: "Else <else@where.example>")
        case .wishesOfMallory(let words):
            let entity = try cast.protect(Self.entity(words), .signed, key: "mallory", at: time)
            try send(entity, from: YearPerson.mallory.mailbox)
        case .wishes(let words, let form):
            let entity = try cast.protect(Self.entity(words), form, key: key, at: time)
            if form == .signed, signedWishes[planned.index] == nil { signedWishes[planned.index] = (entity, time) }
            try send(entity, from: planned.mailbox)
            ticket.goOn(at: now)
            let isProven = (form == .signed || form == .sealed) && key == bound[planned.address] && key != nil
            guard isProven || words == ["stop"] && (form == .clear || form == .signed) else { return nil }
            return take(words, isProven: isProven, on: ticket, of: report, at: time, read: now, message: "<\(id)>")
        case .wishesAgain:
            guard let (entity, sentAt) = signedWishes[planned.index] else { return nil }
            try send(entity, from: planned.mailbox, date: sentAt)
            ticket.goOn(at: now)
            // Whoever caught it sends it on in their own name, too.
            try send(entity, from: YearPerson.mallory.mailbox, date: sentAt, id: "again-\(id)")
        }
        return nil
    }

    private static func entity(_ words: [String]) -> [UInt8] {
        MailBuilder.text(words.joined(separator: "\n") + "\n\nThanks.\n")
    }

    private func take(
        _ words: [String], isProven: Bool, on ticket: YearTicket, of report: YearReport, at time: Int, read now: Int,
        message: String
    ) -> YearMail? {
        let paces: [String: UpdatePace] = [
            "pause": .paused, "一時停止": .paused, "resume": .usual, "再開": .usual, "monthly": .monthly, "毎月": .monthly,
            "stop": .stopped, "停止": .stopped,
        ]
        for other in ticket.reports where other.plan.address == report.plan.address {
            guard other.steeredAt.map({ $0 < time }) ?? true else { continue }
            other.steeredAt = time
            guard let pace = words.compactMap({ paces[$0] }).last else {
                other.hasCredit = true
                continue
            }
            other.pace = pace
            other.next = other.next(after: now, on: ticket)
        }
        guard isProven else { return nil }
        let label = words.map { paces[$0]?.rawValue ?? ($0.contains(/anonymous|匿名/) ? "anonymous" : "credit") }
        return YearMail(
            kind: .confirmation, to: report.plan.address, number: report.number, language: report.plan.language,
            key: bound[report.plan.address], detail: .full, references: [report.thread[1], message],
            label: label.joined(separator: "-"), now: now,
            dates: report.next.map { [calendar.days[calendar.index(at: $0)].name] } ?? [], hasCertificate: false)
    }
}
