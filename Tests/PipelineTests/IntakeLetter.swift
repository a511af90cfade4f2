import Foundation
import TestSupport

/// A MIME entity, read with nothing of ours: the bytes a reporter's program gets.
struct MIMEPiece: Sendable {
    /// Unfolded, in order.
    let fields: [(name: String, value: String)]
    let body: [UInt8]
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let data = Data(bytes)
        let end = data.range(of: Data("\r\n\r\n".utf8))
        body = end.map { Array(data[$0.upperBound...]) } ?? []
        let head = String(decoding: data[..<(end?.lowerBound ?? data.endIndex)], as: UTF8.self)
        var lines: [String] = []
        for line in head.components(separatedBy: "\r\n") {
            if line.hasPrefix(" ") || line.hasPrefix("\t"), !lines.isEmpty {
                lines[lines.count - 1] += line
            } else {
                lines.append(line)
            }
        }
        fields = lines.compactMap { line in
            line.firstIndex(of: ":").map { colon in
                (
                    String(line[..<colon]),
                    String(line[line.index(after: colon)...]).trimmingCharacters(in: .whitespaces)
                )
            }
        }
    }

    func all(_ name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    func value(_ name: String) -> String? { all(name).first }

    var type: String { value("Content-Type")?.prefix { $0 != ";" }.lowercased() ?? "" }

    func parameter(_ name: String) -> String? {
        value("Content-Type")?.components(separatedBy: ";").dropFirst()
            .map { $0.trimmingCharacters(in: .whitespaces) }.first { $0.lowercased().hasPrefix(name + "=") }
            .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: ["\""]) }
    }

    /// Between the boundaries, byte for byte.
    var parts: [MIMEPiece] {
        guard let boundary = parameter("boundary") else { return [] }
        var rest = Data("\r\n".utf8 + body)
        var found: [MIMEPiece] = []
        guard let first = rest.range(of: Data("\r\n--\(boundary)\r\n".utf8)) else { return [] }
        rest = Data(rest[first.upperBound...])
        while let end = rest.range(of: Data("\r\n--\(boundary)".utf8)) {
            found.append(MIMEPiece(Array(rest[..<end.lowerBound])))
            guard let next = rest[end.lowerBound...].range(of: Data("\r\n--\(boundary)\r\n".utf8)) else { break }
            rest = Data(rest[next.upperBound...])
        }
        return found
    }

    /// With its transfer encoding undone, LF line ends.
    var text: String {
        let decoded: [UInt8]
        switch value("Content-Transfer-Encoding")?.lowercased() {
        case "base64":
            decoded = Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters).map(Array.init) ?? []
        case "quoted-printable": decoded = Self.fromQuotedPrintable(body)
        default: decoded = body
        }
        return String(decoding: decoded, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }

    private static func fromQuotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "="), index + 2 < bytes.count {
                let pair = String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self)
                if pair != "\r\n", let byte = UInt8(pair, radix: 16) { result.append(byte) }
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }
}

/// An answer of ours as its recipient's gpg takes it: decrypted where it is encrypted, its signature checked.
struct Letter: Sendable {
    /// As it left.
    let mail: MIMEPiece
    /// What the signature covers: the header fields inside, the text, and our certificate where it is attached.
    let payload: MIMEPiece
    /// The long key ids it is encrypted to; empty for a mail in clear.
    let recipients: [String]
    /// The primary key of the one good signature.
    let signer: String
    /// By gpg's number (RFC 9580, section 9.5).
    let hashAlgorithm: String

    init(_ bytes: [UInt8], readBy cast: IntakeCast) throws { try self.init(bytes, in: cast.home) }

    /// - Parameter home: of gpg, with the keys of the recipient and our certificate.
    init(_ bytes: [UInt8], in home: TemporaryGnuPGHome) throws {
        mail = MIMEPiece(bytes)
        let parts = mail.parts
        guard parts.count == 2 else { throw LetterError.shape("\(mail.type) of \(parts.count) parts") }
        let status: String
        switch mail.type {
        case "multipart/encrypted":
            let result = try runGPG(["--status-fd", "2", "--decrypt"], input: parts[1].body, home: home.path)
            guard result.status == 0 else { throw LetterError.gpg(result.stderr) }
            status = result.stderr
            payload = MIMEPiece(result.stdout)
            recipients = Self.lines("ENC_TO", in: status).map { String($0[0]) }
            guard !Self.lines("DECRYPTION_OKAY", in: status).isEmpty else { throw LetterError.gpg(status) }
        case "multipart/signed":
            payload = parts[0]
            recipients = []
            let file = "\(home.path)/\(UUID().uuidString)"
            try Data(parts[0].bytes).write(to: URL(filePath: file))
            try Data(parts[1].body).write(to: URL(filePath: file + ".sig"))
            defer { for name in [file, file + ".sig"] { try? FileManager.default.removeItem(atPath: name) } }
            let result = try runGPG(["--status-fd", "2", "--verify", file + ".sig", file], home: home.path)
            guard result.status == 0 else { throw LetterError.gpg(result.stderr) }
            status = result.stderr
        default: throw LetterError.shape(mail.type)
        }
        let valid = Self.lines("VALIDSIG", in: status)
        guard valid.count == 1, Self.lines("GOODSIG", in: status).count == 1, valid[0].count > 9 else {
            throw LetterError.gpg(status)
        }
        signer = String(valid[0][9])
        hashAlgorithm = String(valid[0][7])
    }

    /// The words after each status line of this name (GnuPG's doc/DETAILS).
    private static func lines(_ name: String, in status: String) -> [[Substring]] {
        status.components(separatedBy: "\n").filter { $0.hasPrefix("[GNUPG:] \(name)") }
            .map { $0.split(separator: " ").dropFirst(2) }.map(Array.init)
    }

    private var contents: [MIMEPiece] { payload.type == "multipart/mixed" ? payload.parts : [payload] }

    var text: String { contents.first?.text ?? "" }

    /// Our certificate, armored, where it came along.
    var certificate: [UInt8]? { contents.first { $0.type == "application/pgp-keys" }?.body }

    /// What the words are.
    var kind: LetterKind? {
        // English is wrapped at blanks, Japanese anywhere.
        let text = text.replacingOccurrences(of: "\n", with: " ") + text.replacingOccurrences(of: "\n", with: "")
        let marks: [(LetterKind, [String])] = [
            (.otherKey, ["encrypted to another key", "当チームのものではない鍵"]),
            (.password, ["with a password", "パスワードで暗号化されている"]),
            (.general, ["helps us most in any report", "一般に、次の情報"]),
            (.specific, ["still need the following", "has what we need", "次の情報が必要です", "必要な情報はそろって"]),
        ]
        if !text.contains("PSN-") { return .certificate }
        return marks.first { mark in mark.1.contains { text.contains($0) } }?.0
    }
}

enum LetterError: Error {
    case shape(String)
    case gpg(String)
}

extension Letter {
    /// A header field with its encoded words (RFC 2047; UTF-8 in base64 or Q) made readable.
    static func decoded(_ value: String) -> String {
        var bytes: [UInt8] = []
        var wasEncoded = false
        for word in value.split(separator: " ") {
            let fields = word.split(separator: "?", omittingEmptySubsequences: false)
            let isEncoded = fields.count == 5 && fields[0] == "=" && fields[4] == "="
            if !bytes.isEmpty, !(isEncoded && wasEncoded) { bytes.append(0x20) }
            wasEncoded = isEncoded
            switch isEncoded ? fields[2].lowercased() : "" {
            case "b": bytes += Data(base64Encoded: String(fields[3])).map(Array.init) ?? []
            case "q":
                let quoted = "\r\n\r\n" + fields[3].replacingOccurrences(of: "_", with: "=20")
                let header = "Content-Transfer-Encoding: quoted-printable"
                bytes += Array(MIMEPiece(Array((header + quoted + "\r\n\r\n").utf8)).text.dropLast(2).utf8)
            default: bytes += Array(word.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
