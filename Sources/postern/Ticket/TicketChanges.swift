import ArgumentParser
import Disclosure
import Foundation
import Pipeline

extension Ticket {
    struct Assign: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "assign", abstract: "Says who answers for a ticket.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var ticket: NamedTicket
        @Argument(help: "A name of the team in the settings.")
        var name: String?
        @Flag(help: "Nobody answers for it any more.")
        var nobody = false

        func validate() throws {
            guard (name != nil) != nobody else { throw ValidationError("give a name, or --nobody") }
        }

        func run() throws {
            var change = CaseChange()
            change.owner = name.map { .set($0) } ?? .clear
            _ = try CaseWork(try common.home()).apply(change, to: ticket.number, actor: actor, now: now())
        }
    }

    struct Link: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "link",
            abstract: "Ties a ticket to a CVE identifier, the tracker, what is public, or the advisory.",
            discussion: "With an advisory its clock ends, and reporters are told where it stands.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var ticket: NamedTicket
        @Option(help: "A CVE identifier; may be repeated.")
        var cve: [String] = []
        @Option(help: ArgumentHelp("The case in the tracker; may be repeated.", valueName: "url"))
        var tracker: [String] = []
        @Option(help: ArgumentHelp("Something public; may be repeated.", valueName: "url"))
        var source: [String] = []
        @Option(help: ArgumentHelp("The advisory, published.", valueName: "url"))
        var advisory: String?
        @Option(help: ArgumentHelp("Takes a link away; may be repeated.", valueName: "cve or url"))
        var remove: [String] = []

        func run() throws {
            var change = CaseChange()
            do throws(LinkError) {
                for target in cve { change.links.append(try CheckedLink(.cve, target).link) }
                for target in tracker { change.links.append(try CheckedLink(.tracker, target).link) }
                for target in source { change.links.append(try CheckedLink(.source, target).link) }
                if let advisory { change.links.append(try CheckedLink(.advisory, advisory).link) }
            } catch { throw ValidationError(error.description) }
            change.unlinked = remove
            guard !change.isEmpty else { throw ValidationError("nothing to tie; see `postern ticket link --help`") }
            _ = try CaseWork(try common.home()).apply(change, to: ticket.number, actor: actor, now: now())
        }
    }

    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merge",
            abstract: "Puts the reports of one ticket on another; several people found the same.",
            discussion: """
                The first ticket is closed as a duplicate. Its reporters keep their number and hear of the second
                ticket's progress under it; nobody is told that somebody else found the same.
                """)
        @OptionGroup var common: CommonOptions
        @OptionGroup var ticket: NamedTicket
        @Argument(help: "The ticket that goes on.")
        var into: TicketNumber

        func run() throws {
            try CaseWork(try common.home()).merge(ticket.number, into: into, actor: actor, now: now())
            common.say("\(ticket.number) is part of \(into) now")
        }
    }

    struct Split: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "split",
            abstract: "Undoes a merge, or makes a ticket of its own of messages.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var ticket: NamedTicket
        @Option(
            name: .customLong("ticket"), help: ArgumentHelp("The ticket that was merged into it.", valueName: "number"))
        var merged: TicketNumber?
        @Option(help: ArgumentHelp("A message's SHA-256, 8 digits or more; may be repeated.", valueName: "hash"))
        var message: [String] = []

        func validate() throws {
            guard (merged != nil) != !message.isEmpty else {
                throw ValidationError("give --ticket to undo a merge, or --message")
            }
        }

        func run() throws {
            let work = CaseWork(try common.home())
            if let merged {
                try work.split(merged, from: ticket.number, actor: actor, now: now())
                common.say("\(merged) is a ticket of its own again")
            } else {
                let made = try work.split(messages: message, from: ticket.number, actor: actor, now: now())
                common.say("\(made) has \(message.count) message\(message.count == 1 ? "" : "s") of \(ticket.number)")
            }
        }
    }

    struct Close: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "close",
            abstract: "Closes a ticket.",
            discussion: "Its reporters hear of it once more, with the next `postern send-updates`.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @OptionGroup var ticket: NamedTicket
        @Argument(help: "\(Resolution.allCases.map(\.rawValue).joined(separator: ", ")).")
        var resolution: Resolution
        @Option(help: "Why, for the history.")
        var reason: String?

        func run() throws {
            var change = CaseChange()
            change.resolution = resolution
            change.reason = reason
            try Ticket.record(change, on: ticket.number, common, format)
        }
    }

    struct Reopen: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reopen",
            abstract: "Opens a closed ticket again, in the state that its record carries.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @OptionGroup var ticket: NamedTicket
        @Option(help: "Why, for the history.")
        var reason: String

        func run() throws {
            var change = CaseChange()
            change.reopens = true
            change.reason = reason
            try Ticket.record(change, on: ticket.number, common, format)
        }
    }
}
