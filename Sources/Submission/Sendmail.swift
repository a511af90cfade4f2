internal import Disclosure
internal import Glibc

/// Runs a sendmail command with the envelope as arguments and the mail, LF line ends, on its standard input.
///
/// The command runs without a shell, in a process group of its own and with a clean environment (`PATH`, `LANG`, and
/// `HOME` from the user database).
public struct Sendmail: MailSubmission, Sendable {
    private let command: [String]
    private let timeoutSeconds: Int

    /// - Parameters:
    ///   - command: the program's absolute path and its own arguments; `-f SENDER -- RECIPIENT` is put behind them.
    ///   - timeoutSeconds: after this the command's process group is ended and the mail tried again later.
    public init(command: [String], timeoutSeconds: Int) {
        self.command = command
        self.timeoutSeconds = timeoutSeconds
    }

    /// Runs the command once; its exit status decides (sysexits.h).
    public func submit(_ mail: SignedMail) throws(SubmissionError) {
        guard let program = command.first, program.hasPrefix("/") else {
            throw .settings("submission.sendmail must start with the absolute path of a program")
        }
        guard !command.joined().utf8.contains(0) else { throw .settings("submission.sendmail holds a NUL byte") }
        let sender = mail.envelopeFrom?.description ?? "<>"
        let outcome = try ChildProcess.run(
            command + ["-f", sender, "--", mail.envelopeTo.description],
            input: Self.withLFLineEnds(mail.bytes), timeoutSeconds: timeoutSeconds)
        if let error = Self.error(for: outcome, program: program, mail: mail) { throw error }
    }

    /// CRLF becomes LF: what sendmail commands expect on Unix; some of them make CR CR LF of CRLF.
    static func withLFLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
            result.append(byte)
        }
        return result
    }

    private static func error(
        for outcome: ChildProcess.Outcome, program: String, mail: SignedMail
    ) -> SubmissionError? {
        switch outcome {
        case .timedOut(let seconds):
            return .temporary("\(program) did not end within \(seconds) s (submission.timeout_seconds)")
        case .signal(let number):
            return .temporary("\(program) was ended by signal \(number)")
        case .exit(0, _):
            return nil
        case .exit(let status, let words):
            let said = words.isEmpty ? "" : ": \(withoutAddresses(words, of: mail.envelopeTo))"
            return error(status: status, program: program, said: said)
        }
    }

    /// The meanings of sysexits.h; what a later try may mend is temporary, and so is what is not listed there.
    private static func error(status: Int32, program: String, said: String) -> SubmissionError {
        let text = "\(program) ended with status \(status)"
        switch status {
        case 64: return .settings("\(text) (it does not know the arguments)\(said)")
        case 65: return .permanent("\(text) (message or recipient not accepted)\(said)")
        case 66: return .permanent("\(text) (input could not be read)\(said)")
        case 67: return .permanent("\(text) (no such user)\(said)")
        case 68: return .permanent("\(text) (no such host)\(said)")
        case 72: return .settings("\(text) (a system file is missing)\(said)")
        case 77: return .settings("\(text) (permission denied)\(said)")
        case 78: return .settings("\(text) (it is not configured)\(said)")
        case 126, 127: return .missingProgram(program)
        default: return .temporary("\(text)\(said)")
        }
    }
}
