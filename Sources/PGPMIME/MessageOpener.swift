import Disclosure
import Foundation
public import Mail
import OpenPGP

/// Opens what came in: reads the MIME tree, decrypts, verifies, and judges every part.
///
/// Each ciphertext is a document of its own, parsed apart and never joined with what stands around it.
public struct MessageOpener {
    private let cryptography: any Cryptography
    private let limits: MailLimits

    /// An opener; `limits` hold for the message and for each document inside it.
    public init(cryptography: any Cryptography, limits: MailLimits) {
        self.cryptography = cryptography
        self.limits = limits
    }

    /// Opens a whole message, with LF or CRLF line ends.
    ///
    /// A ciphertext that does not open is no error: `OpenedMessage.encryption` has its failure.
    public func open(_ bytes: [UInt8]) throws(OpenError) -> OpenedMessage {
        let structure: ParsedMessage
        do {
            structure = try parseMessage(bytes, limits: limits)
        } catch {
            throw .mail(error)
        }
        return try open(structure)
    }

    /// Opens a message that has been parsed under the same limits.
    public func open(_ structure: ParsedMessage) throws(OpenError) -> OpenedMessage {
        var walk = MessageWalk(cryptography: cryptography, limits: limits)
        try walk.document(structure, in: Surroundings())
        walk.promoteOpenedFiles()
        return OpenedMessage(structure: structure, walk: walk)
    }
}

extension MessageOpener {
    /// How often one message has its keys asked to open a ciphertext, at most.
    public static var mostDecryptions: Int { MessageWalk.maximumCiphertexts }
    /// How often one message has a signature checked, at most; messages that are only signed are among them.
    public static var mostVerifications: Int { MessageWalk.maximumVerifications }
    /// Once so many bytes were opened for one message, nothing more is.
    public static var mostOpenedBytes: Int { MessageWalk.maximumOpenedBytes }
}

extension OpenedMessage {
    init(structure: ParsedMessage, walk: MessageWalk) {
        let outer = structure.headers
        let payload = walk.payloads.last
        let protected = payload?.headers
        let both = [protected, outer].compactMap { $0 }
        let replies = both.flatMap { $0.messageIDs("In-Reply-To") }.uniqued()
        let judgement = Judgement(leaves: walk.leaves)
        var flags = walk.flags
        if walk.hasDateMismatch(outer: outer.date, protected: protected?.date) { flags.insert(.dateMismatch) }

        self.outer = outer
        self.protected = protected
        from = outer.from
        subject = protected?.text("Subject") ?? outer.text("Subject")
        outerSubject = outer.text("Subject")
        messageID = both.lazy.compactMap { $0.messageIDs("Message-ID").first }.first
        inReplyTo = replies
        references = (replies + both.flatMap { $0.messageIDs("References") }).uniqued()
        self.structure = structure
        parts = walk.leaves.map(\.part)
        encryption = walk.encryptionVerdict(judgement)
        signatures = walk.scopes.enumerated().flatMap { index, scope in
            let coverage = judgement.coverage(ofScope: index)
            return scope.statuses.map { status in
                PartSignature(
                    part: scope.path, status: status, coversReport: coverage,
                    insideEncryption: scope.insideEncryption)
            }
        }
        self.flags = flags
        offeredCertificates = walk.offeredCertificates
        autocrypt = AutocryptOffer(fields: outer.all("Autocrypt"), from: outer.from)
        ciphertexts = walk.ciphertexts.map(\.bytes).filter { !$0.isEmpty }
        topLevelEncrypted = Self.isTopLevelEncrypted(structure.root)
        scopes = walk.scopes
        judged = judgement.judged
        encryptionLayers = walk.deepestEncryption
        hasUnopenedSMIME = walk.hasUnopenedSMIME
    }

    private static func isTopLevelEncrypted(_ root: Entity) -> Bool {
        guard root.mediaType.essence == "multipart/encrypted", case .multipart(let children) = root.body,
            children.count == 2, case .leaf(let content) = children[1].body
        else { return false }
        return summarizePackets(content).encryptedData > 0
    }
}

extension Sequence where Element: Hashable {
    /// Each once, in the order of the first.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
