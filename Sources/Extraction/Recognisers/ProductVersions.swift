import Disclosure

/// Reads the fields that say which versions of a product are affected or were used.
struct ProductVersions: Sendable {
    let names: ProductNames

    private static let firmware = Pattern(
        #"^firmware:? (?:version |ver\.? ?)?([A-Z]{1,8}\d*-?\d[\w.-]{1,24})$"#)
    private static let ranges = Pattern(#"`?\s*(?:\|\||;|、|,(?: and| or)?|および|及び|\b(?:and|or|und|et|y)\b)\s*`?"#)
    /// `11.2.0 (Server), 11.3.1 (Client)`, one for each model or part.
    private static let each = Pattern(
        #"(?:^|[,;、] ?)(v?\d[\w.()-]*\.[\w.()-]*\w|V?\d+\.\d+\S*) ?[(（]([A-Z][\w. -]{1,30})[)）]"#)
    /// `<05.40 for Vulnerability 1, <05.30 for Vulnerability 2`
    private static let perIssue = Pattern(
        "(?:^|[,;] ?)((?:\(VersionGrammar.before))?\\d+\\.\\d[\\w.-]*) (?:for|\\() ?(?:vulnerabilit|issue|cve|finding|flaw)[^,;]*"
    )
    /// Whether a value gives several models a version each.
    static func isForEach(_ value: String) -> Bool { each.all(in: value, limit: 2).count > 1 }

    /// The state of a repository that a value gives for a version.
    static func commit(in value: String) -> String? {
        commit.first(in: value).flatMap { $0[1] ?? $0[2] }.flatMap { mixed.matches($0) ? $0 : nil }
    }

    private static let registry = Pattern("^\(ProductNames.registry): ")
    private static let model = Pattern(#"\d"#)
    /// `git HEAD (commit 1a2b3c4)`, `master @ 1a2b3c4`.
    private static let commit = Pattern(
        #"^(?:(?:git|commit|master|main|HEAD|trunk|unstable|devel\w*|dev|latest|current|nightly|branch|revision|sha)\b[ :=@(#/-]*(?:at |version )?)+([0-9a-f]{7,40})\b|^([0-9a-f]{7,40})(?: \(.{1,40}\))?$"#
    )
    private static let mixed = Pattern(#"\d.*[a-f]|[a-f].*\d"#)
    /// A range with both its ends.
    private static let bounded = Pattern(#"^`?(?:>=?|≥|&gt;=?) ?v?\d[\w.-]*,? (?:<=?|≤|&lt;=?) ?v?\d[\w.-]*`?$"#)
    private static let or = Pattern(#"\s*(?:\|\||;|\b(?:and|or|und|et|y)\b)\s*"#)
    /// `name-version-release.arch` of RPM.
    private static let package = Pattern(
        #"^([A-Za-z][\w+-]*?)-((?:\d+:)?\d[\w.+~^]*-\d[\w.+~]*?)(?:\.(?:x86_64|noarch|i686|aarch64|ppc64le|s390x))?(?:\.rpm)?$"#
    )
    /// With one product there is no question; what names more is a table.
    private static let several = 2...32

    /// The versions of fields, in their order.
    ///
    /// - Parameter places: the products that fields name, each with its line, in their order: where there are several, a
    ///   version is that of the one named last before it.
    func findings(
        _ fields: [Field], of product: NamedProduct?, after places: [(number: Int, product: NamedProduct?)]
    ) -> [Finding] {
        var findings: [Finding] = []
        var passed = 0
        for field in fields {
            var nearest: NamedProduct?
            if Self.several.contains(places.count) {
                while passed < places.count, places[passed].number < field.line.number { passed += 1 }
                if passed > 0 { nearest = places[passed - 1].product }
            }
            for (index, (line, words)) in field.values.enumerated() {
                let value = words.trimmed()
                guard !ProductNames.url.matches(value), !ProductNames.unaffected.matches(value) else { continue }
                findings += self.findings(
                    in: value, line, field.role, of: nearest ?? product, isFurther: index > 0)
            }
        }
        return findings
    }

    private func findings(
        in value: String, _ line: Line, _ role: Fact.Role?, of product: NamedProduct?, isFurther: Bool
    ) -> [Finding] {
        if let registry = Self.registry.first(in: value) {
            let rest = value.bytes(registry.range.upperBound..<value.utf8.count)
            let named = names.findings(in: rest, line: line, role: role).filter { $0.version != nil }
            if !named.isEmpty { return named }
        }
        let each = Self.each.all(in: value, limit: 16)
        if each.count > 1, let product, each[0].range.lowerBound == 0 {
            return each.compactMap { match in
                guard let version = VersionGrammar.version(match), let thing = match[2] else { return nil }
                // A model of the list that the product's field has, or a part of the product.
                var one = product
                one.name =
                    product.name.contains(",") || Self.model.matches(thing) ? thing : product.name + " " + thing
                one.cpe = nil
                return one.finding(version.text, line)
            }
        }
        let issues = Self.perIssue.all(in: value, limit: 8)
        if issues.count > 1, let product {
            return issues.compactMap { VersionGrammar.version($0).map { product.finding($0.text, line) } }
        }
        let parts = Self.bounded.matches(value) ? [] : parts(of: value)
        if parts.count > 1, let product { return parts.map { product.finding($0, line) } }
        if let product, let hash = Self.commit(in: value) { return [product.finding(hash, line)] }
        if let version = VersionGrammar.whole.first(in: value).flatMap({ VersionGrammar.version($0) })?.text {
            return product.map { [$0.finding(version, line)] } ?? []
        }
        if let product, let version = Self.firmware.first(in: value)?[1] { return [product.finding(version, line)] }
        if let match = Self.package.first(in: value), let name = match[1], let version = match[2],
            name.lowercased() != "kernel"
        {
            // The first package is what failed; further ones are what it was seen with.
            var found = NamedProduct(name: name).finding(version, line)
            if isFurther { (found.kind, found.isSubject) = (.software, false) }
            return [found]
        }
        let mentions = names.scanner.mentions(in: value).filter {
            $0.version != nil || $0.kind == .os && !$0.isBare && !$0.isCommonWord
        }
        if !mentions.isEmpty {
            let others = names.splitter.segments(of: value).compactMap { segment -> Finding? in
                guard names.scanner.mentions(in: segment).isEmpty, let guess = ValueSplitter.guess(segment) else {
                    return nil
                }
                return Finding(
                    kind: .software, name: guess.name, version: guess.version, role: role, line: line, rule: "product")
            }
            return others
                + mentions.map { mention in
                    var finding = names.splitter.finding(mention, line: line, role: role, rule: "product")
                    if mention.isOfDevice { finding.kind = .product }
                    finding.isSubject = mention.kind != .os && mention.kind != .kernel || mention.isOfDevice
                    return finding
                }
        }
        if let (name, version) = ProductNames.row(value), name.contains(where: \.isUppercase) {
            // The field is the product's, whatever its name is there.
            let isOther = product.map { $0.version == nil && !Self.isRelated($0.name, name) } ?? false
            return [NamedProduct(name: name).finding(version, line)]
                + (isOther && !isFurther ? product.map { [$0.finding(version, line)] } ?? [] : [])
        }
        return product.flatMap { product in
            VersionGrammar.version(ofValue: value).map { [product.finding($0, line)] }
        } ?? []
    }

    private static func isRelated(_ first: String, _ second: String) -> Bool {
        let words = Set(first.lowercased().split(separator: " "))
        return second.lowercased().split(separator: " ").contains { words.contains($0) }
    }

    /// `>= 6.0, < 6.12 and >= 7.0, < 7.3`, `2.3, 2.4`: the ranges, if the value is nothing else.
    private func parts(of value: String) -> [String] {
        for separator in [Self.or, Self.ranges] {
            var parts: [String] = []
            var from = 0
            for match in separator.all(in: value, limit: 16) {
                parts.append(value.bytes(from..<match.range.lowerBound))
                from = match.range.upperBound
            }
            parts.append(value.bytes(from..<value.utf8.count))
            let versions = parts.compactMap { part in
                VersionGrammar.whole.first(in: part.trimmed("`")).flatMap { VersionGrammar.version($0) }?.text
            }
            if parts.count > 1, versions.count == parts.count { return versions }
        }
        return []
    }
}
