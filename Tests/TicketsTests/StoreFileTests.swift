import Disclosure
import Foundation
import TestSupport
import Testing
import Vault

@testable import Tickets

@Suite("The database file") struct StoreFileTests {
    let temporary: TemporaryStore

    init() throws { temporary = try TemporaryStore() }

    private func mode(_ suffix: String = "") throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: temporary.path + suffix)[.posixPermissions] as? Int
    }

    @Test func onlyItsOwnerMayReadItAndWhatLiesBesideIt() throws {
        let store = try temporary.open()
        try store.write { try $0.setMetadata("a", "b") }
        for suffix in ["", "-wal", "-shm"] { #expect(try mode(suffix) == 0o600, "\(suffix)") }
    }

    @Test func othersPermissionsAreTakenAway() throws {
        _ = try temporary.open()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: temporary.path)
        let store = try temporary.open()
        try store.write { try $0.setMetadata("a", "b") }
        for suffix in ["", "-wal", "-shm"] { #expect(try mode(suffix) == 0o600, "\(suffix)") }
    }

    @Test func whatIsCommittedSurvivesAPowerCut() throws {
        let store = try temporary.open()
        let mode = try store.read { try $0.value(String.self, "PRAGMA journal_mode") }
        #expect(mode == "wal")
        let expected = [
            ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("secure_delete", 1), ("temp_store", 2),
        ]
        for (name, number) in expected {
            let value = try store.read { try $0.value(Int.self, "PRAGMA \(name)") }
            #expect(value == number, "\(name)")
        }
    }

    /// What a killed process leaves is the database and its log: both are copied under an open store here.
    @Test func aCopyTakenMidwayHoldsTheLastCommit() throws {
        let store = try temporary.open()
        let filed = try store.write { try $0.file("one", title: "first") }
        let copy = try TemporaryStore()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: temporary.path + suffix, toPath: copy.path + suffix)
        }
        let key = temporary.key
        let survivor = try TicketStore(path: copy.path, vault: LazyVault { key })
        #expect(try survivor.ticket(filed.number)?.details.title == "first")
        #expect(try survivor.integrityProblems().isEmpty)
    }

    @Test func anErrorInsideAChangeUndoesAllOfIt() throws {
        struct Interrupted: Error, CustomStringConvertible { let description = "interrupted" }
        let store = try temporary.open()
        #expect(throws: StoreError.refused("the change was given up: interrupted")) {
            try store.write { transaction in
                _ = try transaction.file("one")
                throw Interrupted()
            }
        }
        #expect(throws: StoreError.notFound("x")) {
            try store.write { transaction in
                _ = try transaction.file("two")
                throw StoreError.notFound("x")
            }
        }
        #expect(try store.tickets(matching: TicketFilter()).isEmpty)
        #expect(try store.allMessageHashes().isEmpty)
        #expect(try store.write { try $0.file("three").number.sequence } == 1)
    }

    @Test func usingTheStoreInsideAChangeTraps() async {
        await #expect(processExitsWith: .failure) {
            let store = try emptyStore()
            try store.write { _ in _ = try store.allMessageHashes() }
        }
    }

    @Test(arguments: ["This is no database, but long enough to be looked at as one.", "SQLite format 3"])
    func aFileThatIsNoDatabaseIsNamed(_ content: String) throws {
        try Data((content + String(repeating: "\n", count: 1000)).utf8).write(to: URL(fileURLWithPath: temporary.path))
        #expect(throws: StoreError.notADatabase(temporary.path)) { try temporary.open() }
    }

    @Test func anotherProgramsDatabaseIsLeftAlone() throws {
        try sqlite3(temporary.path, "CREATE TABLE bookmarks (url TEXT)")
        #expect(throws: StoreError.notADatabase(temporary.path)) { try temporary.open() }
        #expect(try sqlite3(temporary.path, ".tables").output.contains("ticket") == false)
    }

    @Test func aNewerDatabaseIsRefused() throws {
        _ = try temporary.open()
        try sqlite3(temporary.path, "INSERT INTO grdb_migrations VALUES ('schema-9')")
        #expect(throws: StoreError.newerSchema(found: 9, known: 5)) { try temporary.open() }
    }

    @Test func aMissingDirectoryOrALinkIsNamed() throws {
        #expect {
            try TicketStore(path: temporary.directory + "/none/x.sqlite", vault: LazyVault { VaultKey() })
        } throws: { "\($0)".contains("/none/x.sqlite cannot be made") }
        try FileManager.default.createSymbolicLink(atPath: temporary.path, withDestinationPath: "/tmp/elsewhere")
        #expect { try temporary.open() } throws: { "\($0)".contains("is no regular file") }
    }

    @Test func aLockedDatabaseIsBusy() throws {
        let store = try TicketStore(path: temporary.path, vault: LazyVault { VaultKey() }, busySeconds: 0.2)
        let other = try temporary.open()
        try other.write { transaction in
            try transaction.setMetadata("a", "b")
            #expect(throws: StoreError.busy) { try store.write { try $0.setMetadata("a", "c") } }
            #expect(try store.metadata("a") == nil, "reading goes on meanwhile")
        }
        #expect(try store.metadata("a") == "b")
    }

    @Test(
        arguments: [
            (5, StoreError.busy), (261, .busy), (517, .busy), (6, .busy),
            (13, .diskFull("/x")), (778, .diskFull("/x")), (4874, .diskFull("/x")),
            (26, .notADatabase("/x")), (2067, .refused("the ticket database refuses this: text")),
            (11, .database("text")), (266, .database("text")),
        ] as [(Int32, StoreError)])
    func codesOfSQLite(_ code: Int32, _ expected: StoreError) {
        #expect(StoreError(sqliteCode: code, message: "text", path: "/x") == expected)
    }

    @Test func manyProcessesMayMakeItAtOnce() async throws {
        let temporary = temporary
        let path = temporary.path
        let key = temporary.key
        let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
            for worker in 0..<6 {
                group.addTask {
                    let store = try TicketStore(path: path, vault: LazyVault { key })
                    return try (0..<10).map { round in
                        try store.write { try $0.file("\(worker) \(round)").number.sequence }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(numbers.sorted() == Array(1...60))
        #expect(try temporary.open().integrityProblems().isEmpty)
    }

    @Test func anEmptyPollIsQuickAndNeedsNoKey() throws {
        let filled = try temporary.open()
        try filled.write { transaction in
            for number in 0..<200 { _ = try transaction.file("report \(number)", nextUpdateAt: time(1_000)) }
        }
        let vault = LazyVault { throw StoreError.busy }
        var quickest = Duration.seconds(1)
        for _ in 0..<5 {
            let elapsed = try processorTime {
                let store = try TicketStore(path: temporary.path, vault: vault)
                #expect(try store.unfinishedDeliveries().isEmpty)
                #expect(try !store.hasDueOutgoing(now: time()))
                #expect(try store.dueOutgoing(now: time()).isEmpty)
                #expect(try store.reportsDueForUpdate(now: time()).isEmpty)
            }
            quickest = min(quickest, elapsed)
        }
        #expect(quickest < .milliseconds(15))
        #expect(!vault.wasAsked)
    }
}
