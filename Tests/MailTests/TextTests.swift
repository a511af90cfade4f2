import Disclosure
import Foundation
import Mail
import Testing

private func plain(_ parameters: [String: String]) -> MediaType {
    MediaType(type: "text", subtype: "plain", parameters: parameters)
}

@Suite("Characters") struct CharsetTests {
    struct Sample: Sendable {
        var charset: String?
        var bytes: [UInt8]
        var text: String
        var defects: Set<Defect> = []
    }

    @Test(arguments: [
        Sample(charset: nil, bytes: Array("café".utf8), text: "café"),
        Sample(charset: "US-ASCII", bytes: [0x63, 0xE9], text: "cé"),
        Sample(charset: "UTF-8", bytes: [0xEF, 0xBB, 0xBF, 0x61, 0xFF, 0x62], text: "a\u{FFFD}b"),
        Sample(charset: "iso-2022-jp", bytes: Array("\u{1B}$B$\"\u{1B}(Bx".utf8), text: "あx"),
        Sample(charset: "ISO-2022-JP", bytes: Array("\u{1B}(I1\u{1B}(B \u{1B}$B-!-j|b\u{1B}(J!".utf8), text: "ｱ ①㈱髙!"),
        Sample(charset: "iso-2022-jp", bytes: Array("\u{0E}1\u{0F}a \u{1B}$(D0!\u{1B}(B".utf8), text: "ｱa 丂"),
        Sample(charset: "iso-2022-jp", bytes: Array("\u{1B}$B$\"\nplain".utf8), text: "あ\nplain"),
        Sample(charset: "iso-2022-jp", bytes: Array("\u{1B}$B$".utf8), text: "\u{FFFD}"),
        Sample(charset: "iso-2022-jp-ms", bytes: [0xB1, 0x80], text: "ｱ\u{FFFD}"),
        Sample(charset: "Shift_JIS", bytes: [0x82, 0xA0, 0xB1, 0x87, 0x40, 0xFB, 0xFC], text: "あｱ①髙"),
        Sample(charset: "euc-jp", bytes: [0xA4, 0xA2, 0x8E, 0xB1, 0xAD, 0xA1], text: "あｱ①"),
        Sample(charset: "gb2312", bytes: [0xC4, 0xE3, 0x81, 0x30, 0x81, 0x30], text: "你\u{80}"),
        Sample(charset: "Big5", bytes: [0xA7, 0x41], text: "你"),
        Sample(charset: "EUC-KR", bytes: [0xC7, 0xD1], text: "한"),
        Sample(charset: "KOI8-R", bytes: [0xC1], text: "а"),
        Sample(charset: "windows-1252", bytes: [0x80, 0x93], text: "€“"),
        Sample(charset: "iso-8859-15", bytes: [0xA4], text: "€"),
        Sample(charset: "windows-1251", bytes: [0xE0], text: "а"),
        Sample(charset: "utf-16", bytes: [0xFF, 0xFE, 0x42, 0x30], text: "あ"),
        Sample(charset: "utf-16", bytes: [0x30, 0x42], text: "あ"),
        Sample(charset: "utf-16le", bytes: [0x42, 0x30, 0x61], text: "あ\u{FFFD}"),
        Sample(charset: "shift_jis", bytes: [0x61, 0x82], text: "a\u{FFFD}"),
        Sample(charset: "utf-7", bytes: Array("+ADw-".utf8), text: "+ADw-", defects: [.unknownCharset]),
        Sample(charset: "x-nix", bytes: [0xE9], text: "é", defects: [.unknownCharset]),
    ])
    func decoded(_ sample: Sample) {
        let result = decodeText(sample.bytes, as: plain(sample.charset.map { ["charset": $0] } ?? [:]))
        #expect(result.text == sample.text)
        #expect(result.defects == sample.defects)
    }

    @Test func lineEnds() { #expect(decodeText(Array("a\r\nb\rc\n".utf8), as: .plainText).text == "a\nb\nc\n") }

    @Test func nonsense() {
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
        for charset in ["iso-2022-jp", "shift_jis", "gb18030", "utf-8"] {
            #expect(!decodeText(bytes, as: plain(["charset": charset])).text.isEmpty)
        }
    }
}

@Suite("format=flowed") struct FlowedTests {
    @Test(
        arguments: [
            ("one \ntwo\n", "one two\n"), ("one\ntwo\n", "one\ntwo\n"), (" >stuffed\n  two\n", ">stuffed\n two\n"),
            ("> a \n> b\n>> c \n> d\n", "> a b\n>> c \n> d\n"), ("-- \nAnn\n", "-- \nAnn\n"),
            ("text \n-- \nAnn\n", "text \n-- \nAnn\n"),
            ("one \n\ntwo", "one \ntwo"), (">a\n", "> a\n"), ("", ""), ("end ", "end \n"),
        ], LineEnd.allCases)
    func undone(_ pair: (String, String), _ end: LineEnd) {
        #expect(decodeText(end.bytes(pair.0), as: plain(["format": "Flowed"])).text == pair.1)
    }

    @Test func deletedSpaces() {
        let text = decodeText(
            Array("日 \n本 \n語\n".utf8), as: plain(["format": "flowed", "delsp": "yes", "charset": "utf-8"])
        ).text
        #expect(text == "日本語\n")
    }
}

@Suite("HTML as text") struct HTMLTests {
    private static let html = MediaType(type: "text", subtype: "html", parameters: ["charset": "utf-8"])

    @Test(
        arguments: [
            ("<p>One</p><p>Two</p>", "One\n\nTwo\n"), ("<div>a</div><div>b</div>", "a\nb\n"),
            ("a<br>b<br/><br>c", "a\nb\n\nc\n"),
            ("a   b\n c", "a b c\n"), ("&lt;b&gt; &amp; &eacute; &#x65E5;&nbsp;x", "<b> & é 日 x\n"),
            ("<b>a</b><i>b</i> <u>c</u>", "ab c\n"),
            ("<ul><li>a<li>b</ul><ol><li>x</li><li><p>y</p></li></ol>", "- a\n- b\n1. x\n2. y\n"),
            (
                "<table><tr><td>OS</td><td>Debian 12</td></tr><tr><td><p>CPU</p></td><td><p>x86</p></td></tr></table>",
                "OS\tDebian 12\nCPU\tx86\n"
            ),
            ("<pre>a\n  b\n\tc</pre>", "a\n  b\n\tc\n"),
            ("<a href='https://x.example/'>https://x.example</a>", "https://x.example\n"),
            ("<a href='https://x.example/a'>here</a>.", "here <https://x.example/a>.\n"),
            ("<a href='mailto:a@b.example'>a@b.example</a>", "a@b.example\n"),
            ("<a href='javascript:x'>here</a>", "here\n"),
            ("<blockquote type=cite>a<br>b</blockquote>c", "> a\n> b\nc\n"),
            ("1 < 2 and a<3", "1 < 2 and a<3\n"), ("<title>t</title><style>p{}</style><script>var a</script>x", "x\n"),
            ("", ""),
            ("<svg><text>drawn</text></svg>", "drawn\n"), ("<p>unclosed <b>bold", "unclosed bold\n"),
            ("a\u{0}b", "ab\n"),
        ], LineEnd.allCases)
    func readable(_ pair: (String, String), _ end: LineEnd) {
        let result = decodeText(end.bytes(pair.0), as: Self.html)
        #expect(result.text == pair.1)
        #expect(result.defects == [])
    }

    @Test(arguments: [
        "<p style='display:none'>hidden</p>", "<div style='DISPLAY : none !important'>hidden</div>",
        "<span style='visibility:hidden'>hidden</span>",
        "<span style='font-size:0'>hidden</span>", "<font style='font-size: 0px'>hidden</font>", "<p hidden>hidden</p>",
        "<!-- hidden -->",
        "<b style='display:none'>hidden</b>", "<div style='display:none'><p>hidden</p></div>",
        "<p style='mso-hide:all'>hidden</p>", "<p style='opacity:0'>hidden</p>", "<p style='opacity: .0'>hidden</p>",
        "<div style='max-height:0;overflow:hidden'>hidden</div>",
        "<div style='overflow:hidden;height:0px'>hidden</div>",
        "<div style='width:0; overflow-x: clip'>hidden</div>",
        "<div style='width:1px;height:1px;overflow:hidden'><b>hidden</b></div>",
        "<div style='position:absolute;clip:rect(0 0 0 0)'>hidden</div>",
        "<div style='clip:rect(1px, 1px, 1px, 1px); position:fixed'>hidden</div>",
        "<div style='clip-path: inset(50%)'>hidden</div>", "<div style='clip-path:circle(0)'>hidden</div>",
        "<p style='position:absolute;left:-9999px'>hidden</p>", "<p style='position:fixed;top:-100em'>hidden</p>",
        "<p style='position:absolute; left:100000px'>hidden</p>", "<p style='text-indent:-9999px'>hidden</p>",
        "<p style='margin-left:-9999px'>hidden</p>", "<p style='transform:scale(0)'>hidden</p>",
        "<p style='transform:translateX(-9999px)'>hidden</p>",
    ])
    func hidden(_ markup: String) {
        let result = decodeText(Array("<p>seen</p>\(markup)".utf8), as: Self.html)
        #expect(result.text == "seen\n")
        #expect(result.defects == [.hiddenText])
    }

    /// What hides nothing by itself must not cost a reporter a word.
    @Test(arguments: [
        "height:0", "width:0;overflow:visible", "max-height:10px;overflow:hidden", "left:-9999px", "clip:rect(0,0,0,0)",
        "position:absolute;clip:rect(0,200px,50px,0)", "position:relative;left:-10px", "text-indent:-18pt",
        "margin-left:-5.4pt", "opacity:0.5", "clip-path:inset(5px)", "transform:scale(0.5)",
        "width:100%;overflow:hidden",
        "min-height:0;overflow:hidden", "position:absolute;left:0;top:0", "overflow:auto;height:auto",
    ])
    func seen(_ style: String) {
        let result = decodeText(Array("<p style='\(style)'>seen</p>".utf8), as: Self.html)
        #expect(result.text == "seen\n")
        #expect(result.defects == [])
    }

    @Test(arguments: [
        "<p style='display:none'> &nbsp; </p>", "<!--[if mso]>x<![endif]-->",
        "<td style='font-size:0px'><div style='font-size:13px'></div></td>", "<style>a</style>",
    ])
    func nothingToHide(_ markup: String) {
        #expect(decodeText(Array("<p>seen</p>\(markup)".utf8), as: Self.html).defects == [])
    }

    @Test(arguments: [
        "<div>", "<span style='a:b'>", "<b>", "<p><b>", "<table><tr><td>", "<svg>", "<a href=x>",
        "<div><object></div></object>", "<ul><li>",
        "<span style='a'><p></span></p>", "<blockquote type=cite>", "<!--x", "<a b=\"", "<dl><dt>", "<", "</p>", "<br>",
        "&amp;",
    ])
    func nestedWithoutEnd(_ tag: String) {
        let bytes = Array((String(repeating: tag, count: 100_000) + "end").utf8)
        let length = onSmallStack { "\(decodeText(bytes, as: Self.html).text.utf8.count)" }
        #expect(length != "")
    }

    @Test func charsetFromTheMarkup() {
        let bytes = Array("<meta charset=\"shift_jis\"><p>".utf8) + [0x82, 0xA0]
        #expect(decodeText(bytes, as: MediaType(type: "text", subtype: "html")).text == "あ\n")
    }
}
