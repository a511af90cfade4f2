internal import Disclosure

/// One setting: its name, what stands in the sample file, and how a value is taken.
struct SettingKey<Target>: Sendable {
    let name: String
    /// Meaning and consequence, for the sample file; unit, range and default follow by themselves.
    let help: String
    /// The default as TOML, or an example where there is none.
    let sample: String
    /// The entries of a table, which the sample file has on a line each, as `name.key = value`.
    var entries: [(key: String, value: String)] = []
    let hasDefault: Bool
    let isRequired: Bool
    /// Puts the value where it belongs.
    let take: @Sendable (SettingValue, inout Target) throws(Complaint) -> Void

    init(
        _ name: String, _ help: String, sample: String, hasDefault: Bool, isRequired: Bool = false,
        take: @escaping @Sendable (SettingValue, inout Target) throws(Complaint) -> Void
    ) {
        self.name = name
        self.help = help
        self.sample = sample
        self.hasDefault = hasDefault
        self.isRequired = isRequired
        self.take = take
    }

    /// A setting without a default: `example` shows its form.
    static func optional<Value>(
        _ name: String, _ path: any WritableKeyPath<Target, Value?> & Sendable, example: String, _ help: String,
        _ read: @escaping @Sendable (SettingValue) throws(Complaint) -> Value
    ) -> Self {
        Self(name, help, sample: example, hasDefault: false) { value, target throws(Complaint) in
            target[keyPath: path] = try read(value)
        }
    }

    /// A setting that must be there.
    static func required<Value>(
        _ name: String, _ path: any WritableKeyPath<Target, Value> & Sendable, example: String, _ help: String,
        _ read: @escaping @Sendable (SettingValue) throws(Complaint) -> Value
    ) -> Self {
        Self(name, help, sample: example, hasDefault: false, isRequired: true) { value, target throws(Complaint) in
            target[keyPath: path] = try read(value)
        }
    }

    /// A setting with a default, given as TOML.
    static func value<Value>(
        _ name: String, _ path: any WritableKeyPath<Target, Value> & Sendable, default text: String, _ help: String,
        _ read: @escaping @Sendable (SettingValue) throws(Complaint) -> Value
    ) -> Self {
        Self(name, help, sample: text, hasDefault: true) { value, target throws(Complaint) in
            target[keyPath: path] = try read(value)
        }
    }

    /// A table; what it lacks keeps the default.
    static func table(
        _ name: String, _ entries: [(key: String, value: String)], _ help: String,
        take: @escaping @Sendable (SettingValue, inout Target) throws(Complaint) -> Void
    ) -> Self {
        let text = entries.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
        var key = Self(name, help, sample: "{ \(text) }", hasDefault: true, take: take)
        key.entries = entries
        return key
    }
}

extension SettingKey<PosternSettings> {
    /// A whole number; its default is what ``PosternSettings`` starts with.
    static func integer(
        _ name: String, _ path: any WritableKeyPath<PosternSettings, Int> & Sendable, in range: ClosedRange<Int>,
        _ unit: String, _ help: String
    ) -> Self {
        let usual = SettingTable.defaults[keyPath: path]
        let bounds = "\(range.lowerBound) to \(range.upperBound)\(unit.isEmpty ? "" : " \(unit)")."
        return Self(name, "\(help) \(bounds)", sample: "\(usual)", hasDefault: true) {
            value, target throws(Complaint) in
            target[keyPath: path] = try value.integer(in: range, unit: unit)
        }
    }

    /// One of an enumeration's words; its default is what ``PosternSettings`` starts with.
    static func word<Word: CaseIterable & RawRepresentable<String> & SendableMetatype>(
        _ name: String, _ path: any WritableKeyPath<PosternSettings, Word> & Sendable, _ help: String
    ) -> Self {
        .value(name, path, default: "\"\(SettingTable.defaults[keyPath: path].rawValue)\"", help) {
            value throws(Complaint) in try value.word(of: Word.self)
        }
    }
}

/// A table of the file: `[mailbox]` and the like; without a name, what stands above the first of them.
struct SettingSection: Sendable {
    let name: String
    let help: String
    let keys: [SettingKey<PosternSettings>]
}
