/// Runs a sendmail command.
public struct Sendmail: MailSubmission, Sendable {
    private let command: [String]
    private let timeoutSeconds: Int
    public init(command: [String], timeoutSeconds: Int) { self.command = command; self.timeoutSeconds = timeoutSeconds }
    public func submit(_ mail: SignedMail) throws(SubmissionError) { throw .temporary("not yet") }
}
