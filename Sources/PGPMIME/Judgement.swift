public import Disclosure
import Mail
public import OpenPGP

/// Which leaves the verdicts are about, and how far a protection reaches over them.
struct Judgement {
    /// Report text, and ciphertexts that may have held some; with none of either, every leaf that has content.
    let judged: [Leaf]
    private let hasText: Bool

    init(leaves: [Leaf]) {
        hasText = leaves.contains { $0.isReport }
        let report = leaves.filter { $0.isReport || ($0.kind == .unopened && $0.part.role != .forwarded) }
        judged = report.isEmpty ? leaves.filter { $0.kind != .wrapping && $0.part.role != .forwarded } : report
    }

    /// One ciphertext around all, several or not all, or none.
    var encryption: EncryptionVerdict.Coverage {
        guard hasText else { return .none }
        let around = Set(judged.map(\.ciphertext))
        if around == [nil] { return .none }
        return around.count == 1 ? .whole : .part
    }

    /// - Parameter index: of a signed scope, as leaves know it.
    func coverage(ofScope index: Int) -> EncryptionVerdict.Coverage {
        let covered = judged.filter { $0.scopes.contains(index) }.count
        if covered == 0 { return .none }
        return covered == judged.count ? .whole : .part
    }

    /// The innermost layer of signatures over everything that is judged.
    static func innermostScope(of judged: [Leaf]) -> Int? {
        guard let first = judged.first else { return nil }
        return first.scopes.last { scope in judged.allSatisfy { $0.scopes.contains(scope) } }
    }
}

extension MessageWalk {
    func encryptionVerdict(_ judgement: Judgement) -> EncryptionVerdict {
        EncryptionVerdict(
            encrypted: ciphertexts.contains { $0.failure == nil && !$0.isForwarded },
            covers: judgement.encryption,
            failure: ciphertexts.compactMap(\.failure).min(),
            attempted: !ciphertexts.isEmpty,
            recipients: ciphertexts.flatMap(\.recipients).uniqued())
    }
}

extension OpenedMessage {
    /// What the verdict on the report text is made from.
    public var reportSignature: ReportSignature {
        guard let index = Judgement.innermostScope(of: judged) else {
            let isPartly = judged.contains { !$0.scopes.isEmpty }
            return ReportSignature(covers: isPartly ? .part : .none)
        }
        let scope = scopes[index]
        return ReportSignature(
            covers: .whole, statuses: scope.statuses, insideEncryption: scope.insideEncryption)
    }

    /// The verdict on the report text: that of the one signature on the innermost layer around all of it.
    ///
    /// - Parameter boundKeys: the primary keys bound to an address, from our own table.
    public func signature(boundKeys: (EmailAddress) -> Set<Fingerprint>) -> SignatureVerdict {
        guard case .ok(let mailbox) = from else { return reportSignature.verdict { _ in false } }
        let keys = boundKeys(mailbox.address)
        return reportSignature.verdict { keys.contains($0) }
    }
}

extension SignatureVerdict.State {
    init(_ status: SignatureStatus, isBound: Bool) {
        self =
            switch status.state {
            case .good: isBound ? .good : .mismatch
            case .bad: .bad
            case .revokedKey: .revokedKey
            case .expired: .expired
            case .expiredKey: .expiredKey
            case .weak: .weak
            case .unknownKey: .unknownKey
            }
    }
}
