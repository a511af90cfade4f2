internal import FoundationEssentials
internal import Glibc

extension GnuPGHome {
    /// Makes a home: the directory (0700) with gpg.conf and gpg-agent.conf, no keys.
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
    }

    /// The settings of a home of ours. THREATS.md, section 1, has the reasons for the first part.
    static let gpgSettings = """
        # Written by Postern. Nothing here may reach for the network, a terminal, or a key that was not asked for.
        no-auto-key-locate
        no-auto-key-retrieve
        no-auto-key-import
        disable-dirmngr
        trust-model always
        weak-digest SHA1
        no-symkey-cache
        import-options import-minimal,self-sigs-only
        no-random-seed-file
        exit-on-status-write-error

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

    /// Starts the home's gpg-agent, unless it runs.
    func launchAgent() throws(OpenPGPError) {
        let (status, _) = try runGPGConf(["--launch", "gpg-agent"])
        guard status == 0 else { throw .engine("gpg-agent cannot be started for \(directory)") }
    }

    /// Ends the home's gpg-agent; for demonstrations and tests.
    public func endAgent() {
        _ = try? runGPGConf(["--kill", "all"])
    }

    /// Where the home's agent listens: in the home, or under /run where the operator made a directory for that.
    func agentSocket() throws(OpenPGPError) -> String {
        let (status, output) = try runGPGConf(["--list-dirs", "agent-socket"])
        let line = output.prefix { $0 != UInt8(ascii: "\n") }
        guard status == 0, !line.isEmpty,
            let path = percentDecoded(line)
        else { throw .engine("gpgconf does not say where the agent of \(directory) listens") }
        return path
    }

    private func runGPGConf(_ arguments: [String]) throws(OpenPGPError) -> (status: Int32, output: [UInt8]) {
        try runProgram(programs.gpgconf, ["--homedir", directory] + arguments)
    }
}

/// gpgconf writes `%` and two hex digits for what would break its format.
private func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    var decoded: [UInt8] = []
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
            decoded.append(byte)
            continue
        }
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
        decoded.append(value)
        rest = rest.dropFirst(2)
    }
    return String(decoding: decoded, as: UTF8.self)
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
    guard mayExist, errno == EEXIST, unsafe chmod(path, 0o700) == 0 else {
        throw .engine("the directory \(path) cannot be made (\(errorText())); check its permissions")
    }
}

/// Writes a new file of mode 0600.
func writePrivateFile(_ text: String, to path: String) throws(OpenPGPError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .engine("\(path) cannot be written (\(errorText()))") }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    let written = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw .engine("\(path) cannot be written (\(errorText()))") }
}

/// The C library's words for `errno`.
func errorText() -> String { unsafe String(cString: strerror(errno)) }

/// Runs a program with an absolute path, no input, and its messages thrown away.
func runProgram(_ path: String, _ arguments: [String]) throws(OpenPGPError) -> (status: Int32, output: [UInt8]) {
    var pipeEnds: [Int32] = [-1, -1]
    guard unsafe pipe(&pipeEnds) == 0 else { throw .engine("no pipe (\(errorText()))") }
    defer { close(pipeEnds[0]) }
    for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, pipeEnds[1], 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var vector = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe vector.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let error = unsafe posix_spawn(&process, path, &actions, nil, &vector, environ)
    close(pipeEnds[1])
    guard error == 0 else { throw .gpgMissing("\(path) cannot be run") }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
        let count = unsafe read(pipeEnds[0], &buffer, buffer.count)
        if count > 0 { output += buffer[..<count] } else if count == 0 || errno != EINTR { break }
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (status & 0x7F == 0 ? status >> 8 & 0xFF : -1, output)
}
