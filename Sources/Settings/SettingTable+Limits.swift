internal import Disclosure

extension SettingTable {
    static let submission = SettingSection(
        name: "submission", help: "How finished mail leaves.",
        keys: [
            .word(
                "method", \.submission.method,
                """
                "maildir" puts it into the outbox below, and nothing leaves this machine until you send it; \
                "sendmail" runs a command; "smtp" talks to a server.
                """),
            .value(
                "outbox", \.submission.outbox, default: "\"spool/outbox\"", "The Maildir of method \"maildir\"."
            ) { value throws(Complaint) in try value.path() },
            .value(
                "sendmail", \.submission.sendmail, default: "[\"/usr/sbin/sendmail\", \"-i\"]",
                """
                The command of method "sendmail" and its arguments; `-f SENDER -- RECIPIENT` is put behind them. It \
                is run without a shell, so the program is written with its whole path.
                """
            ) { value throws(Complaint) in try command(value) },
            .optional(
                "smtp_host", \.submission.smtpHost, example: "\"smtp.example.org\"",
                "The server of method \"smtp\", which needs it. With TLS its certificate must bear this name."
            ) { value throws(Complaint) in try host(value) },
            .integer(
                "smtp_port", \.submission.smtpPort, in: 1...65_535, "",
                "Usually 587 with \"starttls\", 465 with \"tls\", 25 with \"none\"; where it is unset, those are taken."
            ),
            .word(
                "smtp_security", \.submission.smtpSecurity,
                """
                "starttls" and "tls" send nothing unless the connection is encrypted and the certificate good; \
                "none" sends in clear and is meant for a server on this machine. A password needs one of the first two.
                """),
            .optional(
                "smtp_user", \.submission.smtpUser, example: "\"postern\"",
                "The name to log in with. Unset: no login."
            ) { value throws(Complaint) in try value.text() },
            .optional(
                "smtp_password_file", \.submission.smtpPasswordFile, example: "\"smtp-password\"",
                "A file with the password in its first line; mode 0600, or nothing is sent."
            ) { value throws(Complaint) in try value.path() },
            .integer(
                "timeout_seconds", \.submission.timeoutSeconds, in: 1...3600, "seconds",
                "How long handing over one mail may take; then it is tried again later."),
            .optional(
                "ca_file", \.submission.caFile, example: "\"/etc/ssl/certs/ca-certificates.crt\"",
                "Certificates (PEM) of the authorities that may vouch for smtp_host. Unset: the system's."
            ) { value throws(Complaint) in try value.path() },
        ])

    static let limits = SettingSection(
        name: "limits",
        help: "What one message may cost. One that is over a limit is set aside in spool/failed for a person to see.",
        keys: [
            .integer("message_bytes", \.limits.messageBytes, in: 65_536...1 << 30, "bytes", "A whole message."),
            .integer("header_bytes", \.limits.headerBytes, in: 4096...16 << 20, "bytes", "One header block."),
            .integer("header_fields", \.limits.headerFields, in: 20...100_000, "fields", "In one header block."),
            .integer("field_bytes", \.limits.fieldBytes, in: 1000...16 << 20, "bytes", "One header field."),
            .integer(
                "address_field_bytes", \.limits.addressFieldBytes, in: 1000...65_536, "bytes",
                "One header field that holds addresses. Large ones have crashed mail libraries."),
            .integer("boundary_bytes", \.limits.boundaryBytes, in: 16...1000, "bytes", "One MIME boundary."),
            .integer(
                "boundary_lines", \.limits.boundaryLines, in: 10...1_000_000, "lines",
                "Lines that look like boundaries, in a whole message."),
            .integer("depth", \.limits.depth, in: 2...64, "levels", "Parts within parts."),
            .integer("parts", \.limits.parts, in: 2...10_000, "parts", "Parts of one message."),
            .integer(
                "plaintext_bytes", \.limits.plaintextBytes, in: 65_536...1 << 30, "bytes",
                "The plaintext of one decryption, counted after decompression; more counts as unreadable."),
            .integer(
                "archive_bytes", \.limits.archiveBytes, in: 0...1 << 30, "bytes",
                """
                All texts read from attached files and archives for the configuration. Past this and the next four, \
                the rest is left unread, and the ticket says so.
                """),
            .integer(
                "archive_file_bytes", \.limits.archiveFileBytes, in: 0...1 << 30, "bytes",
                "One file of an attached archive."),
            .integer(
                "archive_entries", \.limits.archiveEntries, in: 0...1_000_000, "files",
                "Files and folders of all attached archives."),
            .integer(
                "archive_depth", \.limits.archiveDepth, in: 0...8, "levels",
                "Archives within archives; 0 opens none."),
            .integer(
                "archive_ratio", \.limits.archiveRatio, in: 1...10_000, "bytes",
                "Bytes that one byte of an archive may become; a megabyte in all is allowed in any case."),
        ])

    static let parser = SettingSection(
        name: "parser",
        help: "The process that reads a message: it has no keys, no files and no network.",
        keys: [
            .integer(
                "memory_bytes", \.parser.memoryBytes, in: 256 << 20...16 << 30, "bytes",
                "Memory it may address, program and libraries included. A message that takes more is set aside."),
            .integer(
                "cpu_seconds", \.parser.cpuSeconds, in: 1...3600, "seconds",
                "Processor time for one message. One that takes more is set aside."),
            .integer(
                "time_limit_seconds", \.parser.timeLimitSeconds, in: 1...3600, "seconds",
                "How long reading one message may take by the clock, gpg's work not counted."),
            .value(
                "require_confinement", \.parser.requireConfinement, default: "false",
                """
                Whether to refuse to run where the kernel lacks a means of confining that process; `postern check` \
                says what it has. If not, what there is is used.
                """
            ) { value throws(Complaint) in try value.boolean() },
        ])

    static let extraction = SettingSection(
        name: "extraction", help: "What reporters are asked for.",
        keys: [
            .optional(
                "required", \.extraction.required, example: "[\"product version\", \"operating system\"]",
                """
                What reproduction needs, whatever the product; a report without it is asked for it. Unset, that \
                follows from what the report is about. Known are: \(MissingItem.allCases.map(\.rawValue).joined(separator: ", ")).
                """
            ) { value throws(Complaint) in try missingItems(value) }
        ])
}

func missingItems(_ value: SettingValue) throws(Complaint) -> [MissingItem] {
    try value.list(0...MissingItem.allCases.count) { element throws(Complaint) in
        try element.word(of: MissingItem.self)
    }
}

private func command(_ value: SettingValue) throws(Complaint) -> [String] {
    let words = try value.list(1...50) { element throws(Complaint) in try element.text(maximumBytes: 4000) }
    guard words[0].hasPrefix("/") else {
        throw Complaint("starts with \(quoted(words[0])); write the program's whole path, as in \"/usr/sbin/sendmail\"")
    }
    return words
}

/// A host name or an IP address; without port, brackets or scheme.
private func host(_ value: SettingValue) throws(Complaint) -> String {
    let text = try value.text(maximumBytes: 255)
    let isName = text.utf8.allSatisfy { byte in
        byte >= 0x80 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
            || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || "-._:".utf8.contains(byte)
    }
    let colons = text.utf8.count { $0 == UInt8(ascii: ":") }
    guard isName, colons != 1, !text.hasPrefix("-") else {
        throw Complaint("is \(quoted(text)); write a host name or an IP address alone, the port as smtp_port")
    }
    return text
}
