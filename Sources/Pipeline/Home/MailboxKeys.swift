import Disclosure
import Foundation
import OpenPGP
import PGPMIME
import Settings
import Vault

/// The mailbox's own keys, and a scratch home beside them in which a run puts the certificates it needs.
final class MailboxKeys {
    /// The home with the mailbox's own keys alone.
    let real: GnuPGHome
    /// The key that signs answers, and that the vault key is encrypted to.
    let own: CertificateInfo
    /// All keys of the home that have a secret key, as they were when it was opened.
    let all: [CertificateInfo]
    /// The long key ids of all our keys and subkeys, 16 capital hex digits.
    let ownKeyIDs: Set<String>
    private var scratchHome: ScratchHome?
    private var madeRecipe: ScratchRecipe?
    private var exported: [Bool: [UInt8]] = [:]

    init(_ settings: PGPSettings, scratch: String) throws(PosternError) {
        scratchDirectory = "\(scratch)/\(getpid())"
        try makePrivateDirectory(scratchDirectory)
        do {
            real = try GnuPGHome.withAgent(settings.home, timeLimit: settings.timeLimitSeconds)
            let keys = try real.secretKeys()
            own = try Self.choose(from: keys, settings)
            all = keys
            ownKeyIDs = Set(keys.flatMap(\.keyIDs))
        } catch { throw PosternError(error) }
    }

    /// The keys of a home that need not have a secret key: what is encrypted then does not open.
    init(reading home: GnuPGHome, scratch: String) throws(PosternError) {
        scratchDirectory = "\(scratch)/\(getpid())"
        try makePrivateDirectory(scratchDirectory)
        real = home
        let keys = try asPosternError { try home.secretKeys() }
        own = keys.first { $0.canSign && !$0.isRevoked } ?? keys.first ?? Self.noKey
        all = keys
        ownKeyIDs = Set(keys.flatMap(\.keyIDs))
    }

    /// Stands where we have no key: no certificate has this fingerprint.
    private static var noKey: CertificateInfo {
        guard let none = Fingerprint(String(repeating: "0", count: 40)) else {
            preconditionFailure("forty zeros are no fingerprint")
        }
        return CertificateInfo(
            fingerprint: none, userIDs: [], addresses: [], created: .distantPast, expires: nil, isExpired: false,
            isRevoked: false, canEncrypt: false, canSign: false, hasSecret: false, algorithm: "", bits: 0, keyIDs: [])
    }

    /// Where reporters' certificates are put for the length of a run.
    private func scratch() throws(PosternError) -> ScratchHome {
        if let scratchHome { return scratchHome }
        let path = scratchDirectory + "/" + UUID().uuidString.prefix(8).lowercased()
        let recipe = try recipe()
        let made = try asPosternError { try ScratchHome(recipe, at: path) }
        scratchHome = made
        return made
    }

    /// What scratch homes beside the mailbox's are made from, here or in a key holder.
    private func recipe() throws(PosternError) -> ScratchRecipe {
        if let madeRecipe { return madeRecipe }
        let made = try asPosternError { try real.scratchRecipe(keys: all.map(\.fingerprint)) }
        madeRecipe = made
        return made
    }

    /// What others than this object, and other processes, have to know.
    func facts() throws(PosternError) -> KeyFacts {
        KeyFacts(
            own: own.fingerprint, ownKeyIDs: ownKeyIDs, armored: try ownCertificate(armor: true),
            binary: try ownCertificate(armor: false), recipe: try recipe(), directory: scratchDirectory)
    }

    /// The scratch home, with these certificates beside our own and no others.
    func scratch(holding certificates: [[UInt8]]) throws(PosternError) -> GnuPGHome {
        let scratch = try scratch()
        try asPosternError { try scratch.hold(certificates) }
        return scratch.home
    }

    /// Whether our own key still opens what is encrypted to it: tells a fault of the machine from one of a message.
    func work(on vault: String) -> Bool { (try? VaultFile.open(vault, home: real)) != nil }

    /// Whether our own key signs, expired or revoked as it may be.
    func sign() -> Bool { (try? real.signDetached(Array("postern\n".utf8), with: own.fingerprint)) != nil }

    /// Where throw-away homes of this process are made; what a killed one leaves, a later run removes.
    let scratchDirectory: String

    /// Our certificate, as it goes out with answers.
    func ownCertificate(armor: Bool) throws(PosternError) -> [UInt8] {
        if let known = exported[armor] { return known }
        let bytes = try asPosternError { try real.exportCertificate(own.fingerprint, armor: armor) }
        exported[armor] = bytes
        return bytes
    }

    func close() {
        scratchHome?.remove()
        try? FileManager.default.removeItem(atPath: scratchDirectory)
        scratchHome = nil
    }

    private static func choose(from keys: [CertificateInfo], _ settings: PGPSettings) throws(PosternError)
        -> CertificateInfo
    {
        if let wanted = settings.signingKey {
            guard let key = keys.first(where: { $0.fingerprint.hex == wanted.uppercased() }) else {
                throw .settings(
                    "pgp.signing_key \(wanted) has no secret key in \(settings.home); "
                        + "import it (`postern key import FILE`) or correct the setting")
            }
            return key
        }
        guard let first = keys.first else {
            throw .settings("\(settings.home) has no secret key; make a home with `postern init` or import one")
        }
        let usable = keys.filter { $0.canSign && !$0.isRevoked }
        guard usable.count <= 1 else {
            throw .settings(
                "\(settings.home) has \(usable.count) secret keys; say in pgp.signing_key which one signs: "
                    + usable.map(\.fingerprint.hex).joined(separator: ", "))
        }
        return usable.first ?? first
    }
}

extension MailboxKeys: ReaderKeys {
    var ownFingerprint: Fingerprint { own.fingerprint }

    func cryptography(with certificates: [[UInt8]], limit: Int) throws(PosternError) -> any Cryptography {
        HomeCryptography(home: try scratch(holding: certificates), maximumPlaintextBytes: limit)
    }

    func inspect(
        _ bytes: [UInt8], sender: EmailAddress, known: [[UInt8]], limit: Int
    ) throws(OpenPGPError) -> (accepted: [OfferedCertificate], rejected: [CertificateRejection]) {
        try inspectCertificates(bytes, sender: sender, known: known, limit: limit, scratchParent: scratchDirectory)
    }
}
