import Foundation

/// The same value with the encoded words (RFC 2047) that GMime would read otherwise than ``decodeText(_:as:)`` put
/// into UTF-8.
///
/// QUIRK: Windows mailers in Japan put NEC and IBM characters and half-width katakana into ISO-2022-JP, which glibc's
/// iconv refuses. UTF-7 is refused by us.
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
        guard let charsetEnd = window.dropFirst(2).prefix(60).firstIndex(of: question), charsetEnd + 2 < window.endIndex,
            window[charsetEnd + 2] == question
        else { return nil }
        let body = window[(charsetEnd + 3)...]
        guard let textEnd = body.firstIndex(of: question), textEnd + 1 < window.endIndex,
            window[textEnd + 1] == UInt8(ascii: "=")
        else { return nil }
        let label = window[(window.startIndex + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
        charset = String(decoding: label, as: UTF8.self).lowercased()
        encoding = window[charsetEnd + 1].asciiLowercased
        text = body[..<textEnd]
        end = textEnd + 2
    }

    /// In UTF-8; nil if GMime may read the word as it is.
    var readable: [UInt8]? {
        let isRefused = charset.hasSuffix("utf-7") || charset == "utf7"
        guard isRefused || Charset(named: charset) == .japaneseMail, let bytes = decoded else { return nil }
        let plain = isRefused ? latin1(bytes) : decodeJapaneseMail(bytes)
        return Array("=?utf-8?B?\(Data(plain.utf8).base64EncodedString())?=".utf8)
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
