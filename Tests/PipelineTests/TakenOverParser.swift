import Foundation
import Mail
import OpenPGP
import PGPMIME

@testable import Pipeline

/// A parser in the hands of a message's sender: it reads the message as an honest one does, and then says what it likes.
final class TakenOverParser: MessageParsing {
    typealias Outcome = MessageExaminer.Outcome

    /// Changes what it says of the outside.
    var outside: (inout MessageOutside) -> Void = { _ in }
    /// Changes what it says at the end; may ask once more before, and knows which look it is, from 1.
    var last: (inout Outcome, any Cryptography, Int) throws -> Void = { _, _, _ in }
    private(set) var looks = 0

    func examine(
        _ bytes: [UInt8], _ job: ExaminationJob, tell: (MessageOutside) throws -> any Cryptography
    ) throws -> Outcome {
        looks += 1
        var keys: (any Cryptography)?
        var outcome = try MessageExaminer(job: job).examine(bytes) { told in
            var told = told
            outside(&told)
            let cryptography = try tell(told)
            keys = cryptography
            return cryptography
        }
        if let keys { try last(&outcome, keys, looks) }
        return outcome
    }

    /// Changes the account of a message that was opened.
    static func account(_ change: @escaping (inout MessageAccount) -> Void) -> TakenOverParser {
        let parser = TakenOverParser()
        parser.last = { outcome, _, _ in
            guard case .opened(var account) = outcome else { return }
            change(&account)
            outcome = .opened(account)
        }
        return parser
    }

    /// Changes the outside alone.
    static func outside(_ change: @escaping (inout MessageOutside) -> Void) -> TakenOverParser {
        let parser = TakenOverParser()
        parser.outside = change
        return parser
    }
}

extension PartSignature {
    /// One that no walk over a message made.
    static func said(_ status: SignatureStatus, covers: String = "none", inside: Bool = false) -> PartSignature {
        struct Words: Encodable {
            let part = "1"
            let status: SignatureStatus
            let coversReport: String
            let insideEncryption: Bool
        }
        let words = Words(status: status, coversReport: covers, insideEncryption: inside)
        guard let json = try? JSONEncoder().encode(words),
            let signature = try? JSONDecoder().decode(PartSignature.self, from: json)
        else { preconditionFailure("the words of a signature are others now") }
        return signature
    }
}
