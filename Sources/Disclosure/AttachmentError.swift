/// Why a file cannot go along with a mail of ours.
public enum AttachmentError: Error, Equatable, CustomStringConvertible {
    /// No name that every recipient could save the file under.
    case fileName(String)
    /// Not `type/subtype`, or a type that may only hold whole messages.
    case mediaType(String)
    /// More than ``OutgoingDraft/maximumAttachments``.
    case tooMany(Int)
    /// More bytes together than ``OutgoingDraft/maximumAttachmentBytes``.
    case tooLarge(bytes: Int)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .fileName(let name):
            "“\(VisibleText.line(String(name.unicodeScalars.prefix(300))))” cannot be the name of an attachment; "
                + "rename the file: 1 to \(DraftAttachment.maximumNameBytes) bytes of UTF-8, without slashes, "
                + "backslashes and control characters"
        case .mediaType(let type):
            "“\(VisibleText.line(String(type.unicodeScalars.prefix(300))))” cannot be the media type of an attachment; "
                + "give one like text/plain, without parameters, or none; messages go as application/octet-stream"
        case .tooMany(let count):
            "\(count) attachments are more than the \(OutgoingDraft.maximumAttachments) of one mail; "
                + "pack them into an archive or send a second mail"
        case .tooLarge(let bytes):
            "the attachments have \(bytes) bytes, more than the \(OutgoingDraft.maximumAttachmentBytes) of one mail; "
                + "compress them, send several mails, or say in the text where they can be fetched"
        }
    }
}
