import Disclosure
import Foundation
import Testing
import Tickets

@Suite("Encrypted data that comes again") struct CiphertextTests {
    let store: TicketStore

    init() throws { store = try emptyStore() }

    /// Files a mail that carried these packets.
    @discardableResult
    private func file(_ text: String, from: String, malformed: Bool = false, packets: String...) throws -> Filed {
        try store.write { transaction in
            try transaction.addCiphertexts(packets.map(hash), of: hash(text), from: malformed ? nil : address(from))
            return try transaction.file(text, from: from)
        }
    }

    private func earlier(_ packets: [String], _ sender: String?, before text: String? = nil) throws -> [ContentHash] {
        try store.earlierSenders(
            ofCiphertexts: packets.map(hash), otherThan: sender.map { try address($0) }, before: text.map(hash)
        ).map(\.message)
    }

    struct Example: CustomTestStringConvertible {
        var testDescription: String
        var packets: [String]
        var sender: String?
        var expected: [String]

        init(_ what: String, _ packets: [String], from sender: String?, expected: [String]) {
            testDescription = what
            self.packets = packets
            self.sender = sender
            self.expected = expected
        }
    }

    @Test(arguments: [
        Example("never seen", ["p9"], from: "mallory@attacker.example", expected: []),
        Example("no ciphertext at all", [], from: "mallory@attacker.example", expected: []),
        Example("the same sender again", ["p1"], from: "finder@example.org", expected: []),
        Example("the domain in capitals", ["p1"], from: "finder@EXAMPLE.org", expected: []),
        Example("another local part in capitals", ["p1"], from: "Finder@example.org", expected: ["one"]),
        Example("another sender", ["p1"], from: "mallory@attacker.example", expected: ["one"]),
        Example("a malformed sender", ["p1"], from: nil, expected: ["one"]),
        Example("one packet of several", ["p9", "p2"], from: "mallory@attacker.example", expected: ["one"]),
        Example("packets of one message", ["p1", "p2"], from: "mallory@attacker.example", expected: ["one"]),
        Example("packets of two messages", ["p3", "p1"], from: "mallory@attacker.example", expected: ["one", "two"]),
        Example("seen with a malformed sender", ["p4"], from: "finder@example.org", expected: ["three"]),
        Example("malformed both times", ["p4"], from: nil, expected: ["three"]),
    ])
    func isKnownAgain(_ example: Example) throws {
        try file("one", from: "finder@example.org", packets: "p1", "p2")
        try file("two", from: "other@example.org", packets: "p3")
        try file("three", from: "finder@example.org", malformed: true, packets: "p4")
        #expect(try earlier(example.packets, example.sender) == example.expected.map(hash))
    }

    @Test func theTicketIsNamedWhereThereIsOne() throws {
        let filed = try file("one", from: "finder@example.org", packets: "p1")
        try store.write { transaction in
            _ = try transaction.addMessage(newMessage("away", outcome: .automatic, from: "robot@example.org"))
            try transaction.addCiphertexts([hash("p1")], of: hash("away"), from: address("robot@example.org"))
        }
        let found = try store.earlierSenders(
            ofCiphertexts: [hash("p1")], otherThan: address("mallory@attacker.example"))
        #expect(
            found == [
                EarlierCiphertext(message: hash("one"), ticket: filed.ticket),
                EarlierCiphertext(message: hash("away"), ticket: nil),
            ])
    }

    @Test func anOriginalThatIsReadAgainIsNoCopyOfItsCopies() throws {
        try file("one", from: "finder@example.org", packets: "p1")
        try file("copy", from: "mallory@attacker.example", packets: "p1")
        #expect(try earlier(["p1"], "finder@example.org", before: "one").isEmpty)
        #expect(try earlier(["p1"], "mallory@attacker.example", before: "copy") == [hash("one")])
        #expect(try earlier(["p1"], nil, before: "copy") == [hash("one")])
        #expect(try earlier(["p1"], "eve@attacker.example", before: "not on record") == [hash("one"), hash("copy")])
    }

    @Test func readingAgainAddsNothingTwiceAndCorrectsTheSender() throws {
        try file("one", from: "finder@example.org", malformed: true, packets: "p1", "p1")
        #expect(try earlier(["p1"], "finder@example.org") == [hash("one")])
        for _ in 0..<2 {
            try store.write {
                try $0.addCiphertexts([hash("p1")], of: hash("one"), from: address("finder@example.org"))
            }
        }
        #expect(try earlier(["p1"], "finder@example.org").isEmpty)
        #expect(try earlier(["p1"], "mallory@attacker.example") == [hash("one")])
    }

    @Test func aFloodOfCopiesIsCutOffAndTheOriginalStandsFirst() throws {
        try file("original", from: "finder@example.org", packets: "p1")
        for number in 0..<30 { try file("copy \(number)", from: "m\(number)@attacker.example", packets: "p1") }
        let found = try earlier(["p1"], "n@attacker.example")
        #expect(found.count == 20)
        #expect(found.first == hash("original"))
    }

    @Test func itsMessageMustBeThereByTheEndOfTheChange() throws {
        #expect {
            try store.write { try $0.addCiphertexts([hash("p1")], of: hash("nowhere"), from: nil) }
        } throws: { "\($0)".contains("FOREIGN KEY") }
    }

    @Test func theFileHoldsNoHashThatAStrangerCanCompute() throws {
        let temporary = try TemporaryStore()
        let store = try temporary.open()
        try store.write { transaction in
            _ = try transaction.file("one")
            try transaction.addCiphertexts([hash("p1")], of: hash("one"), from: address("finder@example.org"))
        }
        let kept = try sqlite3(temporary.path, "SELECT hex(packet_hash), hex(sender_hash) FROM ciphertext").output
        #expect(kept.utf8.count > 128)
        for known in ["p1", "finder@example.org"] { #expect(!kept.lowercased().contains(hash(known).hex)) }
    }
}
