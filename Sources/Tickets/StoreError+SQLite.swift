internal import GRDB
internal import Vault

/// Runs `body` and turns whatever it throws into a `StoreError`; one thrown inside passes through.
func storing<Value>(at path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
    do {
        return try body()
    } catch let error as StoreError {
        throw error
    } catch let error as DatabaseError {
        throw StoreError(error, path: path)
    } catch let error as VaultError {
        if case .gpgMissing = error { throw .gpgMissing(error.description) }
        throw .sealed(error.description)
    } catch {
        throw .refused("the change was given up: \(error)")
    }
}

extension StoreError {
    init(_ error: DatabaseError, path: String) {
        self.init(code: error.extendedResultCode, message: error.message ?? "an error without a text", path: path)
    }

    /// - Parameter message: SQLite's own names tables and columns, never a value.
    init(code: ResultCode, message: String, path: String) {
        switch code {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .busy
        case .SQLITE_FULL, .SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE:
            self = .diskFull(path)
        case .SQLITE_NOTADB:
            self = .notADatabase(path)
        case .SQLITE_CONSTRAINT:
            self = .refused("the ticket database refuses this: \(message)")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self = .denied(path)
        default:
            self = .database(message)
        }
    }

    /// The same for a bare number, as SQLite's documents list them.
    init(sqliteCode code: Int32, message: String, path: String) {
        self.init(code: ResultCode(rawValue: code), message: message, path: path)
    }
}
