import Disclosure

extension Recogniser {
    /// The product that a report says is vulnerable: from the subject, a title, and the fields for name and version.
    static let product = Recogniser(name: "product", isOfSentences: true) { reading in ProductReader(reading).findings()
    }
}

/// Brings the name from one place and the version from another together.
private struct ProductReader {
    private let reading: Reading
    private let titles: TitleReader
    private let names: ProductNames
    private let versions: ProductVersions

    /// `G00-R5 (both)`: makers number their firmware as they like.
    private static let firmware = Pattern(#"^((?:[A-Z]{1,8}-?\d|\d)[\w.-]{1,24})(?: \([^()]*\))?$"#)

    private static let bareVersion = Pattern(#"^(?:\[[^\]]{1,20}\]:? ?)?(?:\w+: )?v?(\d+(?:\.\d+)+)\s"#)

    /// Firmware that is not all of the device's.
    private static let part = Pattern(#"bios|uefi|bmc|boot|rom\b|microcode|adapter|modem"#)

    init(_ reading: Reading) {
        self.reading = reading
        titles = TitleReader(scanner: reading.scanner)
        names = ProductNames(scanner: reading.scanner)
        versions = ProductVersions(names: names)
    }

    func findings() -> [Finding] {
        var findings: [Finding] = []
        var named: (product: NamedProduct, line: Line)?
        /// The first product of each field, by the field's line.
        var places: [(number: Int, product: NamedProduct?)] = []
        for field in reading.fields where field.meaning == .product && !field.line.isSilent {
            for (place, (line, words)) in field.values.prefix(6).enumerated() {
                let read = names.findings(in: words, line: line, role: field.role)
                findings += read
                // More than a name: what it runs on stands beside it.
                if read.isEmpty, words.count(where: { $0 == " " }) > 4 {
                    findings += names.splitter.findings(
                        in: words, line: line, role: field.role, rule: "product", guessNames: true)
                }
                if place == 0 { places.append((field.line.number, read.first.map { NamedProduct($0) })) }
                if named == nil, let first = read.first(where: { $0.kind != .os && $0.kind != .kernel }) ?? read.first {
                    named = (NamedProduct(first), line)
                }
            }
        }
        named = titled(named)
        let fields = reading.fields.filter {
            $0.meaning == .affectedVersion
                || $0.meaning == .firmware && $0.values.contains { ProductVersions.isForEach($0.words) }
                || $0.meaning == .version && $0.thing.isEmpty && !$0.line.isSilent
        }
        if named == nil, let form = asked { named = form }
        if named == nil { named = OpeningSentence.product(in: reading) }
        if named == nil, !fields.isEmpty, let repository { named = repository }
        let read = versions.findings(fields, of: named?.product, after: places)
        findings += read + shared(read, among: findings, fields: fields, places: places.count)
        guard let named else { return findings }
        return findings + missing(named.product, named.line, among: findings)
    }

    /// Products that one field lists share the version that the next one gives.
    private func shared(_ read: [Finding], among named: [Finding], fields: [Field], places: Int) -> [Finding] {
        let listed = named.filter { $0.version == nil && $0.kind == .product }
        guard places == 1, fields.count == 1, (2...6).contains(listed.count), let first = listed.first,
            !read.isEmpty, read.allSatisfy({ $0.key == first.key })
        else { return [] }
        return listed.dropFirst().flatMap { product in
            read.map { NamedProduct(product).finding($0.version, $0.line) }
        }
    }

    /// What a title names, where the fields name nothing or a system alone; else what they name.
    private func titled(_ named: (product: NamedProduct, line: Line)?) -> (product: NamedProduct, line: Line)? {
        var named = named
        func take(_ title: String, _ line: Line) {
            guard named?.product.isSystem ?? true, let product = titles.product(in: title), !isFunction(product),
                named == nil || !product.isSystem
            else { return }
            named = (product, line)
        }
        for field in reading.fields where field.meaning == .title {
            if let value = field.values.first { take(value.words, value.line) }
        }
        if let subject = reading.subject { take(subject, .subject(subject)) }
        if named == nil, let line = reading.lines.first(where: { !$0.isBlank }), line.isHeading {
            take(line.content, line)
        }
        if named == nil, let number = reading.subject.flatMap({ Self.bareVersion.first(in: $0)?[1] }) {
            named = versioned(number)
        }
        return named
    }

    /// Questions that only one tracker asks.
    private var asked: (product: NamedProduct, line: Line)? {
        let keys = Dictionary(
            reading.fields.map { ($0.key.lowercased(), $0.line) }, uniquingKeysWith: { first, _ in first })
        guard keys["guest os name + version"] != nil, let line = keys["host os name + version"] else { return nil }
        return (NamedProduct(name: "VirtualBox", cpe: reading.scanner.catalogue.entry(for: "VirtualBox")?.cpe), line)
    }

    private static let trace = Pattern(#"ERROR: \w+Sanitizer|^\s*#0 +0x[0-9a-f]+ in "#)
    private static let identifier = Pattern(#"^[a-z]\w*[A-Z_]\w*$"#, caseSensitive: true)

    /// Whether a title's only word is what a backtrace calls: `heap-buffer-overflow in frobGet`.
    private func isFunction(_ product: NamedProduct) -> Bool {
        guard product.version == nil, product.cpe == nil, Self.identifier.matches(product.name) else { return false }
        return reading.lines.contains { line in
            line.text.contains(product.name + "(") || Self.trace.matches(line.text)
                || line.isNoise && line.text.contains(" in " + product.name)
        }
    }

    /// What the first lines give the version that a subject begins with: `v7.11.2 crashes at night`.
    private func versioned(_ number: String) -> (product: NamedProduct, line: Line)? {
        for line in reading.lines.prefix(40) where !line.isNoise && line.content.contains(number) {
            let mention = reading.scanner.mentions(in: line.content).first {
                ($0.isOfDevice || $0.kind == .software || $0.kind == .hypervisor)
                    && $0.version?.hasPrefix(number) ?? false
            }
            if let mention {
                return (NamedProduct(name: mention.name, version: mention.version, cpe: mention.cpe), line)
            }
        }
        return nil
    }

    /// The product itself with a version that stands without its name, or with none.
    private func missing(_ product: NamedProduct, _ line: Line, among known: [Finding]) -> [Finding] {
        var findings: [Finding] = []
        var isVersioned: Bool {
            product.version != nil || (known + findings).contains { $0.version != nil && $0.isSubject }
        }
        let isNamed = isVersioned || isNamedWithVersion(product)
        findings += SubjectVersion.findings(in: reading).filter { !isNamed || $0.isFurther }.map {
            product.finding($0.version, $0.line)
        }
        if !isVersioned,
            let (line, words) = reading.fields.first(where: { $0.meaning == .firmware && !Self.part.matches($0.key) })?
                .values.first,
            let version = VersionGrammar.version(ofValue: words) ?? Self.firmware.first(in: words)?[1]
        {
            // A device's version is its firmware's.
            findings.append(product.finding(version, line))
        }
        let key = Catalogue.fold(product.name)
        if !(known + findings).contains(where: { $0.key == key && $0.version != nil }) {
            findings.append(product.finding(product.version, line))
        }
        return findings
    }

    /// Whether some line has the product's name and a version after it.
    private func isNamedWithVersion(_ product: NamedProduct) -> Bool {
        let word = product.name.split(separator: " ").max { $0.count < $1.count }.map { $0.lowercased() } ?? ""
        return reading.lines.contains { line in
            !line.isNoise && !line.isSilent && line.content.lowercased().contains(word)
                && reading.scanner.mentions(in: line.content).contains {
                    $0.name == product.name && $0.version != nil
                }
        }
    }

    private static let repositoryLink = Pattern(
        #"https?://(?:www\.)?(?:github|gitlab|gitee|codeberg)\.(?:com|org)/[\w.-]+/([A-Za-z][\w.-]{1,40}?)(?:\.git)?(?:/|\s|\)|$)"#
    )

    /// The project whose repository the fields or the first lines point at.
    private var repository: (product: NamedProduct, line: Line)? {
        for line in reading.lines.prefix(60) where !line.text.contains("/user-attachments/") {
            if let name = Self.repositoryLink.first(in: line.text)?[1] { return (NamedProduct(name: name), line) }
        }
        return nil
    }
}
