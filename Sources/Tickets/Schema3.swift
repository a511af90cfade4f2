extension Schema {
    /// By which keys a certificate is named in signatures, so that a signer is found without opening every certificate.
    ///
    /// `key_hash` is keyed. Certificates of the time before have no rows until they are renewed.
    static let schema3 = """
        CREATE TABLE certificate_key (
            key_hash BLOB NOT NULL CHECK (length(key_hash) = 32),
            certificate INTEGER NOT NULL REFERENCES certificate (id),
            PRIMARY KEY (key_hash, certificate)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER certificate_key_stays BEFORE DELETE ON certificate_key
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted from certificate_key'); END;
        """
}
