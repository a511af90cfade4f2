public import Disclosure
import Foundation
import Mail

/// A reply; as JSON `{"schema", "ticket", "to", "fate", …}`.
public struct ReplyView: Encodable, Sendable {
    /// A file that goes along.
    public struct File: Encodable, Sendable {
        var name: String
        var bytes: Int
    }

    /// The version of the JSON object.
    public var schema = 1
    var ticket: String
    var to: String
    var toASCII: String?
    var subject: String
    var body: String
    var encrypted: Bool
    var files: [File]
    /// `submitted`, `waiting` or `failed`; nil where nothing was to be sent.
    var fate: String?
    /// Why it waits or failed.
    var reason: String?
    var warnings: [String]

    /// - Parameter fate: nil where nothing was to be sent.
    public init(_ mail: CaseReply.Mail, on ticket: TicketNumber, _ fate: CaseReply.Fate?) {
        let address = ShownAddress(mail.to)
        self.ticket = ticket.description
        to = address.text
        toASCII = address.ascii
        subject = mail.subject
        body = VisibleText.block(mail.body)
        encrypted = mail.encrypted
        files = mail.files.map { File(name: VisibleText.line($0.name), bytes: $0.bytes) }
        warnings = mail.warnings
        switch fate {
        case nil: break
        case .submitted: self.fate = "submitted"
        case .waiting(let why): (self.fate, reason) = ("waiting", VisibleText.line(why))
        case .failed(let why): (self.fate, reason) = ("failed", VisibleText.line(why))
        }
    }
}

extension CaseReply.Mail {
    /// The mail as it would be read.
    public func text(_ style: ScreenStyle) -> String {
        let how = encrypted ? "signed and encrypted" : "signed, in clear"
        let attached = files.map { file in
            "\(style.bold("Attached:")) \(VisibleText.line(file.name)) (\(file.bytes) B)\n"
        }
        return """
            \(style.bold("To:")) \(ShownAddress(to).line) (\(how))
            \(style.bold("Subject:")) \(subject)
            \(attached.joined())
            \(VisibleText.block(body))
            """
    }

    /// What was done with it, a line.
    public func line(_ fate: CaseReply.Fate) -> String {
        let how = encrypted ? "signed and encrypted" : "signed, in clear"
        let along = files.isEmpty ? "" : ", with \(files.count) file\(files.count == 1 ? "" : "s")"
        let whom = "to \(ShownAddress(to).line), \(how)\(along)"
        return switch fate {
        case .submitted: "sent \(whom)"
        case .waiting(let why): "in the outbox \(whom); it waits: \(VisibleText.line(why))"
        case .failed(let why):
            "in the outbox \(whom); it could not be submitted: \(VisibleText.line(why)); mend that, then `postern outbox "
                + "retry`"
        }
    }
}
