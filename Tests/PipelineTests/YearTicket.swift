import Disclosure

/// A case as the year's own reckoning has it.
final class YearTicket {
    let number: String
    let calendar: YearCalendar
    /// Those it has now.
    var reports: [YearReport] = []
    var severity: Severity?
    /// When each stage was reached; the last of them is where the case stands, unless it is closed.
    private(set) var stages: [(state: TicketState, at: Int)]
    private(set) var resolution: Resolution?
    private(set) var closedAt: Int?
    private(set) var changedAt: Int
    private(set) var pauses: [(from: Int, to: Int?)] = []
    private(set) var target: Int?
    private(set) var publication: Int?
    private(set) var exploitedAt: Int?
    private(set) var advisoryAt: Int?
    private(set) var notified: [ClockKind: Int] = [:]
    var mergedInto: YearTicket?
    /// When anything was decided that reporters are told.
    private(set) var news: [Int] = []

    init(_ number: String, at time: Int, calendar: YearCalendar) {
        self.number = number
        self.calendar = calendar
        stages = [(.new, time)]
        changedAt = time
    }

    var state: TicketState { closedAt == nil ? stages[stages.count - 1].state : .closed }
    var isWaiting: Bool { pauses.last.map { $0.to == nil } ?? false }

    /// Something that reporters are told, whether it changed anything or not.
    func tell(at time: Int) { news.append(time) }

    /// What presses on it is what presses on any of its reports.
    func askReports() {
        publication = reports.compactMap(\.publication).min()
        exploitedAt = reports.compactMap(\.exploitedAt).min()
    }

    // MARK: - What handlers record

    func reach(_ state: TicketState, at time: Int) {
        stages.append((state, time))
        changedAt = time
        news.append(time)
    }

    func rate(_ severity: Severity, at time: Int) {
        if self.severity != severity { news.append(time) }
        self.severity = severity
    }

    func plan(target: Int, at time: Int) {
        self.target = target
        reach(.remediation, at: time)
    }

    func publishAdvisory(at time: Int) {
        advisoryAt = advisoryAt ?? time
        news.append(time)
    }

    func close(_ resolution: Resolution, at time: Int) {
        self.resolution = resolution
        closedAt = time
        changedAt = time
        news.append(time)
    }

    func open(at time: Int) {
        resolution = nil
        closedAt = nil
        changedAt = time
        news.append(time)
    }

    /// When somebody was asked last.
    private(set) var askedAt: Int?

    func wait(at time: Int) {
        askedAt = time
        if !isWaiting { pauses.append((time, nil)) }
    }

    func goOn(at time: Int) { if isWaiting { pauses[pauses.count - 1].to = time } }

    func notify(_ kind: ClockKind, at time: Int) { notified[kind] = min(notified[kind] ?? time, time) }
}
