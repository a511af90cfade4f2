import Disclosure
import Mail

/// Which language to answer in.
enum ReportLanguage {
    /// By the report's own words; nil where they are too few to tell.
    ///
    /// Kana are written in Japanese alone; a report in English that quotes a few of them stays English.
    static func of(_ text: String) -> MailLanguage? {
        var kana = 0
        var latin = 0
        for scalar in text.unicodeScalars.prefix(20_000) {
            switch scalar.value {
            case 0x3041...0x30FF, 0xFF66...0xFF9F: kana += 1
            case 0x41...0x5A, 0x61...0x7A: latin += 1
            default: break
            }
        }
        if kana >= 4, kana * 12 >= latin { return .japanese }
        return latin >= 20 ? .english : nil
    }

    /// By what anyone can see on the outside of an encrypted message; nil where it shows no language.
    static func ofOuterHeaders(_ headers: HeaderFields) -> MailLanguage? {
        if let named = headers.text("Content-Language")?.lowercased() {
            if named.hasPrefix("ja") { return .japanese }
            if named.hasPrefix("en") { return .english }
        }
        let subject = headers.text("Subject") ?? ""
        if of(subject) == .japanese { return .japanese }
        return subject.unicodeScalars.contains { (0x3041...0x30FF).contains($0.value) } ? .japanese : nil
    }
}
