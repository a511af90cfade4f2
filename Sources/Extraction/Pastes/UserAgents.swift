import Disclosure

extension Paster {
    /// A browser's `User-Agent` given as an answer to which browser it was; that of an HTTP request is left alone.
    static let userAgent = Paster(name: "user-agent", isLast: true) { lines, _ in
        var paste = Paste()
        for (index, line) in lines.enumerated() {
            guard UserAgent.likely.matches(line.text), UserAgent.answer.matches(line.content) else { continue }
            paste.findings += UserAgent.findings(line)
            paste.claimed.insert(index)
        }
        return paste
    }
}

private enum UserAgent {
    static let likely = Pattern(#"Mozilla/5\.0 \("#)
    static let answer = Pattern(
        #"""
        ^["'`]?(?:(?:(?:my )?(?:user ?agent(?: string)?|ua|browser(?: (?:info|version|details))?|navigator\.userAgent\#
        |ブラウザー?|ユーザーエージェント|environment|環境|tested (?:on|with)|client)\s*[:：=]?\s*)["'`]?)?Mozilla/5\.0 \(
        """#)
    private static let comment = Pattern(#"Mozilla/5\.0 \(([^()]*)\)"#)
    private static let browsers: [(String, Pattern)] = [
        ("Microsoft Edge", Pattern(#"\bEdg(?:e|A|iOS)?/(\d+(?:\.\d+)*)"#)),
        ("Opera", Pattern(#"\bOPR/(\d+(?:\.\d+)*)"#)),
        ("Vivaldi", Pattern(#"\bVivaldi/(\d+(?:\.\d+)*)"#)),
        ("Samsung Internet", Pattern(#"\bSamsungBrowser/(\d+(?:\.\d+)*)"#)),
        ("Mozilla Firefox", Pattern(#"\b(?:Firefox|FxiOS)/(\d+(?:\.\d+)*)"#)),
        ("Google Chrome", Pattern(#"\b(?:Chrome|CriOS)/(\d+(?:\.\d+)*)"#)),
        ("Safari", Pattern(#"\bVersion/(\d+(?:\.\d+)*)(?: Mobile/\w+)? Safari/"#)),
        ("Internet Explorer", Pattern(#"\bTrident/7\.0;.*rv:(11\.0)"#)),
    ]
    private static let windows = Pattern(#"Windows NT (\d+\.\d+)"#)
    private static let mac = Pattern(#"Mac OS X (\d+[._]\d+(?:[._]\d+)?)"#)
    private static let phone = Pattern(#"CPU (?:iPhone )?OS (\d+_\d+(?:_\d+)?) like"#)
    private static let android = Pattern(#"Android (\d+(?:\.\d+)*)(?:; ([^;()]+?)(?: Build/.*)?)?$"#)
    private static let arch = Pattern(#"\b(x86_64|aarch64|i686|Win64|arm64)\b"#)
    private static let windowsNames = [
        "6.1": "Windows 7", "6.2": "Windows 8", "6.3": "Windows 8.1", "10.0": "Windows 10", "6.0": "Windows Vista",
        "5.1": "Windows XP",
    ]

    static func findings(_ line: Line) -> [Finding] {
        func known(_ kind: Fact.Kind, _ name: String, _ version: String? = nil) -> Finding {
            .known(kind, name, version, role: .client, line: line, rule: "user-agent")
        }
        var findings: [Finding] = []
        let text = line.content
        if let browser = browsers.lazy.compactMap({ name, pattern in pattern.first(in: text)?[1].map { (name, $0) } })
            .first
        {
            findings.append(known(.software, browser.0, browser.1))
        }
        guard let comment = comment.first(in: text)?[1] else { return findings }
        if let number = windows.first(in: comment)?[1], let name = windowsNames[number] {
            findings.append(known(.os, name))
        } else if let version = phone.first(in: comment)?[1] {
            findings.append(known(.os, "iOS", version.replacing("_", with: ".")))
        } else if let version = mac.first(in: comment)?[1], !comment.contains("10_15_7"), !comment.contains("10.15") {
            // Browsers have said 10.15 ever since, whatever the system is.
            findings.append(known(.os, "macOS", version.replacing("_", with: ".")))
        } else if comment.contains("Mac OS X") {
            findings.append(known(.os, "macOS"))
        } else if let match = android.first(in: comment), let version = match[1] {
            // A browser that hides the device says Android 10; K.
            if match[2] != "K" {
                findings.append(known(.os, "Android", version))
                if let device = match[2], device != "Mobile", !device.hasPrefix("rv:") {
                    findings.append(known(.system, device))
                }
            } else {
                findings.append(known(.os, "Android"))
            }
        } else if comment.contains("CrOS") {
            findings.append(known(.os, "ChromeOS"))
        } else if comment.contains("Ubuntu") {
            findings.append(known(.os, "Ubuntu"))
        } else if comment.contains("Linux") {
            findings.append(known(.os, "Linux"))
        }
        if let name = arch.first(in: comment)?[1] { findings.append(known(.arch, name == "Win64" ? "x64" : name)) }
        return findings
    }
}
