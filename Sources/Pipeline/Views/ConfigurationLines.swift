import Disclosure

extension SystemConfiguration {
    /// A line a fact, then what follows from them; in 80 columns.
    ///
    /// - Precondition: escaped.
    func lines(_ style: ScreenStyle) -> [String] {
        func row(_ label: String, _ words: String, _ place: Evidence? = nil) -> String {
            guard let place else { return ScreenStyle.row(label, words) }
            let shown = VisibleText.line(words, columns: 48)
            return "  " + ScreenStyle.pad(label, 12) + ScreenStyle.pad(shown, 49) + style.dim(place.inWords)
        }
        var lines = facts.map { fact in
            let notes = [fact.role?.rawValue, fact.isContradicted ? "contradicted" : nil].compactMap(\.self)
            let thing = [fact.name, fact.version].compactMap(\.self).joined(separator: " ")
            let note = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
            return row(fact.kind.rawValue, thing + note, fact.evidence)
        }
        if let product, let support = product.support {
            lines.append(row("support", "\(product.name) \(product.version ?? ""): \(support)"))
        }
        let scored = Dictionary(scores.map { ($0.vector, $0) }, uniquingKeysWith: { first, _ in first })
        lines += (identifiers.cve + identifiers.cwe + identifiers.other).map { row("identifier", $0) }
        lines += identifiers.cvss.map { vector in
            row("identifier", vector + (scored[vector].map { " = \($0.score) \($0.rating)" } ?? ""))
        }
        if let claims { lines += claims.rows.map { row($0.label, $0.words, $0.evidence) } }
        if let disclosure { lines.append(row("publishes", disclosure.words, disclosure.evidence)) }
        lines += unread.map { row("unread", "\($0.name): \($0.reasons.joined(separator: ", "))") }
        if !missing.isEmpty { lines.append(row("missing", missing.map(\.rawValue).joined(separator: ", "))) }
        return lines
    }
}

extension Claims {
    fileprivate var rows: [(label: String, words: String, evidence: Evidence)] {
        var rows: [(String, String, Evidence)] = []
        if let severity { rows.append(("claims", "severity \(severity.words)", severity.evidence)) }
        if let exploited { rows.append(("claims", "exploited in the wild", exploited)) }
        if let published { rows.append(("claims", "public already", published)) }
        if let credit {
            let name = credit.wish == .anonymous ? "nobody (anonymous)" : credit.name ?? "the reporter"
            rows.append(("credit", name, credit.evidence))
        }
        return rows
    }
}

extension Evidence {
    /// `line 1.2:14`, `app.log:14`.
    fileprivate var inWords: String {
        if let file { return "\(VisibleText.line(file, columns: 12)):\(line)" }
        return "line \(part.map { "\($0):" } ?? "")\(line)"
    }
}

extension ScreenStyle {
    /// A label and what belongs to it, wrapped under itself.
    static func row(_ label: String, _ value: String) -> String {
        let wrapped = wrap(value, columns: 80, indent: String(repeating: " ", count: 14))
        return "  " + pad(label, 12) + wrapped.dropFirst(14)
    }
}
