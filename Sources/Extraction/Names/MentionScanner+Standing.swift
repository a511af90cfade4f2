extension MentionScanner {
    /// Whether a name stands by itself: not inside a word, a path, an address or a host name.
    static func stands(_ range: Range<Int>, in text: String) -> Bool {
        let bytes = text.utf8
        if range.lowerBound > 0 {
            switch bytes.byte(at: range.lowerBound - 1) {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "@"),
                UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "-"), UInt8(ascii: "%"):
                return false
            default: break
            }
        }
        if range.upperBound < bytes.count {
            switch bytes.byte(at: range.upperBound) {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "\\"),
                UInt8(ascii: "@"):
                return false
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="):
                // `nginx-1.25` is a version, `linux-headers` and `python.exe` are other names.
                if range.upperBound + 1 < bytes.count {
                    let next = bytes.byte(at: range.upperBound + 1)
                    // `Apache+PHP`: a list.
                    if bytes.byte(at: range.upperBound) == UInt8(ascii: "+") { break }
                    if next >= 0x41 && next != 0x5F, !isVersionWord(at: range.upperBound + 1, in: text) { return false }
                }
            default: break
            }
        }
        return !isPath(range, in: text)
    }

    private static let versionWord = Pattern(#"versions?\b"#)

    /// `PostgreSQL-Version` is said of PostgreSQL.
    private static func isVersionWord(at offset: Int, in text: String) -> Bool {
        versionWord.first(in: text, from: offset, anchored: true) != nil
    }

    /// Whether a name is part of a path or an address.
    private static func isPath(_ range: Range<Int>, in text: String) -> Bool {
        let bytes = text.utf8
        var start = range.lowerBound
        // A path or an address is at most this long before a name in it.
        let least = max(0, range.lowerBound - 200)
        var slashes = 0
        while start > least, bytes.byte(at: start - 1) > 0x20, bytes.byte(at: start - 1) < 0x80 {
            start -= 1
            if bytes.byte(at: start) == UInt8(ascii: "/") { slashes += 1 }
        }
        let first = start < range.lowerBound ? bytes.byte(at: start) : 0x20
        let next = range.upperBound < bytes.count ? bytes.byte(at: range.upperBound) : 0x20
        if slashes >= 2 || slashes == 1 && (first == UInt8(ascii: "/") || first == UInt8(ascii: "~")) { return true }
        if next == UInt8(ascii: "/"), range.upperBound + 1 < bytes.count {
            let after = bytes.byte(at: range.upperBound + 1)
            if slashes > 0 { return true }
            return after >= 0x61 && after <= 0x7A && after != UInt8(ascii: "v")
        }
        return false
    }
}
