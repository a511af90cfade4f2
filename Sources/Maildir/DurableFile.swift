internal import Glibc

/// Files of the spool that must survive a power cut whole or not be there at all (`archive/`, `failed/`).
public enum DurableFile {
    /// Writes `bytes` to a temporary file beside `path`, syncs it, gives it its name and syncs the directory.
    ///
    /// The file has mode 0600. When it is not to be replaced and one with the same bytes is there, nothing is written
    /// and that is success: the second try after a crash.
    ///
    /// - Throws: `.exists` if it is not to be replaced and a different one is there; `.gone` if the directory is not.
    public static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws(MaildirError) {
        if !replacing, try isThere(bytes, at: path) {
            removeLeftovers(of: path)
            return
        }
        do throws(MaildirError) {
            let file = try NewDurableFile(path)
            try file.write(bytes)
            try file.finish(replacing: replacing)
        } catch {
            if case .exists = error, try isThere(bytes, at: path) { return }
            throw error
        }
    }

    /// Reads a whole regular file of at most `limit` bytes.
    public static func read(_ path: String, limit: Int) throws(MaildirError) -> [UInt8] {
        // A crash between linking and unlinking leaves a second link, which the next write removes.
        try readRegularFile(Array(path.utf8), limit: limit, shownAs: path, allowingLinks: true)
    }

    private static func isThere(_ bytes: [UInt8], at path: String) throws(MaildirError) -> Bool {
        do throws(MaildirError) {
            guard try read(path, limit: bytes.count) == bytes else { throw .exists(path) }
            return true
        } catch {
            switch error {
            case .gone: return false
            case .tooLarge: throw .exists(path)
            default: throw error
            }
        }
    }

    private static func removeLeftovers(of path: String) {
        let (directory, name) = split(path)
        let prefix = Array(".\(name).".utf8)
        let names = (try? namesInDirectory(directory, includingHidden: true)) ?? []
        for leftover in names where leftover.starts(with: prefix) {
            unsafe _ = unlink("\(directory)/\(String(decoding: leftover, as: UTF8.self))")
        }
    }

    static func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let name = String(path[path.utf8.index(after: slash)...])
        return (slash == path.utf8.startIndex ? "/" : String(path[..<slash]), name)
    }
}
