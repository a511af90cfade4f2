import Confinement
import Disclosure
import Extraction
import Foundation
import Mail
import OpenPGP
import PGPMIME

/// Gets the host of parsers ready: what is made here is shared by every worker, and what is not is made anew in each.
///
/// Character sets have to be open, since no file can be opened later. Beside those it is a matter of time: the states of
/// RE2's automata for ordinary text, and what Swift's runtime looks up of a type at its first use.
enum ParserWarmUp {
    static func run() {
        keepCharsetsReady()
        for mail in WarmUpMail.all { examine(Array(mail.utf8)) }
        _ = try? JSONDecoder().decode([Date].self, from: JSONEncoder().encode([Date()]))
    }

    /// The whole way of a message, as `ParserService.serve` goes it.
    private static func examine(_ bytes: [UInt8]) {
        var job = ExaminationJob()
        job.received = CalendarDay(secondsSince1970: 0)
        guard let asked = try? Frame(ParserWire.Kind.job, job, [bytes]),
            let job = try? ParserWire.value(ExaminationJob.self, of: asked),
            let outcome = try? MessageExaminer(job: job).examine(
                bytes,
                tell: { outside in
                    _ = try Frame(ParserWire.Kind.outside, outside)
                    return Opened()
                })
        else { return }
        if case .opened(let account) = outcome { _ = try? ParserWire.frame(of: account) }
    }

    /// Opens everything, to the same text.
    private struct Opened: Cryptography {
        func decryptVerify(_ ciphertext: [UInt8]) throws(OpenPGPError) -> Decryption {
            Decryption(
                plaintext: Array(WarmUpMail.protected.utf8), signatures: statuses(), recipients: [],
                fileName: nil)
        }

        func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] {
            statuses()
        }

        func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
            (block, statuses())
        }

        func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
            (bytes, statuses())
        }

        /// By way of the words in which a verdict comes back.
        private func statuses() -> [SignatureStatus] {
            var answer = ParserWire.Answer()
            answer.signatures = [
                SignatureStatus(state: .unknownKey, publicKeyAlgorithm: "EdDSA", hashAlgorithm: "SHA512")
            ]
            guard let frame = try? Frame(ParserWire.Kind.answer, answer),
                let read = try? ParserWire.value(ParserWire.Answer.self, of: frame)
            else { return [] }
            return read.signatures
        }
    }
}
