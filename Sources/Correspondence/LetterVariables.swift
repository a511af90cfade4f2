internal import Disclosure
internal import FoundationEssentials

/// What templates can name.
enum LetterVariables {
    /// Every variable and section, as tags write it.
    static let names: Set<String> = Set(
        [
            "number", "receivedOn", "triageBy", "nextUpdateBy", "targetDate", "releases", "vendor", "team", "address",
            "policyURL", "fingerprint", "otherKey", "password", "opened", "hasItems", "nothingMissing", "general",
            "items", "item", "full", "unverified", "none", "open", "done", "promise", "state", "previousState",
            "severity",
            "resolution", "form", ".",
        ] + members("item", MissingItem.allCases) + members("state", TicketState.allCases)
            + members("previousState", TicketState.allCases) + members("severity", Severity.allCases)
            + members("resolution", Resolution.allCases) + members("form", RemediationForm.allCases))

    /// `state.confirmed` and, within the section, `confirmed`.
    private static func members(_ section: String, _ cases: [some Any]) -> [String] {
        cases.flatMap { ["\(section).\($0)", "\($0)"] }
    }

    /// A section for an enumeration: its case's name is true.
    static func flag(_ value: some Any) -> [String: any Sendable] {
        ["\(value)": true]
    }

    /// `YYYY-MM-DD`, UTC.
    static func day(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    }
}

extension LetterContext {
    var variables: [String: any Sendable] {
        var variables: [String: any Sendable] = [
            "vendor": vendor, "team": team, "address": address.description, "fingerprint": groupedFingerprint,
        ]
        variables["policyURL"] = policyURL
        return variables
    }

    /// In groups of four digits, as gpg shows it.
    private var groupedFingerprint: String {
        let digits = Array(fingerprint.filter { $0 != " " })
        return stride(from: 0, to: digits.count, by: 4)
            .map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: " ")
    }
}

extension AcknowledgementFacts {
    var variables: [String: any Sendable] {
        var variables = context.variables
        variables["number"] = number.description
        variables["receivedOn"] = LetterVariables.day(receivedAt)
        variables["triageBy"] = LetterVariables.day(triageBy)
        variables["nextUpdateBy"] = LetterVariables.day(nextUpdateBy)
        switch problem {
        case nil: variables["opened"] = true
        case .otherKey: variables["otherKey"] = true
        case .password: variables["password"] = true
        }
        switch help {
        case .general: variables["general"] = true
        case .missing([]): variables["nothingMissing"] = true
        case .missing(let items):
            variables["hasItems"] = true
            variables["items"] = MissingItem.allCases.filter(items.contains).map { item in
                ["item": LetterVariables.flag(item)] as [String: any Sendable]
            }
        }
        return variables
    }
}

extension UpdateFacts {
    /// What may not be told is not among them, so that no template can tell it.
    var variables: [String: any Sendable] {
        var variables = context.variables
        variables["number"] = number.description
        variables["\(detail)"] = true
        guard detail == .full else { return variables }
        variables["nextUpdateBy"] = nextUpdateBy.map(LetterVariables.day)
        variables["state"] = LetterVariables.flag(state)
        variables["previousState"] = previousState == state ? nil : previousState.map { LetterVariables.flag($0) }
        variables[state < .released ? "open" : "done"] = true
        variables["targetDate"] = targetDate
        variables["resolution"] = state == .closed ? resolution.map { LetterVariables.flag($0) } : nil
        variables["severity"] = severity.map { LetterVariables.flag($0) }
        variables["promise"] = state < .released && remediationForm == nil
        variables["form"] = remediationForm.map { LetterVariables.flag($0) }
        let separator = context.language == .japanese ? "、" : ", "
        variables["releases"] = releases.isEmpty ? nil : releases.joined(separator: separator)
        return variables
    }
}
