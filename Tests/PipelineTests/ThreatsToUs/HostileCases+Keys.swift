import Foundation
import TestSupport
import Testing

private typealias Mail = HostileMail

extension HostileGroup {
    /// Section 4: certificates that come in mails.
    static let keys = HostileGroup(
        name: "keys", attacks: offers + keyLimits + refused + autocrypt + identity, isShown: true,
        prepare: { home, cast in
            for person in [IntakeCast.Person.rex, .eve, .signer] {
                let file = "\(home.root)/\(person.rawValue).asc"
                try Data(cast.intake.certificate(person)).write(to: URL(filePath: file))
                _ = try home.good("key", "import", file, "--for", person.address)
            }
        })

    /// A certificate that comes with a report from its owner, and is taken or not.
    private static func offer(
        _ name: String, _ rows: [HostileRow], _ owner: HostileCast.Owner, taken: Bool,
        _ build: @escaping @Sendable (HostileCast) throws -> [[UInt8]]
    ) -> Hostile {
        Hostile(name, rows, answer: .sent(to: owner.address, encrypted: taken)) { cast in
            Mail.keyMail(name, from: owner.mailbox, try build(cast))
        }.expecting { attack in
            attack.certificates = { cast in taken ? cast.bound(owner) : [:] }
        }
    }

    private static let offers = [
        offer("key-plain", [.keyLookedAtFirst, .keyThrowAwayHome, .keyOneRecipient], .plain, taken: true) { cast in
            [try cast.certificate(.plain)]
        },
        offer("key-cleaned", [.keyCleaned, .keySender], .cleaned, taken: true) { cast in
            [
                try cast.certificate(
                    .cleaned, withUserIDs: ["Admin <security@vendor.example>", "C <cleaned@other.example>"],
                    signedBy: .plain)
            ]
        },
        offer("key-of-others", [.keySender], .renamed, taken: false) { cast in [try cast.certificate(.plain)] },
        // The address stands in the name; the user id is another's (F10).
        offer("key-lookalike", [.keySender, .keyUserIDText], .renamed, taken: false) { cast in
            [
                try cast.certificate(
                    .plain, withUserIDs: ["\"Ren <\(HostileCast.Owner.renamed.address)>\" <x@y.example>"])
            ]
        },
        offer("key-strange-user-id", [.keyUserIDText], .strange, taken: true) { cast in
            let userID = HostileCast.strangeName + "<\(HostileCast.Owner.strange.address)>"
            return [try cast.certificate(.strange, withUserIDs: [userID])]
        },
        offer("key-grafted-user-id", [.keySender, .keyLookedAtFirst], .renamed, taken: false) { cast in
            let userID = HandMade.packet(13, Array(HostileCast.Owner.renamed.mailbox.utf8))
            return [try cast.certificate(.plain) + userID]
        },
    ]

    private static let keyLimits = [
        offer("key-64-kib", [.keyBytes], .light, taken: true) { cast in
            try [Self.padded(cast.certificate(.light), to: 64 << 10)]
        },
        offer("key-over-64-kib", [.keyBytes], .heavy, taken: false) { cast in
            try [Self.padded(cast.certificate(.heavy), to: 64 << 10 + 1)]
        },
        offer("key-eighth", [.keyCertificates], .eighth, taken: true) { cast in
            [try Array(repeatElement(cast.certificate(.plain), count: 7).joined()) + cast.certificate(.eighth)]
        },
        offer("key-ninth", [.keyCertificates], .ninth, taken: false) { cast in
            [try Array(repeatElement(cast.certificate(.plain), count: 8).joined()) + cast.certificate(.ninth)]
        },
        offer("key-16-user-ids", [.keyUserIDs], .crowd, taken: true) { cast in
            try [Self.withUserIDs(cast.certificate(.crowd), 15)]
        },
        offer("key-17-user-ids", [.keyUserIDs], .crowded, taken: false) { cast in
            try [Self.withUserIDs(cast.certificate(.crowded), 16)]
        },
        offer("key-16-subkeys", [.keySubkeys], .many, taken: true) { cast in
            try [Self.withSubkeys(cast.certificate(.many), 15)]
        },
        offer("key-17-subkeys", [.keySubkeys], .toomany, taken: false) { cast in
            try [Self.withSubkeys(cast.certificate(.toomany), 16)]
        },
        offer("key-rsa-8192", [.keyRSA], .rsaless, taken: true) { cast in
            try [cast.certificate(.rsaless) + HandMade.packet(14, HandMade.rsaKey(bits: 8_192))]
        },
        offer("key-rsa-16384", [.keyRSA], .rsamore, taken: false) { cast in
            try [cast.certificate(.rsamore) + HandMade.packet(14, HandMade.rsaKey(bits: 16_384))]
        },
        offer("key-rsa-16384-primary", [.keyRSA], .rsaprimary, taken: false) { _ in
            [
                HandMade.packet(6, HandMade.rsaKey(bits: 16_384))
                    + HandMade.packet(13, Array(HostileCast.Owner.rsaprimary.mailbox.utf8))
                    + HandMade.signature(bytes: 200)
            ]
        },
    ]

    /// Signatures of nobody's behind the user id, which cleaning takes away.
    private static func padded(_ certificate: [UInt8], to size: Int) -> [UInt8] {
        var result = certificate
        while size - result.count > 10_000 { result += HandMade.signature(bytes: 9_000) }
        return result + HandMade.signature(bytes: size - result.count)
    }

    private static func withUserIDs(_ certificate: [UInt8], _ count: Int) -> [UInt8] {
        certificate + (0..<count).flatMap { HandMade.packet(13, Array("U\($0) <u\($0)@u.example>".utf8)) }
    }

    private static func withSubkeys(_ certificate: [UInt8], _ count: Int) -> [UInt8] {
        certificate + (0..<count).flatMap { _ in HandMade.packet(14, HandMade.rsaKey(bits: 2_048)) }
    }
}
