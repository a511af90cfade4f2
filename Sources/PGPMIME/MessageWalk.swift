import Mail
import OpenPGP

/// What one walk over a message gathers. It goes down the tree once, opening on the way.
struct MessageWalk {
    /// Two layers of encryption are real (signed and encrypted by hand, then by the mail program); more are an attack.
    static let maximumEncryptionLayers = 2
    /// Encrypted and merely signed wrappers together, one inside the other.
    static let maximumOpenings = 4
    /// Each costs a gpg process, and a message of 25 MiB has room for a hundred thousand.
    static let maximumCiphertexts = 32
    static let maximumVerifications = 64
    /// Plaintext of all ciphertexts together; each alone has a limit of its own.
    static let maximumOpenedBytes = 64 << 20

    let cryptography: any Cryptography
    let limits: MailLimits
    var leaves: [Leaf] = []
    var scopes: [SignedScope] = []
    var ciphertexts: [Ciphertext] = []
    /// The header fields at the root of what was opened or verified, outermost first.
    var payloads: [ProtectedPayload] = []
    var flags: Set<MessageFlag> = []
    var offeredCertificates: [[UInt8]] = []
    var hasUnopenedSMIME = false
    var verifications = 0
    var openedBytes = 0
    /// A ciphertext took all the time there is for one; no other is tried.
    var isOutOfTime = false
    /// See `OpenedMessage.encryptionLayers`.
    var deepestEncryption = 0

    init(cryptography: any Cryptography, limits: MailLimits) {
        self.cryptography = cryptography
        self.limits = limits
    }
}

/// What lies around a part on the way down to it.
struct Surroundings {
    /// The outermost ciphertext around it that was opened.
    var ciphertext: Int?
    var encryptionLayers = 0
    var openings = 0
    /// Signatures over it, outermost first.
    var scopes: [Int] = []
    /// What a text is here, unless it says that it is an attachment.
    var role = OpenedPart.Role.report
    var isForwarded = false
    /// Nothing but wrappers between it and the message: its header fields speak for the message.
    var isRoot = true
    /// It is the root of what was decrypted or verified, hence no legacy display of it.
    var isPayloadRoot = false
    /// The document it belongs to reads differently in two parsers: nothing in it counts as signed.
    var isAmbiguous = false
    /// It came out of an encrypted or signed file.
    var isOpenedFile = false
    /// Inline blocks in it repeat those of another alternative.
    var repeatsBlocks = false

    /// For the children of an entity that is no mere wrapper.
    var inside: Surroundings {
        var inside = self
        inside.isRoot = false
        inside.isPayloadRoot = false
        return inside
    }
}

/// A leaf, and what the verdicts need to know of it.
struct Leaf: Sendable {
    /// What a leaf is to the verdicts.
    enum Kind: Sendable {
        case content
        /// A ciphertext that did not open, where words of the report may have stood.
        case unopened
        /// Serves the protection alone: a signature, a version part, a ciphertext that was opened.
        case wrapping
    }

    var part: OpenedPart
    var kind = Kind.content
    var ciphertext: Int?
    var scopes: [Int]
    /// It came out of an encrypted or signed file.
    var isOpenedFile: Bool

    var isReport: Bool { part.role == .report && part.text?.isBlank == false }
}

/// What one signature, or several on the same bytes, covers.
struct SignedScope: Sendable {
    var path: String
    /// Never empty.
    var statuses: [SignatureStatus]
    var isForwarded: Bool
    var insideEncryption: Bool

    var isGood: Bool { statuses.allSatisfy { $0.state == .good } }
}

/// A ciphertext met on the way.
struct Ciphertext {
    var bytes: [UInt8]
    var isForwarded: Bool
    var recipients: [String]
    var failure: DecryptionFailure?
}

extension MessageWalk {
    /// Walks a document: the message itself, a forwarded one, or what a ciphertext held.
    mutating func document(_ document: ParsedMessage, in surroundings: Surroundings) throws(OpenError) {
        var surroundings = surroundings
        surroundings.isAmbiguous = document.defects.contains(.ambiguous)
        // What is wrong with the header of a forwarded message says nothing about the one that brought it.
        note(document.defects, documentToo: !surroundings.isForwarded)
        try entity(document.root, in: surroundings)
    }

    mutating func entity(_ entity: Entity, in surroundings: Surroundings) throws(OpenError) {
        switch entity.body {
        case .leaf(let content): try leaf(entity, content, in: surroundings)
        case .multipart(let children): try multipart(entity, children, in: surroundings)
        case .message(let message):
            flags.insert(.forwarded)
            var inside = surroundings.inside
            inside.role = .forwarded
            inside.isForwarded = true
            try document(message, in: inside)
        }
    }

    mutating func note(_ defects: Set<Defect>, documentToo: Bool = true) {
        for defect in defects {
            switch defect {
            case .doubledHeader: if documentToo { flags.insert(.doubledHeader) }
            case .ambiguous, .nulInHeader: if documentToo { flags.insert(.ambiguous) }
            case .unknownCharset: flags.insert(.unknownCharset)
            case .hiddenText: flags.insert(.hiddenText)
            }
        }
    }

    /// Adds a leaf with the provenance that its surroundings give it.
    mutating func add(
        _ path: String, _ mediaType: String, name: String?, content: [UInt8], text: String? = nil,
        role: OpenedPart.Role, kind: Leaf.Kind = .content, failure: DecryptionFailure? = nil,
        in surroundings: Surroundings
    ) {
        let part = OpenedPart(
            path: path, mediaType: mediaType, name: name, content: content, text: text,
            encrypted: surroundings.ciphertext != nil, signed: surroundings.scopes.contains { scopes[$0].isGood },
            role: surroundings.isForwarded ? .forwarded : role, failure: failure)
        leaves.append(
            Leaf(
                part: part, kind: kind, ciphertext: surroundings.ciphertext, scopes: surroundings.scopes,
                isOpenedFile: surroundings.isOpenedFile))
    }

    /// Enters the reach of signatures; none are no reach.
    mutating func enter(
        _ statuses: [SignatureStatus], path: String, from surroundings: Surroundings
    ) -> Surroundings {
        guard !statuses.isEmpty else { return surroundings }
        var inside = surroundings
        inside.scopes.append(scopes.count)
        scopes.append(
            SignedScope(
                path: path, statuses: statuses, isForwarded: surroundings.isForwarded,
                insideEncryption: surroundings.ciphertext != nil))
        return inside
    }

    /// With nothing but opened attachments to read, their text is the report: some programs encrypt by hand and send
    /// the result as a file with an empty body.
    mutating func promoteOpenedFiles() {
        guard !leaves.contains(where: { $0.isReport || ($0.kind == .unopened && $0.part.role != .forwarded) }) else {
            return
        }
        for index in leaves.indices
        where leaves[index].part.role == .attachment && leaves[index].isOpenedFile && leaves[index].part.text != nil {
            leaves[index].part.role = .report
        }
    }
}
