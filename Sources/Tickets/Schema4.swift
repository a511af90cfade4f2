extension Schema {
    /// Cases worked to their end: owners, merged cases, clocks, how reporters want to be written to and named.
    ///
    /// `outgoing` is made anew, since SQLite cannot widen a CHECK: mails of handlers and to handlers have kinds of their
    /// own. `clock` follows from the rest of the ledger and the settings and is here for its index: its rows alone may go.
    static let schema4 = """
        -- Apart from the rest of the details, so that a long list opens nothing else. NULL: still in there.
        ALTER TABLE ticket ADD COLUMN title BLOB; -- sealed
        ALTER TABLE ticket ADD COLUMN owner TEXT CHECK (length(owner) BETWEEN 1 AND 200);
        ALTER TABLE ticket ADD COLUMN merged_into INTEGER REFERENCES ticket (id)
            CHECK (merged_into IS NULL OR (merged_into <> id AND state = 'closed'));
        ALTER TABLE ticket ADD COLUMN exploited_at INTEGER;
        ALTER TABLE ticket ADD COLUMN disclosure_on TEXT
            CHECK (disclosure_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
        CREATE INDEX ticket_owner ON ticket (owner) WHERE owner IS NOT NULL;
        CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL;

        -- The ticket whose number the reporter was given, where it was merged into another since.
        ALTER TABLE report ADD COLUMN filed_as INTEGER REFERENCES ticket (id);
        ALTER TABLE report ADD COLUMN pace TEXT NOT NULL DEFAULT 'usual'
            CHECK (pace IN ('usual', 'monthly', 'paused', 'stopped'));
        ALTER TABLE report ADD COLUMN steered_at INTEGER;
        ALTER TABLE report ADD COLUMN credit_asked_at INTEGER;
        ALTER TABLE report ADD COLUMN credit BLOB; -- sealed
        CREATE INDEX report_filed_as ON report (filed_as) WHERE filed_as IS NOT NULL;

        ALTER TABLE message ADD COLUMN filed_as INTEGER REFERENCES ticket (id);

        CREATE TABLE clock (
            ticket INTEGER NOT NULL REFERENCES ticket (id),
            kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40 AND kind NOT GLOB '*[^a-z-]*'),
            started_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            done_at INTEGER,
            paused_at INTEGER,
            PRIMARY KEY (ticket, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX clock_running ON clock (due_at) WHERE done_at IS NULL AND paused_at IS NULL;

        CREATE TABLE outgoing_again (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            ticket INTEGER REFERENCES ticket (id),
            report INTEGER REFERENCES report (id),
            kind TEXT NOT NULL
                CHECK (kind IN ('acknowledgement', 'update', 'certificate', 'confirmation', 'reply', 'notice')),
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
        INSERT INTO outgoing_again SELECT * FROM outgoing;
        DROP TABLE outgoing;
        ALTER TABLE outgoing_again RENAME TO outgoing;
        CREATE INDEX outgoing_state ON outgoing (state, next_try_at);
        CREATE INDEX outgoing_ticket ON outgoing (ticket);
        CREATE INDEX outgoing_report ON outgoing (report) WHERE report IS NOT NULL;
        CREATE INDEX outgoing_address ON outgoing (address_hash, created_at);
        CREATE INDEX outgoing_domain ON outgoing (domain_hash, created_at);
        CREATE INDEX outgoing_created ON outgoing (created_at);

        CREATE TRIGGER outgoing_stays BEFORE DELETE ON outgoing
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted from outgoing'); END;

        CREATE TRIGGER outgoing_decision_stays BEFORE UPDATE OF id, dedup_key, message_id_hash, draft ON outgoing
        BEGIN SELECT RAISE(ABORT, 'the words of a mail are fixed once it is queued'); END;
        """
}
