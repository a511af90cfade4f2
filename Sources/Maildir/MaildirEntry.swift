public import FoundationEssentials

/// One mail that lies in a Maildir.
public struct MaildirEntry: Sendable, Hashable {
    /// The file's name as the file system has it; not always UTF-8.
    public let name: [UInt8]
    /// In `cur/`, not in `new/`.
    public let inCur: Bool
    /// The file's time of modification, by which mails are taken in order.
    public let modified: Date
    /// In bytes, when the folder was listed.
    public let size: Int

    /// The name as a terminal or a log may show it.
    public var displayName: String { escapedName(name) }

    /// An entry as a listing gave it.
    public init(name: [UInt8], inCur: Bool, modified: Date, size: Int) {
        self.name = name
        self.inCur = inCur
        self.modified = modified
        self.size = size
    }
}

/// Something in a Maildir that is no mail; it is reported and left alone.
public struct StrangeFile: Sendable, Hashable {
    /// The name as a terminal or a log may show it.
    public let name: String
    /// `new` or `cur`.
    public let folder: String
    /// What it is: `a symbolic link`, `a file with 2 links`, …
    public let reason: String
}

/// A file name in printable ASCII: everything else becomes `\u{…}`, and a byte that is not UTF-8 `\x{…}`.
func escapedName(_ name: [UInt8]) -> String {
    guard let text = String(validating: name, as: UTF8.self) else {
        return name.reduce(into: "") { shown, byte in
            shown += isPlain(UInt32(byte)) ? String(UnicodeScalar(byte)) : "\\x{\(String(byte, radix: 16))}"
        }
    }
    return text.unicodeScalars.reduce(into: "") { shown, scalar in
        shown += isPlain(scalar.value) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }
}

private func isPlain(_ value: UInt32) -> Bool {
    (0x20...0x7E).contains(value) && value != 0x5C
}
