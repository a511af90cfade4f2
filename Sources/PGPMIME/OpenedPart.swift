/// A leaf of a message: of the MIME tree as it came, or of what was opened inside it.
public struct OpenedPart: Sendable, Hashable {
    /// What a part is to the message.
    public enum Role: String, Sendable, Codable {
        /// Words of the report itself.
        case report
        /// Header fields repeated in the body for programs that cannot show protected ones.
        case legacyDisplay
        /// Part of a forwarded message, which is a document of its own.
        case forwarded
        /// Words of somebody else, quoted around an encrypted or signed block.
        case quoted
        /// Everything else, the other alternatives of the text among it.
        case attachment
    }

    /// MIME's numbering from `1`; what was opened inside part P is `P.1`…, text around inline blocks `P#1`….
    public var path: String
    /// Lower case, without parameters.
    public var mediaType: String
    /// A file name, never a path.
    public var name: String?
    /// Transfer-decoded and decrypted.
    public var content: [UInt8]
    /// Of text leaves: with LF line ends; without what only repeats the header.
    public var text: String?
    /// It lay inside a ciphertext that was opened with our key.
    public var encrypted: Bool
    /// Under a good signature, whoever the signer is.
    public var signed: Bool
    /// `forwarded` for everything in a forwarded message.
    public var role: Role
    /// Why the ciphertext that this part is did not open.
    public var failure: DecryptionFailure?
}
