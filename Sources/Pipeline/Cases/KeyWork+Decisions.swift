public import Disclosure
public import Foundation
import Mail
import OpenPGP
import Settings
import Tickets

/// What a handler decides on certificates that came by mail.
extension KeyWork {
    /// Binds a certificate on record to its address; the one that was bound before is rejected.
    ///
    /// - Parameters:
    ///   - fingerprint: all of it, or 16 digits or more of its beginning; spaces in it do not count.
    ///   - address: needed where the certificate is on record for several.
    /// - Returns: what was done, a line each, and the next step.
    public func accept(_ fingerprint: String, for address: EmailAddress?, actor: String, now: Date) throws(PosternError)
        -> [String]
    {
        try home.lockForRun()
        defer { home.close() }
        return try asPosternError {
            let chosen = try choose(fingerprint, for: address, to: .bound)
            let warning = try examine(chosen)
            let former = try home.store.certificates(of: chosen.address).filter { $0.state == .bound }
            let tickets = try openTickets(of: chosen.address)
            try home.store.write { ledger in
                try Self.reject(former, on: tickets, actor: actor, at: now, in: ledger)
                try ledger.setCertificateState(chosen.id, .bound)
                try Self.note(
                    "keyBound", of: chosen.fingerprint, chosen.address, on: tickets, from: chosen.state,
                    to: .bound, actor: actor, at: now, in: ledger)
            }
            let name = ShownAddress(chosen.address).line
            return ["bound \(chosen.fingerprint) to \(name)"] + [warning].compactMap { $0 }
                + former.map { "rejected \($0.fingerprint), which was bound before" }
                + (try openVault(to: chosen.fingerprint, of: chosen.address))
                + (try readAgain(tickets, from: chosen.address))
        }
    }

    /// Rejects a certificate that is held: a mail that brings it again changes nothing.
    ///
    /// - Parameters:
    ///   - fingerprint: as for `accept`.
    ///   - address: needed where the certificate is held for several.
    /// - Returns: what was done, and which certificate stays bound.
    public func reject(_ fingerprint: String, for address: EmailAddress?, actor: String, now: Date) throws(PosternError)
        -> [String]
    {
        try home.lockForRun()
        defer { home.close() }
        return try asPosternError {
            let chosen = try choose(fingerprint, for: address, to: .rejected)
            let tickets = try openTickets(of: chosen.address)
            try home.store.write { ledger in
                try Self.reject([chosen], on: tickets, actor: actor, at: now, in: ledger)
            }
            let bound = try home.store.certificates(of: chosen.address).first { $0.state == .bound }
            let name = ShownAddress(chosen.address).line
            let rest = bound.map { "\($0.fingerprint) stays bound" } ?? "none is bound to it"
            return ["rejected \(chosen.fingerprint) of \(name); \(rest)"]
        }
    }

    // MARK: - Which

    private func choose(_ text: String, for address: EmailAddress?, to state: CertificateState) throws
        -> StoredCertificate
    {
        let bare = text.filter { !$0.isWhitespace }.uppercased()
        let digits = bare.hasPrefix("0X") ? String(bare.dropFirst(2)) : bare
        guard digits.utf8.count >= 16, digits.utf8.allSatisfy(\.isHexDigit) else {
            throw PosternError.unusable(
                "\(VisibleText.line(text)) is no fingerprint; give all of it, or its first 16 digits or more, as "
                    + "`postern key list` shows it")
        }
        let matches = try home.store.certificates().filter { certificate in
            certificate.fingerprint.hasPrefix(digits) && address.map { $0 == certificate.address } ?? true
        }
        guard let first = matches.first else {
            let whose = address.map { " of \(ShownAddress($0).line)" } ?? ""
            throw PosternError.notFound(
                "no certificate\(whose) on record has a fingerprint that begins with \(digits); see `postern key list`")
        }
        let fingerprints = Set(matches.map(\.fingerprint)).sorted()
        guard fingerprints.count == 1 else {
            throw PosternError.unusable(
                "\(fingerprints.count) certificates begin with \(digits): \(fingerprints.joined(separator: ", ")); give "
                    + "more of the fingerprint")
        }
        // An operator may take back a rejection; what is bound is replaced, not taken away.
        let open = matches.filter { state == .bound ? $0.state != .bound : $0.state == .held }
        guard let chosen = open.first else { throw PosternError.unusable(Self.reason(against: first, state)) }
        guard open.count == 1 else {
            let addresses = open.map { ShownAddress($0.address).line }.joined(separator: ", ")
            throw PosternError.unusable(
                "\(first.fingerprint) is on record for \(open.count) addresses: \(addresses); say for which with --for")
        }
        return chosen
    }

    private static func reason(against certificate: StoredCertificate, _ wanted: CertificateState) -> String {
        let name = ShownAddress(certificate.address).line
        if certificate.state == wanted {
            return "\(certificate.fingerprint) is \(wanted.rawValue) for \(name) already; there is nothing to do"
        }
        return "\(certificate.fingerprint) is bound to \(name), and stays so until another one is: "
            + "`postern key accept FINGERPRINT`, or `postern key import FILE --for ADDRESS`"
    }

    /// Looks at the certificate as it is today: it may have been held for long.
    ///
    /// - Returns: what keeps answers from being encrypted to it.
    private func examine(_ certificate: StoredCertificate) throws -> String? {
        let scratch = try home.keys().scratchDirectory
        let offer = try inspectCertificates(certificate.bytes, sender: certificate.address, scratchParent: scratch)
        let again = "ask the reporter for another one, then `postern key import FILE --for ADDRESS`"
        guard let info = offer.accepted.first?.info else {
            throw PosternError.unusable("\(certificate.fingerprint) is damaged on record; \(again)")
        }
        guard !info.isRevoked else {
            throw PosternError.unusable("\(certificate.fingerprint) has been revoked by its owner; \(again)")
        }
        guard !info.canEncrypt else { return nil }
        let why = info.isExpired ? "it has expired" : "it has no key for that"
        return "nothing can be encrypted to it (\(why)): answers say less until the reporter sends a new form of it"
    }
}
