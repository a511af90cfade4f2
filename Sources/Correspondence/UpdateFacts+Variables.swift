internal import Disclosure
internal import FoundationEssentials

extension UpdateFacts {
    /// What may not be told is not among them, so that no template can tell it.
    var variables: [String: any Sendable] {
        var variables = context.variables
        variables["number"] = number.description
        variables["\(detail)"] = true
        guard detail == .full else { return variables }
        variables["news"] = isNews || (previousState ?? state) != state
        variables["toldOn"] = previousUpdateAt.map(context.day)
        variables["nextUpdateBy"] = nextUpdateBy.map(context.day)
        variables["state"] = LetterVariables.flag(state)
        variables["previousState"] = previousState == state ? nil : previousState.map { LetterVariables.flag($0) }
        variables[state < .released ? "open" : "done"] = true
        variables["resolution"] = state == .closed ? resolution.map { LetterVariables.flag($0) } : nil
        variables.merge(decisions) { _, new in new }
        variables.merge(nextStep) { _, new in new }
        variables["advisoryURL"] = advisoryURL
        variables["waiting"] = isWaiting && state != .closed
        variables["pace"] = LetterVariables.flag(pace)
        variables.merge(creditVariables) { _, new in new }
        return variables
    }

    /// Severity, form and releases: not of what turned out to be no vulnerability, or another case's.
    private var decisions: [String: any Sendable] {
        if state == .closed, let resolution, [.duplicate, .notAVulnerability, .notReproducible].contains(resolution) {
            return [:]
        }
        var variables: [String: any Sendable] = ["promise": state < .released && remediationForm == nil]
        variables["severity"] = severity.map { LetterVariables.flag($0) }
        variables["form"] = remediationForm.map { LetterVariables.flag($0) }
        let separator = context.language == .japanese ? "、" : ", "
        variables["releases"] = releases.isEmpty ? nil : releases.joined(separator: separator)
        return variables
    }

    /// The days that an open case has ahead; one that has passed is named once, as late.
    private var nextStep: [String: any Sendable] {
        guard state < .closed, !(state == .released && advisoryURL != nil) else { return [:] }
        let step = nextStepBy.map(context.day)
        var variables: [String: any Sendable] = ["late": isLate && step != nil]
        let hasTarget = state == .remediation && targetDate != nil
        // The reporter was told the target date, which may be later than the clock's.
        variables["nextStepBy"] = hasTarget && !isLate ? (isNews ? nil : targetDate) : step
        let hasPassed = isLate && (targetDate ?? "") <= (step ?? "")
        variables["targetDate"] = hasPassed ? nil : targetDate
        return variables
    }

    /// Not where no advisory can follow.
    private var creditVariables: [String: any Sendable] {
        if state == .closed, let resolution, [.notAVulnerability, .notReproducible].contains(resolution) { return [:] }
        return switch credit {
        case .unknown: [:]
        case .asked: ["credit": ["asked": true] as [String: any Sendable]]
        case .named(let name): ["credit": ["named": true] as [String: any Sendable], "creditName": name]
        case .anonymous: ["credit": ["anonymous": true] as [String: any Sendable]]
        }
    }
}
