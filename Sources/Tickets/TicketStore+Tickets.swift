public import Disclosure
public import Foundation
internal import GRDB

extension TicketStore {
    /// The ticket with this number.
    public func ticket(_ number: TicketNumber) throws(StoreError) -> StoredTicket? {
        try read { try $0.ticket(number) }
    }

    /// The ticket in this row.
    public func ticket(id: TicketID) throws(StoreError) -> StoredTicket? {
        try read { try $0.tickets("WHERE id = ?", [id.value]).first }
    }

    /// The ticket that a number leads to: where it was merged, the one that has its reports now.
    public func currentTicket(_ number: TicketNumber) throws(StoreError) -> StoredTicket? {
        try read { ledger in
            try ledger.ticket(number).flatMap { ticket in
                guard let survivor = ticket.mergedInto else { return ticket }
                return try ledger.tickets("WHERE id = ?", [survivor.value]).first
            }
        }
    }

    /// The tickets that were merged into this one, by number.
    public func tickets(mergedInto id: TicketID) throws(StoreError) -> [StoredTicket] {
        try read { try $0.tickets(mergedInto: id) }
    }

    /// The tickets that match, by number; only these are unsealed.
    public func tickets(matching filter: TicketFilter) throws(StoreError) -> [StoredTicket] {
        try read { ledger in
            let (clauses, arguments) = try ledger.clauses(filter)
            return try ledger.tickets("\(clauses) ORDER BY year, sequence", arguments)
        }
    }

    /// The reports on a ticket, oldest first.
    public func reports(of ticket: TicketID) throws(StoreError) -> [StoredReport] {
        try read { try $0.reports("WHERE report.ticket = ? ORDER BY received_at, report.id", [ticket.value]) }
    }

    /// The reports whose reporters are to hear from us, the longest due first.
    ///
    /// On an open ticket: its time has come, or the ticket's state is another than the one last told. On a closed one:
    /// once more, until the closing has been told. No key is needed to find that there are none.
    public func reportsDueForUpdate(now: Date) throws(StoreError) -> [StoredReport] {
        try read { try $0.reports("WHERE due_at <= ? ORDER BY due_at, report.id", [now.unixSeconds]) }
    }

    /// Whether this address has reported on the ticket.
    public func hasReporter(_ address: EmailAddress, on ticket: TicketID) throws(StoreError) -> Bool {
        try read { ledger in
            try ledger.value(
                Int.self,
                """
                SELECT 1 FROM reporter JOIN report ON report.reporter = reporter.id
                WHERE reporter.address_hash = ? AND report.ticket = ? LIMIT 1
                """, [ledger.hash(of: address), ticket.value]) != nil
        }
    }

    /// Everyone who ever reported something, by the time of their first report.
    public func reporters() throws(StoreError) -> [StoredReporter] {
        try read { try $0.reporters("ORDER BY first_seen_at, id") }
    }

    /// What happened on a ticket, oldest first.
    public func events(of ticket: TicketID) throws(StoreError) -> [StoredEvent] {
        try read { try $0.events("WHERE ticket = ? ORDER BY at, id", [ticket.value]) }
    }

    /// The certificates offered for an address, in whatever state, oldest first.
    public func certificates(of address: EmailAddress) throws(StoreError) -> [StoredCertificate] {
        try read { try $0.certificates("WHERE address_hash = ? ORDER BY id", [$0.hash(of: address)]) }
    }

    /// All certificates on record, in whatever state: those of one address together, oldest first.
    public func certificates() throws(StoreError) -> [StoredCertificate] {
        try read { ledger in
            try ledger.certificates("ORDER BY MIN(id) OVER (PARTITION BY address_hash), id")
        }
    }

    /// The certificates, of whatever address and state, that have one of these keys, oldest first; at most 16.
    ///
    /// - Parameter keyIDs: 16 hex digits each, as signatures name the key that made them.
    public func certificates(withKeys keyIDs: [String]) throws(StoreError) -> [StoredCertificate] {
        guard !keyIDs.isEmpty else { return [] }
        return try read { ledger in
            let hashes = try keyIDs.map(ledger.hash(ofKey:))
            let named =
                "SELECT certificate FROM certificate_key WHERE key_hash IN (\(LedgerReader.marks(hashes.count)))"
            return try ledger.certificates("WHERE id IN (\(named)) ORDER BY id LIMIT 16", hashes)
        }
    }

    /// The certificate with this fingerprint: of several addresses' the one that is bound, then the oldest.
    public func certificate(fingerprint: String) throws(StoreError) -> StoredCertificate? {
        try read { ledger in
            try ledger.certificates(
                "WHERE fingerprint_hash = ? ORDER BY state = 'bound' DESC, id LIMIT 1",
                [ledger.sealer.hash(fingerprint.uppercased(), .fingerprint, in: ledger.db)]
            ).first
        }
    }
}

extension LedgerReader {
    /// What follows FROM ticket.
    func clauses(_ filter: TicketFilter) throws -> (String, [(any DatabaseValueConvertible)?]) {
        var conditions: [String] = []
        var arguments: [(any DatabaseValueConvertible)?] = []
        func require(_ condition: String, _ values: [any DatabaseValueConvertible] = []) {
            conditions.append(condition)
            arguments += values
        }
        if let states = filter.states?.map(\.rawValue).sorted() {
            require("state IN (\(Self.marks(states.count)))", states)
        }
        if let severities = filter.severities?.map(\.rawValue).sorted() {
            require("severity IN (\(Self.marks(severities.count)))", severities)
        }
        if let product = filter.product { require("product = ?", [product]) }
        if let owner = filter.owner { require("owner = ?", [owner]) }
        if let reporter = filter.reporter {
            require(
                """
                id IN (SELECT report.ticket FROM report JOIN reporter ON reporter.id = report.reporter
                WHERE reporter.address_hash = ?)
                """, [try hash(of: reporter)])
        }
        if let date = filter.openedBefore { require("opened_at < ?", [date.unixSeconds]) }
        if let date = filter.openedAfter { require("opened_at >= ?", [date.unixSeconds]) }
        if let needsPerson = filter.needsPerson {
            require(needsPerson ? "needs_person IS NOT NULL" : "needs_person IS NULL")
        }
        return (conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "), arguments)
    }

    func tickets(mergedInto id: TicketID) throws -> [StoredTicket] {
        try tickets("WHERE merged_into = ? ORDER BY year, sequence", [id.value])
    }

    func ticket(_ number: TicketNumber) throws -> StoredTicket? {
        try tickets(
            "WHERE year = ? AND sequence = ? AND prefix = ?", [number.year, number.sequence, number.prefix]
        ).first
    }
}
