import Mail

/// A file that is a text, by its name and by what is in it.
enum TextFile {
    /// Written for people, as a report may be.
    private static let documents = ["txt", "md", "markdown", "rst", "html", "htm"]
    /// Written by programs.
    private static let records = [
        "log", "out", "json", "xml", "csv", "tsv", "yaml", "yml", "toml", "ini", "conf", "cfg", "properties", "nfo",
        "vmx",
        "ips", "crash", "trace", "diff", "patch", "sh",
    ]
    /// Files that support bundles have, without an ending.
    private static let bare = [
        "dockerfile", "os-release", "lsb-release", "system-release", "version", "uname", "cpuinfo", "meminfo", "dmesg",
        "lscpu", "lspci", "lsb_release", "hostnamectl", "dmidecode", "installed-rpms", "hostname", "free", "df",
    ]

    /// Whether a file of this path may be one.
    static func isText(_ path: String) -> Bool {
        let (name, ending) = split(path)
        return documents.contains(ending) || records.contains(ending) || ending.isEmpty && isBare(name)
    }

    /// Whether people write such files.
    static func isDocument(_ path: String) -> Bool { documents.contains(split(path).ending) }

    /// The text of a file without a word on its character set; nil if it is none.
    ///
    /// What is no UTF-8 is taken for Windows' Japanese where that leaves nothing undecoded, else for its Western set.
    static func text(of content: [UInt8], path: String) -> String? {
        let isMarked = content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF])
        guard isMarked || !content.prefix(8_192).contains(0) else { return nil }
        let isHTML = ["html", "htm"].contains(split(path).ending)
        func decoded(_ charset: String?) -> String {
            let parameters = charset.map { ["charset": $0] } ?? [:]
            return decodeText(
                content, as: MediaType(type: "text", subtype: isHTML ? "html" : "plain", parameters: parameters)
            ).text
        }
        if isMarked { return decoded("utf-16") }
        if String(validating: content, as: UTF8.self) != nil { return decoded("utf-8") }
        if isHTML { return decoded(nil) }
        let japanese = decoded("shift_jis")
        return japanese.unicodeScalars.contains("\u{FFFD}") ? decoded("windows-1252") : japanese
    }

    private static func isBare(_ name: String) -> Bool { bare.contains { name == $0 || name.hasPrefix("\($0)_") } }

    private static func split(_ path: String) -> (name: String, ending: String) {
        let name = path.lowercased().split(separator: "/").last.map(String.init) ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
        return (String(name[..<dot]), String(name[name.index(after: dot)...]))
    }
}
