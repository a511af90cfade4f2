/// Why bytes were not read as a message.
public enum MailError: Error, Equatable, Codable, CustomStringConvertible {
    /// No bytes, or no header field at all.
    case empty
    /// A limit was passed; `name` is the key under `[limits]`.
    case overLimit(name: String, limit: Int, found: Int)
    /// Cannot be read as a message; the words say why.
    case malformed(String)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .empty:
            "holds no header field, so it is no mail; look at the file and delete it if nothing should be there"
        case .overLimit(let name, let limit, let found):
            "\(name) is \(found), over the limit of \(limit); if the message is wanted, raise limits.\(name) and run "
                + "`postern reprocess` on it"
        case .malformed(let reason):
            "cannot be read as a message: \(reason); ask the sender to send it again from another program"
        }
    }
}
