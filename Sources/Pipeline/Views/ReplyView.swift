import Disclosure
import Foundation
import Mail

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
