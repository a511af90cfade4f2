/// How finished mail leaves.
public struct SubmissionSettings: Sendable, Equatable {
    /// Which way mail takes.
    public enum Method: String, Sendable, CaseIterable {
        /// Into a Maildir, for a person to send.
        case maildir
        /// Through a sendmail command.
        case sendmail
        /// To an SMTP server.
        case smtp
    }

    /// How the connection to an SMTP server is protected.
    public enum Security: String, Sendable, CaseIterable {
        /// In clear; for a server on this machine.
        case none
        /// STARTTLS, required (RFC 3207).
        case startTLS = "starttls"
        /// TLS from the first byte (RFC 8314).
        case tls
    }

    /// The way mail takes.
    public var method = Method.maildir
    /// The Maildir of `method = "maildir"`.
    public var outbox: String
    /// The command and its arguments; the envelope is put behind them.
    public var sendmail = ["/usr/sbin/sendmail", "-i"]
    /// A host name or IP address; set whenever `method` is `smtp`.
    public var smtpHost: String?
    /// 587 with STARTTLS, 465 with TLS and 25 without, unless it is set.
    public var smtpPort = 587
    /// Never `none` together with a user.
    public var smtpSecurity = Security.startTLS
    /// Nil sends without a login; else there is a password file.
    public var smtpUser: String?
    /// A file of mode 0600 with the password in its first line.
    public var smtpPasswordFile: String?
    /// For handing over one mail.
    public var timeoutSeconds = 30
    /// Certificates (PEM) of the authorities to trust instead of the system's.
    public var caFile: String?
}
