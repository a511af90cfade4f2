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
        + [
            .tables, .affectedLists, .product, .extensionNames, .reportNames, .fields, .prose, .hardware, .architecture,
            .kernelRelease, .affectedProse, .installedPaths,
            .settings,
        ]

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
    ///
    /// - Parameter received: the day the report came, from which "in 90 days" and "on 1 February" are counted; nil
    ///   keeps a number of days as it is, and leaves out what has no year.
    public func configuration(
        in texts: [ReportText], subject: String? = nil, received: CalendarDay? = nil
    ) -> SystemConfiguration {
        var findings: [Finding] = []
        var statements = ReportStatements(received: received)
        var lines: [Line] = []
        for (index, text) in texts.enumerated() {
            let subject = index == 0 ? subject : nil
            let reading = Reading(text, subject: subject, scanner: scanner)
            let isRecord = text.standing == .record
            for recogniser in recognisers where !(isRecord && recogniser.isOfSentences) {
                findings += recogniser.read(reading).map(owned)
            }
            if isRecord { continue }
            statements.read(reading.lines, subject: subject)
            lines += reading.lines
        }
        guard !findings.isEmpty || lines.contains(where: { !$0.isBlank }) else { return SystemConfiguration() }
        let facts = Judge.facts(findings)
        let (identifiers, scores) = IdentifierReader.identifiers(
            in: [subject].compactMap(\.self) + texts.filter { $0.standing != .record }.map(\.text))
        let needs = Needs(
            facts: facts, subjects: findings.filter(\.isSubject),
            lines: subject.map { [.subject($0)] + lines } ?? lines,
            hasList: !products.isEmpty)
        let own = ownProduct(among: facts)
        return SystemConfiguration(
            facts: facts, identifiers: identifiers, scores: scores, disclosure: statements.disclosure,
            claims: statements.claims.isEmpty ? nil : statements.claims,
            product: own.map { affected($0.product, version: $0.version, on: received) },
            missing: needs.missing(from: own?.product.required ?? required))
    }

    /// The operator's product that the report is about, with the first version that it gives.
    private func ownProduct(among facts: [Fact]) -> (product: ProductName, version: String?)? {
        let named = facts.filter { $0.kind == .product }
        guard let product = named.lazy.compactMap({ fact in products.first { $0.name == fact.name } }).first else {
            return nil
        }
        return (product, named.first { $0.name == product.name && $0.version != nil }?.version)
    }

    private func affected(_ product: ProductName, version: String?, on day: CalendarDay?) -> AffectedProduct {
        let isListed = version != nil && !product.supported.isEmpty
        return AffectedProduct(
            name: product.name, version: version,
            support: isListed ? ProductSupport(of: version, among: product.supported, on: day) : nil,
            owner: product.owner)
    }

    /// A finding under the operator's own name for the thing, where it is one of theirs.
    private func owned(_ finding: Finding) -> Finding {
        guard let entry = scanner.catalogue.entry(for: finding.name), entry.isOwn else { return finding }
        var owned = finding
        (owned.kind, owned.name, owned.isSubject) = (.product, entry.name, true)
        return owned
    }
}
