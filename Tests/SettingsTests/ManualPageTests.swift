import Foundation
import Testing

@testable import Settings

/// `docs/man/postern.toml.5`, a text for each item of its lists.
private struct SettingsPage {
    /// By section as in `mailbox`, then by setting; macros are left in, line breaks are blanks.
    var items: [String: [String: String]] = [:]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/man/postern.toml.5"), encoding: .utf8)
        var section = ""
        var item: String?
        for line in page.replacing("\\&", with: "").replacing("\\%", with: "").split(separator: "\n") {
            if line.hasPrefix(".Ss ") {
                let title = line.dropFirst(4)
                section = title.hasPrefix("[") ? title.filter { $0 != "[" && $0 != "]" } : ""
                item = nil
            } else if line.hasPrefix(".It Va ") {
                item = String(line.dropFirst(7))
            } else if line.hasPrefix(".El") || line.hasPrefix(".Sh") {
                item = nil
            } else if let item {
                items[section, default: [:]][item, default: ""] += line + " "
            }
        }
    }
}

@Suite("postern.toml(5)") struct ManualPageTests {
    /// Their defaults are made from other settings.
    private let derived: Set<String> = ["mailbox.name", "vendor.name", "submission.smtp_port"]

    @Test("Every setting stands there with its default and its range, and nothing else does")
    func settings() throws {
        let page = try SettingsPage()
        for section in SettingTable.sections {
            let items = page.items[section.name] ?? [:]
            #expect(Set(items.keys) == Set(section.keys.map(\.name)), "[\(section.name)]")
            for key in section.keys {
                let text = items[key.name] ?? ""
                let name = "\(section.name).\(key.name)"
                if key.isRequired { #expect(text.contains("Required."), "\(name)") }
                if key.hasDefault, !derived.contains(name) {
                    #expect(text.contains("Default: \(key.sample)."), "\(name)")
                } else if !key.isRequired {
                    #expect(text.contains("Default: "), "\(name)")
                }
                if let range = key.help.firstMatch(of: /\d+ to \d+(?: [a-z]+)?\.$/) {
                    #expect(text.contains(String(range.output)), "\(name)")
                }
            }
        }
    }

    @Test("Every setting of a product and of a team member stands there, and nothing else does")
    func lists() throws {
        let page = try SettingsPage()
        #expect(Set((page.items["product"] ?? [:]).keys) == Set(SettingTable.product.map(\.name)))
        #expect(Set((page.items["team"] ?? [:]).keys) == Set(SettingTable.team.map(\.name)))
        #expect(Set(page.items.keys) == Set(SettingTable.sections.map(\.name) + ["product", "team"]))
    }
}
