internal import Disclosure

/// How a message came, as a notice tells it.
public struct ArrivalFacts: Sendable {
    /// Whether the report's words lay in a ciphertext that was opened.
    public var isEncrypted: Bool
    /// Whether a key that is bound to the sender vouches for them.
    public var isVouchedFor: Bool
    /// The state of the signature, a code; nil if there is none.
    public var signature: String?
    /// The signer's fingerprint.
    public var key: String?
    /// What a handler should know of it: codes.
    public var flags: [String]
    /// Why it could not be read, a code; nil if it was.
    public var failure: String?

    /// How one message came.
    public init(
        isEncrypted: Bool, isVouchedFor: Bool, signature: String?, key: String?, flags: [String], failure: String?
    ) {
        self.isEncrypted = isEncrypted
        self.isVouchedFor = isVouchedFor
        self.signature = signature
        self.key = key
        self.flags = flags
        self.failure = failure
    }
}

extension NoticeWords {
    /// How a message came, and what a handler should know of it.
    public func arrival(_ facts: ArrivalFacts) -> String {
        switch language {
        case .english: english(facts)
        case .japanese: japanese(facts)
        }
    }

    private func english(_ facts: ArrivalFacts) -> String {
        let key = facts.key.map { " by \($0)" } ?? ""
        let signature = facts.signature.map { ", signature \(code($0))\(key)" } ?? ""
        let flags = facts.flags.isEmpty ? "" : "; flags: \(facts.flags.map(code).joined(separator: ", "))"
        if let failure = facts.failure { return "\(code(failure)): it could not be read\(flags)" }
        guard facts.isEncrypted else { return "in clear\(signature)\(flags)" }
        let proof = facts.isVouchedFor ? ", which is bound to the sender" : ", and nothing proves who wrote it"
        return "encrypted\(signature)\(proof)\(flags)"
    }

    private func japanese(_ facts: ArrivalFacts) -> String {
        let key = facts.key.map { "、鍵：\($0)" } ?? ""
        let signature = facts.signature.map { "、署名：\(code($0))\(key)" } ?? ""
        let flags = facts.flags.isEmpty ? "" : "。特記事項：\(facts.flags.map(code).joined(separator: "、"))"
        if let failure = facts.failure { return "読み取れませんでした（\(code(failure))）\(flags)" }
        guard facts.isEncrypted else { return "暗号化なし\(signature)\(flags)" }
        let proof = facts.isVouchedFor ? "（送信者に登録済みの鍵）" : "。送信者を証明するものはありません"
        return "暗号化あり\(signature)\(proof)\(flags)"
    }

    /// What a code of ours means: the state of a signature, a flag, a reason.
    private func code(_ code: String) -> String {
        switch language {
        case .english:
            code.reduce(into: "") { text, character in
                text += character.isUppercase ? " " + character.lowercased() : String(character)
            }
        // A code of later days stands as it is.
        case .japanese: Self.japaneseCodes[code] ?? code
        }
    }

    /// The codes that have Japanese words.
    static var knownCodes: Set<String> { Set(japaneseCodes.keys) }

    private static let japaneseCodes: [String: String] = [
        // States of a signature.
        "good": "有効", "bad": "不正", "revokedKey": "失効した鍵", "expired": "期限切れの署名", "expiredKey": "期限切れの鍵",
        "weak": "弱いアルゴリズム", "unknownKey": "未知の鍵", "mismatch": "送信者と一致しない鍵", "several": "複数の署名",
        // Flags.
        "repaired": "構造を修復", "ambiguous": "構造が曖昧", "hiddenText": "隠された文字", "forwarded": "転送されたもの",
        "replayed": "過去の暗号文と同一", "notAddressedToUs": "当方宛てではない", "dateMismatch": "日付と署名の不一致",
        "keyChange": "別の証明書", "secretKeyAttached": "秘密鍵を添付", "doubledHeader": "ヘッダーの重複", "smime": "S/MIME",
        "overLimit": "上限を超えた証明書", "unknownCharset": "未知の文字コード", "sameMessageID": "既知のMessage-ID",
        "otherSender": "別の送信者", "closedTicket": "終了した案件",
        // Why a message could not be read.
        "modified": "改変の疑い", "malformed": "形式の誤り", "tooLarge": "大きすぎる", "password": "パスワードで暗号化",
        "noSecretKey": "秘密鍵がない", "noText": "本文なし", "parserFailed": "解析に失敗", "empty": "空のメール", "noHeader": "ヘッダーなし",
    ]
}
