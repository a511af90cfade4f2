import Disclosure
import Maildir

/// A message as a worker read it, before the run holds it against what is on record.
struct ReadAhead: Sendable {
    /// The file, where it is one of the inbox; nil where the run reads it itself.
    var file: Result<(bytes: [UInt8], hash: ContentHash), MaildirError>?
    /// What the message turned out to be; nil where nobody has to know, or the run reads it itself.
    var reading: Result<Reading, any Error>?
    /// How far the journal went before it was read.
    var journalEnd: Int

    /// Bytes of a message; the run reads what is larger by itself, when its turn comes, so that it has one of them in
    /// memory at a time.
    static let mostBytes = 4 << 20
}
