import Mail
import OpenPGP

extension MessageWalk {
    mutating func multipart(
        _ entity: Entity, _ children: [Entity], in surroundings: Surroundings
    ) throws(OpenError) {
        switch entity.mediaType.subtype {
        case "signed": try signed(entity, children, in: surroundings)
        case "encrypted": try encrypted(entity, children, in: surroundings)
        case "alternative": try alternative(children, in: surroundings)
        case "related": try related(children, in: surroundings)
        default: try mixed(children, in: surroundings)
        }
    }

    /// Children side by side; what servers make of PGP/MIME is repaired where the shape is a known one.
    private mutating func mixed(_ children: [Entity], in surroundings: Surroundings) throws(OpenError) {
        let inside = surroundings.inside
        // A server's wrapper has nothing to read of its own, so that the header inside still speaks for the message.
        let blankTexts = children.filter(isBlankText).count
        var index = 0
        while index < children.count {
            let child = children[index]
            var place = inside
            if index + 1 < children.count, isVersionPart(child), case .leaf(let content) = children[index + 1].body,
                holdsMessage(content)
            {
                // QUIRK: Exchange turns multipart/encrypted into multipart/mixed and puts an empty text in front.
                flags.insert(.repaired)
                place.isRoot = surroundings.isRoot && blankTexts + 2 == children.count
                addWrapping(child, in: place)
                try openEntity(children[index + 1], content, in: place)
                index += 2
                continue
            }
            if index == 1, children.count == 2, child.mediaType.essence == "multipart/encrypted",
                isPlainText(children[0])
            {
                // QUIRK: Google Workspace puts the footer of an organisation in front of the encrypted message.
                flags.insert(.repaired)
                place.isRoot = surroundings.isRoot && blankTexts == 1
            }
            try self.entity(child, in: place)
            index += 1
        }
    }

    /// The first child is the text, and the others belong to it (RFC 2387).
    private mutating func related(_ children: [Entity], in surroundings: Surroundings) throws(OpenError) {
        for (index, child) in children.enumerated() {
            var inside = surroundings.inside
            if index > 0 { inside.role = .attachment }
            try entity(child, in: inside)
        }
    }

    /// One text in several forms: one of them is the report, the plain text if it says anything.
    private mutating func alternative(_ children: [Entity], in surroundings: Surroundings) throws(OpenError) {
        var forms: [(leaves: Range<Int>, hasOpened: Bool)] = []
        for child in children {
            let firstLeaf = leaves.count
            let firstCiphertext = ciphertexts.count
            var inside = surroundings.inside
            inside.repeatsBlocks = forms.contains { $0.hasOpened }
            try entity(child, in: inside)
            let hasOpened = ciphertexts[firstCiphertext...].contains { $0.failure == nil }
            forms.append((firstLeaf..<leaves.count, hasOpened))
        }
        let readable = forms.indices.filter { leaves[forms[$0].leaves].contains { $0.isReport } }
        let plain = readable.filter { form in
            leaves[forms[form].leaves].contains { $0.isReport && $0.part.mediaType == "text/plain" }
        }
        guard let chosen = readable.first(where: { forms[$0].hasOpened }) ?? plain.first ?? readable.first else {
            return
        }
        for (form, range) in forms.map(\.leaves).enumerated() where form != chosen {
            for index in range where leaves[index].part.role == .report || leaves[index].kind == .unopened {
                if leaves[index].part.role == .report { leaves[index].part.role = .attachment }
                if leaves[index].kind == .unopened { leaves[index].kind = .content }
            }
        }
    }

    /// RFC 3156, section 5: exactly two children, the bytes of the first as they came, the signature the second.
    private mutating func signed(
        _ entity: Entity, _ children: [Entity], in surroundings: Surroundings
    ) throws(OpenError) {
        let protocolName = entity.mediaType.parameters["protocol"]?.lowercased()
        if protocolName?.hasSuffix("pkcs7-signature") == true { flags.insert(.smime) }
        guard let first = children.first else { return }

        let statuses = try signatureStatuses(of: children, protocolName: protocolName, in: surroundings)
        var inside = enter(statuses, path: first.path, from: surroundings)
        inside.isPayloadRoot = surroundings.isRoot
        if surroundings.isRoot { noteProtectedHeaders(of: first, in: inside) }
        guard children.count == 2 else {
            for child in children { try self.entity(child, in: inside.inside) }
            return
        }
        try self.entity(first, in: inside)
        if children[1].mediaType.essence == "application/pgp-signature" {
            addWrapping(children[1], in: surroundings.inside)
        } else {
            // All of it was said to be signed, and this is no signature.
            try self.entity(children[1], in: inside.inside)
        }
    }

    private mutating func signatureStatuses(
        of children: [Entity], protocolName: String?, in surroundings: Surroundings
    ) throws(OpenError) -> [SignatureStatus] {
        guard children.count == 2, protocolName == "application/pgp-signature",
            children[1].mediaType.essence == "application/pgp-signature",
            case .leaf(let signature) = children[1].body
        else { return [.unusable] }
        guard let raw = children[0].rawBytes, !surroundings.isAmbiguous else {
            flags.insert(.ambiguous)
            return [.unusable]
        }
        guard verifications < Self.maximumVerifications else { return [.unusable] }
        verifications += 1
        do {
            let statuses = try cryptography.verifyDetached(signature: signature, over: canonicalLineEnds(raw))
            return statuses.isEmpty ? [.unusable] : statuses
        } catch {
            try stopIfEngine(error)
            return [.unusable]
        }
    }

    /// RFC 3156, section 4: a version part and the ciphertext.
    private mutating func encrypted(
        _ entity: Entity, _ children: [Entity], in surroundings: Surroundings
    ) throws(OpenError) {
        let found = children.firstIndex { child in
            if case .leaf(let content) = child.body { holdsMessage(content) } else { false }
        }
        // Without any packets to see the ciphertext is where it should be, and damaged.
        guard let index = found ?? (children.count == 2 && isVersionPart(children[0]) ? 1 : nil),
            case .leaf(let content) = children[index].body
        else {
            noteUnopened(in: surroundings)
            return try mixed(children, in: surroundings)
        }
        let isAsWritten =
            children.count == 2 && index == 1 && isVersionPart(children[0])
            && entity.mediaType.parameters["protocol"]?.lowercased() == "application/pgp-encrypted"
        if !isAsWritten { flags.insert(.repaired) }
        for (position, child) in children.enumerated() {
            if position == index {
                var place = surroundings
                place.isRoot = surroundings.isRoot && children.count <= 2
                try openEntity(child, content, in: place)
            } else if isVersionPart(child) {
                addWrapping(child, in: surroundings.inside)
            } else {
                try self.entity(child, in: surroundings.inside)
            }
        }
    }

    mutating func addWrapping(_ entity: Entity, in surroundings: Surroundings) {
        guard case .leaf(let content) = entity.body else { return }
        add(
            entity.path, entity.mediaType.essence, name: entity.fileName, content: content, role: .attachment,
            kind: .wrapping, in: surroundings)
    }

    private func isVersionPart(_ entity: Entity) -> Bool {
        guard entity.mediaType.essence == "application/pgp-encrypted", case .leaf(let content) = entity.body else {
            return false
        }
        return !holdsMessage(content) && content.count < 1024
    }

    private func isPlainText(_ entity: Entity) -> Bool {
        entity.mediaType.essence == "text/plain" && entity.disposition != "attachment"
    }

    private func isBlankText(_ entity: Entity) -> Bool {
        guard entity.mediaType.type == "text", case .leaf(let content) = entity.body else { return false }
        return content.count < 4096 && decodeText(content, as: entity.mediaType).text.isBlank
    }
}

extension SignatureStatus {
    /// Stands for a signature that was promised and is not there, or cannot be read.
    static var unusable: SignatureStatus {
        SignatureStatus(state: .bad, publicKeyAlgorithm: "", hashAlgorithm: "")
    }
}

/// LF becomes CRLF, as the signer hashed it (RFC 3156, section 5); a CRLF stays, and so does a CR alone.
func canonicalLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    var canonical: [UInt8] = []
    canonical.reserveCapacity(bytes.count + bytes.count / 32)
    var previous: UInt8 = 0
    for byte in bytes {
        if byte == 0x0A, previous != 0x0D { canonical.append(0x0D) }
        canonical.append(byte)
        previous = byte
    }
    return canonical
}
