internal import Glibc

/// Settings are small; whatever is larger is another file.
private let maximumBytes = 1 << 20

/// Reads a settings file that nobody but we and root can have written.
func readSettingsFile(_ path: String) throws(SettingsError) -> [UInt8] {
    guard !path.utf8.contains(0) else { throw SettingsError(file: quoted(path), message: "the path holds a NUL") }
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else {
        let hint = errno == ENOENT ? "; `postern init` makes one" : ""
        throw SettingsError(file: path, message: systemMessage() + hint)
    }
    defer { close(number) }
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw SettingsError(file: path, message: systemMessage()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SettingsError(file: path, message: "is no regular file") }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
        throw SettingsError(
            file: path,
            message: "belongs to user \(status.st_uid), who could change what postern runs; "
                + "it must belong to root or to the user that postern runs as")
    }
    guard status.st_mode & 0o022 == 0 else {
        throw SettingsError(file: path, message: "can be written by others; run `chmod go-w \(path)`")
    }
    guard status.st_size <= maximumBytes else {
        throw SettingsError(file: path, message: "has \(status.st_size) bytes; settings have at most \(maximumBytes)")
    }
    return try readAll(number, path)
}

private func readAll(_ number: Int32, _ path: String) throws(SettingsError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = unsafe piece.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0, bytes.count <= maximumBytes else {
            throw SettingsError(file: path, message: count < 0 ? systemMessage() : "grows while it is read")
        }
        if count == 0 { return bytes }
        bytes += piece[..<count]
    }
}

private func systemMessage() -> String {
    unsafe String(cString: strerror(errno))
}

/// The absolute directory of a file; a relative path stands against the current directory.
func directory(of file: String) -> String {
    let parts = absolutePath(file, against: currentDirectory()).split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
}

private func currentDirectory() -> String {
    guard let directory = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(directory) }
    return unsafe String(cString: directory)
}

extension PosternSettings {
    /// Where the settings file is: `explicit` (`--config`), else `$POSTERN_CONFIG`, else the first that is there of
    /// `./postern.toml`, `~/.config/postern/postern.toml` and `/etc/postern/postern.toml`.
    ///
    /// - Parameter environment: `HOME` is looked up in it too; a run from cron may have none.
    /// - Returns: an absolute path; an explicit one and that of the environment need not exist.
    public static func find(
        explicit: String?, environment: [String: String], currentDirectory: String
    ) throws(SettingsError) -> String {
        if let named = explicit ?? environment["POSTERN_CONFIG"].flatMap({ $0.isEmpty ? nil : $0 }) {
            guard !named.isEmpty else { throw SettingsError(file: "--config", message: "is empty; name a file") }
            return absolutePath(named, against: currentDirectory)
        }
        var places = [absolutePath("postern.toml", against: currentDirectory)]
        if let home = environment["HOME"], home.hasPrefix("/") {
            places.append(absolutePath(".config/postern/postern.toml", against: home))
        }
        places.append("/etc/postern/postern.toml")
        for place in places where unsafe access(place, F_OK) == 0 { return place }
        throw SettingsError(
            file: "postern.toml",
            message: "found at none of \(places.joined(separator: ", ")); run `postern init`, or name it with --config")
    }
}
