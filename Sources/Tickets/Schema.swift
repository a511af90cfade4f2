internal import GRDB

/// The migrations. A released one is never edited: what it made stands in operators' databases.
enum Schema {
    /// Marks the file as ours (`PRAGMA application_id`): "PSTN" in ASCII.
    static let applicationID = 0x5053_544E

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (number, sql) in migrations.enumerated() {
            migrator.registerMigration(name(number + 1)) { db in
                try db.execute(sql: sql)
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            }
        }
        return migrator
    }

    /// How many migrations there are.
    static var known: Int { migrations.count }

    /// The number of a migration by its name; nil for a name that is none of ours.
    static func number(of name: String) -> Int? {
        name.hasPrefix("schema-") ? Int(name.dropFirst("schema-".count)) : nil
    }

    private static func name(_ number: Int) -> String { "schema-\(number)" }

    private static let migrations = [schema1, schema2, schema3, schema4, schema5]
}
