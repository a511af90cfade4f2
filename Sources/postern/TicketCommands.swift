import ArgumentParser
import Disclosure
import Foundation
import Pipeline

/// The ticket that a command works on.
struct NamedTicket: ParsableArguments {
    @Argument(help: "As in PSN-2026-0042.")
    var number: TicketNumber
}

struct Ticket: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The handler's work.",
        subcommands: [List.self, Show.self, Set.self, Note.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists tickets, a line each.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @Option(help: "Only in this state; may be repeated.")
        var state: [TicketState] = []
        @Option(help: "Only of this severity; may be repeated.")
        var severity: [Severity] = []
        @Option(help: "Only about this product.")
        var product: String?
        @Option(help: "Only with a report from this address.")
        var reporter: EmailAddress?
        @Option(help: "Only opened more than this many days ago.")
        var olderThan: Int?
        @Option(help: "Only opened less than this many days ago.")
        var newerThan: Int?
        @Flag(help: "Only those that need a person.")
        var needsPerson = false

        func run() throws {
            var selection = TicketSelection()
            selection.states = state
            selection.severities = severity
            selection.product = product
            selection.reporter = reporter
            selection.olderThanDays = olderThan
            selection.newerThanDays = newerThan
            selection.needsPerson = needsPerson
            let list = try TicketList(try common.home(), selection, now: now())
            format.show(list, text: list.text(common.style))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows one ticket in full: configuration, text, parts, mail, history.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @OptionGroup var ticket: NamedTicket
        @Option(help: ArgumentHelp("Write the attachments, decrypted, into this directory.", valueName: "dir"))
        var saveAttachments: String?

        func run() throws {
            let home = try common.home()
            let view = try TicketView(home, ticket.number, now: now())
            format.show(view, text: view.text(common.style))
            guard let directory = saveAttachments else { return }
            let saved = try AttachmentFiles(home).save(of: ticket.number, into: directory)
            if format.format == .text {
                print(saved.isEmpty ? "\nno attachments" : "\n" + saved.map { "saved \($0)" }.joined(separator: "\n"))
            }
        }
    }

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Records what is known of a case; its state follows.",
            discussion: """
                A case is triaged once it has a severity, a product and an affected version; confirmed with a
                reproduction; in remediation with a plan; released with a release; closed with a resolution, from any
                state. Reporters hear of a new state with the next `postern send-updates`.

                Severities: critical, an unauthenticated attacker from the network, or breaking out of a guest: full
                loss without user action; important, full loss of confidentiality or integrity with user action or
                authentication, or full loss of availability; moderate, possible but much reduced by configuration or
                difficulty; low, everything else.
                """)
        @OptionGroup var common: CommonOptions
        @OptionGroup var ticket: NamedTicket
        @Option(help: "critical, important, moderate or low.")
        var severity: Severity?
        @Option(help: "The affected product.")
        var product: String?
        @Option(help: "An affected version; may be repeated.")
        var affected: [String] = []
        @Option(help: "How it was reproduced.")
        var reproduced: String?
        @Option(help: "The plan's form: release, maintenance, patch, third-party or workaround.")
        var remediation: RemediationForm?
        @Option(help: "The plan in words.")
        var plan: String?
        @Option(help: "When the remediation is to be there, YYYY-MM-DD.")
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

        func run() throws {
            var change = CaseChange()
            change.severity = severity
            change.product = product
            change.affectedVersions = affected
            change.reproduction = reproduced
            change.remediationForm = remediation
            change.remediationNote = plan
            change.targetDate = target
            change.releases = release
            change.resolution = resolution
            change.resolutionNote = reason
            change.state = state
            change.settled = settled
            guard !change.isEmpty else { throw ValidationError("nothing to record; see `postern ticket set --help`") }
            let number = ticket.number
            let (before, after) = try CaseWork(try common.home()).apply(change, to: number, actor: actor, now: now())
            common.say(
                before == after
                    ? "\(number) stays \(after.rawValue)" : "\(number) \(before.rawValue) → \(after.rawValue)")
        }
    }

    struct Note: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a note to a ticket; reporters never see it.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var ticket: NamedTicket
        @Argument(help: "The note; standard input if not given.")
        var text: String?

        func run() throws {
            let words = try text ?? readNote()
            try CaseWork(try common.home()).note(words, on: ticket.number, actor: actor, now: now())
        }

        private func readNote() throws -> String {
            let data = try FileHandle.standardInput.readToEnd() ?? Data()
            guard !data.isEmpty, data.count <= 1 << 20 else {
                throw ValidationError("a note has between 1 byte and 1 MiB")
            }
            return String(decoding: data, as: UTF8.self)
        }
    }
}
