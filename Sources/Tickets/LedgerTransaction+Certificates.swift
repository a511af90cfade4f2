public import Disclosure
public import Foundation
internal import GRDB

extension LedgerTransaction {
    /// Keeps a certificate for an address. One that is there already stays as it is, state and all: a mail must not
    /// bring back what an operator rejected.
    public func addCertificate(
        address: EmailAddress, fingerprint: String, keyIDs: [String], bytes: [UInt8], state: CertificateState,
        origin: String, at: Date
    ) throws(StoreError) -> CertificateID {
        try changing {
            let addressHash = try ledger.hash(of: address)
            let fingerprint = fingerprint.uppercased()
            let fingerprintHash = try ledger.sealer.hash(fingerprint, .fingerprint, in: ledger.db)
            let known = try ledger.value(
                Int64.self, "SELECT id FROM certificate WHERE address_hash = ? AND fingerprint_hash = ?",
                [addressHash, fingerprintHash])
            if let known { return RowID(value: known) }
            let id = try nextID("certificate")
            let content = SealedCertificate(
                address: address, fingerprint: fingerprint, bytes: Data(bytes), origin: origin)
            try execute(
                """
                INSERT INTO certificate (id, address_hash, fingerprint_hash, state, added_at, content)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    id, addressHash, fingerprintHash, state.rawValue, at.unixSeconds,
                    seal(content, "certificate", "content", id),
                ])
            try addKeys(keyIDs, ofCertificate: id)
            return RowID(value: id)
        }
    }

    /// Replaces the bytes of a certificate by a later form of the same one: renewed, or with a new subkey.
    ///
    /// - Parameter keyIDs: as in `addCertificate`; those of the earlier form stay.
    public func renewCertificate(
        _ known: StoredCertificate, bytes: [UInt8], keyIDs: [String]
    ) throws(StoreError) {
        try changing {
            let content = SealedCertificate(
                address: known.address, fingerprint: known.fingerprint, bytes: Data(bytes), origin: known.origin)
            try execute(
                "UPDATE certificate SET content = ? WHERE id = ?",
                [seal(content, "certificate", "content", known.id.value), known.id.value],
                orNotFound: "certificate \(known.id.value)")
            try addKeys(keyIDs, ofCertificate: known.id.value)
        }
    }

    private func addKeys(_ keyIDs: [String], ofCertificate id: Int64) throws {
        for keyID in keyIDs {
            try execute(
                "INSERT OR IGNORE INTO certificate_key (key_hash, certificate) VALUES (?, ?)",
                [ledger.hash(ofKey: keyID), id])
        }
    }

    /// Binds, holds or rejects a certificate: an operator's word.
    public func setCertificateState(_ id: CertificateID, _ state: CertificateState) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE certificate SET state = ? WHERE id = ?", [state.rawValue, id.value],
                orNotFound: "certificate \(id.value)")
        }
    }
}
