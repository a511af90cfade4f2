import Disclosure
import Foundation
import OpenPGP
import TestSupport
import Testing

/// The mailbox's home with both of its keys, as Postern sets homes up.
final class MailboxHome {
    let directory: TemporaryGnuPGHome
    let home: GnuPGHome

    init(
        _ secretKeys: [TestKeys.Key]? = nil, knowing certificates: [TestKeys.Key] = [], timeLimit: Int = 30
    ) throws {
        let keys = try TestKeys.shared()
        directory = try TemporaryGnuPGHome(settings: nil)
        try GnuPGHome.create(directory.path)
        home = try GnuPGHome(directory.path, timeLimit: timeLimit)
        for key in secretKeys ?? [keys.mailbox, keys.alias] { _ = try home.importSecretKey(key.secretKey) }
        for key in certificates { _ = try home.importCertificate(key.certificate) }
    }
}

/// What reporters do, with the real gpg.
struct Reporter {
    let keys: TestKeys

    init() throws { keys = try TestKeys.shared() }

    func run(_ arguments: [String], _ input: [UInt8] = text) throws -> [UInt8] {
        try keys.reporters.run(arguments, input: input)
    }

    /// Binary unless the options say otherwise.
    func encrypt(
        _ input: [UInt8] = text, to recipients: [TestKeys.Key]? = nil, signer: TestKeys.Key? = nil,
        options: [String] = []
    ) throws -> [UInt8] {
        let names = (recipients ?? [keys.mailbox]).flatMap { ["-r", $0.fingerprint] }
        let signing = signer.map { ["--sign", "-u", $0.fingerprint] } ?? []
        return try run(options + names + signing + ["--encrypt"], input)
    }

    func detached(
        _ input: [UInt8] = text, signer: TestKeys.Key? = nil, options: [String] = []
    ) throws -> [UInt8] {
        try run(options + ["-u", (signer ?? keys.alice).fingerprint, "--detach-sign"], input)
    }
}

let text = Array("Heap overflow in the frame parser.\nOS: Debian 12\n".utf8)

let plaintextLimit = 1 << 20

func fingerprint(_ key: TestKeys.Key) -> Fingerprint? { Fingerprint(key.fingerprint) }

/// The same, where a method wants one.
func required(_ key: TestKeys.Key) throws -> Fingerprint { try #require(Fingerprint(key.fingerprint)) }

/// The error of ours that a piece of work throws; nil if it succeeds.
func failure(of work: () throws -> some Any) -> OpenPGPError? {
    do {
        _ = try work()
        return nil
    } catch let error as OpenPGPError {
        return error
    } catch {
        Issue.record(error)
        return nil
    }
}

extension OpenPGPError {
    var isMalformed: Bool { if case .malformed = self { true } else { false } }
}

/// A packet with a new-format header (RFC 9580, section 4.2.1).
func packet(_ tag: UInt8, _ body: [UInt8]) -> [UInt8] {
    let count = UInt32(body.count)
    return [0xC0 | tag, 255] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) } + body
}

/// A literal packet of binary data without a name.
func literal(_ content: [UInt8]) -> [UInt8] { packet(11, [UInt8(ascii: "b"), 0, 0, 0, 0, 0] + content) }

/// Where the encrypted packet starts: after session-key packets with lengths of one byte.
func encryptedPacketStart(_ ciphertext: [UInt8]) -> Int {
    var position = 0
    while [0x84, 0x8C].contains(ciphertext[position]) { position += 2 + Int(ciphertext[position + 1]) }
    return position
}
