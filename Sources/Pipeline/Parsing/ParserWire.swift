import Confinement
import Disclosure
import Extraction
import Foundation
import Mail
import OpenPGP
import PGPMIME

/// The frames between a parser and who started it.
enum ParserWire {
    enum Kind: UInt8 {
        /// To the parser: `ExaminationJob`, and the bytes of the message.
        case job = 1
        /// From it, once and before any question: `MessageOutside`.
        case outside
        /// Questions of the parser, each answered before it goes on.
        case decrypt, verifyDetached, verifyCleartext, verifyOpaque
        /// To the parser: `Answer`, and the plaintext, text or content.
        case answer
        /// From it, at the end: `Account`, with texts, contents and certificates.
        case account
        /// From it, at the end: `SystemConfiguration`, of a text that is no mail.
        case configuration
        /// From it, at the end: `MailError`.
        case failed
    }

    /// What came of a question.
    struct Answer: Codable {
        var failure: Failure?
        var signatures: [SignatureStatus] = []
        var recipients: [String] = []
        var fileName: String?
    }

    /// What may be wrong with a message; what is wrong with gpg or our keys is no business of a parser.
    enum Failure: Codable {
        case noSecretKey([String])
        case password, modified
        case malformed(String)
        case tooLarge(Int)
        case timedOut(Int)

        init?(_ error: OpenPGPError) {
            switch error {
            case .noSecretKey(let recipients): self = .noSecretKey(recipients)
            case .password: self = .password
            case .modified: self = .modified
            case .malformed(let reason): self = .malformed(reason)
            case .tooLarge(let limit): self = .tooLarge(limit)
            case .timedOut(let seconds): self = .timedOut(seconds)
            case .gpgMissing, .keyExpired, .keyUnusable, .diskFull, .locked, .engine: return nil
            }
        }

        var error: OpenPGPError {
            switch self {
            case .noSecretKey(let recipients): .noSecretKey(recipients: recipients)
            case .password: .password
            case .modified: .modified
            case .malformed(let reason): .malformed(reason)
            case .tooLarge(let limit): .tooLarge(limit: limit)
            case .timedOut(let seconds): .timedOut(seconds: seconds)
            }
        }
    }

    /// An account whose large values lie beside it, in this order: the texts and contents of the parts that have any,
    /// then the certificates.
    struct Account: Codable {
        var account: MessageAccount
        var hasText: [Bool]
        var hasContent: [Bool]
        var certificates: Int
    }

    /// The most bytes of JSON that a message under these limits gives rise to. What may be large lies beside it, and
    /// decoding takes many times its size.
    static func largestHeader(_ limits: MailLimits) -> Int { (8 << 20) + 8 * limits.headerBytes + 4_096 * limits.parts }

    /// - Throws: ``ParserDeath``, without a word of the frame: an error of the decoder would quote it.
    static func value<Value: Decodable>(
        _ type: Value.Type, of frame: Frame, limit: Int = largestHeader(MailLimits())
    ) throws(ParserDeath) -> Value {
        guard frame.header.count <= limit else {
            throw ParserDeath(reason: "its words are \(frame.header.count) bytes, over the limit of \(limit)")
        }
        guard let value = try? frame.value(type) else {
            throw ParserDeath(reason: "its words have no meaning")
        }
        return value
    }

    static func frame(of account: MessageAccount) throws -> Frame {
        var bare = account
        var blobs: [[UInt8]] = []
        for index in bare.parts.indices {
            if let text = bare.parts[index].text { blobs.append(Array(text.utf8)) }
            if let content = bare.parts[index].content { blobs.append(content) }
            bare.parts[index].text = nil
            bare.parts[index].content = nil
        }
        blobs += account.offeredCertificates
        bare.offeredCertificates = []
        let header = Account(
            account: bare, hasText: account.parts.map { $0.text != nil },
            hasContent: account.parts.map { $0.content != nil }, certificates: account.offeredCertificates.count)
        return try Frame(Kind.account, header, blobs)
    }

    static func account(of frame: Frame, limit: Int = largestHeader(MailLimits())) throws(ParserDeath)
        -> MessageAccount
    {
        let header = try value(Account.self, of: frame, limit: limit)
        var account = header.account
        var blobs = frame.blobs[...]
        guard header.hasText.count == account.parts.count, header.hasContent.count == account.parts.count,
            header.certificates >= 0,
            blobs.count == (header.hasText + header.hasContent).filter(\.self).count + header.certificates
        else { throw ParserDeath(reason: "its account does not add up") }
        for index in account.parts.indices {
            if header.hasText[index] {
                account.parts[index].text = String(decoding: blobs.removeFirst(), as: UTF8.self)
            }
            if header.hasContent[index] { account.parts[index].content = blobs.removeFirst() }
        }
        account.offeredCertificates = Array(blobs)
        return account
    }
}
