internal import Disclosure
internal import Foundation
internal import GRDB

/// One connection inside one transaction, with what is needed to open sealed columns.
struct LedgerReader {
    let db: Database
    let sealer: Sealer
    let path: String

    /// All rows; the statement is compiled once a connection.
    func rows(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> [Row] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// The rows one after the other; each is good until the next is asked for.
    func cursor(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> RowCursor {
        try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// The first column of the first row.
    func value<Value: DatabaseValueConvertible>(
        _ type: Value.Type, _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []
    ) throws -> Value? {
        try Value.fetchOne(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    func hash(of address: EmailAddress) throws -> Data {
        try sealer.hash(address.description, .address, in: db)
    }

    func hash(of id: MessageID) throws -> Data {
        try sealer.hash(id.value, .messageID, in: db)
    }

    func hash(ofKey keyID: String) throws -> Data {
        try sealer.hash(keyID.uppercased(), .keyID, in: db)
    }

    /// Opens a sealed cell; its row's number is in the column `id`.
    func open<Value: Decodable>(_ type: Value.Type, _ row: Row, _ table: String, _ column: String) throws -> Value {
        try sealer.open(type, row[column], at: Place(table, column, row["id"]), in: db)
    }
}

extension LedgerReader {
    /// `?, ?, ?` for a list of so many.
    static func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }

    /// The code that stands in a column; the schema lets nothing else in.
    static func code<Code: RawRepresentable<String>>(_ type: Code.Type, _ row: Row, _ column: String) throws -> Code {
        try code(type, row[column], column)
    }

    static func optionalCode<Code: RawRepresentable<String>>(
        _ type: Code.Type, _ row: Row, _ column: String
    ) throws -> Code? {
        try optionalCode(type, row[column], column)
    }

    /// - Parameter text: what stands in the column.
    static func code<Code: RawRepresentable<String>>(
        _ type: Code.Type, _ text: String?, _ column: String
    ) throws -> Code {
        guard let code = try optionalCode(type, text, column) else {
            throw StoreError.database("column \(column) is empty")
        }
        return code
    }

    /// - Parameter text: what stands in the column.
    static func optionalCode<Code: RawRepresentable<String>>(
        _ type: Code.Type, _ text: String?, _ column: String
    ) throws -> Code? {
        guard let text else { return nil }
        guard let code = Code(rawValue: text) else {
            throw StoreError.database("column \(column) holds '\(text)', which is not known here")
        }
        return code
    }

    static func contentHash(_ row: Row, _ column: String) throws -> ContentHash {
        guard let hash = ContentHash(row[column] as String) else {
            throw StoreError.database("column \(column) holds no SHA-256")
        }
        return hash
    }
}

extension Row {
    func date(_ column: String) -> Date { Date(unixSeconds: self[column]) }

    func optionalDate(_ column: String) -> Date? { (self[column] as Int64?).map(Date.init(unixSeconds:)) }

    func optionalID<Table>(_ column: String) -> RowID<Table>? { (self[column] as Int64?).map(RowID.init(value:)) }
}

extension Date {
    init(unixSeconds: Int64) {
        self.init(timeIntervalSince1970: TimeInterval(unixSeconds))
    }

    /// Whole seconds, rounded down; a file time may be anything, so what is out of a calendar's reach is cut off.
    var unixSeconds: Int64 {
        let seconds = timeIntervalSince1970
        guard seconds.isFinite else { return 0 }
        return Int64(min(max(seconds.rounded(.down), -62_135_596_800), 253_402_300_799))
    }
}
