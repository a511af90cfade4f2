public import Disclosure

/// Reads the system configuration out of a report's texts; pure, and linear in their size whatever they are.
public struct Extractor: Sendable {
    private let scanner: MentionScanner
    private let recognisers: [Recogniser]
    private let products: [ProductName]
    private let required: [MissingItem]?

    /// Every recogniser, in the order in which their readings of one thing are preferred.
    static let all: [Recogniser] =
        [.uname] + Recogniser.pasted
        + [.product, .fields, .prose, .hardware, .architecture, .kernelRelease, .affectedProse, .settings]

    /// An extractor for a vendor's products.
    ///
    /// - Parameters:
    ///   - required: what reproduction takes where the product does not say; nil lets the report decide.
    ///   - rules: keeps only the recognisers of these names.
    public init(products: [ProductName] = [], required: [MissingItem]? = nil, rules: Set<String>? = nil) {
        self.products = products
        self.required = required
        scanner = MentionScanner(catalogue: products.isEmpty ? .standard : Catalogue(products: products))
        recognisers = rules.map { rules in Self.all.filter { rules.contains($0.name) } } ?? Self.all
    }

    /// What the texts of one report say, with the subject of the mail if there is one.
    public func configuration(in texts: [ReportText], subject: String? = nil) -> SystemConfiguration {
        var findings: [(finding: Finding, part: String?)] = []
        var disclosure: DisclosureDate?
        var lines: [Line] = []
        for (index, text) in texts.enumerated() {
            let reading = Reading(text, subject: index == 0 ? subject : nil, scanner: scanner)
            for recogniser in recognisers {
                findings += recogniser.read(reading).map { (owned($0), text.part) }
            }
            disclosure = disclosure ?? DisclosureReader.date(in: reading.lines, part: text.part)
            lines += reading.lines
        }
        guard lines.contains(where: { !$0.isBlank }) else { return SystemConfiguration() }
        let facts = Judge.facts(findings)
        return SystemConfiguration(
            facts: facts,
            identifiers: IdentifierReader.identifiers(in: [subject].compactMap(\.self) + texts.map(\.text)),
            disclosure: disclosure, missing: missing(facts, lines))
    }

    private func missing(_ facts: [Fact], _ lines: [Line]) -> [MissingItem] {
        let named = facts.filter { $0.kind == .product }.map(\.name)
        let product = products.first { named.contains($0.name) }
        guard let list = product?.required ?? required else { return MissingItems.items(facts: facts, lines: lines) }
        return list.filter { !MissingItems.isThere($0, facts: facts, lines: lines) }
    }

    /// A finding under the operator's own name for the thing, where it is one of theirs.
    private func owned(_ finding: Finding) -> Finding {
        guard let entry = scanner.catalogue.entry(for: finding.name), entry.isOwn else { return finding }
        var owned = finding
        (owned.kind, owned.name, owned.isSubject) = (.product, entry.name, true)
        return owned
    }
}
