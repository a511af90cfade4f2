import Disclosure
import Extraction
import Foundation

/// A report of our own with what a person reads out of it; see `Reports/README.md`.
struct LabelledReport: Sendable {
    struct Label: Decodable, Sendable {
        var kind: String
        var name: [String]
        var version: [String]?
        var optional: Bool?

        /// Whether a fact says this: the kind, every word of one of the names, and one of the versions.
        func matches(_ fact: Fact) -> Bool {
            guard Self.group(kind) == Self.group(fact.kind.rawValue) else { return false }
            let said = Self.words(fact.name)
            let isNamed = name.contains { name in
                let words = Self.words(name)
                return !words.isEmpty
                    && (words.joined() == said.joined()
                        || Set(words).isSubset(of: said) && said.count <= words.count + 4)
            }
            guard isNamed, let version else { return isNamed }
            return version.contains { Self.plain($0) == Self.plain(fact.version ?? "") }
        }

        /// What one report calls its product is another's software.
        private static func group(_ kind: String) -> String {
            ["product", "hypervisor"].contains(kind) ? "software" : kind
        }

        private static func words(_ text: String) -> [String] {
            text.precomposedStringWithCompatibilityMapping.lowercased()
                .split { !$0.isLetter && !$0.isNumber && !".+#".contains($0) }
                .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: ".")) }.filter { !$0.isEmpty }
        }

        private static func plain(_ version: String) -> String {
            let folded = version.precomposedStringWithCompatibilityMapping.lowercased()
            let bare = folded.replacing(/^(?:version|ver\.?|build|release|rev\.?|v)\s*[:=]?\s*(?=\d)/, with: "")
            return bare.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    private struct Labels: Decodable {
        var subject: String?
        var facts: [Label]
        var identifiers: [String: [String]]
    }

    let name: String
    let labels: [Label]
    let identifiers: [String: [String]]
    let read: SystemConfiguration

    /// What a report gives: facts that are right, facts that are wrong, and labels that were missed.
    var score: (right: Int, wrong: [Fact], missed: [Label]) {
        var left = labels
        var right = 0
        var wrong: [Fact] = []
        for fact in read.facts {
            if let index = left.firstIndex(where: { $0.matches(fact) }) {
                if left.remove(at: index).optional != true { right += 1 }
            } else if !labels.contains(where: { $0.matches(fact) }) {
                wrong.append(fact)
            }
        }
        return (right, wrong, left.filter { $0.optional != true })
    }

    static func all() throws -> [LabelledReport] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reports")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.map { file in
            let data = try Data(contentsOf: file.deletingPathExtension().appendingPathExtension("json"))
            let labels = try JSONDecoder().decode(Labels.self, from: data)
            let text = try String(contentsOf: file, encoding: .utf8)
            return LabelledReport(
                name: file.deletingPathExtension().lastPathComponent, labels: labels.facts,
                identifiers: labels.identifiers,
                read: Extractor().configuration(in: [ReportText(text: text)], subject: labels.subject))
        }
    }
}
