import ArgumentParser
import Disclosure
import Foundation
import Pipeline

extension Ticket {
    struct Reply: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reply",
            abstract: "Writes to the reporter, signed, and encrypted wherever it can be.",
            discussion: """
                The text comes from --file or --message, else from standard input, or where that is a terminal from \
                $VISUAL or $EDITOR; an empty text there sends nothing. Nothing is quoted. It goes out with our foot \
                beneath; what the reporter answers comes back to the ticket.
                """)
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @OptionGroup var ticket: NamedTicket
        @Option(help: "A file with the text, UTF-8.")
        var file: String?
        @Option(help: ArgumentHelp("The text.", valueName: "text"))
        var message: String?
        @Option(help: ArgumentHelp("Which of the ticket's reporters.", valueName: "address"))
        var to: EmailAddress?
        @Option(help: ArgumentHelp("A file that goes along; may be repeated.", valueName: "file"))
        var attach: [String] = []
        @Flag(help: "We wait for the answer: the clocks of triage and after stand until it comes.")
        var ask = false
        @Flag(help: "Do not encrypt, though the report was encrypted.")
        var inClear = false
        @Flag(help: "Show the mail; send nothing.")
        var dryRun = false

        func validate() throws {
            guard file == nil || message == nil else { throw ValidationError("give --file or --message, not both") }
        }

        func run() throws {
            let reply = CaseReply(try common.home())
            var request = CaseReply.Request()
            request.to = to
            request.files = attach
            request.asks = ask
            request.isInClear = inClear
            let isEdited = file == nil && message == nil && isatty(STDIN_FILENO) == 1
            if isEdited {
                try reply.check(request, on: ticket.number)
                guard let text = try TextEditor.write() else {
                    return common.say("nothing was written, so nothing was sent")
                }
                request.text = text
            } else {
                request.text = try givenText()
            }
            do {
                try send(request, reply)
            } catch {
                // Its file is gone.
                if isEdited { print(VisibleText.block(request.text)) }
                throw error
            }
        }

        private func givenText() throws -> String {
            if let message { return message }
            if let file { return try CaseReply.text(file: file) }
            let bytes = try FileHandle.standardInput.readToEnd() ?? Data()
            return try CaseReply.text(Array(bytes), of: "standard input")
        }

        private func send(_ request: CaseReply.Request, _ reply: CaseReply) throws {
            if dryRun {
                let mail = try reply.dryRun(request, on: ticket.number)
                if format.format == .text { common.say(notices: mail.warnings) }
                return format.show(ReplyView(mail, on: ticket.number, nil), text: mail.text(common.style))
            }
            let (mail, fate) = try reply.send(request, on: ticket.number, actor: actor, now: now())
            if format.format == .text { common.say(notices: mail.warnings) }
            common.tell(ReplyView(mail, on: ticket.number, fate), mail.line(fate), format)
            if case .failed = fate { throw ExitCode(PosternError.tryAgain("").exitStatus) }
        }
    }
}
