import Disclosure

extension SystemConfiguration {
    /// The same with everything that came from a report escaped for screens and exports.
    var escaped: SystemConfiguration {
        var copy = self
        for index in copy.facts.indices {
            copy.facts[index].name = VisibleText.line(facts[index].name)
            copy.facts[index].version = facts[index].version.map(VisibleText.line)
            copy.facts[index].evidence = facts[index].evidence.escaped
        }
        copy.disclosure = disclosure.map { DisclosureDate(date: $0.date, days: $0.days, evidence: $0.evidence.escaped) }
        copy.claims = claims?.escaped
        copy.product?.name = product.map { VisibleText.line($0.name) } ?? ""
        copy.product?.version = product?.version.map(VisibleText.line)
        copy.product?.owner = product?.owner.map(VisibleText.line)
        for index in copy.unread.indices { copy.unread[index].name = VisibleText.line(unread[index].name) }
        return copy
    }
}

extension Claims {
    /// The same with everything that came from a report escaped.
    fileprivate var escaped: Claims {
        var copy = self
        copy.severity = severity.map {
            ClaimedSeverity(
                severity: $0.severity, words: VisibleText.line($0.words), evidence: $0.evidence.escaped)
        }
        copy.credit = credit.map {
            CreditWish(wish: $0.wish, name: $0.name.map(VisibleText.line), evidence: $0.evidence.escaped)
        }
        copy.exploited = exploited?.escaped
        copy.published = published?.escaped
        return copy
    }
}

extension Evidence {
    /// The same with everything that came from a report escaped.
    fileprivate var escaped: Evidence {
        var copy = self
        copy.text = text.map(VisibleText.line)
        copy.file = file.map(VisibleText.line)
        return copy
    }
}
