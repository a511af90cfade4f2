/// Speaks to an SMTP server.
public struct SMTP: MailSubmission, Sendable {
    public enum Security: String, Sendable, CaseIterable { case none, startTLS = "starttls", tls }
    public init(
        host: String, port: Int, security: Security, user: String?, passwordFile: String?, timeoutSeconds: Int,
        caFile: String?
    ) {}
    public func submit(_ mail: SignedMail) throws(SubmissionError) { throw .temporary("not yet") }
}
