internal import FoundationEssentials
internal import Glibc
internal import Synchronization

// Where gpg-agent listens for a home whose path is longer than that of a socket may be (107 bytes, unix(7)); gpg says no
// more of it than that there is no agent.
//
// gpg and its agent follow a file in a socket's place that names another one (libassuan, `%Assuan%`). So for a longer path
// such files lead into a private directory with a short one.
extension GnuPGHome {
    /// Opens a home with secret keys, whose agent has to be reached; also the first use of the library.
    ///
    /// - Parameter seconds: what each operation may take before gpg is ended.
    public static func withAgent(_ directory: String, timeLimit seconds: Int = 60) throws(OpenPGPError) -> GnuPGHome {
        try initializeLibrary()
        try makeRoomForSockets(of: directory)
        return try GnuPGHome(directory, timeLimit: seconds)
    }

    /// Sees to it that gpg-agent has room for its sockets, however long the path of the home. A home with a short one is
    /// left as it is.
    ///
    /// The directory (0700) is made among the temporary files; where it is gone, as after a restart of the machine,
    /// another is made.
    public static func makeRoomForSockets(of directory: String) throws(OpenPGPError) {
        guard agentSockets.contains(where: { "\(directory)/\($0)".utf8.count > longestSocketPath }) else { return }
        // Threads of one run may come here at once.
        try making.withLock { _ throws(OpenPGPError) in try makePlace(for: directory) }
    }

    private static func makePlace(for directory: String) throws(OpenPGPError) {
        if let place = socketDirectory(of: directory), isPrivateDirectory(place) { return }
        let place = try makeSocketDirectory()
        for name in agentSockets {
            let path = "\(directory)/\(name)"
            let new = "\(path).\(UInt32.random(in: 0 ... .max))"
            try writePrivateFile(redirection(to: "\(place)/\(name)"), to: new)
            guard unsafe rename(new, path) == 0 else {
                let reason = errorText()
                unsafe unlink(new)
                throw .engine("\(path) cannot be written (\(reason)); check its permissions")
            }
        }
    }

    /// Removes what `makeRoomForSockets` made outside of the home, once its agent has ended.
    public static func removeSockets(of directory: String) {
        guard let place = socketDirectory(of: directory), isPrivateDirectory(place) else { return }
        try? FileManager.default.removeItem(atPath: place)
    }

    /// What leads gpg from the place of a socket to another.
    static func redirection(to socket: String) -> String { "\(redirectionStart)\(socket)\n" }

    /// Where a file in the place of a socket leads; nil where none is.
    static func redirected(_ path: String) -> String? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let bytes = FileManager.default.contents(atPath: path)
        else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix(redirectionStart) else { return nil }
        return String(text.dropFirst(redirectionStart.count).prefix { $0 != "\n" })
    }

    private static let making = Mutex(())
    private static let redirectionStart = "%Assuan%\nsocket="
    private static let longestSocketPath = 107
    private static let agentSockets = ["S.gpg-agent", "S.gpg-agent.extra", "S.gpg-agent.browser", "S.gpg-agent.ssh"]

    private static func socketDirectory(of directory: String) -> String? {
        redirected("\(directory)/\(agentSockets[0])").map {
            URL(filePath: $0).deletingLastPathComponent().path(percentEncoded: false).trimmingSlash
        }
    }

    /// Others can write among the temporary files, so one that is not ours alone is not trusted.
    private static func isPrivateDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
            && status.st_mode & 0o077 == 0
    }

    private static func makeSocketDirectory() throws(OpenPGPError) -> String {
        // What was set for temporary files may be long itself.
        let temporary = FileManager.default.temporaryDirectory.path(percentEncoded: false).trimmingSlash
        for parent in [temporary, "/tmp"] where parent.utf8.count <= 60 {
            var template = Array("\(parent)/postern-XXXXXX".utf8CString)
            if let made = unsafe mkdtemp(&template) { return unsafe String(cString: made) }
        }
        throw .engine("no temporary directory can be made for the sockets of gpg-agent; make room, or set TMPDIR")
    }
}
