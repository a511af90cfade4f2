internal import Disclosure

/// Every setting there is. The loader, the sample file and the search for the nearest name all read this table.
enum SettingTable {
    /// What the defaults of numbers and words are taken from.
    static let defaults = PosternSettings(root: "", address: placeholder)

    static let sections: [SettingSection] = [
        top, mailbox, vendor, pgp, tickets, answers, promises, calendar, law, updates, notices, submission, limits,
        parser, extraction,
    ]

    private static let placeholder: EmailAddress = {
        guard let address = EmailAddress("security@example.org") else { preconditionFailure("it is an address") }
        return address
    }()

    private static let top = SettingSection(
        name: "", help: "",
        keys: [
            .value(
                "spool", \.spool, default: "\"spool\"",
                """
                The directory of the database, the archive of originals and the mail that could not be processed. \
                It must lie on a local disk. With another directory postern starts from nothing.
                """
            ) { value throws(Complaint) in try value.path() },
            .optional(
                "workers", \.workers, example: "1",
                """
                How many messages are read and answered side by side; what comes of them is the same. Each has two \
                processes of its own. 1 to 64. Unset, as many as the machine has cores.
                """
            ) { value throws(Complaint) in try value.integer(in: 1...64, unit: "") },
        ])

    private static let mailbox = SettingSection(
        name: "mailbox", help: "The mailbox that reports come to.",
        keys: [
            .required(
                "addresses", \.mailbox.addresses, example: "[\"security@example.org\"]",
                """
                All its addresses, 1 to 50. Answers come from the first one; mail from any of them is our own and is \
                never answered. There is no default.
                """
            ) { value throws(Complaint) in
                try value.list(1...50) { element throws(Complaint) in try element.address() }
            },
            .value(
                "name", \.mailbox.name, default: "\"example.org Product Security Team\"",
                "Shown beside the address in answers and signed under them. Made from vendor.name unless set."
            ) { value throws(Complaint) in try value.text(maximumBytes: 100) },
            .optional(
                "key_request_address", \.mailbox.keyRequestAddress, example: "\"security-key@example.org\"",
                "Mail to this address is answered with our certificate and files no ticket. Unset: there is none."
            ) { value throws(Complaint) in try value.address() },
            .value(
                "inbox", \.mailbox.inbox, default: "\"spool/inbox\"",
                "The Maildir that mail is delivered into. Messages leave it once they are filed."
            ) { value throws(Complaint) in try value.path() },
            .value(
                "read_cur", \.mailbox.readCur, default: "false",
                """
                Whether mail in the inbox's cur/ is processed too. Set it only if nobody opens that Maildir with a \
                mail program, since what a person has looked at lies there.
                """
            ) { value throws(Complaint) in try value.boolean() },
            .optional(
                "authserv_id", \.mailbox.authservID, example: "\"mx.example.org\"",
                """
                The name your own mail server writes into Authentication-Results. With it, the answer to a mail that \
                failed DMARC waits for a handler; unset, nobody's results are believed.
                """
            ) { value throws(Complaint) in try value.text(maximumBytes: 255) },
        ])

    private static let vendor = SettingSection(
        name: "vendor", help: "Who makes the products.",
        keys: [
            .value(
                "name", \.vendor.name, default: "\"example.org\"",
                "The vendor's name as letters have it. Unset, it is the domain of the first address."
            ) { value throws(Complaint) in try value.text(maximumBytes: 100) },
            .optional(
                "policy_url", \.vendor.policyURL, example: "\"https://example.org/security\"",
                "Where the disclosure policy can be read; letters name it. Unset: they name none."
            ) { value throws(Complaint) in try webAddress(value) },
        ])

    private static let pgp = SettingSection(
        name: "pgp", help: "The mailbox's OpenPGP keys.",
        keys: [
            .value(
                "home", \.pgp.home, default: "\"keys\"",
                "The GnuPG home with the mailbox's own secret keys and nothing else; mode 0700."
            ) { value throws(Complaint) in try value.path() },
            .optional(
                "signing_key", \.pgp.signingKey, example: "\"0123456789ABCDEF0123456789ABCDEF01234567\"",
                "The fingerprint of the key that signs answers. Unset, it is the only secret key in the home."
            ) { value throws(Complaint) in try value.fingerprint() },
            .integer(
                "time_limit_seconds", \.pgp.timeLimitSeconds, in: 5...3600, "seconds",
                "How long one gpg operation may take before it is ended; a message that takes longer is unreadable."),
            .integer(
                "expiry_warning_days", \.pgp.expiryWarningDays, in: 0...3650, "days",
                "How long before the key expires `postern check` starts to warn."),
        ])

    private static let tickets = SettingSection(
        name: "tickets", help: "How tickets are numbered.",
        keys: [
            .value(
                "prefix", \.tickets.prefix, default: "\"\(defaults.tickets.prefix)\"",
                """
                Starts every ticket number, as in PSN-2026-0042: 1 to 16 capital letters or digits, a letter first. \
                Numbers given out before a change are no longer found in the subjects of new mail.
                """
            ) { value throws(Complaint) in try ticketPrefix(value) }
        ])

    private static let answers = SettingSection(
        name: "answers", help: "Acknowledgements and other mail that is sent by itself.",
        keys: [
            .word(
                "language", \.answers.language,
                "Used where a report does not show its language: \"en\" (English) or \"ja\" (Japanese)."),
            .optional(
                "templates", \.answers.templates, example: "\"templates\"",
                """
                A directory with your own wording; files there win over the built-in ones, which `postern init` \
                writes out. Unset: the built-in ones.
                """
            ) { value throws(Complaint) in try value.path() },
            .integer(
                "per_address_per_day", \.answers.perAddressPerDay, in: 0...10_000, "mails",
                "The most automatic mails to one address in a day; past it they are held back and shown to handlers."),
            .integer(
                "per_domain_per_day", \.answers.perDomainPerDay, in: 0...100_000, "mails",
                "The same for all addresses of one domain."),
            .integer(
                "per_hour", \.answers.perHour, in: 0...100_000, "mails",
                "The same for all automatic mail together, in an hour. 0 sends none."),
            .value(
                "retry_minutes", \.answers.retryMinutes, default: "\(defaults.answers.retryMinutes)",
                """
                The wait before each further try when a mail could not be submitted; after the last one it has \
                failed and waits for `postern outbox retry`. In minutes, 1 to 10080 each, at most 20 of them.
                """
            ) { value throws(Complaint) in
                try value.list(0...20) { element throws(Complaint) in
                    try element.integer(in: 1...10_080, unit: "minutes")
                }
            },
        ])
}

/// An `https:` or `http:` address.
private func webAddress(_ value: SettingValue) throws(Complaint) -> String {
    let text = try value.text()
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(" ") else {
        throw Complaint("is \(quoted(text)); it must start with https:// and hold no blank")
    }
    return text
}

private func ticketPrefix(_ value: SettingValue) throws(Complaint) -> String {
    let text = try value.text()
    guard TicketNumber("\(text)-2026-0001")?.prefix == text else {
        throw Complaint("is \(quoted(text)); it must be 1 to 16 capital letters or digits, a letter first")
    }
    return text
}
