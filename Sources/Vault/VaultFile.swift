internal import Disclosure
internal import Foundation
public import OpenPGP

/// The vault key at rest: a file encrypted with OpenPGP to the mailbox's key and each team member's.
///
/// Whoever loses it loses everything that is sealed, so it is never overwritten by `create`.
public enum VaultFile {
    /// Writes the key into a new file of mode 0600. The file is there whole and on disk when this returns, or not at
    /// all.
    ///
    /// - Parameter recipients: who can open it; the first is the mailbox's own key.
    public static func create(
        at path: String, key: VaultKey, home: GnuPGHome, recipients: [Fingerprint]
    ) throws(VaultError) {
        // link(2) refuses a name that is taken, at whatever moment it was.
        try write(encrypt(key, path: path, home: home, recipients: recipients), to: path) { temporary in
            guard unsafe link(temporary, path) == 0 else { return errno }
            unsafe unlink(temporary)
            return 0
        }
    }

    /// Encrypts the same key anew, after somebody joined the team or left it.
    ///
    /// Who left may have kept a copy of the old file, and the key stays the same.
    ///
    /// - Parameter key: the key that the file holds now.
    public static func replace(
        at path: String, key: VaultKey, home: GnuPGHome, recipients: [Fingerprint]
    ) throws(VaultError) {
        try write(encrypt(key, path: path, home: home, recipients: recipients), to: path) { temporary in
            unsafe rename(temporary, path) == 0 ? 0 : errno
        }
    }

    /// Decrypts the key: one run of gpg.
    public static func open(_ path: String, home: GnuPGHome) throws(VaultError) -> VaultKey {
        try decrypt(read(path), path: path, home: home)
    }

    private static func decrypt(_ bytes: [UInt8], path: String, home: GnuPGHome) throws(VaultError) -> VaultKey {
        let plaintext: [UInt8]
        do throws(OpenPGPError) {
            plaintext = try home.decryptVerify(bytes, maximumPlaintextBytes: 4096).plaintext
        } catch {
            throw VaultError(error, path: path)
        }
        let text = String(decoding: plaintext, as: UTF8.self)
        guard text.hasPrefix(firstLine), let key = key(inHex: text.dropFirst(firstLine.count)) else {
            throw .file(path: path, "is no vault file of a version known here; restore it from a backup")
        }
        return key
    }

    /// What `GnuPGHome` opens: more session-key packets are refused there.
    private static let maximumRecipients = 16
    private static let firstLine = "postern vault key 1\n"

    private static func encrypt(
        _ key: VaultKey, path: String, home: GnuPGHome, recipients: [Fingerprint]
    ) throws(VaultError) -> [UInt8] {
        guard (1...maximumRecipients).contains(recipients.count) else {
            throw .file(path: path, "a vault is for 1 to \(maximumRecipients) keys, not for \(recipients.count)")
        }
        let plaintext = Array("\(firstLine)\(hexDigits(of: key.bytes))\n".utf8)
        let ciphertext: [UInt8]
        do throws(OpenPGPError) {
            ciphertext = try home.encrypt(plaintext, to: recipients, armor: true)
        } catch {
            throw VaultError(error, path: path)
        }
        // A vault that this home cannot open would be found out when it is too late.
        guard try decrypt(ciphertext, path: path, home: home).bytes == key.bytes else {
            throw .file(path: path, "gpg gave back another key than it was given; run `postern check`")
        }
        return ciphertext
    }

    private static func key(inHex digits: some StringProtocol) -> VaultKey? {
        let line = digits.utf8.prefix(while: \.isHexDigit)
        guard line.count == 64 else { return nil }
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { offset in
            let start = line.index(line.startIndex, offsetBy: offset)
            return UInt8(String(decoding: line[start...].prefix(2), as: UTF8.self), radix: 16)
        }
        return VaultKey(bytes: bytes)
    }
}

extension VaultFile {
    /// Some kilobytes at most, one session-key packet a team member.
    private static let maximumBytes = 1 << 20

    private static func read(_ path: String) throws(VaultError) -> [UInt8] {
        let descriptor = unsafe Foundation.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            throw code == ENOENT
                ? .keyUnavailable("\(path) is not there; restore it from a backup")
                : .file(path: path, systemText(code))
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: maximumBytes + 1)
        var filled = 0
        while filled < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(path: path, systemText(errno)) }
            if count == 0 { return Array(bytes.prefix(filled)) }
            filled += count
        }
        throw .file(path: path, "is larger than a vault file can be; restore it from a backup")
    }

    /// Writes and syncs a temporary file beside `path`, and has `publish` give it its name; 0 or an errno.
    private static func write(_ bytes: [UInt8], to path: String, publish: (String) -> CInt) throws(VaultError) {
        let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let descriptor = unsafe Foundation.open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(0o600))
        guard descriptor >= 0 else { throw failure(errno, path) }
        var code = writeAll(bytes, to: descriptor)
        if code == 0, fsync(descriptor) != 0 { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0 { code = publish(temporary) }
        if code != 0 {
            unsafe unlink(temporary)
            throw failure(code, path)
        }
        try syncDirectory(of: path)
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> CInt {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            rest = rest.dropFirst(count)
        }
        return 0
    }

    private static func syncDirectory(of path: String) throws(VaultError) {
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let descriptor = unsafe Foundation.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno, directory) }
        defer { close(descriptor) }
        if fsync(descriptor) != 0 { throw failure(errno, directory) }
    }

    private static func failure(_ code: CInt, _ path: String) -> VaultError {
        switch code {
        case EEXIST: .fileExists(path)
        case ENOSPC, EDQUOT: .file(path: path, "the disk is full; make room and run the command again")
        default: .file(path: path, systemText(code))
        }
    }

    private static func systemText(_ code: CInt) -> String {
        unsafe "\(String(cString: strerror(code))); see whom the file and its directory belong to"
    }
}

extension VaultError {
    /// OpenPGP's own texts speak of mail and its reporter.
    init(_ error: OpenPGPError, path: String) {
        switch error {
        case .gpgMissing(let reason):
            self = .gpgMissing(reason)
        case .noSecretKey(let recipients):
            self = .keyMissing(
                "\(path) is encrypted to \(recipients.joined(separator: ", ")), and the mailbox's key ring has no "
                    + "secret key for any of them; restore the key ring and the file from the same backup")
        case .modified, .malformed, .password, .tooLarge:
            self = .file(path: path, "is damaged or not a vault file; restore it from a backup")
        default:
            self = .keyUnavailable("\(path): \(error)")
        }
    }
}
