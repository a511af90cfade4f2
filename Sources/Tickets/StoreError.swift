/// What can go wrong with the store; a case for each different reaction. The texts hold nothing that is sealed.
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Another process kept the database locked for longer than the busy timeout.
    case busy
    /// There is no room to write the file named.
    case diskFull(String)
    /// The file named is no SQLite database, or another program's.
    case notADatabase(String)
    /// A newer Postern has migrated the database.
    case newerSchema(found: Int, known: Int)
    /// What was asked to be changed is not there.
    case notFound(String)
    /// A change that is not allowed; the text says why.
    case refused(String)
    /// The vault key cannot be had or does not fit; the text is the vault's.
    case sealed(String)
    /// gpg, which opens the vault, is not there; the text is the vault's.
    case gpgMissing(String)
    /// The file named may not be made, read or written by this user.
    case denied(String)
    /// Anything else, in SQLite's words.
    case database(String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .busy:
            "the ticket database is locked by another process; try again, and if that lasts, "
                + "see with `fuser -v` on spool/postern.sqlite which one it is"
        case .diskFull(let path):
            "\(path): the disk is full; make room, then run the command again (nothing was half written)"
        case .notADatabase(let path):
            "\(path) is not a ticket database; move it away, or restore it from a backup"
        case .newerSchema(let found, let known):
            "the ticket database has schema \(found), and this Postern knows up to \(known); "
                + "use the newer Postern, or restore a backup from before it ran"
        case .notFound(let what):
            "\(what) is not in the ticket database; see `postern ticket list`"
        case .refused(let reason):
            reason
        case .sealed(let reason), .gpgMissing(let reason):
            reason
        case .denied(let path):
            "\(path) cannot be opened and written; give the user that postern runs as the right to write it and its "
                + "directory"
        case .database(let reason):
            "the ticket database: \(reason); run `postern audit`, and restore a backup if it finds damage"
        }
    }
}
