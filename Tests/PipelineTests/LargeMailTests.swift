import Foundation
import TestSupport
import Testing

/// Mail near the limit: the run holds the message, what is encrypted in it and what comes out, each once.
@Suite("Large mail", .timeLimit(.minutes(20))) struct LargeMailTests {
    private static let size = 7 << 20

    /// Bytes that do not compress, in base64.
    private static let content: String = {
        var generator = SystemRandomNumberGenerator()
        var bytes = Data(capacity: size)
        while bytes.count < size {
            unsafe withUnsafeBytes(of: generator.next()) { unsafe bytes.append(contentsOf: $0) }
        }
        return bytes.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    }()

    @Test("Several in one run take little more memory than one") func memory() throws {
        let cast = try OperatorCast()
        let entity = OperatorMail.attached(
            "OS: Debian 12", "Content-Transfer-Encoding: base64\n\n" + Self.content, name: "core.bin"
        )
        .replacing("\n\nContent-Transfer", with: "\nContent-Transfer")
        func mails(_ names: Range<Int>) throws -> [OperatorMail] {
            try names.flatMap { name in
                let ciphertext = OperatorMail.encrypted(try cast.encrypt(entity))
                return [
                    OperatorMail("\(name)-clear", from: "Ann <ann\(name)@a.example>", entity: entity),
                    OperatorMail("\(name)-encrypted", from: "Bob <bob\(name)@b.example>", entity: ciphertext),
                ]
            }
        }
        func peak(_ mails: [OperatorMail]) throws -> Int {
            let home = try OperatorHome()
            try home.deliver(mails)
            let (ended, seen) = try ThreatWatch.poll(home)
            #expect(ended.status == 0, "\(ended)")
            #expect(home.waiting.isEmpty)
            let audit = try home.audit(open: true)
            #expect(audit.counts == ["filed": mails.count], "\(audit.counts) \(ended)")
            return seen.peakBytesOfRun
        }
        let small = try peak([OperatorMail("small", from: "Cy <cy@c.example>", text: "OS: Debian 12")])
        let large = try mails(10..<12)
        let most = try #require(large.map(\.bytes.count).max())
        let grown = try peak(large) - small
        // The message, its ciphertext without armor, its plaintext; and what goes along with that.
        #expect(grown < most * 3, "\(grown) bytes for mails of \(most)")
    }
}
