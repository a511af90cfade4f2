internal import FoundationEssentials
internal import Glibc

/// A Maildir: mail that arrived lies in `new/`, what a mail program has seen in `cur/`, and `tmp/` is nobody's business.
public struct MaildirFolder: Sendable {
    /// As given; relative paths stand against the current directory.
    public let path: String

    /// A folder that may or may not be there yet.
    public init(path: String) {
        self.path = path
    }

    /// Makes `new`, `cur` and `tmp`, and whatever is missing above them, with mode 0700; those that are there stay.
    public func ensure() throws(MaildirError) {
        for part in Self.parts { try makeDirectories("\(path)/\(part)") }
    }

    /// Those of `new`, `cur` and `tmp` that are no directories.
    public func missingParts() -> [String] {
        Self.parts.filter { part in
            var status = stat()
            return unsafe stat("\(path)/\(part)", &status) != 0 || status.st_mode & S_IFMT != S_IFDIR
        }
    }

    /// Lists `new/` (and `cur/`) by file time, then name.
    ///
    /// Symbolic links, FIFOs, devices, directories, files with several links and files that cannot be read are
    /// `strange` and left alone. Dot files are ignored, `tmp/` is never listed, and a file that its deliverer has
    /// linked into `new/` but not yet removed from `tmp/` waits for the next run.
    public func entries(
        includingCur: Bool
    ) throws(MaildirError) -> (entries: [MaildirEntry], strange: [StrangeFile]) {
        var entries: [MaildirEntry] = []
        var strange: [StrangeFile] = []
        for inCur in includingCur ? [false, true] : [false] {
            for name in try namesInDirectory("\(path)/\(inCur ? "cur" : "new")") {
                switch try look(at: name, inCur: inCur) {
                case .mail(let entry): entries.append(entry)
                case .strange(let reason):
                    strange.append(StrangeFile(name: escapedName(name), folder: inCur ? "cur" : "new", reason: reason))
                case .nothing: continue
                }
            }
        }
        entries.sort { left, right in
            left.modified == right.modified
                ? left.name.lexicographicallyPrecedes(right.name) : left.modified < right.modified
        }
        return (entries, strange.sorted { $0.name < $1.name })
    }

    /// Reads a whole mail.
    ///
    /// - Throws: `.tooLarge` over the limit, `.stillGrowing` if somebody writes into it or did since it was listed,
    ///   `.notRegular` if something else took its place, `.gone` if another program took it.
    public func read(_ entry: MaildirEntry, limit: Int) throws(MaildirError) -> [UInt8] {
        let bytes = try readRegularFile(filePath(of: entry), limit: limit, shownAs: shownPath(of: entry))
        guard bytes.count == entry.size else { throw .stillGrowing(shownPath(of: entry)) }
        return bytes
    }

    /// Removes a mail and waits until the disk has it.
    public func remove(_ entry: MaildirEntry) throws(MaildirError) {
        try removeFile(filePath(of: entry), shownAs: shownPath(of: entry))
        try syncDirectory("\(path)/\(entry.inCur ? "cur" : "new")")
    }

    private static let parts = ["new", "cur", "tmp"]

    /// How long a second link in `tmp/` counts as a delivery under way, in seconds.
    private static let deliveryTime = 600

    private enum Finding {
        case mail(MaildirEntry)
        case strange(String)
        case nothing
    }

    private func look(at name: [UInt8], inCur: Bool) throws(MaildirError) -> Finding {
        let filePath = Array("\(path)/\(inCur ? "cur" : "new")/".utf8) + name
        let status: stat
        do throws(MaildirError) {
            status = try statusWithoutFollowing(filePath, shownAs: escapedName(name))
        } catch {
            if case .gone = error { return .nothing }
            throw error
        }
        guard status.st_mode & S_IFMT == S_IFREG else { return .strange(Self.kind(of: status.st_mode)) }
        guard status.st_nlink == 1 else {
            return isBeingDelivered(status) ? .nothing : .strange("a file with \(status.st_nlink) links")
        }
        guard unsafe filePath.withCString({ unsafe faccessat(AT_FDCWD, $0, R_OK, AT_EACCESS) }) == 0 else {
            return errno == ENOENT ? .nothing : .strange("a file that this user may not read")
        }
        let seconds = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
        return .mail(
            MaildirEntry(
                name: name, inCur: inCur, modified: Date(timeIntervalSince1970: seconds), size: status.st_size))
    }

    /// Deliverers link a file from `tmp/` into `new/` and then remove it from `tmp/`; between the two it has two links.
    private func isBeingDelivered(_ status: stat) -> Bool {
        guard status.st_nlink == 2, abs(time(nil) - status.st_ctim.tv_sec) < Self.deliveryTime,
            let names = try? namesInDirectory("\(path)/tmp")
        else { return false }
        return names.contains { name in
            let other = try? statusWithoutFollowing(Array("\(path)/tmp/".utf8) + name, shownAs: "")
            return other?.st_ino == status.st_ino && other?.st_dev == status.st_dev
        }
    }

    private static func kind(of mode: mode_t) -> String {
        switch mode & S_IFMT {
        case S_IFLNK: "a symbolic link"
        case S_IFDIR: "a directory"
        case S_IFIFO: "a FIFO"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    func filePath(of entry: MaildirEntry) -> [UInt8] {
        Array("\(path)/\(entry.inCur ? "cur" : "new")/".utf8) + entry.name
    }

    func shownPath(of entry: MaildirEntry) -> String {
        "\(path)/\(entry.inCur ? "cur" : "new")/\(entry.displayName)"
    }

    private func makeDirectories(_ path: String) throws(MaildirError) {
        if unsafe mkdir(path, 0o700) == 0 { return }
        switch errno {
        case EEXIST:
            var status = stat()
            guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                throw .notAMaildir(path)
            }
        case ENOENT:
            guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { throw .gone(path) }
            try makeDirectories(String(path[..<slash]))
            guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
                throw MaildirError(errno: errno, path: path)
            }
        default: throw MaildirError(errno: errno, path: path)
        }
    }
}
