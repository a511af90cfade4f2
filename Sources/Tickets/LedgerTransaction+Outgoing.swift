public import Disclosure
public import Foundation
internal import GRDB

extension LedgerTransaction {
    /// Keeps a mail with its words and recipient fixed, to be submitted after the commit.
    ///
    /// - Parameters:
    ///   - dedupKey: what the mail is about, in codes and hashes (`ack:HASH`, `update:REPORT:N`): it is kept in clear.
    ///   - reason: why it is not simply queued; kept in clear.
    /// - Returns: nil if a mail with this key is there already, and nothing is changed.
    public func queue(
        _ draft: OutgoingDraft, ticket: TicketID?, report: ReportID?, dedupKey: String,
        state: OutgoingState = .queued, reason: String?, at: Date
    ) throws(StoreError) -> OutgoingID? {
        try changing {
            let isThere = try ledger.value(Int.self, "SELECT 1 FROM outgoing WHERE dedup_key = ?", [dedupKey]) != nil
            if isThere { return nil }
            let id = try nextID("outgoing")
            let time = at.unixSeconds
            try execute(
                """
                INSERT INTO outgoing (id, ticket, report, kind, state, reason, created_at, next_try_at, dedup_key,
                    message_id_hash, address_hash, domain_hash, draft)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, ticket?.value, report?.value, draft.kind.rawValue, state.rawValue, reason, time,
                    state == .queued ? time : nil, dedupKey, ledger.hash(of: draft.messageID),
                    ledger.hash(of: draft.to), ledger.sealer.hash(draft.to.domain, .domain, in: ledger.db),
                    seal(draft, "outgoing", "draft", id),
                ])
            return RowID(value: id)
        }
    }

    /// How many notices to this address were decided on since then, but for those cancelled or withheld.
    public func noticeCount(to address: EmailAddress, since: Date) throws(StoreError) -> Int {
        try changing {
            try ledger.value(
                Int.self,
                """
                SELECT COUNT(*) FROM outgoing
                WHERE address_hash = ? AND created_at >= ? AND kind = 'notice'
                    AND state NOT IN ('cancelled', 'withheld')
                """, [ledger.hash(of: address), since.unixSeconds]) ?? 0
        }
    }

    /// Keeps the signed mail: a second submission after a crash hands over the same bytes.
    public func saveFinished(_ id: OutgoingID, bytes: [UInt8]) throws(StoreError) {
        try changing {
            let sealed = try ledger.sealer.seal(
                bytes: bytes, at: Place("outgoing", "finished", id.value), in: ledger.db)
            try execute(
                "UPDATE outgoing SET finished = ? WHERE id = ?", [sealed, id.value],
                orNotFound: "outgoing mail \(id.value)")
        }
    }

    /// The mail was handed over; its finished bytes are kept. True of a mail that was cancelled meanwhile as well.
    public func markSubmitted(_ id: OutgoingID, at: Date) throws(StoreError) {
        try changing {
            try execute(
                """
                UPDATE outgoing SET state = 'submitted', submitted_at = ?, next_try_at = NULL, reason = NULL
                WHERE id = ?
                """, [at.unixSeconds, id.value], orNotFound: "outgoing mail \(id.value)")
        }
    }

    /// A try failed: the mail stays queued for its next one, or is given up as `failed` if there is none.
    ///
    /// A mail that was cancelled while it was being tried stays cancelled.
    ///
    /// - Parameter reason: a code or a short text without content, at most 500 characters: it is kept in clear.
    public func markTryFailed(
        _ id: OutgoingID, reason: String, nextTryAt: Date?, at: Date
    ) throws(StoreError) {
        try changing {
            try execute(
                """
                UPDATE outgoing SET attempts = attempts + 1,
                    reason = CASE state WHEN 'queued' THEN ? ELSE reason END,
                    next_try_at = CASE state WHEN 'queued' THEN ? END,
                    state = CASE state WHEN 'queued' THEN ? ELSE state END
                WHERE id = ?
                """,
                [
                    String(reason.unicodeScalars.prefix(500)), nextTryAt.map { max($0, at).unixSeconds },
                    (nextTryAt == nil ? OutgoingState.failed : .queued).rawValue, id.value,
                ], orNotFound: "outgoing mail \(id.value)")
        }
    }

    /// Moves a mail on: bounced, cancelled, withheld, failed, or queued again.
    ///
    /// - Parameter nextTryAt: for `queued`; nil means at once.
    public func setOutgoingState(
        _ id: OutgoingID, state: OutgoingState, reason: String?, nextTryAt: Date?
    ) throws(StoreError) {
        try changing {
            guard
                let row = try ledger.rows(
                    "SELECT state, created_at, finished IS NOT NULL AS is_signed FROM outgoing WHERE id = ?", [id.value]
                ).first
            else { throw StoreError.notFound("outgoing mail \(id.value)") }
            let old = try LedgerReader.code(OutgoingState.self, row, "state")
            let wasSubmitted = old == .submitted || old == .bounced
            // A bounce proves that a mail got out, whatever we thought of its last try; one that was signed had a try
            // before it was cancelled.
            let mayBounce = wasSubmitted || old == .queued || old == .failed || row["is_signed"]
            switch state {
            case .submitted where !wasSubmitted, .bounced where !mayBounce:
                throw StoreError.refused(
                    "outgoing mail \(id.value) is \(old.rawValue): it was not submitted, so it cannot be "
                        + state.rawValue)
            case .cancelled where wasSubmitted, .withheld where wasSubmitted:
                throw StoreError.refused(
                    "outgoing mail \(id.value) was submitted already and cannot be \(state.rawValue)")
            default: break
            }
            let next: Int64? = state == .queued ? nextTryAt?.unixSeconds ?? row["created_at"] : nil
            try execute(
                """
                UPDATE outgoing SET state = ?, reason = ?, next_try_at = ?,
                    submitted_at = CASE WHEN ? THEN COALESCE(submitted_at, created_at) END
                WHERE id = ?
                """,
                [state.rawValue, reason, next, state == .submitted || state == .bounced, id.value])
        }
    }
}
