import PGPMIME

/// What takes messages apart for somebody else: in the same process, or in one that can do nothing else.
protocol MessageParsing {
    /// Examines one message.
    ///
    /// - Parameter tell: hears once of the outside, before anything is opened, and gives what opens ciphertexts.
    /// - Throws: what `tell` throws, `OpenError.engine` where the keys failed, `ParserDeath`.
    func examine(
        _ bytes: [UInt8], _ job: ExaminationJob, tell: (MessageOutside) throws -> any Cryptography
    ) throws -> MessageExaminer.Outcome
}

/// A parser that crashed, hung, used up what it may use, or was caught lying: it costs this message an attempt.
struct ParserDeath: Error, CustomStringConvertible {
    var reason: String

    var description: String { "the parser of the message failed: \(reason)" }
}
