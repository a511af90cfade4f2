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

    /// Each chunk takes two bytes, and must not take more of the run's memory than that.
    @Test("A ciphertext in chunks of one byte takes as much as another of its size") func smallestChunks() throws {
        let keys = try TestKeys.shared()
        let text = Array(OperatorMail.text("OS: Debian 12\n" + String(repeating: "0000 nop\n", count: 300_000)).utf8)
        let whole = try keys.reporters.run(
            ["--recipient", keys.mailbox.fingerprint, "--compress-algo", "none", "--encrypt"], input: text)
        let start = ThreatPackets.encryptedPacketStart(whole)
        let body = try #require(Self.body(whole[start...]))
        var chunked = Array(whole[..<start]) + [0xD2, 0xE9] + body[..<512]
        for byte in body[512...].dropLast() { chunked += [0xE0, byte] }
        chunked += [1, try #require(body.last)]
        func mail(_ name: String, _ ciphertext: [UInt8]) -> OperatorMail {
            let lines = Data(ciphertext).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
            let armor = "-----BEGIN PGP MESSAGE-----\n\n\(lines)\n-----END PGP MESSAGE-----\n"
            return OperatorMail(
                name, from: "Ann <ann@a.example>", entity: OperatorMail.encrypted(Array(armor.utf8)))
        }
        let usual = try Self.peak([mail("usual", whole)])
        let small = try Self.peak([mail("chunks", chunked)])
        #expect(small - usual < 4 * chunked.count, "\(small) bytes for \(chunked.count), \(usual) for \(whole.count)")
    }

    /// What a packet holds, whose header is of the new format (RFC 9580, section 4.2.1).
    private static func body(_ packet: ArraySlice<UInt8>) -> [UInt8]? {
        var rest = packet.dropFirst()
        var body: [UInt8] = []
        while let octet = rest.popFirst() {
            let length: Int
            switch octet {
            case 0..<192: length = Int(octet)
            case 192..<224: length = (Int(octet) - 192) << 8 + Int(rest.removeFirst()) + 192
            case 255: length = (0..<4).reduce(0) { length, _ in length << 8 | Int(rest.removeFirst()) }
            default: length = 1 << (Int(octet) & 0x1F)
            }
            guard length <= rest.count else { return nil }
            body += rest.prefix(length)
            rest = rest.dropFirst(length)
            guard (224..<255).contains(octet) else { return body }
        }
        return nil
    }
}
