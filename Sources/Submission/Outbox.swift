public import Maildir

/// Leaves finished mail in a Maildir, for a person or another program to send.
public struct Outbox: MailSubmission, Sendable {
    private let folder: MaildirFolder

    /// - Parameter folder: made on first use.
    public init(folder: MaildirFolder) {
        self.folder = folder
    }

    /// Leaves the mail in `new/`, unless one of its name is there already.
    public func submit(_ mail: SignedMail) throws(SubmissionError) {
        do throws(MaildirError) {
            try folder.ensure()
            try folder.deliver(mail.bytes, name: mail.submittedName)
        } catch {
            switch error {
            case .diskFull, .stillGrowing, .gone, .system: throw .temporary("\(error)")
            default: throw .settings("\(error)")
            }
        }
    }
}
