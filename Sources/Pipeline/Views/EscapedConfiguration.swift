import Disclosure

extension SystemConfiguration {
    /// The same with everything that came from a report escaped for screens and exports.
    var escaped: SystemConfiguration {
        var copy = self
        for index in copy.facts.indices {
            copy.facts[index].name = VisibleText.line(facts[index].name)
            copy.facts[index].version = facts[index].version.map(VisibleText.line)
            copy.facts[index].evidence.text = facts[index].evidence.text.map(VisibleText.line)
        }
        copy.disclosure?.evidence.text = disclosure?.evidence.text.map(VisibleText.line)
        copy.claims = claims?.escaped
        copy.product?.name = product.map { VisibleText.line($0.name) } ?? ""
        copy.product?.version = product?.version.map(VisibleText.line)
        copy.product?.owner = product?.owner.map(VisibleText.line)
        return copy
    }
}

extension Claims {
    /// The same with everything that came from a report escaped.
    fileprivate var escaped: Claims {
        var copy = self
        copy.severity?.words = severity.map { VisibleText.line($0.words) } ?? ""
        copy.severity?.evidence.text = severity?.evidence.text.map(VisibleText.line)
        copy.credit?.name = credit?.name.map(VisibleText.line)
        copy.credit?.evidence.text = credit?.evidence.text.map(VisibleText.line)
        copy.exploited?.text = exploited?.text.map(VisibleText.line)
        copy.published?.text = published?.text.map(VisibleText.line)
        return copy
    }
}
