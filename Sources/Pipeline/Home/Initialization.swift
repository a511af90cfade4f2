import Correspondence
public import Disclosure
public import Foundation
import Maildir
import OpenPGP
import Settings
import Vault

/// Makes a new home: settings, keys, vault, spool (DESIGN, section 3).
public struct Initialization {
    /// Where the home is made.
    public var directory: String
    /// The mailbox's main address.
    public var address: EmailAddress
    /// The vendor's name in answers; the address's domain if nil.
    public var vendor: String?
    /// A file with the secret key to use; a fresh one is made if nil.
    public var importing: String?
    /// How long a fresh key is good for.
    public var expiresAfterDays = 730

    /// A home to be made.
    public init(directory: String, address: EmailAddress, vendor: String? = nil, importing: String? = nil) {
        self.directory = directory
        self.address = address
        self.vendor = vendor
        self.importing = importing
    }

    /// What was made.
    public struct Made: Sendable {
        /// The settings file.
        public var settingsFile: String
        /// The signing key.
        public var fingerprint: String
        /// When it expires.
        public var expires: Date?
        /// The certificate to publish, armored.
        public var certificate: String
    }

    /// Refuses to overwrite; what it had made so far is taken away again when a step fails.
    public func run() throws(PosternError) -> Made {
        let root = URL(fileURLWithPath: directory).standardizedFileURL.path
        let settingsFile = root + "/postern.toml"
        let keys = root + "/keys"
        try refuseToOverwrite(settingsFile, keys, root)
        try checkImport()
        let made = [root, settingsFile, keys, root + "/spool", root + "/templates"]
        let new = made.filter { !FileManager.default.fileExists(atPath: $0) }
        do {
            return try make(root: root, settingsFile: settingsFile, keys: keys)
        } catch {
            // The next try must not stumble over what this one left.
            (try? GnuPGHome(keys))?.endAgent()
            GnuPGHome.removeSockets(of: keys)
            for path in new.reversed() { try? FileManager.default.removeItem(atPath: path) }
            throw PosternError(error)
        }
    }

    /// Looks at the operator's key before anything is made.
    private func checkImport() throws(PosternError) {
        guard let importing else { return }
        guard let bytes = try? DurableFile.read(importing, limit: 4 << 20) else {
            throw .notFound("the file \(importing) cannot be read")
        }
        guard summarizePackets(bytes).hasSecretKey else {
            throw .unusable("\(importing) holds no secret key; export one with `gpg --export-secret-keys`")
        }
    }

    private func refuseToOverwrite(_ settingsFile: String, _ keys: String, _ root: String) throws(PosternError) {
        let files = FileManager.default
        if files.fileExists(atPath: settingsFile) {
            throw .settings("\(settingsFile) is there already; choose another directory, or move it away")
        }
        let held = ((try? files.contentsOfDirectory(atPath: keys)) ?? []).filter { $0 != "README.md" }
        if !held.isEmpty { throw .settings("\(keys) is not empty; choose another directory, or move it away") }
        if files.fileExists(atPath: root + "/spool/vault.pgp")
            || files.fileExists(atPath: root + "/spool/postern.sqlite")
        {
            throw .settings("\(root)/spool holds tickets already; choose another directory, or move it away")
        }
    }

    private func make(root: String, settingsFile: String, keys: String) throws -> Made {
        try makePrivateDirectory(root)
        try GnuPGHome.initializeLibrary()
        try GnuPGHome.create(keys)
        let home = try GnuPGHome(keys)
        let key = try importing.map { try imported(from: $0, into: home) } ?? fresh(in: home)
        guard let info = try home.certificate(key) else {
            throw PosternError.defect("the key \(key.hex) was made but cannot be found in \(keys)")
        }
        let text = PosternSettings.sample(address: address, vendorName: vendor, signingKey: key.hex)
        try DurableFile.write(Array(text.utf8), to: settingsFile, replacing: false)
        let settings = try PosternSettings.load(path: settingsFile)
        let layout = HomeLayout(settings)
        for path in layout.directories { try makePrivateDirectory(path) }
        try writeTemplates(into: root + "/templates")
        try MaildirFolder(path: settings.mailbox.inbox).ensure()
        try MaildirFolder(path: settings.submission.outbox).ensure()
        try VaultFile.create(at: layout.vault, key: VaultKey(), home: home, recipients: [key])
        let opened = try Home(settings)
        opened.close()
        let certificate = try home.exportCertificate(key, armor: true)
        return Made(
            settingsFile: settingsFile, fingerprint: key.hex, expires: info.expires,
            certificate: String(decoding: certificate, as: UTF8.self))
    }

    /// The words of answers, to be edited; they count once `answers.templates` names the directory.
    private func writeTemplates(into directory: String) throws {
        try makePrivateDirectory(directory)
        for (name, text) in LetterTemplates.builtIn {
            try DurableFile.write(Array(text.utf8), to: "\(directory)/\(name)", replacing: false)
        }
    }

    private func fresh(in home: GnuPGHome) throws -> Fingerprint {
        let name = vendor.map { "\($0) Product Security" } ?? "Product Security"
        return try home.generateKey(userID: "\(name) <\(address)>", expiresAfter: expiresAfterDays * 86_400)
    }

    private func imported(from file: String, into home: GnuPGHome) throws -> Fingerprint {
        let bytes = try DurableFile.read(file, limit: 4 << 20)
        _ = try home.importSecretKey(bytes)
        let usable = try home.secretKeys().filter { $0.canSign && !$0.isRevoked }
        guard let first = usable.first(where: { $0.addresses.contains(address) }) ?? usable.first else {
            throw PosternError.unusable(
                "\(file) holds no secret key that can sign; export one with gpg --export-secret-keys")
        }
        return first.fingerprint
    }
}
