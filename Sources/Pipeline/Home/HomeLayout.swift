import Settings

/// Where the files of a home are (DESIGN, section 3).
public struct HomeLayout: Sendable {
    let spool: String

    init(_ settings: PosternSettings) { spool = settings.spool }

    /// Every original, byte for byte, named by its SHA-256.
    public var archive: String { spool + "/archive" }
    /// What could not be processed, each with a note.
    public var failed: String { spool + "/failed" }
    /// Scratch GnuPG homes of a run; emptied by the next.
    var scratch: String { spool + "/scratch" }
    /// Tickets, messages, events, outgoing mail.
    public var store: String { spool + "/postern.sqlite" }
    /// The key that seals what rests on disk, encrypted to the mailbox and the team.
    public var vault: String { spool + "/vault.pgp" }
    /// Held by the run that works.
    var lock: String { spool + "/postern.lock" }
    /// Names the message in hand, so that the death of its reader is counted.
    var inHand: String { spool + "/in-hand" }

    /// The directories a home must have.
    var directories: [String] { [spool, archive, failed, scratch] }
}
