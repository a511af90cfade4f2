internal import Disclosure
internal import TOMLKit

extension SettingTable {
    static let productHelp = "One of these for each product; the affected product of a report is looked up here."
    static let teamHelp = "One of these for each handler; the key that seals the database opens to theirs too."

    static let product: [SettingKey<ProductSettings>] = [
        .required("name", \.name, example: "\"Example Hypervisor\"", "As it is called in tickets.") {
            value throws(Complaint) in try value.text(maximumBytes: 100)
        },
        .value("aliases", \.aliases, default: "[\"exhv\", \"Example HV\"]", "Other names reporters have for it.") {
            value throws(Complaint) in
            try value.list(0...100) { element throws(Complaint) in try element.text(maximumBytes: 100) }
        },
        .value(
            "supported", \.supported,
            default: "[{ version = \"8.0\", until = 2029-10-11 }, { version = \"9\" }]",
            """
            The versions that still get remediations, each with the last day of its support where that is known. A \
            version stands for all below it (8 or 8.x for 8.1); ">= 8.0 < 8.3" is a range.
            """
        ) { value throws(Complaint) in
            try value.list(0...200) { element throws(Complaint) in
                var version = SupportedVersion(version: "")
                try takeTable(element, keys: supported, into: &version)
                return version
            }
        },
        .optional("owner", \.owner, example: "\"Hana Sato\"", "The name of the team member who answers for it.") {
            value throws(Complaint) in try value.text(maximumBytes: 100)
        },
        .optional(
            "required", \.required, example: "[\"host operating system\", \"guest operating system\"]",
            "What reproduction needs for this product, in place of extraction.required."
        ) { value throws(Complaint) in try missingItems(value) },
    ]

    static let supported: [SettingKey<SupportedVersion>] = [
        .required("version", \.version, example: "\"8.0\"", "The version, or a range.") { value throws(Complaint) in
            try value.text(maximumBytes: 100)
        },
        .optional("until", \.until, example: "2029-10-11", "The last day of support.") { value throws(Complaint) in
            try value.date()
        },
    ]

    static let team: [SettingKey<TeamMember>] = [
        .required("name", \.name, example: "\"Hana Sato\"", "As tickets have it.") { value throws(Complaint) in
            try value.text(maximumBytes: 100)
        },
        .required(
            "address", \.address, example: "\"hana@example.org\"", "The address that their certificate is imported for."
        ) {
            value throws(Complaint) in try value.address()
        },
        .required(
            "fingerprint", \.fingerprint, example: "\"89ABCDEF0123456789ABCDEF0123456789ABCDEF\"",
            "Of their certificate; `postern key import FILE --for ADDRESS` puts it on record and opens the vault to it."
        ) { value throws(Complaint) in try value.fingerprint() },
    ]

    /// Takes a table key by key, in the order of the names.
    static func takeTable<Target>(
        _ value: SettingValue, keys: [SettingKey<Target>], into target: inout Target
    ) throws(Complaint) {
        guard let table = value.value.table else { throw Complaint("must be a table, as in { … }") }
        for name in table.keys.sorted() {
            guard let key = keys.first(where: { $0.name == name }) else {
                throw Complaint(unknownSetting(name, known: keys.map(\.name)), at: [name])
            }
            guard let inner = table[name] else { continue }
            do throws(Complaint) {
                try key.take(SettingValue(value: inner, root: value.root), &target)
            } catch {
                throw Complaint("\(name) \(error.message)", at: [name] + error.place)
            }
        }
        for key in keys where key.isRequired && !table.keys.contains(key.name) {
            throw Complaint("lacks \(key.name); add \(key.name) = \(key.sample)")
        }
    }

    /// `unknown setting 'adress'; did you mean 'address'?`
    static func unknownSetting(_ name: String, known: [String]) -> String {
        let hint = nearest(to: name, among: known).map { "did you mean '\($0)'?" }
        return "unknown setting '\(shortened(name))'; \(hint ?? "known are \(known.joined(separator: ", "))")"
    }
}
