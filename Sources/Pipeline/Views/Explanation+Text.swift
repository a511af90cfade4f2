import Foundation

extension Explanation {
    /// The steps of the decision, a line each, and the parts.
    public func text(_ style: ScreenStyle) -> String {
        var lines = [
            line("from", from.address ?? style.warning("malformed; nobody to write to")),
            line("subject", subject ?? "none"),
        ]
        if let domain = from.address.flatMap(ALabel.domain) { lines.insert(line("domain", domain), at: 1) }
        if let outerSubject, outerSubject != subject { lines.append(line("outside", outerSubject)) }
        lines += [
            line("encryption", encryptionWords), line("signature", signatureWords),
            line("automatic", automatic.is ? "yes: \(automatic.reason ?? "")" : "no"),
            line("outcome", style.bold(ScreenStyle.words(outcome))),
            line("answer", answerWords),
        ]
        if !flags.isEmpty { lines.append(line("flags", flags.map(ScreenStyle.words).joined(separator: ", "))) }
        for signature in signatures {
            let key = [signature.algorithm, signature.fingerprint].compactMap { $0 }.joined(separator: " ")
            let made = signature.created.map { ScreenStyle.minute($0) } ?? ""
            lines.append(
                line("signed", "\(signature.part)  \(ScreenStyle.words(signature.state))  \(key)  \(made)".trimmed))
        }
        for part in parts { lines += words(of: part, style) }
        return lines.joined(separator: "\n")
    }

    private func line(_ name: String, _ words: String) -> String { ScreenStyle.pad(name, 12) + words }

    private var encryptionWords: String {
        let covers = encryption.encrypted ? "opened, covers \(covering(encryption.covers))" : "nothing opened"
        return [covers, encryption.failure.map { "failure: \(ScreenStyle.words($0))" }].compactMap { $0 }
            .joined(separator: "; ")
    }

    private var signatureWords: String {
        var words = [ScreenStyle.words(signature.state)]
        if signature.covers != "none" { words.append("covers \(covering(signature.covers))") }
        if let fingerprint = signature.fingerprint { words.append(fingerprint) }
        if let key = signature.key { words.append(key == .known ? "known before" : "came with the message") }
        return words.joined(separator: ", ")
    }

    private var answerWords: String {
        guard answer.would else { return "no: \(ScreenStyle.words(answer.reason ?? "none"))" }
        let protection = answer.encrypted ? "encrypted" : "in clear"
        let content = answer.specific ? "names what is missing" : "names nothing of the report"
        return "to \(answer.to ?? "nobody"), \(protection), \(content)"
    }

    private func covering(_ covers: String) -> String {
        switch covers {
        case "whole": "the whole report"
        case "part": "part of the report"
        default: "none of the report"
        }
    }

    private func words(of part: Part, _ style: ScreenStyle) -> [String] {
        let facts =
            [part.type, part.name, "\(part.bytes) bytes", ScreenStyle.words(part.role)].compactMap { $0 }
            + (part.encrypted ? ["encrypted"] : []) + (part.signed ? ["signed"] : [])
            + [part.failure.map { "did not open: \(ScreenStyle.words($0))" }].compactMap { $0 }
        var lines = [line("part", "\(part.path)  \(facts.joined(separator: ", "))")]
        if let text = part.text?.wrappedValue {
            lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { style.dim("  | ") + $0 }
        }
        return lines
    }
}
