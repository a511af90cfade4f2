internal import Foundation
internal import GRDB
internal import Synchronization
internal import Vault

/// Seals and opens the columns that hold words, and makes the hashes they are looked up by.
///
/// A sealed value is bound to its table, column and row, so that one moved elsewhere does not open. Row numbers are
/// known before the insert, since they are chosen in the transaction that alone may write, and are never used again.
final class Sealer: Sendable {
    private let vault: LazyVault
    private let fits = Mutex(false)
    private let encoder: JSONEncoder
    private let decoder: JSONDecoder

    init(vault: LazyVault) {
        self.vault = vault
        encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
    }

    /// The vault key, once it has been seen to fit this database.
    ///
    /// With another key every look-up would find nothing and every reporter would seem new, without any error.
    ///
    /// - Parameter isSealing: whether something is about to be sealed, in a transaction that may write: the first such
    ///   transaction of a database notes its key. Whatever puts a hash on record seals something, too.
    private func key(for db: Database, isSealing: Bool = false) throws -> VaultKey {
        let key = try vault.key()
        if fits.withLock({ $0 }) { return key }
        let context = "vault_check.sealed:1"
        if let sealed = try Data.fetchOne(db, sql: "SELECT sealed FROM vault_check WHERE id = 1") {
            do {
                _ = try key.open(Array(sealed), for: context)
            } catch {
                throw StoreError.sealed(
                    "the vault key is not the one this database was made with; "
                        + "restore the database and the vault file from the same backup")
            }
            fits.withLock { $0 = true }
        } else if isSealing {
            // Not yet `fits`: this transaction may be rolled back.
            try db.execute(
                sql: "INSERT INTO vault_check (id, sealed) VALUES (1, ?)",
                arguments: [Data(key.seal(Array("postern".utf8), for: context))])
        }
        return key
    }

    func seal(_ value: some Encodable, at place: Place, in db: Database) throws -> Data {
        try seal(bytes: Array(encoder.encode(value)), at: place, in: db)
    }

    func seal(bytes: [UInt8], at place: Place, in db: Database) throws -> Data {
        try Data(key(for: db, isSealing: true).seal(bytes, for: place.description))
    }

    func open<Value: Decodable>(_ type: Value.Type, _ sealed: Data, at place: Place, in db: Database) throws -> Value {
        do {
            return try decoder.decode(type, from: Data(openBytes(sealed, at: place, in: db)))
        } catch is DecodingError {
            // The decoder's own words could quote what was sealed.
            throw StoreError.sealed(
                "\(place) holds fields that are not known here; use the Postern that wrote them, or a newer one")
        }
    }

    func openBytes(_ sealed: Data, at place: Place, in db: Database) throws -> [UInt8] {
        try key(for: db).open(Array(sealed), for: place.description)
    }

    func hash(_ value: String, _ domain: LookupDomain, in db: Database) throws -> Data {
        try Data(key(for: db).lookupHash(value, domain: domain.rawValue))
    }
}

/// What kinds of values are looked up by their keyed hash.
enum LookupDomain: String {
    case address, ciphertext, domain, fingerprint
    case keyID = "key-id"
    case messageID = "message-id"
}

/// A sealed cell.
struct Place: CustomStringConvertible {
    let table: String
    let column: String
    let row: Int64

    init(_ table: String, _ column: String, _ row: Int64) {
        self.table = table
        self.column = column
        self.row = row
    }

    var description: String { "\(table).\(column):\(row)" }
}
