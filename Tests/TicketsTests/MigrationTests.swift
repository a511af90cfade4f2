import Disclosure
import Foundation
import Testing
import Vault

@testable import Tickets

@Suite("Databases of earlier versions") struct MigrationTests {
    /// Those of the first version.
    private static let tables = [
        "metadata", "vault_check", "ticket", "reporter", "message", "report", "delivery", "attempt", "event",
        "certificate", "outgoing",
    ]

    @Test func aReleasedMigrationIsNeverEdited() {
        #expect(hash(Schema.schema1).prefix == "1834c2a4603d")
    }

    @Test func theFirstVersionIsMigratedWithAllThatIsInIt() throws {
        let source = try TemporaryStore()
        let filed = try source.open().write { transaction in
            let filed = try transaction.file("one", nextUpdateAt: time(900), title: "first")
            _ = try transaction.addDelivery(name: [0x61], hash: filed.message, outcome: .filed, at: time())
            try transaction.event(
                ticket: filed.ticket, message: filed.message, at: time(), actor: "mori", kind: "note", from: nil,
                to: nil, note: "Reproduced")
            _ = try transaction.addCertificate(
                address: address("finder@example.org"), fingerprint: "AB", keyIDs: [], bytes: [1], state: .held,
                origin: "key part", at: time())
            _ = try transaction.queueAnswer(to: "finder@example.org", key: "ack:1", ticket: filed.ticket)
            try transaction.setMetadata("a", "b")
            return filed
        }
        let old = try makeFirstVersion(from: source)
        let columns = try Dictionary(uniqueKeysWithValues: Self.tables.map { ($0, try self.columns(of: $0, in: old)) })
        #expect(try sqlite3(old.path, "SELECT 1 FROM ciphertext").output.contains("no such table"))

        let store = try old.open()
        #expect(try sqlite3(old.path, Self.layout).output == sqlite3(source.path, Self.layout).output)
        for table in Self.tables {
            let rows = "SELECT \(columns[table] ?? "") FROM \(table)"
            #expect(try sqlite3(old.path, rows).output == sqlite3(source.path, rows).output, "\(table)")
        }
        #expect(try store.integrityProblems().isEmpty)
        #expect(try store.ticket(filed.number)?.details.title == "first")
        #expect(try store.heads(matching: TicketFilter()).map(\.title) == ["first"])
        #expect(try store.message(filed.message)?.record.text == "one")
        #expect(try store.events(of: filed.ticket).map(\.note) == ["Reproduced"])
        #expect(try store.certificates().map(\.fingerprint) == ["AB"])

        // What came before the migration is known once it has been read again.
        let mallory = try address("mallory@attacker.example")
        #expect(try store.earlierSenders(ofCiphertexts: [hash("p1")], otherThan: mallory).isEmpty)
        try store.write {
            try $0.addCiphertexts([hash("p1")], of: filed.message, from: address("finder@example.org"))
        }
        let reopened = try old.open()
        #expect(
            try reopened.earlierSenders(ofCiphertexts: [hash("p1")], otherThan: mallory).map(\.ticket) == [filed.ticket]
        )
    }

    @Test func aMigrationThatCannotBeMadeLeavesTheFileAsItWas() throws {
        let source = try TemporaryStore()
        _ = try source.open().write { try $0.file("one") }
        let old = try makeFirstVersion(from: source)
        try sqlite3(old.path, "CREATE VIEW ciphertext AS SELECT 1")
        let before = try sqlite3(old.path, ".dump").output
        #expect { try old.open() } throws: { "\($0)".contains("ciphertext") }
        #expect(try sqlite3(old.path, ".dump").output == before)
    }

    /// Whatever comes after what refers to it has SQLite look for it there: a mail must not take longer the more there are.
    @Test func whatRefersToMessagesAndReportsIsFoundByAnIndex() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.open()
        let unindexed = """
            SELECT owner.name, key."from" FROM sqlite_schema AS owner, pragma_foreign_key_list(owner.name) AS key
            WHERE owner.type = 'table' AND key."table" IN ('message', 'report') AND NOT EXISTS (
                SELECT 1 FROM pragma_index_list(owner.name) AS list, pragma_index_info(list.name) AS part
                WHERE part.seqno = 0 AND part.name = key."from")
            """
        #expect(try sqlite3(temporary.path, unindexed).output.isEmpty)
    }

    private static let layout =
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE '%grdb%' ORDER BY type, name"

    /// A database as the first version left it, with the rows of another.
    private func makeFirstVersion(from source: TemporaryStore) throws -> TemporaryStore {
        let old = try TemporaryStore(key: source.key)
        let empty = try sqlite3(
            old.path,
            """
            \(Schema.schema1)
            CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
            INSERT INTO grdb_migrations VALUES ('schema-1');
            PRAGMA application_id = \(Schema.applicationID);
            """)
        try #require(empty.status == 0, "\(empty.output)")
        let copies = try Self.tables.map { table in
            let columns = try columns(of: table, in: old)
            return "INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM later.\(table);"
        }.joined(separator: "\n")
        let made = try sqlite3(
            old.path,
            """
            ATTACH '\(source.path)' AS later;
            BEGIN;
            \(copies)
            COMMIT;
            """)
        try #require(made.status == 0, "\(made.output)")
        return old
    }

    private func columns(of table: String, in store: TemporaryStore) throws -> String {
        try sqlite3(store.path, "SELECT group_concat(name, ', ') FROM pragma_table_info('\(table)')").output
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
