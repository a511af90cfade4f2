import Disclosure
import Mail
import Maildir
import OpenPGP
import PGPMIME
import Settings
import Submission
import Tickets
import Vault

/// What ends a command, told apart by what the caller can do about it (sysexits.h).
public enum PosternError: Error, Equatable, CustomStringConvertible {
    /// 65: the message or file given cannot be used.
    case unusable(String)
    /// 66: what was named is not there.
    case notFound(String)
    /// 69: gpg or the MTA is not there.
    case unavailable(String)
    /// 70: a defect of ours.
    case defect(String)
    /// 75: nothing is wrong with the input; try again.
    case tryAgain(String)
    /// 75: one message has to wait for the operator; the others go on.
    case waiting(String)
    /// 75: a signal asked for the end; what is done is done.
    case stopped(String)
    /// 75, and no one needs to know: another run holds the lock.
    case alreadyRunning(String)
    /// 78: settings, permissions or keys.
    case settings(String)

    /// The exit status of the command.
    public var exitStatus: Int32 {
        switch self {
        case .unusable, .notFound: 65
        case .unavailable: 69
        case .defect: 70
        case .tryAgain, .waiting, .stopped, .alreadyRunning: 75
        case .settings: 78
        }
    }

    /// One line: what, and the next step.
    public var description: String {
        switch self {
        case .unusable(let text), .notFound(let text), .unavailable(let text), .defect(let text), .tryAgain(let text),
            .waiting(let text), .stopped(let text), .alreadyRunning(let text), .settings(let text):
            text
        }
    }
}

extension PosternError {
    /// The reaction that an error of a lower target calls for.
    public init(_ error: any Error) {
        switch error {
        case let error as PosternError: self = error
        case let error as SettingsError: self = .settings(error.description)
        case let error as StoreError: self = Self.from(error)
        case let error as OpenPGPError: self = Self.from(error)
        case let error as MaildirError: self = Self.from(error)
        case let error as MailError: self = .unusable(error.description)
        case VaultError.gpgMissing: self = .unavailable("\(error)")
        case let error as VaultError: self = .settings(error.description)
        case OpenError.engine(let error): self = Self.from(error)
        case OpenError.mail(let error): self = .unusable(error.description)
        case let error as ParserDeath: self = .unusable(error.description)
        case let error as SubmissionError: self = .tryAgain(error.description)
        default: self = .defect("\(error)")
        }
    }

    private static func from(_ error: StoreError) -> PosternError {
        switch error {
        case .busy, .diskFull: .tryAgain(error.description)
        case .gpgMissing: .unavailable(error.description)
        case .notADatabase, .newerSchema, .sealed, .denied: .settings(error.description)
        case .notFound: .notFound(error.description)
        case .refused: .unusable(error.description)
        case .database: .defect(error.description)
        }
    }

    private static func from(_ error: OpenPGPError) -> PosternError {
        switch error {
        case .gpgMissing: .unavailable(error.description)
        case .locked, .keyExpired, .keyUnusable: .settings(error.description)
        case .timedOut, .diskFull: .tryAgain(error.description)
        case .noSecretKey, .password, .modified, .malformed, .tooLarge: .unusable(error.description)
        case .engine: .unavailable(error.description)
        }
    }

    private static func from(_ error: MaildirError) -> PosternError {
        switch error {
        case .notAMaildir, .denied, .exists: .settings(error.description)
        case .gone, .stillGrowing, .diskFull: .tryAgain(error.description)
        case .tooLarge, .notRegular: .unusable(error.description)
        case .system: .tryAgain(error.description)
        }
    }
}

/// Runs `body` and turns whatever it throws into the error a command ends with.
func asPosternError<T>(_ body: () throws -> T) throws(PosternError) -> T {
    do { return try body() } catch { throw PosternError(error) }
}
