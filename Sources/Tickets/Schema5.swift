extension Schema {
    /// Indices on what refers to a message or a report.
    ///
    /// Where a foreign key is checked at the commit, SQLite looks for what refers to a row that came after it: without an
    /// index it reads whole tables for every mail.
    static let schema5 = """
        CREATE INDEX message_filed_as ON message (filed_as) WHERE filed_as IS NOT NULL;
        CREATE INDEX message_report ON message (report) WHERE report IS NOT NULL;
        CREATE INDEX event_message ON event (message) WHERE message IS NOT NULL;
        CREATE INDEX ciphertext_message ON ciphertext (message);
        """
}
