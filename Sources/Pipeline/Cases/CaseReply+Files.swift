import Disclosure
import Foundation
import Maildir

extension CaseReply {
    /// The words that stand in a file.
    ///
    /// - Throws: `notFound` or `unusable`, naming the file.
    public static func text(file: String) throws(PosternError) -> String {
        try text(read(file, limit: maximumTextBytes), of: VisibleText.line(file))
    }

    /// The words that these bytes are.
    ///
    /// - Parameter name: what they came from.
    public static func text(_ bytes: [UInt8], of name: String) throws(PosternError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unusable("\(name) is not UTF-8 text; save it as UTF-8, or send it along with --attach")
        }
        return text
    }

    static func attachment(_ path: String) throws(PosternError) -> DraftAttachment {
        let bytes = try read(path, limit: OutgoingDraft.maximumAttachmentBytes)
        do throws(AttachmentError) {
            return try DraftAttachment(fileName: URL(filePath: path).lastPathComponent, bytes: bytes)
        } catch { throw .unusable(error.description) }
    }

    private static func read(_ path: String, limit: Int) throws(PosternError) -> [UInt8] {
        let name = VisibleText.line(path)
        do throws(MaildirError) {
            // A person may well name a link.
            return try DurableFile.read(
                URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false), limit: limit)
        } catch {
            switch error {
            case .gone: throw .notFound("there is no file \(name)")
            case .denied: throw .unusable("\(name) cannot be read: permission denied")
            case .tooLarge(let bytes, _):
                throw .unusable("\(name) has \(bytes) bytes, more than the \(limit) that may go")
            default: throw .unusable("\(name): \(error)")
            }
        }
    }
}
