import Disclosure
import Extraction
import Mail
import PGPMIME

/// Takes a message apart and reads the configuration out of it: the one place where bytes of a stranger meet GMime,
/// the HTML parser and the pattern engine.
struct MessageExaminer {
    let job: ExaminationJob

    /// What an examination came to; the outside is told in any case.
    enum Outcome {
        case opened(MessageAccount)
        case failed(MailError)
    }

    /// Examines a message.
    ///
    /// - Parameters:
    ///   - tell: hears of the outside before anything is opened, and gives what opens ciphertexts.
    func examine(_ bytes: [UInt8], tell: (MessageOutside) throws -> any Cryptography) throws -> Outcome {
        let structure: ParsedMessage
        do throws(MailError) {
            guard !job.headerOnly else { throw .malformed("a header alone") }
            structure = try parseMessage(bytes, limits: job.limits)
        } catch {
            _ = try tell(MessageOutside(headerFields(of: bytes), nil))
            return .failed(error)
        }
        let cryptography = try tell(MessageOutside(structure.headers, structure))
        do throws(OpenError) {
            let message = try MessageOpener(cryptography: cryptography, limits: job.limits).open(structure)
            return .opened(
                MessageAccount(message, configuration: configuration(of: message), wantsContents: job.wantsContents))
        } catch {
            guard case .mail(let error) = error else { throw error }
            return .failed(error)
        }
    }

    /// The configuration in a text that is no mail.
    func configuration(ofText bytes: [UInt8]) -> SystemConfiguration {
        let utf8 = MediaType(type: "text", subtype: "plain", parameters: ["charset": "utf-8"])
        return extractor.configuration(
            in: [ReportText(part: nil, text: decodeText(bytes, as: utf8).text)], received: job.received)
    }

    private var extractor: Extractor { Extractor(products: job.products, required: job.required) }

    private func configuration(of message: OpenedMessage) -> SystemConfiguration {
        let texts = message.parts.filter { $0.role == .report }.compactMap { part in
            part.text.map { ReportText(part: part.path, text: $0) }
        }
        let attached = AttachedTexts(of: message, limits: job.unpacking)
        var configuration = extractor.configuration(
            in: texts + attached.texts, subject: message.subject, received: job.received)
        configuration.unread = attached.unread
        return configuration
    }

    /// Of a message that is none, or over a limit: what can be read of its header, the Message-ID at least.
    private func headerFields(of bytes: [UInt8]) -> HeaderFields {
        let block = headerBlock(of: bytes, limit: job.limits.headerBytes)
        if let headers = try? parseHeaderFields(block, limits: job.limits) { return headers }
        var limits = job.limits
        limits.headerBytes = .max
        limits.headerFields = .max
        limits.fieldBytes = .max
        limits.addressFieldBytes = .max
        let fields = (try? parseHeaderFields(block, limits: limits))?.all("Message-ID") ?? []
        return HeaderFields(fields.filter { $0.raw.count <= 1_000 })
    }
}

/// Everything before the first empty line, at most `limit` bytes and one.
func headerBlock(of bytes: [UInt8], limit: Int) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    var lineStart = 0
    var index = 0
    while index < min(bytes.count, limit + 1) {
        if bytes[index] == newline {
            let line = bytes[lineStart..<index]
            if line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")]) { return Array(bytes[..<lineStart]) }
            lineStart = index + 1
        }
        index += 1
    }
    return Array(bytes[..<index])
}
