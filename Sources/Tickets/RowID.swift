/// The row of one table; `Table` keeps the numbers of different tables apart and is otherwise not used.
public struct RowID<Table>: Hashable, Sendable {
    /// SQLite's row number; never used again for another row.
    public let value: Int64

    /// Names a row, whether it is there or not.
    public init(value: Int64) {
        self.value = value
    }
}

/// A row of the tickets.
public typealias TicketID = RowID<StoredTicket>
/// A row of the reports.
public typealias ReportID = RowID<StoredReport>
/// A row of the messages.
public typealias MessageRowID = RowID<StoredMessage>
/// A row of the outgoing mail.
public typealias OutgoingID = RowID<OutgoingMail>
/// A row of the reporters.
public typealias ReporterID = RowID<StoredReporter>
/// A row of the deliveries.
public typealias DeliveryID = RowID<Delivery>
/// A row of the certificates.
public typealias CertificateID = RowID<StoredCertificate>
