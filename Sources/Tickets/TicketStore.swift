internal import Foundation
internal import GRDB
internal import Synchronization
public import Vault

/// The ledger: every message ever seen, the tickets, and the mail that goes out about them.
///
/// Several processes may have it open (a poll and a handler's command): SQLite's own locks keep them apart, and a
/// change waits up to 10 seconds for another's to end. One connection a process: the work is short, and opening is
/// what an empty poll spends its time on.
public final class TicketStore: Sendable {
    /// The database file; `:memory:` for one without.
    public let path: String
    private let queue: DatabaseQueue
    private let sealer: Sealer

    /// Opens the database, or makes it, and migrates it to the newest schema.
    ///
    /// The file gets mode 0600, and so do the files that SQLite makes beside it.
    ///
    /// - Parameters:
    ///   - vault: asked for its key when the first sealed value is touched, not before.
    ///   - busySeconds: how long to wait for another process's change before giving up as `.busy`.
    public init(path: String, vault: LazyVault, busySeconds: Double = 10) throws(StoreError) {
        self.path = path
        sealer = Sealer(vault: vault)
        queue = try storing(at: path) {
            try Self.prepareFile(path)
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(busySeconds))
            try Self.refuseForeign(queue, path: path)
            try Self.switchToWAL(queue, busySeconds)
            try Self.migrate(queue)
            return queue
        }
    }

    /// A database that is gone when the store is: for `explain` and for tests.
    public init(inMemory vault: LazyVault) throws(StoreError) {
        path = ":memory:"
        sealer = Sealer(vault: vault)
        queue = try storing(at: ":memory:") {
            let queue = try DatabaseQueue(configuration: Self.configuration(0))
            try Self.migrate(queue)
            return queue
        }
    }

    /// Makes one change: all of what `body` does, or nothing of it.
    ///
    /// Other processes wait meanwhile, so get the vault key before, with `LazyVault.key()`, and call no program
    /// inside. A `StoreError` thrown in `body` comes out as it is, any other error as `.refused` with its text. Using
    /// the store inside `body` is a defect and traps; the transaction reads as well.
    public func write<Value>(_ body: (LedgerTransaction) throws -> Value) throws(StoreError) -> Value {
        try storing(at: path) {
            try queue.write { db in
                let transaction = LedgerTransaction(ledger: LedgerReader(db: db, sealer: sealer, path: path))
                let value = try body(transaction)
                try transaction.refuseMessagesWithoutTicket()
                return value
            }
        }
    }

    func read<Value>(_ body: (LedgerReader) throws -> Value) throws(StoreError) -> Value {
        try storing(at: path) {
            // Not `queue.read`: the pragma with which that forbids changes has SQLite compile all its statements anew. A
            // reader has no way to change anything.
            try queue.unsafeRead { db in
                var value: Value?
                try db.inTransaction(.deferred) {
                    value = try body(LedgerReader(db: db, sealer: sealer, path: path))
                    return .commit
                }
                guard let value else { preconditionFailure("the transaction ended without its work") }
                return value
            }
        }
    }
}

extension TicketStore {
    private static func configuration(_ busySeconds: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.foreignKeysEnabled = true
        configuration.label = "postern"
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA secure_delete = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cell_size_check = ON;
                    PRAGMA synchronous = FULL;
                    """)
        }
        return configuration
    }

    /// Makes an empty file of mode 0600, which is a new database to SQLite, or takes others' permissions away from one
    /// that is there. SQLite gives `-wal` and `-shm` the mode of the database.
    ///
    /// `mknod` and `chmod`, since a descriptor that is opened and closed beside SQLite's own would drop its locks
    /// (sqlite.org/howtocorrupt.html, section 2.2).
    private static func prepareFile(_ path: String) throws {
        if unsafe mknod(path, S_IFREG | 0o600, 0) == 0 { return }
        let code = errno
        guard code == EEXIST else { throw systemError(code, path) }
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { throw systemError(errno, path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw StoreError.database("\(path) is no regular file; put the database itself there, not a link to it")
        }
        if status.st_mode & 0o077 != 0, unsafe chmod(path, 0o600) != 0 { throw systemError(errno, path) }
    }

    private static func systemError(_ code: CInt, _ path: String) -> StoreError {
        if code == ENOSPC || code == EDQUOT { return .diskFull(path) }
        if code == EACCES || code == EPERM || code == EROFS { return .denied(path) }
        return .database("\(path) cannot be made or opened: \(unsafe String(cString: strerror(code)))")
    }

    /// Another program's database must not get our tables. Another process may be making ours at this moment: then
    /// the migrator's own table is there already.
    private static func refuseForeign(_ queue: DatabaseQueue, path: String) throws {
        let isForeign = try queue.read { db in
            let tables = """
                SELECT EXISTS (SELECT 1 FROM sqlite_schema
                WHERE type = 'table' AND name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%')
                """
            return try Int.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID
                && Bool.fetchOne(db, sql: tables) == true
        }
        if isForeign { throw StoreError.notADatabase(path) }
    }

    /// SQLite does not wait for a lock here, so two processes that make a new database at once have to.
    private static func switchToWAL(_ queue: DatabaseQueue, _ busySeconds: Double) throws {
        let deadline = Date(timeIntervalSinceNow: busySeconds)
        while true {
            do {
                let mode = try queue.writeWithoutTransaction { db in
                    try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
                }
                if mode == "wal" { return }
                throw StoreError.database("the file system has no shared memory for SQLite; use a local one")
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && Date() < deadline {
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
    }

    private static func migrate(_ queue: DatabaseQueue) throws {
        let migrator = Schema.migrator
        let applied = try queue.read { db in try migrator.appliedIdentifiers(db) }
        let found = applied.map { Schema.number(of: $0) ?? Int.max }.max() ?? 0
        if found > Schema.known { throw StoreError.newerSchema(found: found, known: Schema.known) }
        if found == Schema.known { return }
        do {
            try migrator.migrate(queue)
        } catch {
            // Another process may have done it between our look and our change.
            guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
        }
    }
}
