import Foundation

/// The same value with its encoded words (RFC 2047) in a form that GMime reads to the end.
///
/// QUIRK: GMime 3.2.13 joins neighbouring base64 words before it decodes them, so it drops whatever follows one that
/// ends with padding; in quoted form they survive, and so does a character split between two words. Windows mailers in
/// Japan put NEC and IBM characters and half-width katakana into ISO-2022-JP, which glibc's iconv refuses. UTF-7 is
/// refused by us.
func withReadableEncodedWords(_ value: [UInt8]) -> [UInt8] {
    guard value.contains(UInt8(ascii: "=")) else { return value }
    var result: [UInt8] = []
    result.reserveCapacity(value.count)
    var position = 0
    while position < value.count {
        if let word = EncodedWord(value[position...]) {
            result += word.readable ?? Array(value[position..<word.end])
            position = word.end
        } else {
            result.append(value[position])
            position += 1
        }
    }
    return result
}

private struct EncodedWord {
    var charset: String
    var encoding: UInt8
    var text: ArraySlice<UInt8>
    var end: Int

    init?(_ rest: ArraySlice<UInt8>) {
        // Long enough for what overlong words real mailers write; short enough to look ahead from every `=?`.
        let window = rest.prefix(2_000)
        guard window.starts(with: [0x3D, 0x3F]) else { return nil }
        let question = UInt8(ascii: "?")
        guard let charsetEnd = window.dropFirst(2).prefix(60).firstIndex(of: question),
            charsetEnd + 2 < window.endIndex,
            window[charsetEnd + 2] == question
        else { return nil }
        let body = window[(charsetEnd + 3)...]
        guard let textEnd = body.firstIndex(of: question), textEnd + 1 < window.endIndex,
            window[textEnd + 1] == UInt8(ascii: "=")
        else { return nil }
        // A language may follow the name of the set (RFC 2231, section 5).
        let label = window[(window.startIndex + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
        charset = String(decoding: label, as: UTF8.self).lowercased()
        encoding = window[charsetEnd + 1].asciiLowercased
        text = body[..<textEnd]
        end = textEnd + 2
    }

    /// Quoted, and in UTF-8 where GMime could not read the character set; nil if the word can stay as it is.
    var readable: [UInt8]? {
        let isRefused = charset.hasSuffix("utf-7") || charset == "utf7"
        let isJapanese = Charset(named: charset) == .japaneseMail
        guard isRefused || isJapanese || encoding == UInt8(ascii: "b"), let bytes = decoded else { return nil }
        if isRefused { return Self.quoted(Array(latin1(bytes).utf8), charset: "utf-8") }
        if isJapanese { return Self.quoted(Array(decodeJapaneseMail(bytes).utf8), charset: "utf-8") }
        return Self.quoted(bytes, charset: charset)
    }

    private static func quoted(_ bytes: [UInt8], charset: String) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var word = Array("=?\(charset)?Q?".utf8)
        for byte in bytes { word += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return word + Array("?=".utf8)
    }

    private var decoded: [UInt8]? {
        switch encoding {
        case UInt8(ascii: "b"):
            return Data(base64Encoded: Data(text), options: .ignoreUnknownCharacters).map { Array($0) }
        case UInt8(ascii: "q"): return Self.unquoted(text)
        default: return nil
        }
    }

    private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var position = text.startIndex
        while position < text.endIndex {
            let pair = String(decoding: text[(position + 1)...].prefix(2), as: UTF8.self)
            if text[position] == UInt8(ascii: "="), pair.utf8.count == 2, let byte = UInt8(pair, radix: 16) {
                bytes.append(byte)
                position += 3
            } else {
                bytes.append(text[position] == UInt8(ascii: "_") ? 0x20 : text[position])
                position += 1
            }
        }
        return bytes
    }
}
