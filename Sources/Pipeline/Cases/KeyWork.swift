public import Disclosure
public import Foundation
import Mail
import Maildir
import OpenPGP
import Settings
import Tickets

/// Keys that an operator brings, and the certificate that is published.
public struct KeyWork {
    let home: Home

    /// Work on the keys of this home.
    public init(_ home: Home) { self.home = home }

    /// Imports a secret key of ours, or with an address a reporter's certificate, which is then bound to it.
    ///
    /// - Returns: a line a key, with the next step.
    public func importKey(file: String, for address: EmailAddress?, actor: String, now: Date) throws(PosternError)
        -> [String]
    {
        defer { home.close() }
        return try asPosternError {
            let bytes = try DurableFile.read(file, limit: 4 << 20)
            if let address { return try bind(bytes, from: file, to: address, actor: actor, now: now) }
            guard summarizePackets(bytes).hasSecretKey else {
                throw PosternError.unusable(
                    "\(file) holds no secret key; a reporter's certificate is imported with --for ADDRESS")
            }
            let pgp = home.settings.pgp
            let keys = try GnuPGHome.withAgent(pgp.home, timeLimit: pgp.timeLimitSeconds)
            let imported = try keys.importSecretKey(bytes)
            return try imported.map { "imported \($0.hex)\(try nextStep())" }
        }
    }

    /// With a second secret key it may no longer be clear which of them signs.
    private func nextStep() throws -> String {
        do {
            _ = try home.keys()
            return "; now run `postern reprocess --failed`"
        } catch PosternError.settings(let text) {
            return ", but postern cannot run like this: \(text); then run `postern reprocess --failed`"
        }
    }

    private func bind(_ bytes: [UInt8], from file: String, to address: EmailAddress, actor: String, now: Date) throws
        -> [String]
    {
        try home.lockForRun()
        let scratch = try home.keys().scratchDirectory
        let known = try home.store.certificates(of: address)
        let offer = try inspectCertificates(
            bytes, sender: address, known: known.map(\.bytes), scratchParent: scratch)
        guard let certificate = offer.accepted.first else {
            let why = offer.rejected.map(\.rawValue).joined(separator: ", ")
            throw PosternError.unusable(
                "\(file) holds no usable certificate of \(ShownAddress(address).line)\(why.isEmpty ? "" : ": \(why)")")
        }
        let fingerprint = certificate.info.fingerprint.hex
        let earlier = known.first { $0.fingerprint == fingerprint }
        let tickets = try openTickets(of: address)
        try home.store.write { ledger in
            let former = known.filter { $0.state == .bound && $0.fingerprint != fingerprint }
            try Self.reject(former, on: tickets, actor: actor, at: now, in: ledger)
            if let earlier {
                if certificate.bytes != earlier.bytes {
                    try ledger.renewCertificate(earlier, bytes: certificate.bytes, keyIDs: certificate.info.keyIDs)
                }
                try ledger.setCertificateState(earlier.id, .bound)
            } else {
                _ = try ledger.addCertificate(
                    address: address, fingerprint: fingerprint, keyIDs: certificate.info.keyIDs,
                    bytes: certificate.bytes, state: .bound, origin: "operator", at: now)
            }
            try Self.note(
                "keyBound", of: fingerprint, address, on: tickets, from: earlier?.state, to: .bound,
                actor: actor, at: now, in: ledger)
        }
        let bound = "bound \(fingerprint) to \(ShownAddress(address).line)"
        return [bound] + (try openVault(to: fingerprint, of: address)) + (try readAgain(tickets, from: address))
    }

    /// Our certificate, armored.
    public func exportOwn() throws(PosternError) -> String {
        defer { home.close() }
        return String(decoding: try home.keys().ownCertificate(armor: true), as: UTF8.self)
    }
}
