import Disclosure
import Foundation
import Testing

@testable import Tickets

/// The statements are run by another program on the file: what they are refused by is the schema alone.
@Suite("The schema guards itself") struct SchemaGuardTests {
    let temporary: TemporaryStore

    init() throws {
        temporary = try TemporaryStore()
        let store = try temporary.open()
        try store.write { transaction in
            let filed = try transaction.file("one")
            _ = try transaction.file("two", from: "other@example.org")
            _ = try transaction.addDelivery(name: Array("a".utf8), hash: filed.message, outcome: .filed, at: time())
            let left = try transaction.addDelivery(
                name: Array("b".utf8), hash: filed.message, outcome: .duplicate, at: time())
            try transaction.markLeft(left)
            try transaction.event(
                ticket: filed.ticket, message: filed.message, at: time(), actor: "postern", kind: "filed", from: nil,
                to: "new", note: nil)
            _ = try transaction.addCertificate(
                address: address("finder@example.org"), fingerprint: "AB", keyIDs: [], bytes: [1], state: .bound,
                origin: "key part", at: time())
            _ = try transaction.countAttempt(filed.message, at: time())
            try transaction.addCiphertexts([hash("p1")], of: filed.message, from: address("finder@example.org"))
            _ = try transaction.queueAnswer(to: "finder@example.org", key: "ack:1", ticket: filed.ticket)
        }
    }

    @Test(arguments: [
        Guard("UPDATE ticket SET state = 'open'", "CHECK"),
        Guard("UPDATE ticket SET severity = 'high'", "CHECK"),
        Guard("UPDATE ticket SET state = 'closed'", "CHECK"),
        Guard("UPDATE ticket SET state = 'closed', closed_at = 1", "CHECK"),
        Guard("UPDATE ticket SET closed_at = 1", "CHECK"),
        Guard("UPDATE ticket SET resolution = 'fixed'", "CHECK"),
        Guard("UPDATE ticket SET state = 'closed', closed_at = 1, resolution = 'forgotten'", "CHECK"),
        Guard("UPDATE ticket SET product = ''", "CHECK"),
        Guard("UPDATE ticket SET details = NULL", "NOT NULL"),
        Guard("UPDATE ticket SET details = 'text'", "cannot store TEXT value in BLOB column"),
        Guard("UPDATE ticket SET updated_at = 'now'", "cannot store TEXT value in INTEGER column"),
        Guard("UPDATE ticket SET sequence = 7 WHERE id = 1", "a ticket keeps its number"),
        Guard("UPDATE ticket SET id = 9 WHERE id = 1", "a ticket keeps its number"),
        Guard("DELETE FROM ticket", "nothing is deleted from ticket"),
        Guard(
            """
            INSERT INTO ticket (prefix, year, sequence, state, opened_at, state_changed_at, updated_at, details)
            VALUES ('OTHER', 2026, 1, 'new', 1, 1, 1, x'00')
            """, "UNIQUE constraint failed: ticket.year, ticket.sequence"),
        Guard(
            """
            INSERT INTO ticket (prefix, year, sequence, state, opened_at, state_changed_at, updated_at, details)
            VALUES ('psn', 2026, 9, 'new', 1, 1, 1, x'00')
            """, "CHECK"),
        Guard("UPDATE reporter SET address_hash = x'00' WHERE id = 1", "CHECK"),
        Guard("UPDATE reporter SET address_hash = (SELECT address_hash FROM reporter WHERE id = 1)", "UNIQUE"),
        Guard("DELETE FROM reporter", "nothing is deleted from reporter"),
        Guard("UPDATE message SET outcome = 'duplicate'", "CHECK"),
        Guard("UPDATE message SET outcome = 'lost'", "CHECK"),
        Guard("UPDATE message SET ticket = 99", "FOREIGN KEY"),
        Guard("UPDATE message SET report = 99", "FOREIGN KEY"),
        Guard("UPDATE message SET ticket = NULL", "CHECK"),
        Guard("UPDATE message SET record = NULL", "NOT NULL"),
        Guard("UPDATE message SET flags = 'a;b'", "CHECK"),
        Guard("UPDATE message SET reason = ''", "CHECK"),
        Guard("UPDATE message SET message_id_hash = x'00'", "CHECK"),
        Guard("UPDATE message SET hash = replace(hash, '1', '2')", "a message keeps its content"),
        Guard("UPDATE message SET archive_form = 'vault'", "a message keeps its content"),
        Guard(
            """
            INSERT INTO message (hash, outcome, flags, received_at, processed_at, archive_form, archive_hash,
                archive_bytes, record)
            SELECT hash, 'ours', '', 1, 1, 'vault', hash, 1, x'00' FROM message WHERE id = 1
            """, "UNIQUE"),
        Guard(
            """
            INSERT INTO message (hash, outcome, flags, received_at, processed_at, archive_form, archive_hash,
                archive_bytes, record)
            SELECT replace(hash, substr(hash, 1, 4), '0000'), 'ours', '', 1, 1, 'asItCame', hash, 1, x'00'
            FROM message WHERE id = 1
            """, "CHECK"),
        Guard(
            """
            INSERT INTO message (hash, outcome, flags, received_at, processed_at, archive_form, archive_hash,
                archive_bytes, record)
            SELECT upper(hash), 'ours', '', 1, 1, 'vault', hash, 1, x'00' FROM message WHERE id = 1
            """, "CHECK"),
        Guard("DELETE FROM message", "nothing is deleted from message"),
        Guard("UPDATE report SET ticket = 99", "FOREIGN KEY"),
        Guard("UPDATE report SET reporter = 99", "FOREIGN KEY"),
        Guard("UPDATE report SET message = replace(message, substr(message, 1, 4), '0000')", "FOREIGN KEY"),
        Guard("UPDATE report SET message = (SELECT message FROM report WHERE id = 1)", "UNIQUE"),
        Guard("UPDATE report SET channel = 'open'", "CHECK"),
        Guard("UPDATE report SET language = 'de'", "CHECK"),
        Guard("UPDATE report SET told_state = 'fixed'", "CHECK"),
        Guard("DELETE FROM report", "nothing is deleted from report"),
        Guard("UPDATE delivery SET name = x'63' WHERE id = 1", "a delivery can only leave"),
        Guard("UPDATE delivery SET outcome = 'filed' WHERE id = 2", "a delivery can only leave"),
        Guard("UPDATE delivery SET has_left = 0 WHERE id = 2", "a delivery can only leave"),
        Guard("UPDATE delivery SET has_left = 2 WHERE id = 1", "CHECK"),
        Guard("DELETE FROM delivery", "nothing is deleted from delivery"),
        Guard(
            "INSERT INTO delivery (name, hash, outcome, seen_at) SELECT name, hash, 'duplicate', 1 FROM delivery",
            "UNIQUE"),
        Guard(
            "INSERT INTO delivery (name, hash, outcome, seen_at) SELECT x'', hash, 'filed', 1 FROM delivery", "CHECK"),
        Guard(
            "INSERT INTO delivery (name, hash, outcome, seen_at) VALUES (x'63', 'no hash', 'filed', 1)",
            "FOREIGN KEY"),
        Guard(
            "INSERT INTO delivery (name, hash, outcome, seen_at) SELECT x'63', hash, 'seen', 1 FROM message", "CHECK"),
        Guard("UPDATE attempt SET count = 0", "CHECK"),
        Guard("UPDATE attempt SET hash = 'x'", "CHECK"),
        Guard("UPDATE event SET at = 1", "an event is never changed"),
        Guard("DELETE FROM event", "nothing is deleted from event"),
        Guard("INSERT INTO event (at, kind, words) VALUES (1, 'two words', x'00')", "CHECK"),
        Guard("INSERT INTO event (ticket, at, kind, words) VALUES (99, 1, 'note', x'00')", "FOREIGN KEY"),
        Guard("INSERT INTO event (message, at, kind, words) VALUES ('x', 1, 'note', x'00')", "FOREIGN KEY"),
        Guard("UPDATE certificate SET state = 'good'", "CHECK"),
        Guard("UPDATE certificate SET fingerprint_hash = x'00'", "CHECK"),
        Guard(
            """
            INSERT INTO certificate (address_hash, fingerprint_hash, state, added_at, content)
            SELECT address_hash, fingerprint_hash, 'bound', 1, x'00' FROM certificate
            """, "UNIQUE"),
        Guard("DELETE FROM certificate", "nothing is deleted from certificate"),
        Guard("UPDATE outgoing SET state = 'sent'", "CHECK"),
        Guard("UPDATE outgoing SET state = 'submitted'", "CHECK"),
        Guard("UPDATE outgoing SET next_try_at = NULL", "CHECK"),
        Guard("UPDATE outgoing SET submitted_at = 1", "CHECK"),
        Guard("UPDATE outgoing SET attempts = -1", "CHECK"),
        Guard("UPDATE outgoing SET kind = 'advert'", "CHECK"),
        Guard("UPDATE ticket SET merged_into = 99", "CHECK"),
        Guard("UPDATE ticket SET owner = ''", "CHECK"),
        Guard("UPDATE ticket SET disclosure_on = 'soon'", "CHECK"),
        Guard("UPDATE report SET pace = 'daily'", "CHECK"),
        Guard("UPDATE report SET filed_as = 99", "FOREIGN KEY"),
        Guard("INSERT INTO clock VALUES (99, 'triage', 1, 2, NULL, NULL)", "FOREIGN KEY"),
        Guard("UPDATE outgoing SET ticket = 99", "FOREIGN KEY"),
        Guard("UPDATE outgoing SET report = 99", "FOREIGN KEY"),
        Guard("UPDATE outgoing SET draft = x'00'", "the words of a mail are fixed"),
        Guard("UPDATE outgoing SET dedup_key = 'ack:2'", "the words of a mail are fixed"),
        Guard("DELETE FROM outgoing", "nothing is deleted from outgoing"),
        Guard(
            """
            INSERT INTO outgoing (kind, state, created_at, next_try_at, dedup_key, message_id_hash, address_hash,
                domain_hash, draft)
            SELECT kind, state, created_at, next_try_at, dedup_key, zeroblob(32), address_hash, domain_hash, draft
            FROM outgoing
            """, "UNIQUE constraint failed: outgoing.dedup_key"),
        Guard(
            """
            INSERT INTO outgoing (kind, state, created_at, next_try_at, dedup_key, message_id_hash, address_hash,
                domain_hash, draft)
            SELECT kind, state, created_at, next_try_at, 'ack:2', message_id_hash, address_hash, domain_hash, draft
            FROM outgoing
            """, "UNIQUE constraint failed: outgoing.message_id_hash"),
        Guard("UPDATE ciphertext SET packet_hash = zeroblob(32)", "a ciphertext stays with its message"),
        Guard("UPDATE ciphertext SET message = 'x'", "a ciphertext stays with its message"),
        Guard("UPDATE ciphertext SET sender_hash = x'00'", "CHECK"),
        Guard("INSERT INTO ciphertext SELECT x'00', message, sender_hash FROM ciphertext", "CHECK"),
        Guard("INSERT INTO ciphertext VALUES (zeroblob(32), 'no hash', NULL)", "FOREIGN KEY"),
        Guard("INSERT INTO ciphertext SELECT packet_hash, message, NULL FROM ciphertext", "UNIQUE"),
        Guard("DELETE FROM ciphertext", "nothing is deleted from ciphertext"),
        Guard("INSERT INTO vault_check VALUES (2, x'00')", "CHECK"),
        Guard("INSERT INTO metadata VALUES (NULL, 'x')", "NOT NULL"),
    ])
    func refuses(_ example: Guard) throws {
        let result = try sqlite3(temporary.path, example.statement)
        #expect(result.status != 0)
        #expect(result.output.contains(example.reason), "\(result.output)")
    }

    /// The literals in the schema and the words of the vocabulary must stay the same set.
    @Test func takesEveryWordOfTheVocabulary() throws {
        let words: [(String, [String])] = [
            ("UPDATE ticket SET state = '?'", TicketState.allCases.filter { $0 != .closed }.map(\.rawValue)),
            ("UPDATE ticket SET severity = '?'", Severity.allCases.map(\.rawValue)),
            (
                "UPDATE ticket SET state = 'closed', closed_at = 1, resolution = '?'",
                Resolution.allCases.map(\.rawValue)
            ),
            ("UPDATE message SET outcome = '?'", MessageOutcome.allCases.filter { $0 != .duplicate }.map(\.rawValue)),
            ("UPDATE report SET channel = '?'", ReportChannel.allCases.map(\.rawValue)),
            ("UPDATE report SET language = '?'", MailLanguage.allCases.map(\.rawValue)),
            ("UPDATE report SET told_state = '?'", TicketState.allCases.map(\.rawValue)),
            ("UPDATE certificate SET state = '?'", CertificateState.allCases.map(\.rawValue)),
            ("UPDATE outgoing SET kind = '?'", OutgoingKind.allCases.map(\.rawValue)),
            ("UPDATE report SET pace = '?'", UpdatePace.allCases.map(\.rawValue)),
            ("INSERT INTO clock VALUES (1, '?', 1, 2, NULL, NULL)", ClockKind.allCases.map(\.rawValue)),
            (
                """
                UPDATE outgoing SET state = '?', next_try_at = iif('?' = 'queued', 1, NULL),
                submitted_at = iif('?' IN ('submitted', 'bounced'), 1, NULL)
                """, OutgoingState.allCases.map(\.rawValue)
            ),
            (
                "INSERT INTO delivery (name, hash, outcome, seen_at) SELECT x'63' || '?', hash, '?', 1 FROM message"
                    .replacing("x'63' || '?'", with: "CAST('?' AS BLOB)"),
                MessageOutcome.allCases.map(\.rawValue)
            ),
            (
                """
                INSERT INTO message (hash, outcome, flags, received_at, processed_at, archive_form, archive_hash,
                    archive_bytes, record)
                SELECT replace(hash, substr(hash, 1, 4), iif('?' = 'openPGP', '0000', 'ffff')), 'ours', '', 1, 1,
                    '?', hash, 1, x'00' FROM message WHERE id = 1
                """, ArchivedOriginal.Form.allCases.filter { $0 != .asItCame }.map(\.rawValue)
            ),
        ]
        for (statement, values) in words {
            for value in values {
                let result = try sqlite3(temporary.path, statement.replacing("?", with: value))
                #expect(result.status == 0, "\(value): \(result.output)")
            }
        }
    }

    @Test(arguments: [
        Guard(
            """
            SELECT report.*, filing.prefix FROM report
            JOIN ticket AS filing ON filing.id = COALESCE(report.filed_as, report.ticket)
            WHERE due_at <= 1 ORDER BY due_at, report.id
            """, "USING INDEX report_due"),
        Guard(
            """
            SELECT clock.kind FROM clock JOIN ticket ON ticket.id = clock.ticket
            WHERE clock.done_at IS NULL AND clock.paused_at IS NULL AND clock.due_at <= 2 ORDER BY clock.due_at, ticket.id
            """, "INDEX clock_running (due_at<?)"),
        Guard("SELECT * FROM message WHERE filed_as = 1", "USING INDEX message_filed_as"),
        Guard("SELECT * FROM ticket WHERE merged_into = 1 ORDER BY year, sequence", "USING INDEX ticket_merged"),
        Guard("SELECT * FROM ticket WHERE owner = 'x'", "USING INDEX ticket_owner"),
        Guard(
            "SELECT 1 FROM outgoing WHERE state = 'queued' AND next_try_at <= 1 LIMIT 1",
            "INDEX outgoing_state (state=? AND next_try_at<?)"),
        Guard("SELECT * FROM delivery WHERE has_left = 0 ORDER BY id", "USING INDEX delivery_unfinished"),
        Guard("SELECT * FROM message WHERE message_id_hash = x'00'", "USING INDEX message_message_id"),
        Guard("SELECT * FROM message WHERE ticket = 1 ORDER BY received_at, id", "USING INDEX message_ticket"),
        Guard("SELECT * FROM ticket WHERE state IN ('new')", "USING INDEX ticket_state"),
        Guard("SELECT * FROM ticket WHERE severity IN ('low')", "USING INDEX ticket_severity"),
        Guard("SELECT * FROM ticket WHERE product = 'x'", "USING INDEX ticket_product"),
        Guard("SELECT * FROM ticket WHERE needs_person IS NOT NULL", "USING INDEX ticket_needs_person"),
        Guard(
            """
            SELECT DISTINCT message.id FROM ciphertext JOIN message ON message.hash = ciphertext.message
            WHERE packet_hash IN (x'00', x'01') AND sender_hash IS NOT x'02' AND message.id < 9 ORDER BY message.id
            """, "SEARCH ciphertext USING PRIMARY KEY (packet_hash=?)"),
        Guard("SELECT MAX(sequence) FROM ticket WHERE year = 2026", "INDEX sqlite_autoindex_ticket_1"),
        Guard(
            "SELECT COUNT(*) FROM outgoing WHERE address_hash = x'00' AND created_at >= 1",
            "INDEX outgoing_address (address_hash=? AND created_at>?)"),
        Guard(
            """
            SELECT 1 FROM reporter JOIN report ON report.reporter = reporter.id
            WHERE reporter.address_hash = x'00' AND report.ticket = 1
            """, "INDEX report_reporter (reporter=? AND ticket=?)"),
    ])
    func looksIntoAnIndex(_ example: Guard) throws {
        let plan = try sqlite3(temporary.path, "EXPLAIN QUERY PLAN " + example.statement).output
        #expect(plan.contains(example.reason), "\(plan)")
    }
}

/// A statement, and what SQLite says to it.
struct Guard: CustomTestStringConvertible {
    var statement: String
    var reason: String
    var testDescription: String { statement.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    init(_ statement: String, _ reason: String) {
        self.statement = statement
        self.reason = reason
    }
}
