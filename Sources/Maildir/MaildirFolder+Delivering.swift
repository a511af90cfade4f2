internal import Glibc

extension MaildirFolder {
    /// Leaves a mail in `new/`: written to `tmp/`, synced, linked, and the directory synced.
    ///
    /// If a mail of that name is in `new/` or `cur/` already, nothing is written: the second try after a crash. Two
    /// processes must not deliver the same name at the same time.
    ///
    /// - Parameter name: ours; without `/`, `:` and NUL and not starting with a dot.
    /// - Returns: the name.
    @discardableResult
    public func deliver(_ bytes: [UInt8], name: String) throws(MaildirError) -> String {
        precondition(Self.isName(name), "not the name of a mail: \(name)")
        if let missing = missingParts().first { throw .notAMaildir("\(path)/\(missing)") }
        removeLeftovers(of: name)
        guard try !isThere(name) else { return name }
        let temporaryPath = "\(path)/tmp/\(name).\(randomSuffix())"
        defer { unsafe _ = unlink(temporaryPath) }
        let file = try Descriptor(Array(temporaryPath.utf8), O_WRONLY | O_CREAT | O_EXCL, shownAs: temporaryPath)
        try file.write(bytes)
        try file.sync()
        guard unsafe link(temporaryPath, "\(path)/new/\(name)") == 0 || errno == EEXIST else {
            throw MaildirError(errno: errno, path: "\(path)/new/\(name)")
        }
        try syncDirectory("\(path)/new")
        return name
    }

    /// Whether a mail of that name is in `new/` or, whatever its flags, in `cur/`; false if they cannot be read.
    public func exists(name: String) -> Bool {
        (try? isThere(name)) ?? false
    }

    /// Whether `name` can be given to a mail.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.first != UInt8(ascii: ".") && name.utf8.count <= 200
            && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") }
    }

    private func isThere(_ name: String) throws(MaildirError) -> Bool {
        let sought = Array(name.utf8)
        let flagged = Array("\(name):2,".utf8)
        if try namesInDirectory("\(path)/new").contains(sought) { return true }
        return try namesInDirectory("\(path)/cur").contains { $0 == sought || $0.starts(with: flagged) }
    }

    /// Removes what an earlier try that was killed left in `tmp/`.
    private func removeLeftovers(of name: String) {
        let prefix = Array("\(name).".utf8)
        for leftover in (try? namesInDirectory("\(path)/tmp")) ?? [] where leftover.starts(with: prefix) {
            unsafe _ = unlink("\(path)/tmp/\(String(decoding: leftover, as: UTF8.self))")
        }
    }
}
