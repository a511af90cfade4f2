import Foundation
import TestSupport

private typealias Build = MailBuilder

extension Threat {
    /// With a composed letter; `composedKey` is bound to it.
    static let composedAddress = "andr\u{E9}@reporter.example"
    static let composedKey = Result {
        let home = try TemporaryGnuPGHome()
        try home.run([
            "--utf8-strings", "--passphrase", "", "--quick-generate-key", "Andr\u{E9} <\(composedAddress)>",
            "future-default", "default", "0",
        ])
        return home
    }

    /// The attacks behind the measured facts about GMime and Swift.
    static let text: [Threat] = [
        refused(.groupsOfAddresses, "groups-100k", limit: "address_field_bytes") {
            Build.message(
                $0.wordsEntity, from: [String(repeating: "g:", count: 50_000)], subject: "A report", id: $0.id,
                date: .now)
        },
        groups("groups-in-from", ["From: " + String(repeating: "g:", count: 5_000)]),
        groups("groups-in-to", ["Cc: " + String(repeating: "g:", count: 5_000)]),
        groups("groups-in-resent", ["Resent-Sender: " + String(repeating: "g:", count: 5_000)]),
        // Behind the encryption it is no better.
        sealed(.groupsOfAddresses, "groups-encrypted") {
            let inner = Array("From: \(String(repeating: "g:", count: 5_000))\n".utf8) + $0.wordsEntity
            return $0.report(try $0.cast.encryptedEntity(inner))
        }.expecting { $0.flags = ["repaired"] },
        refused(.partsAndHeaders, "empty-parts", limit: "boundary_lines") {
            let head = Array("Content-Type: multipart/mixed; boundary=b\n\n".utf8)
            let parts = repeatElement(Array("--b\n\n".utf8), count: 3_000_000).joined()
            return $0.report(head + Array(parts))
        }.expecting { $0.isAlone = true },
        refused(.partsAndHeaders, "header-25m", limit: "header_fields") {
            let fields = repeatElement("X-Field: of no use to anyone at all", count: 700_000)
            return $0.report($0.wordsEntity, fields: Array(fields))
        }.expecting { $0.isAlone = true },
        refused(.partsAndHeaders, "header-of-a-part", limit: "header_fields") {
            let fields = Array(repeatElement("X: y\n", count: 40_000).joined().utf8)
            return $0.report(Build.multipart("mixed", [fields + $0.wordsEntity]))
        },
        refused(.partsAndHeaders, "parts-one-inside-the-other", limit: "depth") {
            var entity = $0.wordsEntity
            for _ in 0..<500 { entity = Build.multipart("mixed", [entity]) }
            return $0.report(entity)
        },
        Threat(.headerDecoding, "line-end-in-a-subject") {
            $0.mail($0.wordsEntity, subject: "=?utf-8?Q?a=0D=0ABcc:_victim=40else.example?= =?utf-8?Q?=00=1B[2J?=")
        }.expecting { $0.subject = "aBcc: victim@else.example?[2J" },
        nameless(.headerDecoding, "two-from", "Finder <a@finder.example>", "Finder <b@finder.example>").expecting {
            $0.flags = ["doubledHeader"]
        },
        Threat(.headerDecoding, "two-subjects") { $0.report($0.wordsEntity, fields: ["Subject: Another"]) }.expecting {
            $0.flags = ["doubledHeader"]
        },
        Threat(.headerDecoding, "two-content-types") {
            $0.report($0.wordsEntity, fields: ["Content-Type: text/html"])
        }.expecting {
            $0.flags = ["ambiguous", "doubledHeader"]
        },
        Threat(.headerDecoding, "nul-in-a-header") { $0.report($0.wordsEntity, fields: ["X-Field: a\0b"]) }.expecting {
            $0.outcome = "unreadable"
            $0.reason = "malformed"
            $0.shown = []
            $0.answer = .nobody
        },
        Threat(.swiftText, "crlf") { LineEnds.crlf.applied(to: $0.report($0.wordsEntity)) }.expecting {
            $0.shown = ["\nOS: Debian 12"]
        },
        // The sign of the kelvin in lower case is a k.
        Threat(.swiftText, "kelvin-in-the-domain") {
            Build.message(
                try $0.cast.signedEntity($0.wordsEntity, by: [.mallory]), from: ["mallory@attac\u{212A}er.example"],
                subject: "A report", id: $0.id, date: .now)
        }.expecting {
            $0.signature = "mismatch"
            $0.answer = .withheld("addressNotASCII")
            $0.isAlone = true
        },
        Threat(.swiftText, "combining-scalars") {
            $0.report(Build.text($0.words + "\ne" + String(repeating: "\u{301}", count: 100_001) + "\n"))
        }.expecting { $0.hidden = [String(repeating: "\u{301}", count: 10)] },
        // Alike to Swift's ==, and to a reader; another address all the same.
        composed("composed-address", composedAddress, "good"),
        composed("decomposed-address", "andre\u{301}@reporter.example", "mismatch"),
        Threat(.backtracking, "backtracking") {
            let pieces = [
                String(repeating: "a", count: 40_000) + "!", String(repeating: "OS: ", count: 20_000),
                "Version: " + String(repeating: "1.", count: 40_000) + "x", String(repeating: " ", count: 80_000) + "x",
                "CVE-2026-" + String(repeating: "1", count: 40_000), String(repeating: "x86_64-", count: 10_000),
                "CVSS:3.1" + String(repeating: "/AV:N", count: 20_000), String(repeating: "(", count: 40_000),
                "https://" + String(repeating: "a.a/", count: 20_000), String(repeating: "> ", count: 40_000),
            ]
            return $0.report(Build.text(([$0.words] + pieces).joined(separator: "\n\n")))
        },
    ]

    private static func composed(_ name: String, _ address: String, _ signature: String) -> Threat {
        Threat(.swiftText, name) {
            let detached = try composedKey.get().run(["--armor", "--detach-sign"], input: $0.canonicalEntity)
            return Build.message(
                Build.signed($0.wordsEntity, detached), from: [address], subject: "A report", id: $0.id, date: .now)
        }.expecting {
            $0.signature = signature
            $0.answer = .withheld("addressNotASCII")
        }
    }

    /// Few enough bytes for the limits, and enough to end a parser that recurses.
    private static func groups(_ name: String, _ fields: [String]) -> Threat {
        let from = fields[0].hasPrefix("From: ") ? [] : ["Finder <\(name)@finder.example>"]
        return Threat(.groupsOfAddresses, name) {
            Build.message(
                $0.wordsEntity, from: from, subject: "A report", id: $0.id, fields: fields, date: .now)
        }.expecting {
            $0.outcome = "unreadable"
            $0.reason = "malformed"
            $0.shown = []
            $0.answer = .nobody
        }
    }

    /// What can be done to a cleartext signature while it stays good for gpg.
    static let cleartext: [Threat] = [
        clearsigned("text-before", "none", shown: ["Before."]) { "Before.\n\n" + $0 },
        clearsigned("text-behind", "none", shown: ["Behind."]) { $0 + "\nBehind.\n" },
        clearsigned("trailing-blanks", "good", hidden: ["12  "]) { $0.replacing("Debian 12", with: "Debian 12  \t") },
        clearsigned("armor-header", "bad") { $0.replacing("\n\n", with: "\nComment: Severity is low\n\n") },
        clearsigned("not-dash-escaped", "bad") { $0.replacing("\n\n", with: "\nNotDashEscaped: yes\n\n") },
        clearsigned("form-feed", "bad") { $0.replacing("OS:", with: "\u{C}OS:") },
        clearsigned("second-begin", "bad") { $0.replacing("OS:", with: "-----BEGIN PGP SIGNED MESSAGE-----\n\nOS:") },
        clearsigned("long-line", "bad") { $0.replacing("OS:", with: String(repeating: " ", count: 20_100) + "\nOS:") },
    ]

    private static func clearsigned(
        _ name: String, _ signature: String, shown: [String] = [], hidden: [String] = [],
        _ change: @escaping @Sendable (String) -> String
    ) -> Threat {
        fromAlice(.cleartextFramework, "cleartext-" + name, signature) {
            let block = String(decoding: try $0.cast.clearsigned($0.words, by: .alice), as: UTF8.self)
            return $0.report(Build.text(change(block)), from: .alice)
        }.expecting {
            $0.shown += shown
            $0.hidden += hidden
        }
    }
}
