internal import Disclosure
internal import TOMLKit

extension PosternSettings {
    /// Reads a settings file.
    ///
    /// - Throws: on a file that another user owns (neither we nor root) or that others may write, on one that is no
    ///   TOML, and on the first setting that is unknown, of the wrong type or out of range.
    public static func load(path: String) throws(SettingsError) -> PosternSettings {
        try SettingsReader(file: path, source: try readSettingsFile(path)).read()
    }
}

/// Turns the text of one file into settings.
struct SettingsReader {
    private let file: String
    private let root: String
    private let lines: SourceLines
    private let table: TOMLTable

    init(file: String, source: [UInt8]) throws(SettingsError) {
        self.file = file
        root = directory(of: file)
        table = try Self.parse(source, file: file)
        lines = SourceLines(source)
        if let line = lines.nulLine {
            throw SettingsError(file: file, line: line, message: "a text holds a NUL (\\u0000); take it out")
        }
    }

    func read() throws(SettingsError) -> PosternSettings {
        var settings = SettingTable.defaults
        settings = PosternSettings(root: root, address: settings.mailbox.addresses[0])
        var taken: Set<[String]> = []
        for name in namesInOrder(of: table, at: []) {
            try readTopLevel(name, into: &settings, &taken)
        }
        try completeDefaults(of: &settings, taken)
        try checkSubmission(settings.submission, taken)
        return settings
    }

    private static func parse(_ source: [UInt8], file: String) throws(SettingsError) -> TOMLTable {
        if let nul = source.firstIndex(of: 0) {
            let line = source[..<nul].count { $0 == 0x0A } + 1
            throw SettingsError(file: file, line: line, message: "holds a NUL byte; settings are plain text")
        }
        guard let text = String(validating: source, as: UTF8.self) else {
            let good = source.split(separator: 0x0A, omittingEmptySubsequences: false)
                .prefix { String(validating: $0, as: UTF8.self) != nil }
            throw SettingsError(file: file, line: good.count + 1, message: "is not UTF-8; save the file as UTF-8")
        }
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw SettingsError(file: file, line: error.source.begin.line, message: "not TOML: \(error.description)")
        } catch {
            throw SettingsError(file: file, message: "not TOML: \(error)")
        }
    }

    /// By line, so that the first mistake of the file is the one that is told.
    private func namesInOrder(of table: TOMLTable, at path: [String]) -> [String] {
        table.keys.map { (name: $0, line: lines.line(of: path + [$0]) ?? .max) }
            .sorted { ($0.line, $0.name) < ($1.line, $1.name) }.map(\.name)
    }

    private func readTopLevel(
        _ name: String, into settings: inout PosternSettings, _ taken: inout Set<[String]>
    ) throws(SettingsError) {
        guard let value = table[name] else { return }
        switch name {
        case "product":
            settings.products = try readList(name, value, keys: SettingTable.product, empty: ProductSettings(name: ""))
        case "team":
            let nobody = TeamMember(name: "", address: settings.mailbox.addresses[0], fingerprint: "")
            settings.team = try readList(name, value, keys: SettingTable.team, empty: nobody)
        default:
            if let key = SettingTable.sections[0].keys.first(where: { $0.name == name }) {
                try take(key, value, at: [name], into: &settings)
                taken.insert([name])
            } else if let section = SettingTable.sections.first(where: { $0.name == name }) {
                try readSection(section, value, into: &settings, &taken)
            } else {
                throw unknown(name, in: nil)
            }
        }
    }

    private func readSection(
        _ section: SettingSection, _ value: any TOMLValueConvertible, into settings: inout PosternSettings,
        _ taken: inout Set<[String]>
    ) throws(SettingsError) {
        guard let inner = value.table else {
            throw error(
                at: [section.name], "'\(section.name)' must be a table; write [\(section.name)] above its settings")
        }
        for name in namesInOrder(of: inner, at: [section.name]) {
            guard let key = section.keys.first(where: { $0.name == name }) else { throw unknown(name, in: section) }
            guard let value = inner[name] else { continue }
            try take(key, value, at: [section.name, name], into: &settings)
            taken.insert([section.name, name])
        }
    }

    private func take(
        _ key: SettingKey<PosternSettings>, _ value: any TOMLValueConvertible, at path: [String],
        into settings: inout PosternSettings
    ) throws(SettingsError) {
        do throws(Complaint) {
            try key.take(SettingValue(value: value, root: root), &settings)
        } catch {
            throw self.error(at: path + error.place, "\(path.joined(separator: ".")) \(error.message)")
        }
    }

    private func readList<Element>(
        _ name: String, _ value: any TOMLValueConvertible, keys: [SettingKey<Element>], empty: Element
    ) throws(SettingsError) -> [Element] {
        guard let array = value.array else {
            throw error(at: [name], "'\(name)' is a list of tables; write [[\(name)]] above each of them")
        }
        var elements: [Element] = []
        for index in 0..<array.count {
            var element = empty
            do throws(Complaint) {
                try SettingTable.takeTable(SettingValue(value: array[index], root: root), keys: keys, into: &element)
            } catch {
                throw self.error(at: [name, "#\(index)"] + error.place, "[[\(name)]] \(error.message)")
            }
            elements.append(element)
        }
        return elements
    }

    private func completeDefaults(
        of settings: inout PosternSettings, _ taken: Set<[String]>
    ) throws(SettingsError) {
        guard taken.contains(["mailbox", "addresses"]) else {
            throw error(
                at: ["mailbox"],
                "mailbox.addresses is missing; add addresses = [\"security@example.org\"] with your own under [mailbox]"
            )
        }
        let domain = settings.mailbox.addresses[0].domain
        if !taken.contains(["vendor", "name"]) { settings.vendor.name = domain }
        if !taken.contains(["mailbox", "name"]) {
            settings.mailbox.name = "\(settings.vendor.name) Product Security Team"
        }
        if !taken.contains(["submission", "smtp_port"]) {
            settings.submission.smtpPort =
                switch settings.submission.smtpSecurity {
                case .none: 25
                case .startTLS: 587
                case .tls: 465
                }
        }
    }

    private func checkSubmission(
        _ submission: SubmissionSettings, _ taken: Set<[String]>
    ) throws(SettingsError) {
        if submission.method == .smtp, submission.smtpHost == nil {
            throw error(
                at: ["submission", "method"], "submission.method is \"smtp\" and smtp_host is not set; name the server")
        }
        guard submission.smtpUser != nil else { return }
        if submission.smtpPasswordFile == nil {
            throw error(
                at: ["submission", "smtp_user"],
                "submission.smtp_user is set and smtp_password_file is not; name the file with its password")
        }
        if submission.smtpSecurity == .none {
            throw error(
                at: ["submission", "smtp_security"],
                "submission.smtp_security is \"none\", which would send the password of smtp_user in clear; "
                    + "set it to \"starttls\" or \"tls\"")
        }
    }

    /// Names the nearest setting of the same table, or the table that has one of this name.
    private func unknown(_ name: String, in section: SettingSection?) -> SettingsError {
        let here = section?.keys.map(\.name) ?? SettingTable.topLevelNames
        let there = SettingTable.sections.first { $0.keys.contains { $0.name == name } }
        var message = "unknown setting '\(shortened(name))'"
        if let section { message += " in [\(section.name)]" }
        if let near = nearest(to: name, among: here) {
            message += "; did you mean '\(near)'?"
        } else if let there {
            message += there.name.isEmpty ? "; it stands above the first table" : "; it belongs in [\(there.name)]"
        } else {
            message += "; known are \(here.joined(separator: ", "))"
        }
        return error(at: (section.map { [$0.name] } ?? []) + [name], message)
    }

    private func error(at path: [String], _ message: String) -> SettingsError {
        SettingsError(file: file, line: lines.line(of: path), message: message)
    }
}

extension SettingTable {
    /// The settings and tables at the top of a file.
    static var topLevelNames: [String] {
        sections[0].keys.map(\.name) + sections.dropFirst().map(\.name) + ["product", "team"]
    }
}
