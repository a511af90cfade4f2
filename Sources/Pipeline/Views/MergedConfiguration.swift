import Disclosure

extension SystemConfiguration {
    /// What all messages of a case say together, each fact once; a later message fills what the first left out.
    init(merging all: [SystemConfiguration]) {
        self = all.first ?? SystemConfiguration()
        func key(_ fact: Fact) -> [String] { [fact.kind.rawValue, fact.name, fact.version ?? ""] }
        var seen = Set(facts.map(key))
        for next in all.dropFirst() {
            facts += next.facts.filter { seen.insert(key($0)).inserted }
            identifiers.add(next.identifiers)
            scores += next.scores.filter { !scores.contains($0) }
            unread += next.unread
            disclosure = next.disclosure ?? disclosure
            claims = next.claims.map { claims?.updated(by: $0) ?? $0 } ?? claims
            product = next.product?.version == nil ? product ?? next.product : next.product
            missing.removeAll { !next.missing.contains($0) }
        }
    }
}

extension Identifiers {
    fileprivate mutating func add(_ next: Identifiers) {
        for list in [\Identifiers.cve, \.cwe, \.cvss, \.other] {
            let known = Set(self[keyPath: list])
            self[keyPath: list] += next[keyPath: list].filter { !known.contains($0) }
        }
    }
}

extension Claims {
    /// What was said last counts.
    fileprivate func updated(by next: Claims) -> Claims {
        Claims(
            severity: next.severity ?? severity, credit: next.credit ?? credit,
            exploited: next.exploited ?? exploited, published: next.published ?? published)
    }
}
