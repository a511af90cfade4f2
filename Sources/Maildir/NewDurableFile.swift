internal import Glibc

/// A file under way to `path`, written beside it under a hidden name; gone unless it is finished.
///
/// It has mode 0600.
public struct NewDurableFile: ~Copyable {
    private let file: Descriptor
    private let path: String
    private let directory: String
    private let temporaryPath: String

    /// Begins one; what is at `path` stays there until this one is finished.
    ///
    /// - Throws: `.gone` if the directory is not there.
    public init(_ path: String) throws(MaildirError) {
        let name: String
        (directory, name) = DurableFile.split(path)
        self.path = path
        temporaryPath = "\(directory)/.\(name).\(randomSuffix())"
        file = try Descriptor(Array(temporaryPath.utf8), O_WRONLY | O_CREAT | O_EXCL, shownAs: path)
    }

    // Published, it has this name no more.
    deinit { unsafe _ = unlink(temporaryPath) }

    /// Adds bytes at its end.
    public func write(_ bytes: [UInt8]) throws(MaildirError) { try file.write(bytes) }

    /// Syncs it, gives it its name, in place of a file that is there, and syncs the directory.
    public consuming func finish() throws(MaildirError) { try finish(replacing: true) }

    /// - Throws: `.exists` if a file is there that is not to be replaced.
    consuming func finish(replacing: Bool) throws(MaildirError) {
        try file.sync()
        if replacing {
            guard unsafe rename(temporaryPath, path) == 0 else { throw MaildirError(errno: errno, path: path) }
        } else {
            // link() fails where rename() would silently take another file's place.
            guard unsafe link(temporaryPath, path) == 0 else { throw MaildirError(errno: errno, path: path) }
            try removeFile(Array(temporaryPath.utf8), shownAs: path)
        }
        try syncDirectory(directory)
    }
}

/// Enough to keep two processes' temporary files apart.
func randomSuffix() -> String {
    "\(getpid()).\(String(UInt64.random(in: .min ... .max), radix: 36))"
}
