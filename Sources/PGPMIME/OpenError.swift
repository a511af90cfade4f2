public import Mail
public import OpenPGP

/// Why a message was not opened at all; what is wrong with one of its ciphertexts stands in its verdict instead.
public enum OpenError: Error, Equatable, CustomStringConvertible {
    /// The message cannot be read as mail, or is over a limit.
    case mail(MailError)
    /// gpg is missing, cannot use a key, or fails in a way of its own: the run must stop, or the message would be
    /// given an end state that it does not deserve.
    case engine(OpenPGPError)

    /// The words of the error inside.
    public var description: String {
        switch self {
        case .mail(let error): error.description
        case .engine(let error): error.description
        }
    }
}
