import Foundation
import TestSupport
import Testing

@Suite("Notices of a poll that is killed") struct NoticeCrashTests {
    /// Wherever it happens: the ticket and its notice are there together, and the mail goes out once.
    @Test func sentOnce() throws {
        let home = try OperatorHome()
        let frank = try TestKeys.shared().alice
        home.configure("[team]", "name", "\"Frank\"")
        home.configure("[team]", "address", "\"\(frank.address)\"")
        home.configure("[team]", "fingerprint", "\"\(frank.fingerprint)\"")
        let file = home.root + "/frank.asc"
        home.write(String(decoding: frank.certificate, as: UTF8.self), to: file)
        try home.good("key", "import", file, "--for", frank.address)
        try home.deliver(OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11"))
        let undisturbed = try home.copied()
        #expect(try undisturbed.run("poll").status == 0)
        #expect(try undisturbed.outbox().map(\.kind).sorted() == ["acknowledgement", "notice"])
        let expected = try EndState(of: undisturbed)

        let calls = try KillTrace(home: home.copied()).record(["poll"]).calls
        let steps = ["unlink inbox", "create in outbox", "link outbox", "unlink outbox"]
        let moments = steps.flatMap { step in calls.filter { $0.step == step } }
        #expect(Set(moments.compactMap(\.step)) == Set(steps))
        for moment in moments {
            let copy = try home.copied()
            let (killed, step) = try KillTrace(home: copy).end(["poll"], at: moment)
            #expect(killed.signal == SIGKILL, "at \(step ?? "the end")")
            let waiting = try copy.outbox().map(\.kind)
            #expect(waiting.isEmpty || waiting.sorted() == ["acknowledgement", "notice"])
            #expect(try copy.run("poll").status == 0)
            #expect(try EndState(of: copy).differences(from: expected).isEmpty, "killed at \(step ?? "the end")")
        }
    }
}
