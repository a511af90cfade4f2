/// Hands over a finished mail: `Outbox` leaves it in a Maildir for a person to send, `Sendmail` runs a program, `SMTP`
/// talks to a server.
public protocol MailSubmission {
    /// Returns once the mail is in other hands.
    func submit(_ mail: SignedMail) throws(SubmissionError)
}

/// Why a mail was not taken.
public enum SubmissionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The next try may succeed.
    case temporary(String)
    /// No try will succeed with this mail and this recipient.
    case permanent(String)
    /// The program to run is not there.
    case missingProgram(String)
    /// libcurl cannot be loaded, and why.
    case missingLibrary(String)
    /// The settings do not fit: no server, certificate or password as they say.
    case settings(String)

    /// Ends with the next step; names no address.
    public var description: String {
        switch self {
        case .temporary(let text): "not taken yet: \(text); postern tries again by itself"
        case .permanent(let text): "refused: \(text); see `postern outbox list`, then retry or cancel it"
        case .missingProgram(let path):
            "\(path) cannot be run; install a mail server or correct submission.sendmail"
        case .missingLibrary(let reason):
            "no mail can go out by SMTP without libcurl (\(reason)); install it (Debian: `apt install libcurl4`)"
        case .settings(let text): "\(text); correct [submission] in the settings, then `postern outbox retry`"
        }
    }
}
