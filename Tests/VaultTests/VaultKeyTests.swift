import Disclosure
import Foundation
import Synchronization
import Testing
import Vault

@Suite("The vault key") struct VaultKeyTests {
    let key = VaultKey()
    let text = Array("Guest escape through the SVGA device".utf8)

    @Test func whatIsSealedOpensInItsPlace() throws {
        for length in [0, 1, 36, 70_000] {
            let plaintext = [UInt8](repeating: 0x61, count: length)
            let sealed = try key.seal(plaintext, for: "ticket.details:1")
            #expect(sealed.count == length + 29)
            #expect(try key.open(sealed, for: "ticket.details:1") == plaintext)
        }
    }

    @Test(arguments: ["ticket.details:2", "ticket.details:11", "message.record:1", ""])
    func elsewhereItDoesNotOpen(_ place: String) throws {
        let sealed = try key.seal(text, for: "ticket.details:1")
        #expect(throws: VaultError.doesNotFit(context: place)) { try key.open(sealed, for: place) }
    }

    @Test func anotherKeyDoesNotOpenIt() throws {
        let sealed = try key.seal(text, for: "x")
        #expect(throws: VaultError.doesNotFit(context: "x")) { try VaultKey().open(sealed, for: "x") }
    }

    @Test func eachFlippedBitIsNoticed() throws {
        let sealed = try key.seal(text, for: "x")
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 0x10
            #expect(throws: VaultError.self) { try key.open(changed, for: "x") }
        }
    }

    @Test(arguments: [[], [1], [UInt8](repeating: 1, count: 28), [3] + [UInt8](repeating: 0, count: 40)])
    func whatIsNotSealedIsRefused(_ bytes: [UInt8]) {
        #expect(throws: VaultError.malformed(context: "x")) { try key.open(bytes, for: "x") }
    }

    @Test(arguments: [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20, (3 << 20) + 70_000])
    func inPiecesItOpensToo(_ length: Int) throws {
        let plaintext = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let pieces = try sealedPieces(plaintext)
        let count = max(1, (length + (1 << 20) - 1) >> 20)
        #expect(pieces.count == 1 + count)
        #expect(pieces.allSatisfy { $0.count <= (1 << 20) + 28 })
        let sealed = Array(pieces.joined())
        #expect(sealed.count == 1 + length + 28 * count)
        #expect(try key.open(sealed, for: "x") == plaintext)
        #expect(throws: VaultError.doesNotFit(context: "y")) { try key.open(sealed, for: "y") }
    }

    @Test func piecesOutOfPlaceAreNoticed() throws {
        let pieces = try sealedPieces([UInt8](repeating: 7, count: (2 << 20) + 5))
        let wrong = [
            "swapped": [0, 2, 1, 3], "cut off": [0, 1, 2], "the first left out": [0, 2, 3], "doubled": [0, 1, 1, 2, 3],
            "nothing but the version": [0],
        ]
        for (name, order) in wrong {
            #expect(throws: VaultError.self, "\(name)") {
                try key.open(order.flatMap { pieces[$0] }, for: "x")
            }
        }
        let whole = Array(pieces.joined())
        for count in [whole.count - 1, whole.count - 5, 40, 20] {
            #expect(throws: VaultError.self, "\(count) bytes") { try key.open(Array(whole.prefix(count)), for: "x") }
        }
        var asWhole = whole
        asWhole[0] = 1
        #expect(throws: VaultError.self) { try key.open(asWhole, for: "x") }
    }

    private func sealedPieces(_ plaintext: [UInt8]) throws -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        try key.seal(plaintext, for: "x") { pieces.append($0) }
        return pieces
    }

    @Test func sealingTwiceGivesDifferentBytesThatHideTheText() throws {
        let first = try key.seal(text, for: "x")
        #expect(try first != key.seal(text, for: "x"))
        #expect(!String(decoding: first, as: UTF8.self).contains("Guest"))
    }

    @Test func theKeyTravelsAsItsBytes() throws {
        let copy = try #require(VaultKey(bytes: key.bytes))
        #expect(try copy.open(key.seal(text, for: "x"), for: "x") == text)
        #expect(
            copy.lookupHash("a@example.org", domain: "address") == key.lookupHash("a@example.org", domain: "address"))
        #expect(VaultKey(bytes: Array(key.bytes.dropLast())) == nil)
        #expect(VaultKey().bytes != key.bytes)
    }

    @Test func lookupHashesDifferByValueDomainAndKey() {
        let hashes = [
            key.lookupHash("a@example.org", domain: "address"), key.lookupHash("b@example.org", domain: "address"),
            key.lookupHash("a@example.org", domain: "message-id"), key.lookupHash("dressa", domain: "ad"),
            key.lookupHash("a", domain: "address"), VaultKey().lookupHash("a@example.org", domain: "address"),
        ]
        #expect(Set(hashes).count == hashes.count)
        #expect(hashes.allSatisfy { $0.count == 32 })
    }

    /// The database of a released version holds such values; these were computed with Python's hmac and cryptography.
    @Test func theDerivationIsFixed() throws {
        let fixed = try #require(VaultKey(bytes: Array(0..<32)))
        #expect(hexDigits(of: fixed.lookupHash("finder@example.org", domain: "address")) == Fixed.lookupHash)
        #expect(try fixed.open(bytes(ofHex: Fixed.sealed), for: "ticket.details:1") == Array("fixed".utf8))
    }

    @Test func contentHashIsSHA256() {
        // FIPS 180-2, appendix B.1.
        #expect(
            ContentHash(of: Array("abc".utf8)).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }
}

@Suite("The vault key on demand") struct LazyVaultTests {
    @Test func itIsFetchedOnceByManyThreads() async throws {
        let calls = Mutex(0)
        let vault = LazyVault {
            calls.withLock { $0 += 1 }
            return VaultKey()
        }
        #expect(!vault.wasAsked)
        let keys = await withTaskGroup(of: [UInt8]?.self) { group in
            for _ in 0..<20 { group.addTask { try? vault.key().bytes } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(keys.count == 1 && !keys.contains(nil))
        #expect(calls.withLock { $0 } == 1)
        #expect(vault.wasAsked)
    }

    @Test func aFailureIsRememberedToo() {
        struct Locked: Error, CustomStringConvertible { let description = "locked" }
        let calls = Mutex(0)
        let vault = LazyVault {
            calls.withLock { $0 += 1 }
            throw Locked()
        }
        for _ in 0..<3 { #expect(throws: VaultError.keyUnavailable("locked")) { try vault.key() } }
        #expect(calls.withLock { $0 } == 1)
    }
}

private enum Fixed {
    static let lookupHash = "4e6a3ba2282a7f01e3da8dd17bedd4600478f029fb1625d7bcb1f70c3b36ff89"
    static let sealed = "01000000000000000000000000ef8d377d8987075a51ddcbf15ec6fa5bd26f07b13d"
}

private func bytes(ofHex text: String) -> [UInt8] {
    stride(from: 0, to: text.utf8.count, by: 2).compactMap { offset in
        UInt8(text.dropFirst(offset).prefix(2), radix: 16)
    }
}
