import ArgumentParser
import Disclosure
import Pipeline

extension Ticket {
    struct Credit: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "credit",
            abstract: "Takes down how a reporter wants to be named in the advisory.",
            discussion: """
                Reporters say so themselves by signed mail; this is for what they said otherwise, on the telephone for \
                one. Their next signed wish replaces it.
                """)
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @OptionGroup var ticket: NamedTicket
        @Argument(help: "The name, as the advisory is to have it.")
        var name: String?
        @Flag(help: "Not at all.")
        var anonymous = false
        @Option(help: ArgumentHelp("Which of the ticket's reporters.", valueName: "address"))
        var reporter: EmailAddress?

        func validate() throws {
            guard (name != nil) != anonymous else { throw ValidationError("give a name, or --anonymous") }
        }

        func run() throws {
            let view = try CaseWork(try common.home()).credit(
                name, to: reporter, on: ticket.number, actor: actor, now: now())
            common.tell(view, view.text, format)
        }
    }
}
