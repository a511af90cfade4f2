internal import CCurl
internal import Disclosure
internal import Glibc
internal import Maildir

/// Hands mail to an SMTP server (RFC 5321, 6409) through libcurl.
public struct SMTP: MailSubmission, Sendable {
    /// How the connection is protected.
    public enum Security: String, Sendable, CaseIterable {
        /// In clear.
        case none
        /// STARTTLS; without it nothing is sent (RFC 3207).
        case startTLS = "starttls"
        /// TLS from the first byte (RFC 8314).
        case tls
    }

    private let host: String
    private let port: Int
    private let security: Security
    private let user: String?
    private let passwordFile: String?
    private let timeoutSeconds: Int
    private let caFile: String?

    /// - Parameters:
    ///   - user: nil sends without authentication.
    ///   - passwordFile: read for each mail; its first line is the password, and nobody but its owner may read it.
    ///   - timeoutSeconds: for one mail, from connecting to the last reply.
    ///   - caFile: certificates (PEM) of the authorities to trust instead of the system's.
    public init(
        host: String, port: Int, security: Security, user: String?, passwordFile: String?, timeoutSeconds: Int,
        caFile: String?
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.passwordFile = passwordFile
        self.timeoutSeconds = timeoutSeconds
        self.caFile = caFile
    }

    /// Why no mail can go out by SMTP on this machine; nil if it can.
    public static var missing: SubmissionError? {
        unsafe postern_curl_load().map { .missingLibrary(unsafe String(cString: $0)) }
    }

    /// Makes a connection of its own; the reply decides: 4xx may be tried again, 5xx may not.
    public func submit(_ mail: SignedMail) throws(SubmissionError) {
        let transfer = try Transfer()
        let scheme = security == .tls ? "smtps" : "smtp"
        let bracketed = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        try transfer.set(CURLOPT_URL, "\(scheme)://\(bracketed):\(port)")
        try transfer.set(CURLOPT_PROTOCOLS_STR, scheme)
        try transfer.set(CURLOPT_PROXY, "")  // else curl takes one from the environment
        try transfer.set(CURLOPT_NOSIGNAL, 1)
        try transfer.set(CURLOPT_TIMEOUT, timeoutSeconds)
        try transfer.set(CURLOPT_CONNECTTIMEOUT, timeoutSeconds)
        try transfer.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if security == .startTLS { try transfer.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let caFile { try transfer.set(CURLOPT_CAINFO, caFile) }
        if let user {
            try transfer.set(CURLOPT_USERNAME, user)
            try transfer.set(CURLOPT_PASSWORD, try password())
        }
        // Without MAIL_FROM curl writes the null return path.
        if let sender = mail.envelopeFrom { try transfer.set(CURLOPT_MAIL_FROM, "<\(sender)>") }
        try transfer.setRecipient("<\(mail.envelopeTo)>")
        let result = transfer.upload(mail.bytes)
        if let error = error(for: result) { throw error }
    }

    private func password() throws(SubmissionError) -> String {
        guard let passwordFile else { throw .settings("submission.smtp_user needs submission.smtp_password_file") }
        var status = stat()
        guard unsafe stat(passwordFile, &status) == 0 else {
            throw .settings("\(passwordFile): \(unsafe String(cString: strerror(errno)))")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .settings("\(passwordFile) can be read by others; run `chmod 600 \(passwordFile)`")
        }
        do throws(MaildirError) {
            let line = try DurableFile.read(passwordFile, limit: 4096).prefix { $0 != 0x0A && $0 != 0x0D }
            guard !line.isEmpty, !line.contains(0) else { throw .system(path: passwordFile, "its first line is empty") }
            return String(decoding: line, as: UTF8.self)
        } catch {
            throw .settings("\(error)")
        }
    }

    /// Replies carry addresses, so only their number is told.
    private func error(for result: Transfer.Result) -> SubmissionError? {
        let server = "\(host):\(port)"
        let reply = result.reply
        switch result.code {
        case CURLE_OK: return nil
        case CURLE_LOGIN_DENIED where reply / 100 != 4:
            return .settings("\(server) does not take submission.smtp_user and its password (reply \(reply))")
        case CURLE_USE_SSL_FAILED:
            return .settings("\(server) offers no STARTTLS; see submission.smtp_security")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CONNECT_ERROR:
            return .settings("\(server): \(result.words); see submission.smtp_security and submission.ca_file")
        case CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_LOGIN_DENIED, CURLE_RECV_ERROR, CURLE_UPLOAD_FAILED:
            switch reply {
            case 500...599: return .permanent("\(server) replied \(reply)")
            case 400...499: return .temporary("\(server) replied \(reply)")
            default: return .temporary("\(server): \(result.words)")
            }
        default: return .temporary("\(server): \(result.words)")
        }
    }
}
