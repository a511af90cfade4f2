import Foundation
import TestSupport

private typealias Mail = HostileMail
private typealias Owner = HostileCast.Owner

extension HostileGroup {
    /// Keys that must not be taken for whose they say they are.
    static let refused = [
        Hostile("key-secret", [.keySecret], answer: .sent(to: Owner.secretive.address)) { cast in
            let key = try cast.home.run(["--export-secret-keys", cast.fingerprint(.secretive)])
            return Mail.keyMail("key-secret", from: Owner.secretive.mailbox, [key])
        }.expecting {
            $0.flags = ["secretKeyAttached"]
            $0.certificates = { _ in [:] }
        },
        // One secret key makes all of the file refused.
        Hostile("key-secret-hidden", [.keySecret], answer: .sent(to: Owner.secretive.address)) { cast in
            let secret = try cast.home.run(["--export-secret-keys", cast.fingerprint(.plain)])
            return Mail.keyMail(
                "key-secret-hidden", from: Owner.secretive.mailbox, [try cast.certificate(.secretive) + secret])
        }.expecting { $0.certificates = { _ in [:] } },
        // Ours, with a user id of the sender's on it.
        Hostile("key-ours", [.keyOurs], answer: .sent(to: Owner.copied.address)) { cast in
            let workshop = try TemporaryGnuPGHome(secretKeys: [cast.mailbox])
            try workshop.run(["--quick-add-uid", cast.mailbox.fingerprint, Owner.copied.mailbox])
            let key = try workshop.run(["--export", cast.mailbox.fingerprint])
            return Mail.keyMail("key-ours", from: Owner.copied.mailbox, [key])
        }.expecting { $0.certificates = { _ in [:] } },
        Hostile("key-ours-by-autocrypt", [.keyOurs], answer: .sent(to: Mail.sender)) { cast in
            let data = try cast.home.run(["--export-options", "export-minimal", "--export", cast.mailbox.fingerprint])
            let field =
                "Autocrypt: addr=\(Mail.sender); keydata=\n "
                + Mail.base64(data).split(separator: "\n").joined(separator: "\n ")
            return Mail.mail("key-ours-by-autocrypt", fields: [field])
        }.expecting { $0.certificates = { _ in [:] } },
    ]

    static let autocrypt = [
        hint("autocrypt", [.autocryptHint], .auto, taken: true) { cast in [try cast.autocrypt(.auto)] },
        hint("autocrypt-large", [.autocryptSize], .autolarge, taken: false) { cast in
            let padding = Mail.repeating("_pad=\(Mail.repeating("x", 60));\n ", 160)
            return [try cast.autocrypt(.autolarge, extra: padding)]
        },
        hint("autocrypt-two", [.autocryptOne], .autotwo, taken: false) { cast in
            [
                try cast.autocrypt(.autotwo),
                try cast.autocrypt(.plain, address: Owner.autotwo.address),
            ]
        },
        hint("autocrypt-address", [.autocryptAddress], .autoother, taken: false) { cast in
            [try cast.autocrypt(.autoother, address: "other@keys.example")]
        },
        hint("autocrypt-of-others", [.autocryptAddress], .autoother, taken: false) { cast in
            [try cast.autocrypt(.plain, address: Owner.autoother.address)]
        },
    ]

    private static func hint(
        _ name: String, _ rows: [HostileRow], _ owner: Owner, taken: Bool,
        _ fields: @escaping @Sendable (HostileCast) throws -> [String]
    ) -> Hostile {
        Hostile(name, rows, answer: .sent(to: owner.address, encrypted: taken)) { cast in
            Mail.mail(name, from: ["From: \(owner.mailbox)"], fields: try fields(cast))
        }.expecting { attack in
            attack.certificates = { cast in taken ? cast.bound(owner) : [:] }
        }
    }

    static let identity = [
        // A hint for one key in a mail that another key signed: the one that signed is the sender's.
        Hostile("autocrypt-signed", [.autocryptHint], answer: .sent(to: Owner.hinted.address, encrypted: true)) {
            cast in
            let key = try cast.certificate(.hinted)
            let hinted = try cast.certificate(.hint, withUserIDs: [Owner.hinted.mailbox])
            let entity = Array(Mail.multipart([Mail.text(Mail.words), Mail.keyFile(key)]).utf8)
            let canonical = LineEnds.crlf.applied(to: entity)
            let signature = try cast.home.run(
                ["--local-user", cast.fingerprint(.hinted), "--armor", "--detach-sign"], input: canonical)
            let data = Mail.base64(hinted).split(separator: "\n").joined(separator: "\n ")
            return Mail.mail(
                "autocrypt-signed", from: ["From: \(Owner.hinted.mailbox)"],
                fields: ["Autocrypt: addr=\(Owner.hinted.address); keydata=\n \(data)"],
                bytes: MailBuilder.signed(entity, signature))
        }.expecting {
            $0.signature = "good"
            $0.certificates = { cast in
                var expected = cast.bound(.hinted)
                expected[cast.fingerprint(.hint)] = "held"
                return expected
            }
        },
        Hostile("key-first", [.keyChange], answer: .sent(to: Owner.changing.address, encrypted: true)) { cast in
            Mail.keyMail("key-first", from: Owner.changing.mailbox, [try cast.certificate(.changing)])
        },
        // Right behind it: the answer still goes to the first key.
        Hostile("key-second", [.keyChange], answer: .sent(to: Owner.changing.address, encrypted: true)) { cast in
            let key = try cast.certificate(.changed, withUserIDs: [Owner.changing.mailbox])
            return Mail.keyMail("key-second", from: Owner.changing.mailbox, [key])
        }.expecting {
            $0.flags = ["keyChange"]
            $0.certificates = { cast in
                [cast.fingerprint(.changing): "bound", cast.fingerprint(.changed): "held"]
            }
        },
        encryptedBy(.rex), encryptedBy(.eve), encryptedBy(.signer),
    ]

    /// An encrypted report from somebody whose certificate on record cannot be encrypted to.
    private static func encryptedBy(_ person: IntakeCast.Person) -> Hostile {
        Hostile("unusable-\(person.rawValue)", [.keyUnusable], answer: .sent(to: person.address)) { cast in
            // The key that has expired could only sign when ours did not exist yet.
            let entity = try cast.intake.encryptedEntity(
                Array(Mail.text(Mail.words).utf8), signedBy: person == .eve ? [] : [person])
            return Mail.mail("unusable-\(person.rawValue)", from: ["From: \(person.mailbox)"], bytes: entity)
        }.expecting { $0.certificates = { cast in [cast.intake.fingerprint(person): "bound"] } }
    }
}
