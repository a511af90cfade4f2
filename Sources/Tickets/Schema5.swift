extension Schema {
    /// A handler's word on how often a reporter hears; indices on what refers to a message or a report.
    ///
    /// Where a foreign key is checked at the commit, SQLite looks for what refers to a row that came after it: without an
    /// index it reads whole tables for every mail.
    static let schema5 = """
        -- Who set the pace and why, where a handler did.
        ALTER TABLE report ADD COLUMN pace_decision BLOB; -- sealed

        CREATE INDEX message_filed_as ON message (filed_as) WHERE filed_as IS NOT NULL;
        CREATE INDEX message_report ON message (report) WHERE report IS NOT NULL;
        CREATE INDEX event_message ON event (message) WHERE message IS NOT NULL;
        CREATE INDEX ciphertext_message ON ciphertext (message);
        """
}
