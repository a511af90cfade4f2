internal import FoundationEssentials
internal import Glibc

/// What scratch homes beside one real home are made from; another process can make them as well.
public struct ScratchRecipe: Sendable, Codable {
    /// The real home's gpg.conf.
    public var settings: String
    /// Where the real home's agent listens.
    public var agentSocket: String
    /// Our own certificates, binary, one after the other.
    public var ownCertificates: [UInt8]
    /// The primary keys of these.
    public var ownKeys: [Fingerprint]
    /// The real home's key ring, to begin with; empty if it is of another make, or has more than our own.
    public var ring: [UInt8]
    /// Seconds that each operation may take.
    public var timeLimit: Int
}

/// A GnuPG home beside a real one: our own certificates and the few that the work in hand may need, and through a
/// redirected socket the real home's agent with the secret keys, which are never copied.
///
/// A certificate is imported when it is first needed, since gpg then notes in the ring that it has checked it, which
/// saves it half of each later run. Before there are so many that looking through them takes time, the ring is begun
/// anew.
public final class ScratchHome {
    /// Works as the real home does, on the scratch key ring.
    public let home: GnuPGHome

    private let recipe: ScratchRecipe
    /// What was imported, and its primary keys.
    private var imported: [[UInt8]: [Fingerprint]] = [:]
    /// Of each primary key what was imported: gpg merges all forms of a certificate.
    private var forms: [Fingerprint: Set<[UInt8]>] = [:]
    /// Whether the ring has our own certificates.
    private var hasBegun = false
    private var isRemoved = false

    static let mostCertificates = 64
    fileprivate static let largestRing = 256 << 10

    /// Makes the directory (0700; it must not exist).
    public init(_ recipe: ScratchRecipe, at directory: String) throws(OpenPGPError) {
        self.recipe = recipe
        try makePrivateDirectory(directory, mayExist: false)
        do throws(OpenPGPError) {
            // An agent started for this directory would take the real socket away from the real agent.
            try writePrivateFile("\(recipe.settings)\nno-autostart\n", to: "\(directory)/gpg.conf")
            try writePrivateFile(GnuPGHome.redirection(to: recipe.agentSocket), to: "\(directory)/S.gpg-agent")
            home = try GnuPGHome(directory, timeLimit: recipe.timeLimit)
            try begin()
        } catch {
            try? FileManager.default.removeItem(atPath: directory)
            throw error
        }
    }

    deinit { remove() }

    /// Has the home know these certificates and our own, and no others: a signature by another counts as one by an
    /// unknown key. Several forms of one are merged. Secret packets are refused.
    public func hold(_ certificates: [[UInt8]]) throws(OpenPGPError) {
        if !hasBegun || imported.count + certificates.count > Self.mostCertificates { try begin() }
        var known = try importing(certificates)
        // Nothing leaves a ring: with another form of one of these in it, what is judged would depend on what was held
        // before.
        let named = Set(certificates)
        if known.contains(where: { forms[$0]?.isSubset(of: named) == false }) {
            try begin()
            known = try importing(certificates)
        }
        home.know(known, mayBeSmall: hasSmallKey(recipe.ownCertificates) || certificates.contains(where: hasSmallKey))
    }

    /// - Returns: the primary keys of these certificates and our own.
    private func importing(_ certificates: [[UInt8]]) throws(OpenPGPError) -> [Fingerprint] {
        var known = recipe.ownKeys
        for certificate in certificates {
            if imported[certificate] == nil {
                let fingerprints = try home.importCertificate(certificate)
                imported[certificate] = fingerprints
                for fingerprint in fingerprints { forms[fingerprint, default: []].insert(certificate) }
            }
            known += imported[certificate] ?? []
        }
        return known
    }

    /// Removes the directory; the home is of no use afterwards.
    public func remove() {
        guard !isRemoved else { return }
        isRemoved = true
        try? FileManager.default.removeItem(atPath: home.directory)
    }

    /// A ring with our own certificates.
    private func begin() throws(OpenPGPError) {
        (imported, forms, hasBegun) = ([:], [:], false)
        let path = "\(home.directory)/pubring.kbx"
        unsafe unlink(path)
        if !recipe.ring.isEmpty {
            try writePrivateFile(recipe.ring, to: path)
        } else if !recipe.ownCertificates.isEmpty {
            _ = try home.importCertificate(recipe.ownCertificates)
        }
        home.know(recipe.ownKeys, mayBeSmall: hasSmallKey(recipe.ownCertificates))
        hasBegun = true
    }
}

extension GnuPGHome {
    /// What scratch homes beside this one are made from; starts its agent if it does not run.
    ///
    /// - Parameter keys: the primary keys whose certificates stand in their rings.
    public func scratchRecipe(keys: [Fingerprint]) throws(OpenPGPError) -> ScratchRecipe {
        let files = FileManager.default
        let settings = files.contents(atPath: "\(directory)/gpg.conf")
        let ring = files.contents(atPath: "\(directory)/pubring.kbx").map { Array($0) } ?? []
        try launchAgent()
        // A reporter's certificate that lies in it would count wherever it is named in another form.
        let isOursAlone = try Set(self.certificates().map(\.fingerprint)) == Set(keys)
        var certificates: [UInt8] = []
        for key in keys { certificates += try exportCertificate(key, armor: false) }
        return ScratchRecipe(
            settings: settings.map { String(decoding: $0, as: UTF8.self) } ?? "", agentSocket: try agentSocket(),
            ownCertificates: certificates, ownKeys: keys,
            ring: isOursAlone && ring.count <= ScratchHome.largestRing ? ring : [],
            timeLimit: timeLimit)
    }
}

/// Whether one of the keys may be too small to trust its signatures; keys of makes that are not known here may.
private func hasSmallKey(_ certificates: [UInt8]) -> Bool {
    guard let binary = try? unarmored(certificates) else { return true }
    let list = PacketList(binary)
    return list.packets.contains { packet in
        guard [PacketTag.publicKey, PacketTag.publicSubkey].contains(packet.tag) else { return false }
        let body = list.body(packet)
        // Version, creation time, algorithm, and the length in bits of the first number (RFC 9580, section 5.5.2.2).
        guard body.count > 8, body[body.startIndex] == 4 else { return true }
        let bits = Int(body[body.startIndex + 6]) << 8 | Int(body[body.startIndex + 7])
        switch body[body.startIndex + 5] {
        case 1, 2, 3: return bits < GnuPGHome.smallestRSA
        case 17: return bits <= GnuPGHome.largestWeakDSA
        default: return false
        }
    }
}
