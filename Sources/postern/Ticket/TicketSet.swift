public import ArgumentParser
public import Disclosure
import Foundation
import Pipeline

extension Ticket {
    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Records what is known of a case; its state follows.",
            discussion: """
                A case is triaged once it has a severity, a product and an affected version; confirmed with the result \
                of a reproduction; in remediation with a plan, its form and its date; released with a fixed version or \
                a published workaround; closed with a resolution, from any state. Reporters hear of a new state with \
                the next `postern send-updates`.

                Severities: critical, an unauthenticated attacker from the network, or breaking out of a guest: full \
                loss without user action; important, full loss of confidentiality or integrity with user action or \
                authentication, or full loss of availability; moderate, possible but much reduced by configuration or \
                difficulty; low, everything else. `postern ticket show` suggests one from the CVSS vector; yours \
                counts.

                Forms of a remediation: release, a new major or minor release; maintenance, a maintenance or update \
                release; patch; third-party, instructions for a component made by others; workaround, a corrective \
                procedure.
                """)
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @OptionGroup var ticket: NamedTicket
        @Option(help: "critical, important, moderate or low.")
        var severity: Severity?
        @Option(help: "A CVSS vector, as in CVSS:3.1/AV:N/…")
        var vector: String?
        @Option(help: "The affected product.")
        var product: String?
        @Option(help: "An affected version; may be repeated.")
        var affected: [String] = []
        @Option(help: "The result of the reproduction: how it was done, or why it failed.")
        var reproduced: String?
        @Option(help: "The plan's form: release, maintenance, patch, third-party or workaround.")
        var remediation: RemediationForm?
        @Option(help: "The plan in words.")
        var plan: String?
        @Option(help: "When the remediation is to be there, YYYY-MM-DD; reporters are told.")
        var target: String?
        @Option(help: "A version that has the remediation, or where the workaround is published; may be repeated.")
        var release: [String] = []
        @Option(help: "Closes the case: \(Resolution.allCases.map(\.rawValue).joined(separator: ", ")).")
        var resolution: Resolution?
        @Option(help: "Why, for the history.")
        var reason: String?
        @Option(help: "The state this is to reach; refused, naming what is missing, if it does not.")
        var state: TicketState?
        @Flag(help: "What needed a person has been seen to.")
        var settled = false
        @Option(
            help: ArgumentHelp(
                "Whether the flaw is exploited: yes (known since now), no, or since when, YYYY-MM-DDThh:mm (UTC).",
                valueName: "when"))
        var exploited: Exploitation?
        @Option(
            help: ArgumentHelp("When the reporter means to publish, YYYY-MM-DD, or none.", valueName: "date"))
        var disclosure: String?
        @Option(
            help: """
                A notification of the law that has been made: early-warning, notification or final-report; may be \
                repeated.
                """)
        var notified: [ClockKind] = []
        @Flag(inversion: .prefixedNo, help: "We wait for the reporter's answer: the clocks of triage and after stand.")
        var waiting: Bool?
        @Option(help: "How often the reporter is to hear: usual, monthly, paused or stopped; takes --reason.")
        var updates: UpdatePace?
        @Option(
            help: ArgumentHelp("With --updates, which report: by the number its reporter knows.", valueName: "number"))
        var report: TicketNumber?

        func validate() throws {
            guard report == nil || updates != nil else { throw ValidationError("--report goes with --updates") }
            guard updates == nil || reason != nil else { throw ValidationError("--updates takes --reason") }
        }

        func run() throws {
            var change = CaseChange()
            change.severity = severity
            change.vector = vector
            change.product = product
            change.affectedVersions = affected
            change.reproduction = reproduced
            change.remediationForm = remediation
            change.remediationNote = plan
            change.targetDate = target
            change.releases = release
            change.resolution = resolution
            change.reason = reason
            change.state = state
            change.settled = settled
            change.notified = notified
            change.isWaiting = waiting
            change.pace = updates
            change.report = report
            if let exploited { change.exploited = exploited.date(now()).map { .set($0) } ?? .clear }
            if let disclosure { change.disclosure = disclosure == "none" ? .clear : .set(disclosure) }
            guard !change.isEmpty else { throw ValidationError("nothing to record; see `postern ticket set --help`") }
            try Ticket.record(change, on: ticket.number, common, format)
        }
    }

    /// Records a change and says what came of it.
    static func record(
        _ change: CaseChange, on number: TicketNumber, _ common: CommonOptions, _ format: FormatOption
    ) throws {
        let outcome = try CaseWork(try common.home()).apply(change, to: number, actor: actor, now: now())
        let view = ChangeView(outcome, of: number)
        common.tell(view, view.text, format)
        if format.format == .text { common.say(notices: view.warnings) }
    }
}

/// Since when a flaw is known to be exploited.
enum Exploitation: ExpressibleByArgument {
    case now, never
    case since(Date)

    init?(argument: String) {
        switch argument {
        case "yes": self = .now
        case "no": self = .never
        default:
            let text = argument.count == 10 ? argument + "T00:00" : argument
            guard let date = try? Date(text + ":00Z", strategy: .iso8601) else { return nil }
            self = .since(date)
        }
    }

    func date(_ now: Date) -> Date? {
        switch self {
        case .now: now
        case .never: nil
        case .since(let date): date
        }
    }
}

extension ClockKind: ExpressibleByArgument {}
extension UpdatePace: ExpressibleByArgument {}
