import Disclosure
import Foundation
import Tickets

private typealias Build = MailBuilder

extension IntakeCase {
    /// Nothing of OpenPGP in it.
    static let clear: [IntakeCase] = [
        IntakeCase("plain") { $0.mail($0.wordsEntity) },
        IntakeCase("no-mime") {
            let mail = "From: \($0.stranger)\nTo: security@vendor.example\nMessage-ID: <\($0.id)>\n\n\($0.words)\n"
            return Array(mail.utf8)
        },
        IntakeCase("nothing-missing") {
            $0.mail(
                Build.text(
                    """
                    \($0.words)
                    Architecture: x86_64

                    Steps to reproduce \(MailWriter.canary):
                    1. Send a header of 9000 bytes.

                    """), subject: "Example Server 9.87.65 crash")
        },
        IntakeCase("html") {
            $0.mail(
                Build.html("<html><body><p>Dear team,</p><p><b>\(MailWriter.canary)</b> &amp; more</p></body></html>"))
        }.expecting {
            $0.text = "\(MailWriter.canary) & more"
            $0.absent = "<b>"
        },
        IntakeCase("hidden-text") {
            $0.mail(
                Build.html("<p>\(MailWriter.canary) seen</p><p style=\"display:none\">never seen</p>"))
        }.expecting {
            $0.absent = "never seen"
            $0.flags = ["hiddenText"]
        },
        IntakeCase("alternative") {
            $0.mail(
                Build.multipart("alternative", [$0.wordsEntity, Build.html("<p>The same in another form.</p>")]))
        }.expecting { $0.absent = "another form" },
        IntakeCase("flowed") {
            $0.mail(
                Build.text(
                    "The \(MailWriter.canary) is a long \nparagraph of one line.\n", parameters: "; format=flowed"))
        }.expecting { $0.text = "\(MailWriter.canary) is a long paragraph" },
        IntakeCase("quoted-printable") {
            let body = Build.quotedPrintable(Array("Größe des Puffers: \(MailWriter.canary)\n".utf8))
            return $0.mail(
                Build.entity("text/plain; charset=utf-8", body, "Content-Transfer-Encoding: quoted-printable"))
        }.expecting { $0.text = "Größe des Puffers: \(MailWriter.canary)" },
        IntakeCase("files") {
            let encoded = Build.entity(
                "image/png; name*=UTF-8''%E7%94%BB%E9%9D%A2.png", Build.base64([0x89, 0x50]),
                "Content-Transfer-Encoding: base64", "Content-Disposition: attachment")
            return $0.mail(
                Build.multipart(
                    "mixed",
                    [$0.wordsEntity, Build.file("poc.c", [0x2F, 0x2F]), encoded, Build.file("../../etc/x", [1])])
            )
        }.expecting { $0.files = ["poc.c", "画面.png", "x"] },
        IntakeCase("forwarded") {
            let inner = Build.message(
                Build.text("Inner words.\n"), from: ["Zoe <zoe@elsewhere.example>"], subject: "Inner",
                id: "inner@elsewhere.example", date: Date())
            return $0.mail(Build.multipart("mixed", [$0.wordsEntity, Build.entity("message/rfc822", inner)]))
        }.expecting {
            $0.absent = "Inner words"
            $0.flags = ["forwarded"]
        },
        IntakeCase("encoded-subject") {
            $0.mail($0.wordsEntity, subject: Build.encodedWord("Größe \(MailWriter.canary)"))
        }.expecting { $0.subject = "Größe \(MailWriter.canary)" },
    ]

    /// The same sentence in the charsets of Japanese and other mail.
    static let charsets: [IntakeCase] = [
        japanese("iso-2022-jp") { Array($0.data(using: .iso2022JP) ?? Data()) },
        japanese("shift_jis") { Array($0.data(using: .shiftJIS) ?? Data()) },
        japanese("euc-jp") { eucJP($0) },
        japanese("utf-8") { Array($0.utf8) },
        japanese("utf-16") { Array($0.data(using: .utf16) ?? Data()) },
        IntakeCase("gb18030") {
            // 漏洞 in GB18030.
            let body = [0xC2, 0xA9, 0xB6, 0xB4] as [UInt8]
            return $0.mail(Build.text(body + Array(": \($0.words)\n".utf8), charset: "gb18030"))
        }.expecting { $0.text = "漏洞: A request" },
        IntakeCase("windows-1252") {
            $0.mail(Build.text([0x93] + Array("\(MailWriter.canary)".utf8) + [0x94, 0x0A], charset: "windows-1252"))
        }.expecting { $0.text = "“\(MailWriter.canary)”" },
        IntakeCase("koi8-r") {
            $0.mail(Build.text([0xD4, 0xC5, 0xD3, 0xD4, 0x20] + Array(MailWriter.canary.utf8), charset: "koi8-r"))
        }.expecting { $0.text = "тест \(MailWriter.canary)" },
        IntakeCase("unknown-charset") {
            $0.mail(Build.text([0xE9, 0x20] + Array("\($0.words)\n".utf8), charset: "x-nobody-knows"))
        }.expecting {
            $0.text = "é A request"
            $0.flags = ["unknownCharset"]
        },
        IntakeCase("utf-7") {
            $0.mail(Build.text(Array("\(MailWriter.canary) +ADw-script+AD4-\n".utf8), charset: "utf-7"))
        }.expecting {
            $0.absent = "<script>"
            $0.flags = ["unknownCharset"]
        },
        IntakeCase("japanese-encrypted") {
            let words = "検索欄に脆弱性を見つけました。\(MailWriter.canary)\n"
            return $0.mail(try $0.cast.encryptedEntity(Build.text(words), signedBy: [.alice]), from: .alice)
        }.expecting {
            $0.encryption = "whole"
            $0.signature = "good"
            $0.language = .japanese
            $0.answer = .sent(.specific, to: .alice)
        },
        // Encrypted and vouched for by nobody: the language inside must not be seen from the answer.
        IntakeCase("japanese-unsigned") {
            let words = "検索欄に脆弱性を見つけました。\(MailWriter.canary)\n"
            return $0.mail(try $0.cast.encryptedEntity(Build.text(words)))
        }.expecting {
            $0.encryption = "whole"
            $0.answer = .sent(.general)
        },
        IntakeCase("japanese-outside") {
            $0.mail(
                try $0.cast.encryptedEntity($0.wordsEntity), subject: Build.encodedWord("脆弱性について"))
        }.expecting {
            $0.encryption = "whole"
            $0.language = .japanese
            $0.answer = .sent(.general)
        },
    ]

    private static func japanese(_ charset: String, _ encode: @escaping @Sendable (String) -> [UInt8]) -> IntakeCase {
        let words = "管理画面の検索欄に脆弱性を見つけました（\(MailWriter.canary)）。\n製品: Quuxserver\nバージョン: 9.87.65\n"
        return IntakeCase(charset) {
            $0.mail(Build.text(encode(words), charset: charset), subject: Build.encodedWord("脆弱性"))
        }.expecting {
            $0.text = "脆弱性を見つけました（\(MailWriter.canary)）"
            $0.language = .japanese
        }
    }

    /// EUC-JP is the two bytes of ISO-2022-JP with their high bits set; Foundation has no converter for it here.
    private static func eucJP(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        var isDouble = false
        for piece in Array(text.data(using: .iso2022JP) ?? Data()).split(
            separator: 0x1B, omittingEmptySubsequences: false)
        {
            if !result.isEmpty || piece.starts(with: [0x24, 0x42]) {
                isDouble = piece.starts(with: [0x24, 0x42])
                result += piece.dropFirst(2).map { isDouble && $0 > 0x20 ? $0 | 0x80 : $0 }
            } else {
                result += piece
            }
        }
        return result
    }

    /// Certificates that come along.
    static let certificates: [IntakeCase] = [
        IntakeCase("key-attached") {
            let key = Build.file("frank.asc", $0.cast.certificate(.frank), type: "application/pgp-keys")
            return $0.mail(Build.multipart("mixed", [$0.wordsEntity, key]), from: .frank)
        }.expecting {
            $0.files = ["frank.asc"]
            $0.certificates = [.frank: .bound]
            $0.answer = .sent(.specific, to: .frank)
        },
        IntakeCase("key-inline") {
            let key = String(decoding: $0.cast.certificate(.grace), as: UTF8.self)
            return $0.mail(Build.text("\($0.words)\n\n\(key)"), from: .grace)
        }.expecting {
            $0.absent = "-----BEGIN PGP MESSAGE"
            $0.certificates = [.grace: .bound]
            $0.answer = .sent(.specific, to: .grace)
        },
        IntakeCase("autocrypt") {
            let data = Data(try $0.cast.binaryCertificate(.heidi)).base64EncodedString()
            let field = "Autocrypt: addr=\(Person.heidi.address); prefer-encrypt=mutual; keydata=\n \(data)"
            return $0.mail($0.wordsEntity, from: .heidi, fields: [field])
        }.expecting {
            $0.certificates = [.heidi: .bound]
            $0.answer = .sent(.specific, to: .heidi)
        },
        // Whoever made this ciphertext need not be ivan.
        IntakeCase("key-in-an-unsigned-ciphertext") {
            let key = Build.file("ivan.asc", $0.cast.certificate(.ivan), type: "application/pgp-keys")
            return $0.mail(
                try $0.cast.encryptedEntity(Build.multipart("mixed", [$0.wordsEntity, key])), from: .ivan)
        }.expecting {
            $0.encryption = "whole"
            $0.files = ["ivan.asc"]
            $0.answer = .sent(.general)
        },
        IntakeCase("key-in-a-signed-mail") {
            let key = Build.file("judy.asc", $0.cast.certificate(.judy), type: "application/pgp-keys")
            let content = Build.multipart("mixed", [$0.wordsEntity, key])
            return $0.mail(try $0.cast.signedEntity(content, by: [.judy]), from: .judy)
        }.expecting {
            $0.signature = "good"
            $0.files = ["judy.asc"]
            $0.certificates = [.judy: .bound]
            $0.answer = .sent(.specific, to: .judy)
        },
        IntakeCase("key-in-a-signed-ciphertext") {
            let key = Build.file("kim.asc", $0.cast.certificate(.kim), type: "application/pgp-keys")
            let content = Build.multipart("mixed", [$0.wordsEntity, key])
            return $0.mail(try $0.cast.encryptedEntity(content, signedBy: [.kim]), from: .kim)
        }.expecting {
            $0.encryption = "whole"
            $0.signature = "good"
            $0.files = ["kim.asc"]
            $0.certificates = [.kim: .bound]
            $0.answer = .sent(.specific, to: .kim)
        },
        IntakeCase("key-of-somebody-else") {
            let key = Build.file("bob.asc", $0.cast.certificate(.bob), type: "application/pgp-keys")
            return $0.mail(Build.multipart("mixed", [$0.wordsEntity, key]))
        }.expecting { $0.files = ["bob.asc"] },
        IntakeCase("secret-key") {
            let key = Build.file("lena.asc", try $0.cast.secretKey(.lena), type: "application/pgp-keys")
            return $0.mail(Build.multipart("mixed", [$0.wordsEntity, key]), from: .lena)
        }.expecting {
            $0.files = ["lena.asc"]
            $0.flags = ["secretKeyAttached"]
        },
        // A second one is held, and the answer is encrypted to the first.
        IntakeCase("another-key-later") {
            let key = Build.file("new.asc", $0.cast.certificate(.frank2), type: "application/pgp-keys")
            return $0.mail(Build.multipart("mixed", [$0.wordsEntity, key]), from: .frank2)
        }.expecting {
            $0.round = 2
            $0.files = ["new.asc"]
            $0.flags = ["keyChange"]
            $0.certificates = [.frank: .bound, .frank2: .held]
            $0.answer = .sent(.specific, to: .frank)
        },
        IntakeCase("the-same-key-later") {
            let key = Build.file("same.asc", $0.cast.certificate(.judy), type: "application/pgp-keys")
            return $0.mail(Build.multipart("mixed", [$0.wordsEntity, key]), from: .judy)
        }.expecting {
            $0.round = 2
            $0.files = ["same.asc"]
            $0.certificates = [.judy: .bound]
            $0.answer = .sent(.specific, to: .judy)
        },
    ]
}
