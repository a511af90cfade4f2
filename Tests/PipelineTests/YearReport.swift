import Disclosure

/// A report as the year's own reckoning has it.
final class YearReport {
    let plan: YearCase
    let number: String
    let receivedAt: Int
    /// What came inside an encryption that nobody vouches for.
    let isUnverified: Bool
    let acknowledgedAt: Int?
    var lastUpdate: Int?
    var next: Int?
    /// The day on which its reporter means to publish, by their last word.
    var publication: Int?
    /// When the mail came that says the flaw is exploited.
    var exploitedAt: Int?
    var told = TicketState.new
    var pace = UpdatePace.usual
    /// The time of the last wish that counted.
    var steeredAt: Int?
    var hasCredit = false
    var wasAsked = false
    /// The report and what we wrote on it.
    var thread: [String]

    init(_ plan: YearCase, number: String, receivedAt: Int, isUnverified: Bool, acknowledgedAt: Int?, thread: [String])
    {
        self.plan = plan
        self.number = number
        self.receivedAt = receivedAt
        self.isUnverified = isUnverified
        self.acknowledgedAt = acknowledgedAt
        self.thread = thread
        next = acknowledgedAt.map { $0 + 7 * 86_400 }
    }

    /// Days between two updates, by the policy; who proved nothing must not read the severity off them.
    private static let periods: [Severity: Int] = [.critical: 7, .important: 14, .moderate: 30, .low: 30]

    func period(_ severity: Severity?) -> Int {
        let usual = isUnverified ? 7 : severity.flatMap { Self.periods[$0] } ?? 7
        return (pace == .monthly ? max(usual, 30) : usual) * 86_400
    }

    /// When they hear again after hearing now.
    func next(after time: Int, on ticket: YearTicket) -> Int? {
        guard ticket.state != .closed, pace == .usual || pace == .monthly else { return nil }
        return time + period(ticket.severity)
    }

    /// Whether the noon run writes to them.
    func isToHear(at now: Int, on ticket: YearTicket) -> Bool {
        guard acknowledgedAt != nil, pace != .stopped else { return false }
        if ticket.state == .closed { return told != .closed }
        guard pace != .paused else { return false }
        if let next, next <= now { return true }
        return pace == .usual && told != ticket.state && ticket.changedAt >= lastUpdate ?? receivedAt
    }
}
