/// Whose version a field gives that has no name of its own: the line above says it.
extension FieldReader {
    private static let nearest = 2
    private static let build = Pattern(#"^(?:\d\dH\d\b|10\.0\.\d{5}|[12]\d{4}\.\d)"#)
    private static let windows = Pattern(
        #"^(?:7|8(?:\.1)?|1[01]|XP|Vista|(?:1[5-9]|20|2[1-9])\w?\w?\b|1\d{3}|10\.0\.)"#)
    private static let apple = Pattern(#"^(?:1[0-9]|2[0-9]|10)(?:\.\d+)*\b"#)

    /// The form that issue trackers offer asks for a system or a browser, and for its version on the line beneath.
    static func owner(of version: String, after last: Field?, _ line: Line) -> String? {
        if let last, last.meaning == .system, last.values.count == 1, line.number - last.line.number <= nearest,
            let device = last.values.first?.words
        {
            return phones.first { $0.0.matches(device) }?.1
        }
        guard let last, last.meaning == .os || last.meaning == .software, last.values.count == 1,
            line.number - last.line.number <= nearest, let value = last.values.first?.words,
            value.unicodeScalars.count <= 30
        else { return nil }
        let name = value.lowercased()
        if last.meaning == .os, name.contains("windows"), build.matches(version) { return value }
        guard !digit.matches(value) else { return nil }
        if last.meaning == .software { return value }
        if name.hasPrefix("win") { return windows.matches(version) ? value : nil }
        if name.hasPrefix("mac") || name.hasPrefix("os x") { return apple.matches(version) ? value : nil }
        return name == "linux" ? nil : value
    }

    /// What system a phone has, its name says.
    private static let phones = [
        (Pattern(#"^(?:Apple )?(?:iPhone|iPod)"#), "iOS"), (Pattern(#"^(?:Apple )?iPad"#), "iPadOS"),
        (Pattern(#"\b(?:Galaxy|Pixel|Xperia|OnePlus|Redmi|Xiaomi|POCO|Moto|Nokia|Realme|OPPO|AQUOS)\b"#), "Android"),
    ]
}
