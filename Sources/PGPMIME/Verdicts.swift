public import OpenPGP

/// Why a ciphertext did not open; the gravest first.
public enum DecryptionFailure: String, CaseIterable, Sendable, Codable, Comparable {
    /// Its integrity protection fails or is missing (RFC 9580, section 5.13).
    case modified
    /// Not OpenPGP, damaged, too many session-key packets, or nested too deeply.
    case malformed
    /// More plaintext or more time than the limits allow.
    case tooLarge
    /// Protected with a password alone.
    case password
    /// Encrypted to keys that are not ours.
    case noSecretKey

    /// The graver is the smaller.
    public static func < (left: DecryptionFailure, right: DecryptionFailure) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What encryption says about the report text of a message.
public struct EncryptionVerdict: Sendable, Hashable, Codable {
    /// How much of the report text lies under one protection.
    public enum Coverage: String, Sendable, Codable {
        /// One ciphertext, or one signature, around all of it.
        case whole
        /// Several side by side, or text outside.
        case part
        case none
    }

    /// Something was opened with our key; what a forwarded message brings along does not count.
    public var encrypted: Bool
    /// How much of the report text was opened, and of one ciphertext.
    public var covers: Coverage
    /// The gravest failure of all ciphertexts in the message.
    public var failure: DecryptionFailure?
    /// A ciphertext was there, opened or not, forwarded or not.
    public var attempted: Bool
    /// Key ids read off the packets, each once: untrusted, and zeros where the sender hides them.
    public var recipients: [String]
}

/// One signature found in a message, judged by itself.
public struct PartSignature: Sendable, Hashable, Codable {
    /// The path of what it covers.
    public var part: String
    /// The verdict on it alone.
    public var status: SignatureStatus
    /// How much of the report text it covers.
    public var coversReport: EncryptionVerdict.Coverage
    /// Made inside a ciphertext: only such a signature shows that the signer knew the text, since anybody can sign
    /// a ciphertext of someone else's.
    public var insideEncryption: Bool
}

/// The signatures on the innermost layer around all of the report text, before anybody asks whose keys made them.
public struct ReportSignature: Sendable, Hashable, Codable {
    /// `whole` if there is such a layer, `part` if only some of the text is signed.
    public var covers: EncryptionVerdict.Coverage
    /// Of that layer; none unless it covers the whole.
    public var statuses: [SignatureStatus]
    /// The layer lies inside a ciphertext (see `PartSignature.insideEncryption`).
    public var insideEncryption: Bool

    /// What an unsigned message has, by default.
    public init(
        covers: EncryptionVerdict.Coverage = .none, statuses: [SignatureStatus] = [], insideEncryption: Bool = false
    ) {
        self.covers = covers
        self.statuses = statuses
        self.insideEncryption = insideEncryption
    }

    /// The verdict, once it is known which keys are the sender's.
    ///
    /// - Parameter isBound: whether the key with this primary fingerprint is bound to the sender's address.
    public func verdict(isBound: (Fingerprint) -> Bool) -> SignatureVerdict {
        guard covers == .whole else { return SignatureVerdict(covers: covers) }
        guard statuses.count == 1, let status = statuses.first else {
            return SignatureVerdict(state: .several, covers: .whole, insideEncryption: insideEncryption)
        }
        return SignatureVerdict(
            state: SignatureVerdict.State(status, isBound: status.fingerprint.map(isBound) ?? false), covers: .whole,
            fingerprint: status.fingerprint, insideEncryption: insideEncryption)
    }
}

/// What the signatures of a message say about its report text.
public struct SignatureVerdict: Sendable, Hashable {
    /// The words of the verdict; a state other than `none` means that one layer of signatures covers all the text.
    public enum State: String, Sendable, Codable {
        case none, good, bad, revokedKey, expired, expiredKey, weak, unknownKey
        /// Good, by a key that is not bound to the sender's address.
        case mismatch
        /// More than one signature on the same text.
        case several
    }

    /// `none` unless all the report text is covered.
    public var state: State
    /// How much of the report text is under any signature, good or not.
    public var covers: EncryptionVerdict.Coverage
    /// Of the primary key of the one signature.
    public var fingerprint: Fingerprint?
    /// The signature lies inside a ciphertext (see `PartSignature.insideEncryption`).
    public var insideEncryption: Bool

    /// A verdict; by default that of an unsigned message.
    public init(
        state: State = .none, covers: EncryptionVerdict.Coverage = .none, fingerprint: Fingerprint? = nil,
        insideEncryption: Bool = false
    ) {
        self.state = state
        self.covers = covers
        self.fingerprint = fingerprint
        self.insideEncryption = insideEncryption
    }
}

/// What a handler should know about a message beyond its verdicts.
public enum MessageFlag: String, Sendable, Codable {
    /// A known mangling of PGP/MIME was undone.
    case repaired
    /// Two parsers would read the message differently.
    case ambiguous
    /// Text that a reader would not see was left out.
    case hiddenText
    /// It carries a forwarded message.
    case forwarded
    /// The same ciphertext came from somebody else before.
    case replayed
    case notAddressedToUs
    /// A good signature and the `Date:` are more than seven days apart.
    case dateMismatch
    /// Another certificate for an address that has one.
    case keyChange
    /// A secret key came with the message.
    case secretKeyAttached
    case doubledHeader
    /// S/MIME, which is not opened and not trusted.
    case smime
    /// A certificate over its limits was left out.
    case overLimit
    case unknownCharset
}
