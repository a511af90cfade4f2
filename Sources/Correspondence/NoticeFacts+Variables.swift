internal import Disclosure

extension ReplyFacts {
    /// For a mail that anyone can read: no word of the handler's.
    var variablesInClear: [String: any Sendable] {
        var variables = context.variables
        variables["number"] = number.description
        return variables
    }

    var variables: [String: any Sendable] {
        var variables = variablesInClear
        variables["text"] = Letter.verbatimMark
        return variables
    }
}

extension NoticeFacts {
    /// For a mail that anyone can read: the number, and whether it is urgent.
    var variablesInClear: [String: any Sendable] {
        var variables = context.variables
        variables["number"] = number.description
        variables["urgent"] = occasion.isUrgent
        return variables
    }

    var variables: [String: any Sendable] {
        var variables = variablesInClear
        variables["occasion"] = LetterVariables.flag(occasion)
        variables["handler"] = handler
        variables["owner"] = owner
        variables["product"] = product
        variables["reporter"] = reporter
        variables["channel"] = channel
        variables["configuration"] = Self.list(configuration)
        let items = MissingItem.allCases.filter(missing.contains).map { item in
            ["item": LetterVariables.flag(item)] as [String: any Sendable]
        }
        variables["missing"] = items.isEmpty ? nil : ["items": items] as [String: any Sendable]
        variables["claims"] = claims.variables
        variables["disclosureDate"] = disclosureDate?.description
        variables["due"] = Self.list(due)
        variables["late"] = Self.list(late)
        variables["text"] = text.map { _ in Letter.verbatimMark }
        variables["cut"] = isTextCut
        variables["commands"] = commands.isEmpty ? ["postern ticket show \(number)"] : commands
        return variables
    }

    /// A section with a heading, and within it one for each line; nil if there is none.
    private static func list(_ lines: [String]) -> [String: any Sendable]? {
        lines.isEmpty ? nil : ["lines": lines]
    }
}

extension NoticeClaims {
    fileprivate var variables: [String: any Sendable]? {
        var variables: [String: any Sendable] = [:]
        variables["severity"] = severity
        variables["exploited"] = exploited
        variables["published"] = published
        variables["credit"] = credit
        return variables.isEmpty ? nil : variables
    }
}
