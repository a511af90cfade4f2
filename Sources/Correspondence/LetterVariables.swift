internal import Disclosure
internal import FoundationEssentials

/// What templates can name.
enum LetterVariables {
    /// Every variable and section, as tags write it.
    static let names: Set<String> = Set(
        [
            // Of several letters.
            "number", "nextUpdateBy", "vendor", "team", "address", "policyURL", "fingerprint", "full", "unverified",
            "none", "commands", "text", "missing", "late", "lines", ".",
            // Of acknowledgements.
            "receivedOn", "triageBy", "otherKey", "password", "opened", "hasItems", "nothingMissing", "general",
            "items",
            // Of status updates.
            "news", "toldOn", "targetDate", "releases", "nextStepBy", "advisoryURL", "creditName", "waiting", "open",
            "done", "promise",
            // Of notices.
            "handler", "owner", "product", "reporter", "channel", "configuration", "claims", "exploited", "published",
            "disclosureDate", "due", "urgent", "cut",
        ] + members("item", MissingItem.allCases) + members("state", TicketState.allCases)
            + members("previousState", TicketState.allCases) + members("severity", Severity.allCases)
            + members("resolution", Resolution.allCases) + members("form", RemediationForm.allCases)
            + members("credit", ["asked", "named", "anonymous"]) + members("pace", UpdatePace.allCases)
            + members("command", ["pause", "monthly", "resume", "stop", "credit", "anonymous"])
            + members("occasion", NoticeOccasion.allCases))

    /// `state`, `state.confirmed` and, within the section, `confirmed`.
    private static func members(_ section: String, _ cases: [some Any]) -> [String] {
        [section] + cases.flatMap { ["\(section).\($0)", "\($0)"] }
    }

    /// A section for an enumeration: its case's name is true.
    static func flag(_ value: some Any) -> [String: any Sendable] {
        ["\(value)": true]
    }

}

extension LetterContext {
    /// `YYYY-MM-DD`, by the vendor's clock.
    func day(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day())
    }

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
        variables["receivedOn"] = context.day(receivedAt)
        variables["triageBy"] = context.day(triageBy)
        variables["nextUpdateBy"] = context.day(nextUpdateBy)
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
