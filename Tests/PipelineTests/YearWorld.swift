import Clocks
import Disclosure
import Foundation
import Settings
import TestSupport
import Testing
import Tickets

@testable import Pipeline

/// The home that lives through the year, beside what it ought to hold and to have sent.
final class YearWorld {
    let calendar = YearCalendar()
    let plan: YearPlan
    let cast: YearCast
    let home: IntakeHome
    /// What the handlers' commands work in, while runs come and go.
    let desk: Home

    /// By the index of the case.
    var reports: [Int: YearReport] = [:]
    var tickets: [Int: YearTicket] = [:]
    /// Which key mail to an address is encrypted to.
    var bound: [String: String] = [YearPerson.mallory.address: "mallory"]
    /// Who has heard from us.
    var contacted: Set<String> = []
    /// The first signed wishes on a case, as they were sent.
    var signedWishes: [Int: (entity: [UInt8], at: Int)] = [:]
    /// Cases that were merged, and those of them that were split off again with what presses on them.
    var merged = 0
    var split = 0
    /// Every mail that was to be sent, found.
    var sent: [YearMail] = []
    private var filedInYear: [String: Int] = [:]
    private var seen: Set<String> = []
    private var rows: [String: TicketID] = [:]
    private var deliveries = 0
    private(set) var comparedClocks = 0

    static let handlers = ["Ada", "Ben", "Chie"]
    static let products = ["Example Server", "Example Client", "Example Portal"]

    init() throws {
        plan = YearPlan(first: calendar.index(named: "2025-01-06") ?? 0)
        cast = try YearCast()
        home = try IntakeHome(key: cast.mailbox)
        try home.configureYear(signingKey: cast.mailbox.fingerprint)
        home.parser = ConfinedParser(home.settings.parser)
        try home.bind(cast.certificates["mallory"] ?? [], to: YearPerson.mallory.address)
        desk = try home.open()
    }

    deinit {
        desk.close()
        home.remove()
    }

    func date(_ time: Int) -> Date { Date(timeIntervalSince1970: Double(time)) }

    /// The next number of the year; only here do years begin in UTC.
    func nextNumber(at time: Int) -> String {
        let year = String(calendar.days[calendar.index(at: time - 3600)].name.prefix(4))
        filedInYear[year, default: 0] += 1
        let digits = String(filedInYear[year, default: 0])
        return "PSN-\(year)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    func deliver(_ mail: [UInt8], at time: Int) throws {
        deliveries += 1
        try home.deliver(mail, name: "\(deliveries)", received: date(time))
    }

    // MARK: - Comparing

    /// Finds each mail that was to be sent among those that came into the outbox, and none besides.
    func match(_ wanted: [(mail: YearMail, report: YearReport?)], on day: String) throws {
        let folder = home.settings.submission.outbox + "/new"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { seen.insert($0).inserted }
        var found: [String: [(id: String, bytes: [UInt8])]] = [:]
        for name in names.sorted() {
            let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
            let mail = MIMEPiece(bytes)
            let id = try #require(mail.value("Message-ID"))
            let words = id.dropFirst().split(separator: ".")
            let isNumbered = words[0].hasPrefix("PSN-")
            let to = mail.value("To") ?? ""
            found["\(words[isNumbered ? 1 : 0]) \(to) \(isNumbered ? words[0] : "-")", default: []].append((id, bytes))
        }
        for (mail, report) in wanted {
            guard let first = found[mail.outside]?.first else {
                Issue.record("\(day): not sent: \(mail.outside) (\(mail.label))")
                continue
            }
            found[mail.outside]?.removeFirst()
            var mail = mail
            mail.bytes = first.bytes
            sent.append(mail)
            report?.thread.append(first.id)
        }
        for (outside, mails) in found where !mails.isEmpty { Issue.record("\(day): sent, but not wanted: \(outside)") }
    }

    /// Every clock of every case, as the store has them and as they were reckoned.
    func compareClocks(at now: Int, on day: String) throws {
        var late: Set<String> = []
        for ticket in tickets.values {
            let row = try rows[ticket.number] ?? row(of: ticket.number)
            rows[ticket.number] = row
            let stored = try desk.store.clocks(of: row)
            let reckoned = ticket.clocks.sorted { $0.kind < $1.kind }
            let isSame =
                stored.count == reckoned.count
                && zip(stored, reckoned).allSatisfy { stored, reckoned in
                    stored.kind == reckoned.kind
                        && reckoned.starts.contains(Int(stored.startedAt.timeIntervalSince1970))
                        && Int(stored.dueAt.timeIntervalSince1970) == reckoned.due
                        && stored.doneAt.map { Int($0.timeIntervalSince1970) } == reckoned.done
                        && stored.pausedAt.map { Int($0.timeIntervalSince1970) } == reckoned.paused
                        && stored.isLate(at: date(now)) == reckoned.isLate(at: now)
                }
            if !isSame { Issue.record("\(day) \(ticket.number): \(Self.shown(stored))\nreckoned \(reckoned)") }
            comparedClocks += reckoned.count
            for clock in reckoned where clock.isLate(at: now) { late.insert("\(ticket.number) \(clock.kind)") }
        }
        let listed = try desk.store.clocksDue(by: date(now - 1)).map { "\($0.ticket.number) \($0.clock.kind)" }
        #expect(Set(listed) == late, "\(day)")
    }

    private func row(of number: String) throws -> TicketID {
        let number = try #require(TicketNumber(number))
        return try #require(try desk.store.ticket(number)).id
    }

    private static func shown(_ clocks: [Clock]) -> String {
        clocks.map { clock in
            let times = [clock.startedAt, clock.dueAt, clock.doneAt, clock.pausedAt].map { time in
                time.map { String(Int($0.timeIntervalSince1970)) } ?? "-"
            }
            return "\(clock.kind) \(times.joined(separator: " "))"
        }.joined(separator: "; ")
    }
}

extension IntakeHome {
    /// The settings of the year, as an operator writes them.
    fileprivate func configureYear(signingKey: String) throws {
        var text = """
            [mailbox]
            addresses = ["security@vendor.example"]
            key_request_address = "keys@vendor.example"

            [vendor]
            name = "Example Vendor"
            policy_url = "https://vendor.example/security"

            [pgp]
            signing_key = "\(signingKey)"

            [calendar]
            time_zone = "Europe/Berlin"
            holidays = \(YearCalendar.holidays)

            [law]
            cra_article_14 = true

            [notices]
            send = false

            """
        // The handlers' keys stay at home: what the team is told by mail is another test's.
        for (name, product) in zip(YearWorld.handlers, YearWorld.products) {
            text += """

                [[team]]
                name = "\(name)"
                address = "\(name.lowercased())@vendor.example"
                fingerprint = "\(String(repeating: "A", count: 40))"

                [[product]]
                name = "\(product)"
                owner = "\(name)"

                """
        }
        let file = settings.root + "/postern.toml"
        try Data(text.utf8).write(to: URL(filePath: file))
        settings = try PosternSettings.load(path: file)
    }
}
