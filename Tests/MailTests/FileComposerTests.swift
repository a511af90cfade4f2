import Disclosure
import Foundation
import Mail
import Testing

@Suite("Files in mail of ours") struct FileComposerTests {
    private static let names = [
        "fix.patch", "my fix (2).patch", "say \"hi\".txt", "it's 100%; x=1, y*2.txt", "修正 パッチ.diff", "é.bin",
        "e\u{301}.bin", "🔧.zip", "=?utf-8?Q?b?=.txt", "a'b''c.txt", "a", ".config", String(repeating: "あ", count: 85),
        String(repeating: "long name ", count: 25) + "end", String(repeating: "x", count: 251) + ".txt",
        String(repeating: "a", count: 63) + ".b", String(repeating: "a", count: 64) + ".b",
    ]
    private static let contents: [[UInt8]] = [
        [], [0x0A], [0x0D], Array("a\nb\r\nc\rd\n\r\n\n".utf8), Array("From me\n.\n--x\n".utf8),
        Array("trailing \t".utf8),
        Array(0...255), Array("日本語\n".utf8), [UInt8](repeating: 0, count: 3 << 16),
    ]

    private func expectSafe(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(bytes.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0D || $0 == 0x0A })
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasSuffix(" ") && !$0.utf8.contains(0x0A) })
    }

    @Test(arguments: names) func namesComeBack(_ name: String) throws {
        let entity = EntityComposer.file([1, 2, 3], mediaType: "application/octet-stream", fileName: name)
        expectSafe(entity)
        let message = try parseMessage(entity, limits: MailLimits())
        #expect(message.root.fileName?.utf8.elementsEqual(name.utf8) == true, "\(message.root.fileName ?? "none")")
        #expect(message.root.mediaType.parameters["name"]?.utf8.elementsEqual(name.utf8) == true)
        #expect(message.root.disposition == "attachment")
        #expect(message.root.leaf("1") == [1, 2, 3])
        #expect(message.defects.isEmpty)
    }

    @Test(arguments: contents, ["application/octet-stream", "text/plain", "text/x-diff"])
    func everyByteComesBack(_ content: [UInt8], _ type: String) throws {
        let file = EntityComposer.file(content, mediaType: type, fileName: "f")
        let mail = EntityComposer.message(
            fields: [OutgoingField("Subject", "x")],
            entity: EntityComposer.multipart("mixed", parts: [EntityComposer.text("Hello\n"), file, file]))
        expectSafe(mail)
        for bytes in [mail, mail.filter { $0 != 0x0D }] {
            let message = try parseMessage(bytes, limits: MailLimits())
            #expect(message.root.drawing == ["1 multipart/mixed", "1.1 text/plain", "1.2 \(type)", "1.3 \(type)"])
            #expect(message.root.leaf("1.2") == content)
            #expect(message.root.leaf("1.3") == content)
            #expect(message.defects.isEmpty)
        }
    }

    @Test(
        arguments: [
            ("text/plain", Array("日本語".utf8), "utf-8"), ("text/plain", [0x93, 0xFA], nil),
            ("application/json", Array("日本語".utf8), nil),
        ] as [(String, [UInt8], String?)])
    func charset(_ type: String, _ content: [UInt8], _ charset: String?) throws {
        let entity = EntityComposer.file(content, mediaType: type, fileName: "f")
        #expect(try parseMessage(entity, limits: MailLimits()).root.mediaType.parameters["charset"] == charset)
    }

    /// A reader that decodes one section after the other must not meet half a character.
    @Test func sectionsHoldWholeCharacters() throws {
        let name = String(repeating: "脆弱性🔧", count: 19)
        let text = String(decoding: EntityComposer.file([], mediaType: "a/b", fileName: name), as: UTF8.self)
        let sections = text.matches(of: #/ filename\*[0-9]+\*=(?:utf-8'')?([^;\r]*)/#).map { String($0.1) }
        #expect(sections.count > 10)
        #expect(sections.allSatisfy { $0.removingPercentEncoding != nil })
        #expect(sections.compactMap(\.removingPercentEncoding).joined() == name)
    }
}
