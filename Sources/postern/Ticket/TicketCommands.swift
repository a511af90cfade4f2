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
        commandName: "ticket",
        abstract: "The handler's work.",
        subcommands: [
            List.self, Show.self, History.self, Set.self, Note.self, Reply.self, Assign.self, Link.self, Credit.self,
            Merge.self, Split.self, Close.self, Reopen.self,
        ])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists tickets, a line each.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @Option(help: "Only in this state; may be repeated.")
        var state: [TicketState] = []
        @Option(help: "Only of this severity; may be repeated.")
        var severity: [Severity] = []
        @Option(help: "Only about this product.")
        var product: String?
        @Option(help: ArgumentHelp("Only those that this handler answers for.", valueName: "name"))
        var owner: String?
        @Option(help: "Only with a report from this address.")
        var reporter: EmailAddress?
        @Option(help: "Only opened more than this many days ago.")
        var olderThan: Int?
        @Option(help: "Only opened less than this many days ago.")
        var newerThan: Int?
        @Flag(help: "Only those that need a person.")
        var needsPerson = false
        @Flag(help: "Only those that are not closed.")
        var open = false

        func validate() throws {
            guard state.isEmpty || !open else { throw ValidationError("give --state or --open, not both") }
        }

        func run() throws {
            var selection = TicketSelection()
            selection.states = open ? TicketState.allCases.filter { $0 != .closed } : state
            selection.severities = severity
            selection.product = product
            selection.owner = owner
            selection.reporter = reporter
            selection.olderThanDays = olderThan
            selection.newerThanDays = newerThan
            selection.needsPerson = needsPerson
            let list = TicketList(try common.home(), selection, now: now())
            print(format.format == .json ? try list.json() : try list.text(common.style))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Shows one ticket in full: clocks, configuration, text, parts, mail, history.")
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

    struct History: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "history",
            abstract: "Lists what happened on a ticket: when, who, what, from and to.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @OptionGroup var ticket: NamedTicket

        func run() throws {
            let view = try TicketHistory(try common.home(), ticket.number)
            format.show(view, text: view.text(common.style))
        }
    }

    struct Note: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "note",
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
