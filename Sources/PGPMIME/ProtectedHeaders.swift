import Disclosure
import Foundation
import Mail
import OpenPGP

/// The header fields at the root of what was decrypted or verified, and what vouches for them.
struct ProtectedPayload {
    var headers: HeaderFields
    /// Under a good signature, whoever the signer is.
    var isSigned: Bool
}

extension MessageWalk {
    /// Keeps the header fields of a root if it says that they are protected (RFC 9788; the older
    /// `protected-headers`), or has a subject, and if something does protect them.
    mutating func noteProtectedHeaders(of root: Entity, in surroundings: Surroundings) {
        let parameters = root.mediaType.parameters
        let declared =
            ["clear", "cipher"].contains(parameters["hp"]?.lowercased())
            || parameters["protected-headers"]?.lowercased() == "v1"
        guard declared || root.headers.first("Subject") != nil else { return }
        let isSigned = surroundings.scopes.contains { scopes[$0].isGood }
        guard isSigned || surroundings.ciphertext != nil else { return }
        let fields = root.headers.fields.filter { field in
            let name = field.name.lowercased()
            return !name.hasPrefix("content-") && name != "mime-version" && name != "hp-outer"
        }
        guard !fields.isEmpty else { return }
        payloads.append(ProtectedPayload(headers: HeaderFields(fields), isSigned: isSigned))
    }

    /// A good signature that is more than seven days from what the message says of its time, outside or inside.
    func hasDateMismatch(outer: Date?, protected: Date?) -> Bool {
        let allowed: TimeInterval = 7 * 24 * 3600
        let dates = [outer, protected].compactMap { $0 }
        return scopes.filter { !$0.isForwarded }.flatMap(\.statuses).contains { status in
            guard status.state == .good, let created = status.created else { return false }
            return dates.contains { abs($0.timeIntervalSince(created)) > allowed }
        }
    }
}
