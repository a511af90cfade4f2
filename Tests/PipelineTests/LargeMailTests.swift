import Foundation
import TestSupport
import Testing

/// Mail near the limit: a run has one such message in memory at a time, whatever workers it has.
@Suite("Large mail", .timeLimit(.minutes(20))) struct LargeMailTests {
    /// Of what is attached: so much that its message is not read ahead.
    private static let size = 3_300_000

    /// Bytes that do not compress, in base64.
    private static func attachment() -> String {
        var generator = SystemRandomNumberGenerator()
        var bytes = Data(capacity: size)
        while bytes.count < size {
            unsafe withUnsafeBytes(of: generator.next()) { unsafe bytes.append(contentsOf: $0) }
        }
        return bytes.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    }

    private static func entity() -> String {
        let type = "application/octet-stream\nContent-Transfer-Encoding: base64"
        return OperatorMail.attached("OS: Debian 12", attachment(), name: "core.bin", type: type)
            .replacing("base64; name=\"core.bin\"", with: "base64")
    }

    private static func peak(_ mails: [OperatorMail]) throws -> Int {
        let home = try OperatorHome()
        home.configure("", "workers", "3")
        try home.deliver(mails)
        let (ended, seen) = try ThreatWatch.poll(home)
        #expect(ended.status == 0, "\(ended)")
        #expect(home.waiting.isEmpty)
        let audit = try home.audit(open: true)
        #expect(audit.counts == ["filed": mails.count], "\(audit.counts) \(ended)")
        return seen.peakBytesOfRun
    }

    @Test("Many in one run take no more memory than one") func memory() throws {
        let cast = try OperatorCast()
        let clear = Self.entity()
        let encrypted = OperatorMail.encrypted(try cast.encrypt(clear))
        let signed = try cast.signed(clear, by: cast.keys.alice)
        let kinds = [clear, encrypted, signed, OperatorMail.encrypted(try cast.encrypt(signed))]
        // A worker for each four of them.
        let mails = (0..<9).map { number in
            OperatorMail(
                "\(number)-large", from: "Ann <ann\(number)@a.example>", entity: kinds[number % kinds.count])
        }
        let most = try #require(mails.map(\.bytes.count).max())
        #expect(mails.allSatisfy { $0.bytes.count > 4 << 20 })
        let one = try (0..<4).map { try Self.peak([mails[$0]]) }.max() ?? 0
        let many = try Self.peak(mails)
        #expect(many - one < most * 2, "\(one) bytes for one of \(most), \(many) for nine")
    }
}
