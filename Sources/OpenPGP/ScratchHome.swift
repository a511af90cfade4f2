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
    /// Seconds that each operation may take.
    public var timeLimit: Int
}

/// A GnuPG home beside a real one: our own certificates and the few that the work in hand may need, and through a
/// redirected socket the real home's agent with the secret keys, which are never copied.
///
/// The key ring is a file of certificates one after the other, as `gpg --export` writes them, so that putting another in
/// takes no run of gpg. It has no others, so that gpg need not search what twenty years bring together.
public final class ScratchHome {
    /// Works as the real home does, on the scratch key ring.
    public let home: GnuPGHome

    private let own: [UInt8]
    private var held: [[UInt8]] = []
    private var isRemoved = false

    /// Makes the directory (0700; it must not exist) and starts the real home's agent if it does not run.
    ///
    /// - Parameter keys: the primary keys of the real home whose certificates stand in the ring.
    public convenience init(of real: GnuPGHome, keys: [Fingerprint], at directory: String) throws(OpenPGPError) {
        try self.init(try real.scratchRecipe(keys: keys), at: directory)
    }

    /// Makes the directory (0700; it must not exist).
    public init(_ recipe: ScratchRecipe, at directory: String) throws(OpenPGPError) {
        own = recipe.ownCertificates
        try makePrivateDirectory(directory, mayExist: false)
        do throws(OpenPGPError) {
            // An agent started for this directory would take the real socket away from the real agent.
            try writePrivateFile("\(recipe.settings)\nno-autostart\n", to: "\(directory)/gpg.conf")
            try writePrivateFile("%Assuan%\nsocket=\(recipe.agentSocket)\n", to: "\(directory)/S.gpg-agent")
            home = try GnuPGHome(directory, timeLimit: recipe.timeLimit)
            try writeRing()
        } catch {
            try? FileManager.default.removeItem(atPath: directory)
            throw error
        }
    }

    deinit { remove() }

    /// Puts a certificate into the scratch key ring, before those that are there: of two forms of one, gpg takes the
    /// first. Secret packets are refused.
    public func add(_ certificate: [UInt8]) throws(OpenPGPError) {
        guard !held.contains(certificate) else { return }
        try hold([certificate] + held)
    }

    /// Has the scratch key ring hold these certificates and our own, and no others. Of two forms of one, gpg takes the
    /// first. Secret packets are refused.
    public func hold(_ certificates: [[UInt8]]) throws(OpenPGPError) {
        guard certificates != held else { return }
        var binary: [[UInt8]] = []
        for certificate in certificates { binary.append(try publicPackets(certificate)) }
        held = certificates
        try writeRing(binary)
    }

    /// Removes the directory; the home is of no use afterwards.
    public func remove() {
        guard !isRemoved else { return }
        isRemoved = true
        try? FileManager.default.removeItem(atPath: home.directory)
    }

    private func writeRing(_ certificates: [[UInt8]] = []) throws(OpenPGPError) {
        let ring = own + certificates.joined()
        let path = "\(home.directory)/pubring.gpg"
        home.keyRingChanged(hasSmallKeys: hasSmallKey(PacketList(ring)))
        // gpg takes an empty file for a ring of another make.
        guard !ring.isEmpty else {
            unsafe unlink(path)
            return
        }
        // Beside its place first: a gpg that was given up may still be reading.
        try writePrivateFile(ring, to: "\(path).new")
        guard unsafe rename("\(path).new", path) == 0 else {
            throw .engine("\(path) cannot be replaced (\(unsafe String(cString: strerror(errno))))")
        }
    }
}

extension GnuPGHome {
    /// What scratch homes beside this one are made from; starts its agent if it does not run.
    ///
    /// - Parameter keys: the primary keys whose certificates stand in their rings.
    public func scratchRecipe(keys: [Fingerprint]) throws(OpenPGPError) -> ScratchRecipe {
        let settings = FileManager.default.contents(atPath: "\(directory)/gpg.conf")
        try launchAgent()
        var certificates: [UInt8] = []
        for key in keys { certificates += try exportCertificate(key, armor: false) }
        return ScratchRecipe(
            settings: settings.map { String(decoding: $0, as: UTF8.self) } ?? "", agentSocket: try agentSocket(),
            ownCertificates: certificates, timeLimit: timeLimit)
    }
}

/// Whether one of these keys may be too small to trust its signatures; keys of makes that are not known here may.
private func hasSmallKey(_ list: PacketList) -> Bool {
    list.packets.contains { packet in
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
