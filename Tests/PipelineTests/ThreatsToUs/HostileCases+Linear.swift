private typealias Mail = HostileMail

extension HostileGroup {
    /// Section 5: much of what makes a careless reader slow, and who shows it too.
    static let linear = HostileGroup(name: "linear", attacks: lengths, isShown: true)

    private static let lengths: [Hostile] = [
        long("line-of-a-megabyte", Mail.text(Mail.words + Mail.repeating("x", 1 << 20))),
        long("line-of-ten-megabytes", Mail.text(Mail.words + Mail.repeating("x", 10 << 20))),
        long("line-of-blanks", Mail.text(Mail.words + "OS:" + Mail.repeating(" ", 1 << 20) + "x")),
        long("line-of-versions", Mail.text(Mail.words + Mail.repeating("1.2.3.4.", 1 << 17))),
        long("line-of-addresses", Mail.text(Mail.words + Mail.repeating("a@b.example,", 90_000))),
        long("lines-of-fields", Mail.text(Mail.words + Mail.repeating("OS: Debian 12\n", 70_000))),
        long("quotes", Mail.text(Mail.words + Mail.repeating(">", 1 << 20))),
        long("combining-marks", Mail.text(Mail.words + "e" + Mail.repeating("\u{301}", 1 << 19))),
        long("armor-lines", Mail.text(Mail.words + Mail.repeating("-----BEGIN PGP MESSAGE-----\n", 30_000))),
        long(
            "flowed-megabyte",
            Mail.text(Mail.words + Mail.repeating("a \n", 350_000), type: "\(Mail.plain); format=flowed")),
        long("html-nested", Mail.html(Mail.words + Mail.repeating("<div>", 200_000))),
        long("html-unclosed-comments", Mail.html(Mail.words + Mail.repeating("<!-- ", 200_000))),
        long("html-attributes", Mail.html(Mail.words + "<p " + Mail.repeating("a=b ", 250_000) + ">x</p>")),
        long("html-formatting", Mail.html(Mail.words + Mail.repeating("<b><i><p>x", 100_000))),
        long("html-tables", Mail.html(Mail.words + Mail.repeating("<table><tr><td>", 70_000))),
        long("html-entities", Mail.html(Mail.words + Mail.repeating("&amp;&#x202e;", 80_000))),
        Hostile("encoded-words", [.linear]) { _ in
            Mail.mail("encoded-words", subject: Mail.repeating("=?utf-8?B?eg==?= ", 3_500))
        },
        // What is not closed cannot be taken for "no".
        Hostile("comments", [.linear], answer: .none) { _ in
            Mail.mail("comments", fields: ["Auto-Submitted: no " + Mail.repeating("(", 32_000)])
        }.expecting { $0.outcome = "automatic" },
        Hostile("parameters", [.linear]) { _ in
            let parameters = (0..<2_500).map { "; name*\($0)*=utf-8''%41" }.joined()
            return Mail.mail(
                "parameters",
                entity: Mail.multipart([
                    Mail.text(Mail.words), Mail.text("x", type: "Content-Type: application/octet-stream\(parameters)"),
                ]))
        },
    ]

    private static func long(_ name: String, _ entity: @escaping @Sendable @autoclosure () -> String) -> Hostile {
        Hostile(name, [.linear]) { _ in Mail.mail(name, entity: entity()) }.expecting {
            $0.shows = ["The server crashes"]
        }
    }
}
