import Mail

/// The sender of the envelope, as the last mail server wrote it down (RFC 5321, section 4.4).
enum ReturnPath: Equatable {
    /// Nobody: the sender of bounces and automatic replies.
    case null
    case address
    /// What is delivered by way of a mailbox, as by getmail, may have lost it.
    case absent

    /// Only the topmost field counts: those below came with the message.
    init(_ headers: HeaderFields) {
        guard let field = headers.first("Return-Path") else {
            self = .absent
            return
        }
        let path = field.structured?.filter { !$0.isWhitespace }.lowercased() ?? ""
        // QUIRK: Postfix's pipe(8) and sendmail write the null address of RFC 5321, section 4.5.5, as MAILER-DAEMON.
        let name = path.drop { $0 == "<" }.prefix { $0 != "@" && $0 != ">" }
        self = path == "<>" || name == "mailer-daemon" ? .null : .address
    }
}
