internal import FoundationEssentials
internal import Glibc

extension GnuPGHome {
    /// Makes a home: the directory (0700) with gpg.conf and gpg-agent.conf, no keys, and room for an agent's sockets.
    ///
    /// A directory that is there already is taken, unless it has settings or keys in it.
    public static func create(_ directory: String) throws(OpenPGPError) {
        for name in ["gpg.conf", "gpg-agent.conf", "pubring.kbx", "private-keys-v1.d"] {
            guard !FileManager.default.fileExists(atPath: "\(directory)/\(name)") else {
                throw .engine("\(directory) is a GnuPG home already (it has \(name)); name another directory")
            }
        }
        try makePrivateDirectory(directory, mayExist: true)
        try writePrivateFile(gpgSettings, to: "\(directory)/gpg.conf")
        try writePrivateFile(agentSettings, to: "\(directory)/gpg-agent.conf")
        try makeRoomForSockets(of: directory)
    }

    /// The settings of a home of ours. THREATS.md, section 1, has the reasons for the first part.
    static let gpgSettings = """
        # Written by Postern. Nothing here may reach for the network, a terminal, or a key that was not asked for.
        \(GnuPGSettings.required.joined(separator: "\n"))

        # What answers and new keys are made with.
        personal-digest-preferences SHA512 SHA256
        personal-cipher-preferences AES256
        personal-compress-preferences Uncompressed
        default-preference-list SHA512 SHA256 AES256 AES192 AES ZLIB Uncompressed
        cert-digest-algo SHA512

        """

    static let agentSettings = """
        # Written by Postern. The count keeps one use of a key with a passphrase under 10 ms instead of 500; it must be
        # set before the key is made or its passphrase changed.
        s2k-count 65536
        disable-scdaemon
        no-allow-external-cache

        """
}

/// Makes a directory only we can enter, with those above it that are missing.
func makePrivateDirectory(_ path: String, mayExist: Bool) throws(OpenPGPError) {
    let parent = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    do {
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
        throw .engine("the directory \(parent) cannot be made (\(error)); check its permissions")
    }
    if unsafe mkdir(path, 0o700) == 0 { return }
    guard mayExist, errno == EEXIST, unsafe chmod(path, 0o700) == 0 else { throw cannotWrite(path, errno) }
}

/// Writes a new file of mode 0600.
func writePrivateFile(_ bytes: [UInt8], to path: String) throws(OpenPGPError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw cannotWrite(path, errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw cannotWrite(path, errno) }
        rest = rest.dropFirst(count)
    }
}

/// The same for a text.
func writePrivateFile(_ text: String, to path: String) throws(OpenPGPError) {
    try writePrivateFile(Array(text.utf8), to: path)
}

private func cannotWrite(_ path: String, _ code: Int32) -> OpenPGPError {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: .diskFull(path)
    default: .engine("\(path) cannot be written (\(unsafe String(cString: strerror(code)))); check its permissions")
    }
}

/// The C library's words for `errno`.
func errorText() -> String { unsafe String(cString: strerror(errno)) }
