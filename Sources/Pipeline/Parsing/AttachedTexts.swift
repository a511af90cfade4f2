import Disclosure
import Extraction
import PGPMIME
import Unpacking

/// The texts beside the report itself: attached files, and those in attached archives. All stay in memory.
struct AttachedTexts {
    private(set) var texts: [ReportText] = []
    private(set) var unread: [UnreadAttachment] = []
    private let limits: UnpackingLimits
    private var unpacker: Unpacker
    private var bytes = 0

    /// - Parameter limits: for all attachments of the message together.
    init(of message: OpenedMessage, limits: UnpackingLimits) {
        self.limits = limits
        unpacker = Unpacker(limits: limits, isWanted: TextFile.isText)
        // What somebody put around a ciphertext says nothing about the report inside.
        let isEncrypted = message.parts.contains { $0.role == .report && $0.encrypted }
        for part in message.parts where part.role == .attachment && part.encrypted == isEncrypted {
            // The other alternatives of a text have no name.
            guard let name = part.name, part.failure == nil else { continue }
            if ArchiveFormat(of: part.content) != nil {
                readArchive(part, name)
            } else if let text = part.text
                ?? (TextFile.isText(name) ? TextFile.text(of: part.content, path: name) : nil)
            {
                add(text, part, path: name, isDocument: TextFile.isDocument(name))
            }
        }
    }

    private mutating func readArchive(_ part: OpenedPart, _ name: String) {
        guard !Self.isPackage(name) else { return }
        let unpacked = unpacker.files(in: part.content, name: name)
        for file in unpacked.files {
            guard let text = TextFile.text(of: file.content, path: file.path) else { continue }
            add(text, part, path: file.path, isDocument: false)
        }
        if !unpacked.unread.isEmpty {
            let reasons = unpacked.unread.map(\.rawValue).sorted()
            unread.append(UnreadAttachment(part: part.path, name: name, reasons: reasons))
        }
    }

    private mutating func add(_ text: String, _ part: OpenedPart, path: String, isDocument: Bool) {
        bytes += text.utf8.count
        guard bytes <= limits.bytes else {
            unread.append(UnreadAttachment(part: part.path, name: path, reasons: [UnreadReason.bytes.rawValue]))
            return
        }
        texts.append(
            ReportText(part: part.path, file: path, text: text, standing: isDocument ? .document : .record))
    }

    /// Zip files that are programs or documents, whose insides nobody wrote as text.
    private static func isPackage(_ name: String) -> Bool {
        let ending = name.lowercased().split(separator: ".").last ?? ""
        return [
            "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "jar", "war", "ear", "apk", "ipa", "whl", "nupkg",
            "vsix",
            "xpi", "crx",
        ].contains(ending)
    }
}
