import Correspondence
import Disclosure
import Foundation
import Testing

/// One status update; the name is that of its golden files.
struct UpdateExample: Sendable, CustomTestStringConvertible {
    var name: String
    var state: TicketState
    var previous: TicketState?
    var resolution: Resolution?
    var severity: Severity?
    var form: RemediationForm?
    var targetDate: String?
    var releases: [String] = []
    var detail = UpdateDetail.full
    var isNews = true
    var nextStepIn: Int?
    var isLate = false
    var advisoryURL: String?
    var credit = CreditLine.unknown
    var isWaiting = false
    var pace = UpdatePace.usual
    var testDescription: String { name }

    func facts(_ language: MailLanguage) throws -> UpdateFacts {
        let hasEnd = state == .closed || pace == .paused
        return UpdateFacts(
            context: try context(language), number: number, state: state, previousState: previous,
            resolution: resolution, severity: severity, remediationForm: form, targetDate: targetDate,
            releases: releases, nextUpdateBy: hasEnd ? nil : day(pace == .monthly ? 30 : 14), detail: detail,
            isNews: isNews, previousUpdateAt: day(-14), nextStepBy: nextStepIn.map(day), isLate: isLate,
            advisoryURL: advisoryURL, credit: credit, isWaiting: isWaiting, pace: pace)
    }

    static let all: [Self] = open + done + steered + untold + closed

    private static let open: [Self] = [
        Self(name: "new", state: .new, nextStepIn: 5),
        Self(name: "triaged-important", state: .triaged, previous: .new, severity: .important, nextStepIn: 10),
        Self(name: "triaged-late", state: .triaged, previous: .new, severity: .low, nextStepIn: -3, isLate: true),
        Self(name: "confirmed-critical", state: .confirmed, previous: .triaged, severity: .critical, nextStepIn: 5),
        Self(
            name: "remediation-moderate", state: .remediation, previous: .confirmed, severity: .moderate,
            form: .maintenance, targetDate: "2026-12-24", releases: ["8.0.4"], nextStepIn: 33),
        Self(
            name: "remediation-low", state: .remediation, severity: .low, form: .workaround, targetDate: "2026-11-19",
            nextStepIn: -2, isLate: true),
        Self(name: "nothing-new", state: .confirmed, severity: .critical, isNews: false, nextStepIn: 5),
        Self(
            name: "nothing-new-late", state: .remediation, targetDate: "2026-11-19", isNews: false, nextStepIn: -2,
            isLate: true),
        Self(name: "waiting", state: .triaged, severity: .important, isNews: false, isWaiting: true),
    ]

    private static let done: [Self] = [
        Self(
            name: "released", state: .released, previous: .remediation, severity: .important, form: .patch,
            targetDate: "2026-11-20", releases: ["8.0.4", "9.1", "10.0-beta2"], nextStepIn: 7, credit: .asked),
        Self(name: "released-third-party", state: .released, severity: .low, form: .thirdParty),
        Self(
            name: "released-advisory", state: .released, severity: .moderate, form: .release, releases: ["9.2"],
            nextStepIn: 7, advisoryURL: "https://example.org/security/advisories/EXSA-2026-0042.html",
            credit: .named("Nora Finder (Example Labs)")),
        Self(
            name: "closed-release", state: .closed, previous: .released, resolution: .fixed, severity: .important,
            form: .release, releases: ["9.2"], advisoryURL: "https://example.org/security/advisories/EXSA-2026-0042",
            credit: .anonymous),
    ]

    private static let steered: [Self] = [
        Self(name: "monthly", state: .confirmed, isNews: false, credit: .named("Nora Finder"), pace: .monthly),
        Self(name: "paused", state: .released, previous: .remediation, credit: .anonymous, pace: .paused),
    ]

    private static let untold: [Self] = [
        Self(
            name: "unverified", state: .remediation, previous: .confirmed, targetDate: "2026-12-24",
            detail: .unverified),
        Self(name: "none", state: .confirmed, severity: .critical, detail: .none),
    ]

    private static let closed: [Self] = Resolution.allCases.map { resolution in
        Self(name: "closed-\(resolution.rawValue)", state: .closed, previous: .triaged, resolution: resolution)
    }
}
