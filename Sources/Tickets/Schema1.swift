extension Schema {
    /// Times are Unix seconds; `*_hash` columns but `hash` and `archive_hash` are keyed; `sealed` columns say so.
    ///
    /// Foreign keys between messages and reports are checked at the commit, since each names the other.
    static let schema1 = """
        CREATE TABLE metadata (
            key TEXT NOT NULL PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 100),
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- One sealed constant: a vault key that does not open it belongs to another database.
        CREATE TABLE vault_check (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            sealed BLOB NOT NULL
        ) STRICT;

        CREATE TABLE ticket (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            prefix TEXT NOT NULL
                CHECK (length(prefix) BETWEEN 1 AND 16 AND prefix GLOB '[A-Z]*' AND prefix NOT GLOB '*[^A-Z0-9]*'),
            year INTEGER NOT NULL CHECK (year BETWEEN 1970 AND 9999),
            sequence INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND 999999999),
            state TEXT NOT NULL
                CHECK (state IN ('new', 'triaged', 'confirmed', 'remediation', 'released', 'closed')),
            severity TEXT CHECK (severity IN ('critical', 'important', 'moderate', 'low')),
            product TEXT CHECK (length(product) BETWEEN 1 AND 200),
            resolution TEXT CHECK (resolution IN ('fixed', 'duplicate', 'not-a-vulnerability', 'not-reproducible',
                'out-of-support', 'third-party', 'wont-fix')),
            needs_person TEXT CHECK (length(needs_person) BETWEEN 1 AND 100),
            opened_at INTEGER NOT NULL,
            state_changed_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            closed_at INTEGER,
            details BLOB NOT NULL, -- sealed
            UNIQUE (year, sequence),
            CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
            CHECK ((state = 'closed') = (resolution IS NOT NULL))
        ) STRICT;
        CREATE INDEX ticket_state ON ticket (state);
        CREATE INDEX ticket_severity ON ticket (severity);
        CREATE INDEX ticket_product ON ticket (product);
        CREATE INDEX ticket_opened ON ticket (opened_at);
        CREATE INDEX ticket_needs_person ON ticket (needs_person) WHERE needs_person IS NOT NULL;

        CREATE TABLE reporter (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            address_hash BLOB NOT NULL UNIQUE CHECK (length(address_hash) = 32),
            mailbox BLOB NOT NULL, -- sealed
            first_seen_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE message (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
            message_id_hash BLOB CHECK (length(message_id_hash) = 32),
            outcome TEXT NOT NULL CHECK (outcome IN ('setAside', 'ours', 'bounce', 'automatic', 'followUp',
                'unreadable', 'keyRequest', 'filed')),
            reason TEXT CHECK (length(reason) BETWEEN 1 AND 200),
            flags TEXT NOT NULL CHECK (flags NOT GLOB '*[^A-Za-z0-9 -]*'),
            received_at INTEGER NOT NULL,
            processed_at INTEGER NOT NULL,
            ticket INTEGER REFERENCES ticket (id),
            report INTEGER REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
            archive_form TEXT NOT NULL CHECK (archive_form IN ('asItCame', 'openPGP', 'vault')),
            archive_hash TEXT NOT NULL CHECK (length(archive_hash) = 64 AND archive_hash NOT GLOB '*[^0-9a-f]*'),
            archive_bytes INTEGER NOT NULL CHECK (archive_bytes >= 0),
            record BLOB NOT NULL, -- sealed
            CHECK (archive_form <> 'asItCame' OR archive_hash = hash),
            CHECK (report IS NULL OR ticket IS NOT NULL)
        ) STRICT;
        CREATE INDEX message_message_id ON message (message_id_hash);
        CREATE INDEX message_ticket ON message (ticket, received_at);
        CREATE INDEX message_outcome ON message (outcome);
        CREATE INDEX message_processed ON message (processed_at);
        -- Stays empty; looked at before each commit.
        CREATE INDEX message_without_ticket ON message (id)
            WHERE ticket IS NULL AND outcome IN ('filed', 'followUp', 'unreadable');

        CREATE TABLE report (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            ticket INTEGER NOT NULL REFERENCES ticket (id),
            reporter INTEGER NOT NULL REFERENCES reporter (id),
            message TEXT NOT NULL UNIQUE REFERENCES message (hash) DEFERRABLE INITIALLY DEFERRED,
            received_at INTEGER NOT NULL,
            channel TEXT NOT NULL CHECK (channel IN ('clear', 'encryptedSigned', 'encryptedUnverified')),
            language TEXT NOT NULL CHECK (language IN ('en', 'ja')),
            last_update_at INTEGER,
            next_update_at INTEGER,
            told_state TEXT NOT NULL
                CHECK (told_state IN ('new', 'triaged', 'confirmed', 'remediation', 'released', 'closed')),
            due_at INTEGER -- follows from the ticket and the columns above; here for its index
        ) STRICT;
        CREATE INDEX report_ticket ON report (ticket, received_at);
        CREATE INDEX report_reporter ON report (reporter, ticket);
        CREATE INDEX report_due ON report (due_at) WHERE due_at IS NOT NULL;

        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            name BLOB NOT NULL CHECK (length(name) BETWEEN 1 AND 4096),
            hash TEXT NOT NULL REFERENCES message (hash) DEFERRABLE INITIALLY DEFERRED,
            outcome TEXT NOT NULL CHECK (outcome IN ('duplicate', 'setAside', 'ours', 'bounce', 'automatic',
                'followUp', 'unreadable', 'keyRequest', 'filed')),
            seen_at INTEGER NOT NULL,
            has_left INTEGER NOT NULL DEFAULT 0 CHECK (has_left IN (0, 1))
        ) STRICT;
        CREATE INDEX delivery_hash ON delivery (hash);
        CREATE INDEX delivery_unfinished ON delivery (id) WHERE has_left = 0;
        -- One file cannot be waiting to leave twice.
        CREATE UNIQUE INDEX delivery_waiting ON delivery (name, hash) WHERE has_left = 0;

        CREATE TABLE attempt (
            hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
            count INTEGER NOT NULL CHECK (count > 0),
            last_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE event (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            ticket INTEGER REFERENCES ticket (id),
            message TEXT REFERENCES message (hash) DEFERRABLE INITIALLY DEFERRED,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40 AND kind NOT GLOB '*[^A-Za-z-]*'),
            was TEXT CHECK (length(was) BETWEEN 1 AND 200),
            became TEXT CHECK (length(became) BETWEEN 1 AND 200),
            words BLOB NOT NULL -- sealed: who, and the note
        ) STRICT;
        CREATE INDEX event_ticket ON event (ticket, at);

        CREATE TABLE certificate (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            address_hash BLOB NOT NULL CHECK (length(address_hash) = 32),
            fingerprint_hash BLOB NOT NULL CHECK (length(fingerprint_hash) = 32),
            state TEXT NOT NULL CHECK (state IN ('bound', 'held', 'rejected')),
            added_at INTEGER NOT NULL,
            content BLOB NOT NULL, -- sealed
            UNIQUE (address_hash, fingerprint_hash)
        ) STRICT;
        CREATE INDEX certificate_fingerprint ON certificate (fingerprint_hash);

        CREATE TABLE outgoing (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            ticket INTEGER REFERENCES ticket (id),
            report INTEGER REFERENCES report (id),
            kind TEXT NOT NULL CHECK (kind IN ('acknowledgement', 'update', 'certificate')),
            state TEXT NOT NULL
                CHECK (state IN ('queued', 'submitted', 'bounced', 'failed', 'cancelled', 'withheld')),
            reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
            attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            created_at INTEGER NOT NULL,
            next_try_at INTEGER,
            submitted_at INTEGER,
            dedup_key TEXT NOT NULL UNIQUE CHECK (length(dedup_key) BETWEEN 1 AND 200),
            message_id_hash BLOB NOT NULL UNIQUE CHECK (length(message_id_hash) = 32),
            address_hash BLOB NOT NULL CHECK (length(address_hash) = 32),
            domain_hash BLOB NOT NULL CHECK (length(domain_hash) = 32),
            draft BLOB NOT NULL, -- sealed
            finished BLOB, -- sealed
            CHECK ((state = 'queued') = (next_try_at IS NOT NULL)),
            CHECK ((state IN ('submitted', 'bounced')) = (submitted_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX outgoing_state ON outgoing (state, next_try_at);
        CREATE INDEX outgoing_ticket ON outgoing (ticket);
        CREATE INDEX outgoing_address ON outgoing (address_hash, created_at);
        CREATE INDEX outgoing_domain ON outgoing (domain_hash, created_at);
        CREATE INDEX outgoing_created ON outgoing (created_at);

        """ + guards

    /// What once stands in the ledger stays: figures, numbers and the promise to lose nothing rest on it.
    private static let guards =
        ["ticket", "reporter", "message", "report", "delivery", "event", "certificate", "outgoing"].map { table in
            """
            CREATE TRIGGER \(table)_stays BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'nothing is deleted from \(table)'); END;

            """
        }.joined() + """
            CREATE TRIGGER event_is_history BEFORE UPDATE ON event
            BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

            CREATE TRIGGER ticket_number_stays BEFORE UPDATE OF id, prefix, year, sequence, opened_at ON ticket
            BEGIN SELECT RAISE(ABORT, 'a ticket keeps its number'); END;

            CREATE TRIGGER message_hash_stays BEFORE UPDATE OF id, hash, archive_form, archive_hash, archive_bytes
                ON message
            BEGIN SELECT RAISE(ABORT, 'a message keeps its content'); END;

            CREATE TRIGGER delivery_only_leaves BEFORE UPDATE ON delivery
            WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.hash <> OLD.hash OR NEW.outcome <> OLD.outcome
                OR NEW.seen_at <> OLD.seen_at OR NEW.has_left < OLD.has_left
            BEGIN SELECT RAISE(ABORT, 'a delivery can only leave'); END;

            CREATE TRIGGER outgoing_decision_stays BEFORE UPDATE OF id, dedup_key, message_id_hash, draft ON outgoing
            BEGIN SELECT RAISE(ABORT, 'the words of a mail are fixed once it is queued'); END;
            """
}
