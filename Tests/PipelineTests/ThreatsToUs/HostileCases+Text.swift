import Foundation

private typealias Mail = HostileMail

extension HostileGroup {
    /// Section 5: what the words of a message are taken for.
    static let text = HostileGroup(name: "text", attacks: charsets + html + flowed + names)

    private static func text(
        _ name: String, _ rows: [HostileRow], _ entity: String, change: (inout Hostile) -> Void
    ) -> Hostile {
        Hostile(name, rows) { _ in Mail.mail(name, entity: entity) }.expecting(change)
    }

    private static func encoded(_ bytes: [UInt8], charset: String, type: String = "plain") -> String {
        Mail.text(
            Mail.base64(bytes), type: "Content-Type: text/\(type); charset=\(charset)",
            fields: "Content-Transfer-Encoding: base64")
    }

    private static let charsets: [Hostile] = [
        text(
            "iso-2022-jp", [.charsetsAllowed],
            // 脆弱性 in JIS X 0208, between its escape sequences.
            encoded([0x1B, 0x24, 0x42, 0x40, 0x48, 0x3C, 0x65, 0x40, 0x2D, 0x1B, 0x28, 0x42], charset: "iso-2022-jp")
        ) {
            $0.shows = ["脆弱性"]; $0.noFlags = ["unknownCharset"]
        },
        text(
            "shift-jis", [.charsetsAllowed],
            encoded([0x90, 0xC6, 0x8E, 0xE3, 0x90, 0xAB], charset: "Shift_JIS")
        ) {
            $0.shows = ["脆弱性"]; $0.noFlags = ["unknownCharset"]
        },
        text(
            "euc-jp", [.charsetsAllowed],
            encoded([0xC0, 0xC8, 0xBC, 0xE5, 0xC0, 0xAD], charset: "euc-jp")
        ) {
            $0.shows = ["脆弱性"]; $0.noFlags = ["unknownCharset"]
        },
        text("koi8-r", [.charsetsAllowed], encoded([0xC4, 0xD9, 0xD2, 0xC1], charset: "koi8-r")) {
            $0.shows = ["дыра"]
        },
        text("ebcdic", [.charsetsOther], encoded(Array("OS: Debian ".utf8) + [0xE9], charset: "ebcdic-cp-us")) {
            $0.shows = ["OS: Debian é"]
            $0.flags = ["unknownCharset"]
        },
        text("charset-is-a-path", [.charsetsOther], encoded(Array("OS".utf8), charset: "\"../../tmp/x//\"")) {
            $0.shows = ["OS"]
            $0.flags = ["unknownCharset"]
        },
        text("utf-7", [.utf7], encoded(Array("+ADw-script+AD4- hidden".utf8), charset: "utf-7")) {
            $0.shows = ["+ADw-script+AD4-"]
            $0.hides = ["<script>"]
            $0.flags = ["unknownCharset"]
        },
        text("utf-7-other-name", [.utf7], encoded(Array("+ADw-script+AD4-".utf8), charset: "unicode-1-1-utf-7")) {
            $0.hides = ["<script>"]
            $0.flags = ["unknownCharset"]
        },
        text("utf-7-html", [.utf7], encoded(Array("<p>+ADw-i+AD4- x</p>".utf8), charset: "utf-7", type: "html")) {
            $0.shows = ["+ADw-i+AD4-"]
            $0.flags = ["unknownCharset"]
        },
        Hostile("utf-7-subject", [.utf7]) { _ in
            Mail.mail("utf-7-subject", subject: "=?utf-7?Q?+ADw-script+AD4-?=")
        }.expecting { $0.hides = ["<script>"] },
    ]

    private static let html: [Hostile] = [
        page("html-plain", [.htmlParser], "<p>OS: <b>Debian</b> 12</p><p>Product: Exampleserver</p>") {
            $0.shows = ["OS: Debian 12\n\nProduct: Exampleserver"]
            $0.noFlags = ["hiddenText"]
        },
        // A pattern that strips tags would take these for text, or text for these.
        page("html-odd", [.htmlParser], "<p title=\"a>b\">seen</p><script>if (a<b) { hidden() }</script><p>1 < 2") {
            $0.shows = ["seen", "1 < 2"]
            $0.hides = ["hidden()", "a>b"]
        },
        page("html-display", [.hiddenText], "<p>seen</p><div style='display : NONE'>concealed</div>") {
            $0.shows = ["seen"]
            $0.hides = ["concealed"]
            $0.flags = ["hiddenText"]
        },
        page("html-size", [.hiddenText], "<p>seen</p><span style=\"font-size:0px\">concealed</span>") {
            $0.shows = ["seen"]
            $0.hides = ["concealed"]
            $0.flags = ["hiddenText"]
        },
        page("html-size-of-parent", [.hiddenText], "seen<div style=font-size:0><p><b>concealed</b></p></div>") {
            $0.shows = ["seen"]
            $0.hides = ["concealed"]
            $0.flags = ["hiddenText"]
        },
        page("html-comment", [.hiddenText], "<p>seen</p><!-- concealed -->") {
            $0.shows = ["seen"]
            $0.hides = ["concealed"]
            $0.flags = ["hiddenText"]
        },
        page("html-visibility", [.hiddenText], "seen<p style='visibility:hidden'>concealed</p><p hidden>more</p>") {
            $0.shows = ["seen"]
            $0.hides = ["concealed", "more"]
            $0.flags = ["hiddenText"]
        },
    ]

    private static func page(
        _ name: String, _ rows: [HostileRow], _ body: String, change: (inout Hostile) -> Void
    ) -> Hostile {
        text(name, rows, Mail.html(body), change: change)
    }

    private static let flowed: [Hostile] = [
        // The fact stands on two lines until the flow is undone.
        text(
            "flowed", [.formatFlowed],
            Mail.text(
                "The operating \nsystem is Debian \n12.\n> quoted \n> words\n-- \n\(Hostile.mark)",
                type: "Content-Type: text/plain; charset=utf-8; format=flowed")
        ) { $0.shows = ["The operating system is Debian 12.\n> quoted words\n-- \n"] },
        text(
            "flowed-without-spaces", [.formatFlowed],
            Mail.text("脆弱 \n性です", type: "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes")
        ) { $0.shows = ["脆弱性です"] },
    ]

    /// Names of attachments that would be paths, and what they become.
    private static let names: [Hostile] = [
        ("name-path", "filename=\"../../etc/cron.d/zqxmark\"", "zqxmark"),
        ("name-backslash", "filename=\"..\\\\..\\\\zqxmark.exe\"", "zqxmark.exe"),
        ("name-encoded", "filename*=utf-8''..%2F..%2Fzqxmark%0A%00.txt", "zqxmark"),
        ("name-dots", "filename=\"..\"", nil),
        ("name-absolute", "filename=\"/etc/passwd\"", "passwd"),
        ("name-word", "filename=\"=?utf-8?Q?..=2Fzqxmark=0D=0Ax?=\"", "zqxmarkx"),
    ].map { name, parameter, expected in
        Hostile(name, [.attachmentNames]) { _ in
            Mail.mail(
                name,
                entity: Mail.multipart([
                    Mail.text(Mail.words),
                    Mail.text(
                        "data", type: "Content-Type: application/octet-stream",
                        fields: "Content-Disposition: attachment; \(parameter)"),
                ]))
        }.expecting { $0.attachment = .some(expected) }
    }
}
