import Foundation
import TestSupport
import Testing

@Suite("Other runs that are killed") struct KillOtherRunsTests {
    /// Each reporter hears once, whenever the run that was to tell them died.
    @Test(arguments: [0, 1]) func sendUpdates(_ half: Int) throws {
        let home = try OperatorHome()
        let alice = try TestKeys.shared().alice
        let reports = (1...4).map {
            OperatorMail("0\($0)-report", from: "Ann <ann\($0)@a.example>", text: "OS: Windows \($0)")
        }
        let signed = OperatorMail(
            "05-signed", from: alice.userID,
            entity: OperatorMail.encrypted(
                try OperatorCast().encrypt(OperatorMail.text("OS: Debian 12"), signedBy: alice)))
        try home.deliver(reports + [signed])
        #expect(try home.run("poll").status == 0)
        for ticket in try home.tickets() {
            try home.good(
                "ticket", "set", ticket.number, "--severity", "low", "--product", "Server", "--affected", "1.0")
        }
        try expectSameEndWhenKilled(
            home, ["send-updates"], half: half, after: [["poll"]], atLeast: 8,
            steps: ["write wal", "sync wal", "create in outbox", "sync outbox", "link outbox", "start a program"])
    }

    /// What could not be read before is filed once, and its note goes.
    @Test(arguments: [0, 1]) func reprocessFailed(_ half: Int) throws {
        let home = try OperatorHome(ownKeys: true)
        let cast = try OperatorCast()
        let unreadable = try (1...2).map { index in
            OperatorMail(
                "0\(index)-other-key", from: "Dee <dee\(index)@d.example>",
                entity: OperatorMail.encrypted(
                    try cast.encrypt(OperatorMail.text("OS: Ubuntu 2\(index).04"), to: cast.keys.alias)))
        }
        let large = (3...4).map { MixedMails.manyFields("0\($0)-large", from: "Max <max\($0)@n.example>") }
        try home.deliver(unreadable + large)
        #expect(try home.run("poll").status == 0)
        #expect(try home.audit().counts == ["unreadable": 2, "setAside": 2])
        home.configure("limits", "header_fields", "1000")
        home.write(String(decoding: cast.keys.alias.secretKey, as: UTF8.self), to: home.root + "/alias.asc")
        try home.good("key", "import", home.root + "/alias.asc")
        try expectSameEndWhenKilled(
            home, ["reprocess", "--failed"], half: half, after: [["poll"]], atLeast: 8,
            steps: ["write wal", "sync wal", "unlink failed", "create in outbox", "link outbox"])
    }
}
