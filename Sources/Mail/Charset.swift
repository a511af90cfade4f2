import CGMime

/// The character sets that are decoded (THREATS, section 5: an allow-list), by the names mailers give them.
///
/// UTF-7 is left out on purpose: it shows a filter other text than a reader.
enum Charset: Equatable {
    case utf8
    /// Or UTF-8 without saying so.
    case ascii
    /// Byte order by the mark, else big-endian (RFC 2781, section 4.3).
    case utf16
    /// ISO-2022-JP with what Windows adds to it (CP50220 to CP50222, ISO-2022-JP-MS), which glibc lacks.
    case japaneseMail
    /// Decoded by iconv under this name, in units of so many bytes.
    case iconv(String, unit: Int)

    /// - Returns: nil for a name that is not on the list.
    init?(named label: String) {
        let name = label.lowercased().replacing("_", with: "-")
        if let known = Self.names[name] {
            self = known
        } else if let number = Self.number(in: name, after: ["iso-8859-", "iso8859-", "l"], of: 1...16), number != 12 {
            self = .iconv("ISO-8859-\(number)", unit: 1)
        } else if let number = Self.number(in: name, after: ["windows-", "cp", "x-cp"], of: 1250...1258) {
            self = .iconv("CP\(number)", unit: 1)
        } else {
            return nil
        }
    }

    private static func number(in name: String, after prefixes: [String], of range: ClosedRange<Int>) -> Int? {
        for prefix in prefixes where name.hasPrefix(prefix) {
            if let number = Int(name.dropFirst(prefix.utf8.count)), range.contains(number) { return number }
        }
        return nil
    }

    fileprivate static let names: [String: Charset] = {
        var names: [String: Charset] = [:]
        func add(_ charset: Charset, _ labels: String) {
            for label in labels.split(separator: " ") { names[String(label)] = charset }
        }
        add(.utf8, "utf-8 utf8 unicode-1-1-utf-8 utf-8-mac cp65001")
        add(.ascii, "us-ascii ascii ansi-x3.4-1968 iso646-us 646 7bit default")
        add(.utf16, "utf-16 utf16 ucs-2 iso-10646-ucs-2")
        add(.iconv("UTF-16BE", unit: 2), "utf-16be")
        add(.iconv("UTF-16LE", unit: 2), "utf-16le")
        add(.iconv("UTF-32", unit: 4), "utf-32")
        add(
            .japaneseMail,
            "iso-2022-jp iso-2022-jp-1 iso-2022-jp-ms csiso2022jp cp50220 cp50221 cp50222 windows-50220 windows-50221 "
                + "x-windows-50221 x-iso-2022-jp-ms jis")
        add(.iconv("ISO-2022-JP-2", unit: 1), "iso-2022-jp-2 csiso2022jp2")
        add(.iconv("ISO-2022-JP-3", unit: 1), "iso-2022-jp-3 iso-2022-jp-2004")
        add(.iconv("CP932", unit: 1), "shift-jis sjis x-sjis ms-kanji csshiftjis cp932 ms932 windows-31j windows-932")
        add(.iconv("EUC-JP-MS", unit: 1), "euc-jp eucjp x-euc-jp eucjp-ms cseucpkdfmtjapanese")
        add(.iconv("GB18030", unit: 1), "gb2312 gb-2312-80 gbk x-gbk cp936 windows-936 euc-cn gb18030 csgb2312")
        add(.iconv("ISO-2022-CN", unit: 1), "iso-2022-cn")
        add(.iconv("BIG5-HKSCS", unit: 1), "big5 big-5 big5-hkscs cp950 csbig5 x-big5")
        add(.iconv("CP949", unit: 1), "euc-kr ks-c-5601-1987 ksc5601 cp949 uhc windows-949 cseuckr")
        add(.iconv("ISO-2022-KR", unit: 1), "iso-2022-kr csiso2022kr")
        add(.iconv("KOI8-R", unit: 1), "koi8-r cskoi8r koi8")
        add(.iconv("KOI8-U", unit: 1), "koi8-u koi8-ru")
        add(.iconv("ISO-8859-1", unit: 1), "latin1 latin-1")
        add(.iconv("ISO-8859-8", unit: 1), "iso-8859-8-i iso-8859-8-e")
        add(.iconv("ISO-8859-6", unit: 1), "iso-8859-6-i iso-8859-6-e")
        add(.iconv("TIS-620", unit: 1), "tis-620")
        add(.iconv("CP874", unit: 1), "cp874 windows-874")
        add(.iconv("CP866", unit: 1), "cp866 ibm866")
        add(.iconv("IBM850", unit: 1), "cp850 ibm850")
        add(.iconv("CP437", unit: 1), "cp437 ibm437")
        add(.iconv("MACINTOSH", unit: 1), "macintosh x-mac-roman")
        return names
    }()

    /// The text of these bytes; what cannot be decoded becomes U+FFFD.
    func decode(_ bytes: [UInt8]) -> String {
        switch self {
        case .utf8: String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
        case .ascii: String(validating: bytes, as: UTF8.self) ?? latin1(bytes)
        case .utf16 where bytes.starts(with: [0xFF, 0xFE]): convert(Array(bytes[2...]), from: "UTF-16LE", unit: 2)
        case .utf16 where bytes.starts(with: [0xFE, 0xFF]): convert(Array(bytes[2...]), from: "UTF-16BE", unit: 2)
        case .utf16: convert(bytes, from: "UTF-16BE", unit: 2)
        case .japaneseMail: decodeJapaneseMail(bytes)
        case .iconv(let name, let unit): convert(bytes, from: name, unit: unit)
        }
    }
}

/// Loads every character set and keeps it loaded, for a process that cannot open files any more: iconv takes them from
/// files of their own.
public func keepCharsetsReady() {
    for name in Charset.convertible {
        // QUIRK: glibc unloads a character set some time after its last converter was closed.
        _ = unsafe g_iconv_open("UTF-8", name)
    }
}

extension Charset {
    /// Every name that iconv is asked for, by us or by GMime for encoded words.
    fileprivate static var convertible: Set<String> {
        var all: Set<String> = ["UTF-16BE", "UTF-16LE", "ISO-2022-JP", "EUC-JP", "SHIFT_JIS", "GBK", "BIG5", "EUC-KR"]
        for charset in names.values {
            if case .iconv(let name, _) = charset { all.insert(name) }
        }
        all.formUnion((1...16).filter { $0 != 12 }.map { "ISO-8859-\($0)" })
        all.formUnion((1250...1258).map { "CP\($0)" })
        return all
    }
}

/// Every byte a character of its own.
func latin1(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    return String(scalars)
}

/// Converts with iconv; each unit of `unit` bytes that it refuses becomes U+FFFD.
func convert(_ bytes: [UInt8], from charset: String, unit: Int = 1) -> String {
    guard let converter = unsafe g_iconv_open("UTF-8", charset), Int(bitPattern: converter) != -1 else {
        return latin1(bytes)
    }
    defer { _ = unsafe g_iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var position = 0
    while position < input.count {
        let step = unsafe convertChunk(converter, &input, from: position)
        result += step.output
        if step.output.isEmpty, step.taken == 0 {
            // Refused, with room left: what stands here is no character of this set.
            result += [0xEF, 0xBF, 0xBD]
            position += min(unit, input.count - position)
        }
        position += step.taken
    }
    var nothing: [CChar] = []
    result += unsafe convertChunk(converter, &nothing, from: 0).output  // some decoders hold the last character back
    return String(decoding: result, as: UTF8.self)
}

/// One call of iconv; with empty input it gives what the converter still holds.
private func convertChunk(
    _ converter: GIConv, _ input: inout [CChar], from position: Int
) -> (taken: Int, output: [UInt8]) {
    let left = input.count - position
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16 << 10) { chunk in
        unsafe input.withUnsafeMutableBufferPointer { input in
            var source = unsafe left == 0 ? nil : input.baseAddress.map { unsafe $0 + position }
            var sourceLeft = left
            var target = chunk.baseAddress
            var targetLeft = chunk.count
            if left == 0 {
                _ = unsafe g_iconv(converter, nil, nil, &target, &targetLeft)
            } else {
                _ = unsafe g_iconv(converter, &source, &sourceLeft, &target, &targetLeft)
            }
            let output = unsafe chunk[..<(chunk.count - targetLeft)].map { UInt8(bitPattern: $0) }
            return (left - sourceLeft, output)
        }
    }
}
