public import Disclosure
public import Foundation
internal import GRDB

extension LedgerTransaction {
    /// Opens a ticket with the next number of the year (UTC), which never was another's.
    ///
    /// The count goes on through the year even if the prefix changes.
    ///
    /// - Parameter needsPerson: a code that says what a person has to look at.
    public func newTicket(
        prefix: String, at: Date, details: TicketDetails, needsPerson: String?
    ) throws(StoreError) -> (id: TicketID, number: TicketNumber) {
        try changing {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = .gmt
            let year = calendar.component(.year, from: at)
            let last = try ledger.value(Int.self, "SELECT MAX(sequence) FROM ticket WHERE year = ?", [year]) ?? 0
            let id = try nextID("ticket")
            let time = at.unixSeconds
            try execute(
                """
                INSERT INTO ticket (id, prefix, year, sequence, state, needs_person, opened_at, state_changed_at,
                    updated_at, title, details)
                VALUES (?, ?, ?, ?, 'new', ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, prefix, year, last + 1, needsPerson, time, time, time, sealTitle(details, id),
                    seal(details, "ticket", "details", id),
                ])
            return (RowID(value: id), TicketNumber(prefix: prefix, year: year, sequence: last + 1))
        }
    }

    /// Changes a ticket; the caller writes the event.
    ///
    /// Closing takes a resolution; leaving `closed` takes it away. A state that is set anew does not count as changed.
    public func updateTicket(_ id: TicketID, at: Date, _ change: TicketChange) throws(StoreError) {
        try changing {
            guard
                let row = try ledger.rows(
                    """
                    SELECT prefix, year, sequence, state, resolution, state_changed_at, closed_at, needs_person, owner,
                        exploited_at, disclosure_on
                    FROM ticket WHERE id = ?
                    """, [id.value]
                ).first
            else { throw StoreError.notFound("ticket row \(id.value)") }
            let number = ledger.ticketNumber(row)
            let old = try LedgerReader.code(TicketState.self, row, "state")
            let state = change.state ?? old
            var resolution: String?
            if state == .closed {
                resolution = change.resolution?.rawValue ?? row["resolution"]
                if resolution == nil {
                    let known = Resolution.allCases.map(\.rawValue).joined(separator: ", ")
                    throw StoreError.refused("\(number) can only be closed with a resolution: one of \(known)")
                }
            } else if let resolution = change.resolution {
                throw StoreError.refused(
                    "\(number) is \(state.rawValue), and only a closed ticket has a resolution "
                        + "(\(resolution.rawValue)); close it")
            }
            let closedAt: Int64? = state == .closed ? row["closed_at"] ?? at.unixSeconds : nil
            try execute(
                """
                UPDATE ticket SET state = ?, severity = COALESCE(?, severity), product = COALESCE(?, product),
                    resolution = ?, needs_person = ?, owner = ?, exploited_at = ?, disclosure_on = ?,
                    state_changed_at = ?, updated_at = ?, closed_at = ?, title = COALESCE(?, title),
                    details = COALESCE(?, details)
                WHERE id = ?
                """,
                [
                    state.rawValue, change.severity?.rawValue, change.product, resolution,
                    change.needsPerson.applied(to: row["needs_person"]), change.owner.applied(to: row["owner"]),
                    change.exploitedAt.applied(to: row.optionalDate("exploited_at"))?.unixSeconds,
                    change.disclosureOn.applied(to: row["disclosure_on"]),
                    state == old ? row["state_changed_at"] as Int64 : at.unixSeconds, at.unixSeconds, closedAt,
                    change.details.map { try sealTitle($0, id.value) },
                    change.details.map { try seal($0, "ticket", "details", id.value) }, id.value,
                ])
            if state != old { try refreshDue("ticket = ?", id.value) }
        }
    }

    /// The reporter with this address, made on first sight; the name first given stays.
    public func reporter(_ mailbox: Mailbox, at: Date) throws(StoreError) -> ReporterID {
        try changing {
            let hash = try ledger.hash(of: mailbox.address)
            let known = try ledger.value(Int64.self, "SELECT id FROM reporter WHERE address_hash = ?", [hash])
            if let known { return RowID(value: known) }
            let id = try nextID("reporter")
            try execute(
                "INSERT INTO reporter (id, address_hash, mailbox, first_seen_at) VALUES (?, ?, ?, ?)",
                [id, hash, seal(mailbox, "reporter", "mailbox", id), at.unixSeconds])
            return RowID(value: id)
        }
    }

    /// Adds a report to a ticket. Its message may be entered before or after, in the same transaction.
    public func addReport(
        ticket: TicketID, reporter: ReporterID, message: ContentHash, receivedAt: Date, channel: ReportChannel,
        language: MailLanguage, nextUpdateAt: Date?
    ) throws(StoreError) -> ReportID {
        try changing {
            let id = try nextID("report")
            try execute(
                """
                INSERT INTO report (id, ticket, reporter, message, received_at, channel, language, next_update_at,
                    told_state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'new')
                """,
                [
                    id, ticket.value, reporter.value, message.hex, receivedAt.unixSeconds, channel.rawValue,
                    language.rawValue, nextUpdateAt?.unixSeconds,
                ])
            try refreshDue("id = ?", id)
            return RowID(value: id)
        }
    }

    /// Writes down what the reporter has been told, and when they are to hear again.
    public func updateReport(
        _ id: ReportID, lastUpdateAt: Date?, nextUpdateAt: Date?, toldState: TicketState
    ) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE report SET last_update_at = ?, next_update_at = ?, told_state = ? WHERE id = ?",
                [lastUpdateAt?.unixSeconds, nextUpdateAt?.unixSeconds, toldState.rawValue, id.value],
                orNotFound: "report \(id.value)")
            try refreshDue("id = ?", id.value)
        }
    }

    /// Changes how a report reached us, after another reading of its message.
    public func setChannel(_ id: ReportID, channel: ReportChannel, language: MailLanguage) throws(StoreError) {
        try changing {
            try execute(
                "UPDATE report SET channel = ?, language = ? WHERE id = ?",
                [channel.rawValue, language.rawValue, id.value], orNotFound: "report \(id.value)")
        }
    }

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

    /// An empty title is sealed as well, since NULL says that it still stands among the details.
    private func sealTitle(_ details: TicketDetails, _ id: Int64) throws -> Data {
        let place = Place("ticket", "title", id)
        return try ledger.sealer.seal(bytes: Array((details.title ?? "").utf8), at: place, in: ledger.db)
    }

    /// Computes when reports are due: the column makes `reportsDueForUpdate` a look into an index.
    func refreshDue(_ condition: String, _ argument: Int64) throws {
        try execute("UPDATE report SET due_at = \(LedgerReader.dueAt) WHERE \(condition)", [argument])
    }
}

extension LedgerReader {
    /// When a report's reporter is to hear from us, as an SQL expression on a row of `report`; NULL for not at all.
    ///
    /// A state that changed in the second of the last update counts as changed after it. Who asked for monthly updates
    /// hears of a new state with the next of them, who asked for a pause hears of the end alone.
    static let dueAt = """
        (SELECT CASE
            WHEN pace = 'stopped' OR ticket.state = 'closed' AND told_state = 'closed' THEN NULL
            WHEN ticket.state = 'closed' THEN ticket.state_changed_at
            WHEN pace = 'paused' THEN NULL
            WHEN pace = 'monthly' THEN COALESCE(
                next_update_at, CASE WHEN ticket.state <> told_state THEN ticket.state_changed_at END)
            WHEN ticket.state <> told_state AND ticket.state_changed_at >= COALESCE(last_update_at, received_at)
            THEN MIN(ticket.state_changed_at, COALESCE(next_update_at, ticket.state_changed_at))
            ELSE next_update_at END
        FROM ticket WHERE ticket.id = report.ticket)
        """
}
