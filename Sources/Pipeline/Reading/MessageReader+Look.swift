import Disclosure
import Mail
import OpenPGP
import PGPMIME
import Settings
import Tickets

extension MessageReader {
    /// One examination of a message, and what it was made with.
    struct Look {
        var outside: MessageOutside
        var outcome: MessageExaminer.Outcome
        var known: [StoredCertificate] = []
        var record: WatchedCryptography?
        /// There was not a byte.
        var isEmpty = false
        /// Other ciphertexts were asked about when the message was looked at before.
        var isUnlikeTheFirst = false
        /// The parser failed, or said it did, after it had asked for a decryption.
        var failedInside = false

        /// Of a message whose inside nobody can tell of.
        static func closed(
            _ outside: MessageOutside, _ known: [StoredCertificate], _ record: WatchedCryptography
        ) -> Look {
            var look = Look(outside: outside, outcome: .failed(.malformed("")), known: known, record: record)
            look.failedInside = true
            return look
        }
    }

    func look(at bytes: [UInt8], _ job: ExaminationJob, adding new: [[UInt8]]) throws -> Look {
        let check: AccountCheck
        do throws(MailError) {
            check = AccountCheck(lint: try lintMessage(bytes, limits: job.limits), limits: job.limits)
        } catch {
            return try lookAtHeader(of: bytes, job, error)
        }
        var outside: MessageOutside?
        var known: [StoredCertificate] = []
        var record: WatchedCryptography?
        defer { record?.finish() }
        var lazy: LazyCryptography?
        let outcome: MessageExaminer.Outcome
        do {
            outcome = try parser.examine(bytes, job) { told in
                var told = told
                // What our own server wrote is not the parser's to leave out.
                told.authenticationResults = check.lint.authenticationResults
                try check.check(told)
                outside = told
                if case .ok(let mailbox) = told.from { known = try certificates(mailbox.address) }
                let cryptography = cryptography(with: new + known.filter { $0.state == .bound }.map(\.bytes))
                let watched = WatchedCryptography(cryptography)
                (lazy, record) = (cryptography, watched)
                return watched
            }
            switch outcome {
            case .opened(let account): if let record { try check.check(account, record) }
            case .failed(let error): try check.check(error)
            }
        } catch OpenError.engine(let error) {
            if case .locked = error { throw PosternError.waiting(error.description) }
            throw lazy?.failure ?? PosternError(error)
        } catch let error where error is ParserDeath || error is AccountCheck.Contradiction {
            // Whether an answer comes must not depend on what a ciphertext holds: the outside has been told.
            if let outside, let record, record.attempts > 0 { return .closed(outside, known, record) }
            guard let contradiction = error as? AccountCheck.Contradiction else { throw error }
            throw ParserDeath(reason: "it said what cannot be: \(contradiction)")
        }
        guard let outside else { throw ParserDeath(reason: "it said nothing of the header") }
        if case .failed = outcome, let record, record.attempts > 0 { return .closed(outside, known, record) }
        return Look(outside: outside, outcome: outcome, known: known, record: record)
    }

    /// Of a message that is none, or over a limit, no more than the header is shown to the parser.
    private func lookAtHeader(of bytes: [UInt8], _ job: ExaminationJob, _ error: MailError) throws -> Look {
        var job = job
        job.headerOnly = true
        let block = headerBlock(of: bytes, limit: job.limits.headerBytes)
        let header = try? lintMessage(block, limits: job.limits)
        let check = AccountCheck(lint: header ?? MessageLint(), limits: job.limits)
        var outside: MessageOutside?
        do {
            _ = try parser.examine(block, job) { told in
                var told = told
                // What could not be measured names nobody to write to unless the header itself is in order.
                if case .ok(let mailbox) = told.from, mailbox.address != header?.fromAddress {
                    told.from = .malformed("the header cannot be read")
                }
                told.authenticationResults = check.lint.authenticationResults
                try check.check(told)
                outside = told
                return NoCryptography()
            }
        } catch let error as AccountCheck.Contradiction {
            throw ParserDeath(reason: "it said what cannot be: \(error)")
        }
        guard let outside else { throw ParserDeath(reason: "it said nothing of the header") }
        return Look(outside: outside, outcome: .failed(error), isEmpty: bytes.isEmpty)
    }

    private func cryptography(with certificates: [[UInt8]]) -> LazyCryptography {
        LazyCryptography { () throws(PosternError) in
            try keys().cryptography(with: certificates, limit: settings.limits.plaintextBytes)
        }
    }
}
