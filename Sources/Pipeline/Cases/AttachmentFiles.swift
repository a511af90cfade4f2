public import Disclosure
import Foundation
import Maildir
import PGPMIME
import Tickets

/// Writes the attachments of a ticket where a handler wants them; the only decrypted bytes that reach a disk.
public struct AttachmentFiles {
    let home: Home

    /// Attachments of tickets in this home.
    public init(_ home: Home) { self.home = home }

    /// Opens the originals again and writes every part that is not report text.
    ///
    /// File names are made by us from the part's path and what is harmless of the sender's name; nothing is replaced.
    ///
    /// - Returns: the paths written.
    public func save(of number: TicketNumber, into directory: String) throws(PosternError) -> [String] {
        defer { home.close() }
        return try asPosternError {
            guard let ticket = try home.store.ticket(number) else {
                throw PosternError.notFound("there is no ticket \(number); see `postern ticket list`")
            }
            try makePrivateDirectory(directory)
            let archive = Archive(directory: home.layout.archive, keys: home.keys, vault: home.vault)
            let reader = MessageReader(home)
            var written: [String] = []
            for (index, message) in try home.store.messages(of: ticket.id).enumerated() {
                let bytes = try archive.original(message.archive, hash: message.hash)
                let parts = try reader.read(bytes, contents: true).opened?.parts ?? []
                let paths = parts.map(\.path)
                for part in parts where part.role != .report {
                    guard !isOpenPGPMachinery(path: part.path, mediaType: part.mediaType, among: paths) else {
                        continue
                    }
                    let path = "\(directory)/\(index + 1)-\(Self.fileName(part))"
                    try DurableFile.write(part.content ?? [], to: path, replacing: false)
                    written.append(path)
                }
            }
            return written
        }
    }

    /// Letters, digits, `-`, `_` and inner dots of the name, at most 80 bytes.
    static func fileName(_ part: AccountPart) -> String {
        let path = part.path.replacing("#", with: "_")
        guard let name = part.name else { return path }
        let safe = name.unicodeScalars.map { scalar -> Character in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-_.".unicodeScalars.contains(scalar))
                ? Character(scalar) : "_"
        }
        let trimmed = String(safe).drop { $0 == "." }.suffix(80)
        return trimmed.isEmpty ? path : "\(path)-\(trimmed)"
    }
}

/// Parts that are there for OpenPGP's sake: version, signature, and a ciphertext whose content is listed itself.
func isOpenPGPMachinery(path: String, mediaType: String, among paths: [String]) -> Bool {
    ["application/pgp-encrypted", "application/pgp-signature"].contains(mediaType)
        || paths.contains { $0.hasPrefix(path + ".") }
}
