internal import FoundationEssentials

/// The settings files that gpg reads for a home, held against what Postern relies on (THREATS, section 1).
public struct GnuPGSettings {
    /// A line that may not stand there.
    public struct RefusedLine: Equatable, Sendable {
        /// The path of the file.
        public var file: String
        /// Counted from 1.
        public var number: Int
        /// The option, as the line spells it.
        public var option: String
    }

    /// What each home must say: nothing reaches for the network, a terminal, or a key that was not asked for.
    public static let required = [
        "no-auto-key-locate", "no-auto-key-retrieve", "no-auto-key-import", "disable-dirmngr", "trust-model always",
        "weak-digest SHA1", "no-symkey-cache", "import-options import-minimal,self-sigs-only", "no-random-seed-file",
        "exit-on-status-write-error",
    ]

    /// In the order of the files; any of them can weaken what gpg's answers are relied on for.
    public private(set) var refused: [RefusedLine] = []
    /// Files of the home that gpg reads in place of its gpg.conf, because their names end in its version.
    public private(set) var overriding: [String] = []
    /// Files that are there and cannot be read.
    public private(set) var unreadable: [String] = []
    private var lines: [[Substring]] = []

    /// Reads the files of a home and those of the machine.
    ///
    /// - Parameter systemDirectory: where GnuPG's settings for all users stand.
    public init(ofHome directory: String, systemDirectory: String = "/etc/gnupg") {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        overriding = names.filter { $0.hasPrefix("gpg.conf-") && $0.last?.isNumber == true }.sorted()
            .map { "\(directory)/\($0)" }
        for file in ["\(systemDirectory)/gpg.conf", "\(directory)/gpg.conf"] + overriding { read(file) }
    }

    /// The lines of ``required`` that stand in none of the files.
    public var missing: [String] {
        Self.required.filter { line in
            let words = Self.words(line)
            return !lines.contains { $0.first == words.first && Set(words.dropFirst()).isSubset(of: $0.dropFirst()) }
        }
    }

    private mutating func read(_ file: String) {
        guard FileManager.default.fileExists(atPath: file) else { return }
        guard let bytes = FileManager.default.contents(atPath: file) else { return unreadable.append(file) }
        let text = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in text.enumerated() {
            let words = Self.words(String(decoding: line, as: UTF8.self))
            guard let option = words.first, !option.hasPrefix("#") else { continue }
            lines.append(words)
            if Self.isRefused(option) {
                refused.append(RefusedLine(file: file, number: index + 1, option: String(option)))
            }
        }
    }

    /// The option, without the dashes that some versions of gpg allow before it, and its values.
    private static func words(_ line: String) -> [Substring] {
        let words = line.split { $0.isWhitespace || $0 == "," }
        guard let option = words.first else { return [] }
        return [option.drop { $0 == "-" }] + words.dropFirst()
    }

    /// Options that give away an integrity check, the network, another recipient or a cut text.
    private static func isRefused(_ option: Substring) -> Bool {
        switch option {
        case "ignore-mdc-error", "encrypt-to", "default-recipient-self", "rfc2440", "max-output": true
        default: option.hasPrefix("allow-") || option.hasPrefix("keyserver")
        }
    }
}
