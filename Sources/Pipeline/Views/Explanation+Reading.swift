import Disclosure
import Mail
import OpenPGP
import PGPMIME
import Tickets

extension Explanation {
    /// Puts a reading and what was decided on it into words; text from outside is escaped.
    init(
        _ reading: Reading, _ classification: Classification, answer: Answer, keyOrigin: KeyOrigin?, withText: Bool
    ) {
        let opened = reading.opened
        let outer = reading.outside.subject.map { VisibleText.line($0) }
        let shown = opened?.subject.map { VisibleText.line($0) } ?? outer
        outcome = classification.outcome.rawValue
        from =
            switch reading.from {
            case .ok(let mailbox): From(ShownAddress(mailbox.address))
            case .malformed: From(address: nil, addressASCII: nil, state: "malformed")
            }
        encryption = Encryption(
            encrypted: opened?.encryption.encrypted ?? false,
            covers: (opened?.encryption.covers ?? .none).rawValue, failure: opened?.encryption.failure?.rawValue)
        signature = Signature(
            state: reading.signature.state.rawValue, covers: reading.signature.covers.rawValue,
            fingerprint: reading.signature.fingerprint?.hex, key: keyOrigin)
        signatures = (opened?.signatures ?? []).map(OneSignature.init)
        automatic = Automatic(reading.outside.automatic)
        self.answer = answer
        parts = (opened?.parts ?? []).map { Part($0, withText: withText) }
        flags = classification.flags.sorted()
        headerDifferences = opened?.headerDifferences ?? []
        (subject, outerSubject) = (shown, outer)
    }
}

extension Explanation.From {
    fileprivate init(_ address: ShownAddress) {
        self.init(address: address.text, addressASCII: address.ascii, state: "ok")
    }
}

extension Explanation.OneSignature {
    init(_ signature: PartSignature) {
        let status = signature.status
        let algorithms = [status.publicKeyAlgorithm, status.hashAlgorithm].filter { !$0.isEmpty }
        part = signature.part
        state = status.state.rawValue
        fingerprint = status.fingerprint?.hex
        algorithm = algorithms.isEmpty ? nil : algorithms.joined(separator: "/")
        created = status.created
    }
}

extension Explanation.Automatic {
    init(_ mail: AutomaticMail) {
        switch mail.kind {
        case .person: self.init(is: false, reason: nil)
        case .bounce: self.init(is: true, reason: "bounce")
        case .automatic(let reason): self.init(is: true, reason: reason)
        }
    }
}

extension Explanation.Part {
    init(_ part: AccountPart, withText: Bool) {
        path = part.path
        type = VisibleText.line(part.mediaType)
        bytes = part.bytes
        sha256 = part.sha256.hex
        role = part.role.rawValue
        encrypted = part.encrypted
        signed = part.signed
        text = withText ? Nullable(wrappedValue: part.text.map(VisibleText.block)) : nil
        name = part.name.map { VisibleText.line($0) }
        failure = part.failure?.rawValue
    }
}
