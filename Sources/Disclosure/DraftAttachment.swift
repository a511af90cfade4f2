internal import FoundationEssentials

/// A file that goes along with a mail of ours.
public struct DraftAttachment: Hashable, Sendable {
    /// What file systems take, and what our own reader keeps.
    public static let maximumNameBytes = 255

    /// What the recipient saves it as; never a path.
    public let fileName: String
    /// In lower case, without parameters.
    public let mediaType: String
    /// The content; every byte of it arrives.
    public let bytes: [UInt8]

    /// A file with its name and what it is.
    ///
    /// - Parameter mediaType: nil where nobody knows (RFC 2046, section 4.5.1).
    public init(fileName: String, mediaType: String? = nil, bytes: [UInt8]) throws(AttachmentError) {
        let type = (mediaType ?? "application/octet-stream").lowercased()
        guard Self.isName(fileName) else { throw .fileName(fileName) }
        guard Self.isMediaType(type) else { throw .mediaType(type) }
        self.fileName = fileName
        self.mediaType = type
        self.bytes = bytes
    }

    private static func isName(_ name: String) -> Bool {
        guard (1...maximumNameBytes).contains(name.utf8.count), ![".", ".."].contains(name) else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            // Readers take what stands before either slash for folders.
            case 0x2F, 0x5C: false
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: false
            default: true
            }
        }
    }

    /// RFC 6838, section 4.2. What holds messages or parts may not be in base64 (RFC 2045, section 6.4).
    private static func isMediaType(_ text: String) -> Bool {
        let names = text.split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, !["message", "multipart"].contains(names[0]) else { return false }
        return names.allSatisfy { name in
            (1...127).contains(name.utf8.count) && name.utf8.first.map(isAlphanumeric) == true
                && name.utf8.allSatisfy { isAlphanumeric($0) || "!#$&-^_.+".utf8.contains($0) }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}

/// The bytes as base64: JSON has no shorter form, and an array of numbers would take three times as much.
extension DraftAttachment: Codable {
    private enum CodingKeys: String, CodingKey { case fileName, mediaType, bytes }

    /// Decodes what `encode(to:)` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .fileName)
        let type = try container.decode(String.self, forKey: .mediaType)
        let bytes = Array(try container.decode(Data.self, forKey: .bytes))
        do throws(AttachmentError) {
            try self.init(fileName: name, mediaType: type, bytes: bytes)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no attachment"))
        }
    }

    /// Encodes name, type and content.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(fileName, forKey: .fileName)
        try container.encode(mediaType, forKey: .mediaType)
        try container.encode(Data(bytes), forKey: .bytes)
    }
}
