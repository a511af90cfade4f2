extension Schema {
    /// Which encrypted data came in which message, and from whom: a captured ciphertext is known again, whoever sends it.
    ///
    /// `packet_hash` and `sender_hash` are keyed; `sender_hash` is NULL where the From field was malformed. Messages of
    /// the time before have no rows until they are read again.
    static let schema2 = """
        CREATE TABLE ciphertext (
            packet_hash BLOB NOT NULL CHECK (length(packet_hash) = 32),
            message TEXT NOT NULL REFERENCES message (hash) DEFERRABLE INITIALLY DEFERRED,
            sender_hash BLOB CHECK (length(sender_hash) = 32),
            PRIMARY KEY (packet_hash, message)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER ciphertext_stays BEFORE DELETE ON ciphertext
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted from ciphertext'); END;

        CREATE TRIGGER ciphertext_is_of_its_message BEFORE UPDATE OF packet_hash, message ON ciphertext
        BEGIN SELECT RAISE(ABORT, 'a ciphertext stays with its message'); END;
        """
}
