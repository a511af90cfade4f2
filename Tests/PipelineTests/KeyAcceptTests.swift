import Foundation
import TestSupport
import Testing

/// A reporter who sends another certificate than before, and what a handler says to it.
@Suite("A certificate that is held is accepted or rejected") struct KeyAcceptTests {
    private let cast: IntakeCast
    private let home: OperatorHome
    private let first: String
    private let second: String
    private let frank = IntakeCast.Person.frank.address

    init() throws {
        cast = try IntakeCast.shared()
        home = try OperatorHome()
        first = cast.fingerprint(.frank)
        second = cast.fingerprint(.frank2)
        try home.receive("01", from: .frank)
        let ended = try home.receive("02", from: .frank2, signed: true)
        #expect(ended.words.contains("postern key accept FINGERPRINT"), "\(ended)")
        #expect(try home.certificateStates(of: frank) == [first: "bound", second: "held"])
    }

    private var newest: String { get throws { try #require(try home.tickets().last).number } }

    private func message(_ number: String) throws -> [String: Any] {
        try #require((try home.ticket(number)["messages"] as? [[String: Any]])?.last)
    }

    @Test("The list names the command that accepts it, which binds it in place of the first")
    func accept() throws {
        #expect(try message(newest)["signature"] as? String == "mismatch")
        let list = try home.good("key", "list")
        let command = "postern key accept \(second)"
        #expect(list.contains(command) && !list.contains("accept \(first)"), "\(list)")
        #expect(list.contains("\(second)  held, key part\n    \(frank), since "), "\(list)")

        let words = command.split(separator: " ").dropFirst().map(String.init)
        let said = try home.run(words)
        #expect(said.status == 0 && said.errors.isEmpty, "\(said)")
        let lines = said.output.split(separator: "\n")
        #expect(lines.first == "bound \(second) to \(frank)")
        #expect(lines.contains("rejected \(first), which was bound before"))
        #expect(try home.certificateStates(of: frank) == [first: "rejected", second: "bound"])
        #expect(try !home.good("key", "list").contains("key accept"))

        // What could not be judged is read again, as the command said.
        let again = try #require(lines.last?.firstRange(of: "postern reprocess ")).upperBound
        let numbers = try #require(lines.last)[again...].dropLast().split(separator: " ").map(String.init)
        #expect(numbers == [try newest])
        #expect(try home.run(["reprocess"] + numbers).status == 0)
        #expect(try message(newest)["signature"] as? String == "good")

        try home.receive("03", from: .frank2)
        #expect(Set(try home.recipients(ofAnswerTo: "02")).isSubset(of: try cast.keyIDs(.frank)))
        #expect(Set(try home.recipients(ofAnswerTo: "03")).isSubset(of: try cast.keyIDs(.frank2)))
    }

    @Test("Each open ticket of the reporter shows who decided what, a closed one nothing")
    func history() throws {
        let number = try newest
        let closed = try #require(try home.tickets().first).number
        try home.good("ticket", "set", closed, "--resolution", "not-a-vulnerability")
        try home.good("key", "accept", second)
        let events = { (number: String) in
            try #require(try home.ticket(number)["events"] as? [[String: Any]])
                .filter { ["keyBound", "keyRejected"].contains($0["what"] as? String) }
        }
        let seen = try events(number)
        #expect(seen.map { $0["what"] as? String } == ["keyRejected", "keyBound"])
        #expect(seen.map { $0["from"] as? String } == ["bound", "held"])
        #expect(seen.map { $0["to"] as? String } == ["rejected", "bound"])
        #expect(seen.map { $0["note"] as? String } == ["\(first) \(frank)", "\(second) \(frank)"])
        #expect(seen.allSatisfy { $0["who"] as? String == NSUserName() })
        #expect(try events(closed).isEmpty)
        #expect(try home.audit().findings.isEmpty)
    }

    @Test("16 digits are enough, in either case, with spaces or with 0x", arguments: ["lower", "spaced", "hex"])
    func beginning(_ form: String) throws {
        let digits = second.prefix(16)
        let groups = stride(from: 0, to: 16, by: 4).map { String(digits.dropFirst($0).prefix(4)) }
        let forms = ["lower": digits.lowercased(), "spaced": groups.joined(separator: " "), "hex": "0x\(digits)"]
        try home.good("key", "accept", try #require(forms[form]), "--for", frank)
        #expect(try home.certificateStates(of: frank)[second] == "bound")
    }

    @Test("Rejected, it stays so if it comes again; the handler may think better of it")
    func reject() throws {
        let said = try home.good("key", "reject", second)
        #expect(said == "rejected \(second) of \(frank); \(first) stays bound\n")
        #expect(try home.certificateStates(of: frank) == [first: "bound", second: "rejected"])
        let again = try home.receive("03", from: .frank2)
        #expect(again.words.isEmpty, "\(again)")
        #expect(try home.certificateStates(of: frank) == [first: "bound", second: "rejected"])
        #expect(Set(try home.recipients(ofAnswerTo: "03")).isSubset(of: try cast.keyIDs(.frank)))
        try home.good("key", "accept", second)
        #expect(try home.certificateStates(of: frank) == [first: "rejected", second: "bound"])
        try home.good("key", "accept", first)
        #expect(try home.certificateStates(of: frank) == [first: "bound", second: "rejected"])
    }

    @Test("What cannot be done is refused in a line that says what to do, and changes nothing")
    func refusals() throws {
        let before = try home.certificates()
        let unknown = String(repeating: "0123456789ABCDEF", count: 3).prefix(40)
        let refused: [(arguments: [String], words: String)] = [
            (["accept", String(unknown)], "no certificate on record has a fingerprint that begins with \(unknown)"),
            (["accept", String(second.prefix(15))], "give all of it, or its first 16 digits"),
            (["accept", String(second.suffix(16))], "see `postern key list`"),
            (["accept", frank], "is no fingerprint"),
            (["accept", second + "00"], "see `postern key list`"),
            (["accept", first], "\(first) is bound for \(frank) already"),
            (["accept", second, "--for", "grace@reporter.example"], "no certificate of grace@reporter.example"),
            (["reject", first], "\(first) is bound to \(frank), and stays so until another one is"),
            (["reject", String(unknown)], "see `postern key list`"),
        ]
        for (arguments, words) in refused {
            let ended = try home.run(["key"] + arguments)
            #expect(ended.status == 65, "\(arguments): \(ended)")
            expectOneLine(ended, words)
        }
        #expect(try home.certificates() == before)
        try home.good("key", "reject", second)
        expectOneLine(try home.run("key", "reject", second), "\(second) is rejected for \(frank) already")
    }

    @Test("While a run is on it waits for another time")
    func duringARun() throws {
        for verb in ["accept", "reject"] {
            let ended = try runProgram([
                "flock", home.spool + "/postern.lock", builtPostern, "key", verb, second, "--config",
                home.settingsFile,
            ])
            #expect(ended.status == 75)
            expectOneLine(ended, "another run of postern holds")
        }
        #expect(try home.certificateStates(of: frank) == [first: "bound", second: "held"])
    }
}
