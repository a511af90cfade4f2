import Foundation
import TestSupport
import Testing

private typealias Build = MailBuilder

@Suite("The configuration in attachments", .serialized) struct AttachmentTests {
    private static let files = [
        (path: "bundle/system.txt", content: "$ uname -a\nLinux box 6.1.0-17-amd64 #1 SMP x86_64 GNU/Linux\n"),
        (path: "bundle/logs/web.log", content: "nginx version: nginx/1.24.0\n"),
        (path: "bundle/notes.bin", content: "Firefox 128.0 is not read here"),
    ]

    /// A clear report with files beside its text.
    private func mail(_ name: String, _ attached: [[UInt8]], text: String = "It crashes, see the files.")
        -> OperatorMail
    {
        let entity = Build.multipart("mixed", [Build.text(text)] + attached)
        return OperatorMail(name, from: "ann@finder.example", entity: String(decoding: entity, as: UTF8.self))
    }

    private func configuration(_ home: OperatorHome) throws -> (facts: [[String: Any]], whole: [String: Any]) {
        let tickets = try home.tickets()
        let number = try #require(tickets.first?.number)
        let whole = try #require(try home.ticket(number)["configuration"] as? [String: Any])
        return (try #require(whole["facts"] as? [[String: Any]]), whole)
    }

    private func names(_ facts: [[String: Any]]) -> [String] { facts.compactMap { $0["name"] as? String } }

    private func places(_ facts: [[String: Any]]) -> [String?] {
        facts.map { ($0["evidence"] as? [String: Any])?["file"] as? String }
    }

    /// Each is read by a parser that may open no file and start no program.
    @Test(arguments: [
        ("x.zip", ["--format", "zip"]), ("x.tar.gz", ["-z"]), ("x.tar.bz2", ["-j"]), ("x.tar.xz", ["-J"]),
        ("x.tar.zst", ["--zstd"]), ("x.7z", ["--format", "7zip"]), ("x.tar", ["--format", "pax"]),
    ])
    func everyArchiveIsReadConfined(_ name: String, _ options: [String]) throws {
        let home = try OperatorHome()
        let archive = try MadeArchive(bsdtar: options, Self.files)
        try home.deliver(mail("1.archive", [Build.file(name, archive.bytes)]))
        try home.good("poll")
        let (facts, whole) = try configuration(home)
        #expect(names(facts).contains("nginx") && !names(facts).contains("Mozilla Firefox"))
        #expect(Set(places(facts).compactMap(\.self)) == ["bundle/system.txt", "bundle/logs/web.log"])
        #expect(facts.contains { $0["kind"] as? String == "kernel" && $0["version"] as? String == "6.1.0-17-amd64" })
        #expect(whole["unread"] == nil)
    }

    @Test("What is over a limit, closed or broken is named, and the report is filed as ever") func unread() throws {
        let home = try OperatorHome()
        home.configure("limits", "archive_file_bytes", "100")
        let bomb = try MadeArchive(
            python:
                "import zipfile; z = zipfile.ZipFile('out', 'w', 8); z.writestr('a.txt', b' ' * (1 << 26)); z.close()")
        let closed = try MadeArchive(
            bsdtar: ["--format", "zip", "--options", "zip:encryption=zipcrypt", "--passphrase", "x"], Self.files)
        let whole = try MadeArchive(bsdtar: ["--format", "ustar"], Self.files)
        try home.deliver(
            mail(
                "1.unread",
                [
                    Build.file("bomb.zip", bomb.bytes), Build.file("closed.zip", closed.bytes),
                    Build.file("cut.tar", Array(whole.bytes.prefix(1_200))), Build.file("x.log", [0, 1, 2]),
                ], text: "OS: Debian 12.5"))
        try home.good("poll")
        let (facts, configuration) = try configuration(home)
        #expect(names(facts).first == "Debian GNU/Linux")
        let unread = try #require(configuration["unread"] as? [[String: Any]])
        #expect(unread.map { $0["name"] as? String } == ["bomb.zip", "closed.zip", "cut.tar"])
        #expect(unread.map { $0["reasons"] as? [String] } == [["bytes"], ["encrypted"], ["damaged"]])
        #expect(try home.tickets().count == 1 && home.sentMails().count == 1)
        let number = try #require(try home.tickets().first?.number)
        let shown = try home.good("ticket", "show", number)
        #expect(shown.contains("unread") && shown.contains("closed.zip: encrypted"))
    }

    @Test("Files around a ciphertext say nothing about what is inside") func around() throws {
        let home = try OperatorHome()
        let cast = try OperatorCast()
        let inside = Build.multipart(
            "mixed", [Build.text("OS: Debian 12.5"), Build.file("a.log", Array("nginx version: nginx/1.24.0".utf8))])
        let ciphertext = try cast.encrypt(String(decoding: inside, as: UTF8.self))
        let entity = Build.multipart(
            "mixed",
            [
                Build.encrypted(ciphertext),
                Build.file("b.log", Array("OpenSSL 3.0.2 15 Mar 2022\nopenjdk version \"17.0.2\"".utf8)),
            ])
        try home.deliver(
            OperatorMail("1.around", from: "ann@finder.example", entity: String(decoding: entity, as: UTF8.self)))
        try home.good("poll")
        let (facts, _) = try configuration(home)
        #expect(names(facts) == ["Debian GNU/Linux", "nginx"])
    }

    private static let words = "バージョン: Windows 11 Pro 23H2"
    private static let shiftJIS: [UInt8] = [0x83, 0x6F, 0x81, 0x5B, 0x83, 0x57, 0x83, 0x87, 0x83, 0x93]
    private static let texts: [(name: String, content: [UInt8])] = [
        ("utf-8", Array(words.utf8)),
        ("utf-16", words.utf16.reduce(into: [0xFF, 0xFE]) { $0 += [UInt8($1 & 0xFF), UInt8($1 >> 8)] }),
        ("shift_jis", shiftJIS + Array(": Windows 11 Pro 23H2".utf8)),
    ]

    @Test("Character sets of files that name none", arguments: texts)
    func charsets(_ name: String, _ content: [UInt8]) throws {
        let home = try OperatorHome()
        try home.deliver(mail("1.charset", [Build.file("info.txt", content)]))
        try home.good("poll")
        let (facts, _) = try configuration(home)
        #expect(names(facts).contains("Windows 11 Pro"), "\(name)")
        let evidence = facts.compactMap { ($0["evidence"] as? [String: Any])?["text"] as? String }
        #expect(evidence.contains { $0.hasPrefix("バージョン") })
    }
}
