import Clocks
import Correspondence
import Disclosure
import Foundation
import Settings
import Tickets

/// What a status update is made of.
struct UpdateMaterial {
    var ticket: StoredTicket
    var report: StoredReport
    /// Our mails and the reporter's, oldest first.
    var thread: [MessageID]
    /// A fingerprint; nil sends the update signed and in clear.
    var encryptTo: String?
    /// When the reporter hears again by itself.
    var next: Date?
    var clocks: [Clock]
    /// Whether anything was decided since the reporter heard last.
    var isNews: Bool
    /// Whether this reporter was asked something and has not answered.
    var isWaiting: Bool
    var now: Date

    /// How much may be told.
    ///
    /// Who re-sends a captured report and encrypts to himself learns nothing of the case.
    var detail: UpdateDetail {
        guard encryptTo != nil else { return .none }
        return report.channel == .encryptedUnverified ? .unverified : .full
    }

    /// Whether this update asks how the reporter wants to be named: once, when an advisory is in sight.
    var asksForCredit: Bool {
        let isInSight = ticket.state >= .remediation && (ticket.resolution ?? .fixed) == .fixed
        return detail == .full && isInSight && report.credit == nil && report.creditAskedAt == nil
    }

    /// A clock that stands still for another reporter has no date to tell.
    fileprivate var nextStepBy: Date? {
        stage.flatMap { $0.pausedAt == nil || isWaiting ? $0.dueAt : nil }
    }

    /// The clock of the present stage.
    fileprivate var stage: Clock? {
        let kind: ClockKind? =
            switch ticket.state {
            case .new: .triage
            case .triaged: .assessment
            case .confirmed: .plan
            case .remediation: .remediation
            case .released: .advisory
            case .closed: nil
            }
        return clocks.first { $0.kind == kind && $0.doneAt == nil }
    }
}

extension LetterWriter {
    /// Where a case stands, for one reporter.
    ///
    /// - Parameter key: what tells this update from every other.
    func update(_ material: UpdateMaterial, key: String) throws -> OutgoingDraft {
        let report = material.report
        let letter = templates.statusUpdate(try facts(material, detail: material.detail))
        // The words for the case that the certificate has expired meanwhile.
        let letterInClear = templates.statusUpdate(try facts(material, detail: .none))
        return OutgoingDraft(
            kind: .update, from: sender, to: report.reporter.mailbox.address, subject: letter.subject,
            body: letter.body, bodyInClear: letterInClear.body,
            messageID: try messageID(.update, ticket: report.number, key: key), inReplyTo: material.thread.last,
            references: material.thread, language: report.language, encryptTo: material.encryptTo,
            attachCertificate: false, autoSubmitted: .generated)
    }

    private func facts(_ material: UpdateMaterial, detail: UpdateDetail) throws -> UpdateFacts {
        let (ticket, report) = (material.ticket, material.report)
        let credit: CreditLine =
            switch report.credit {
            case .named(let name): .named(name)
            case .anonymous: .anonymous
            case nil: material.asksForCredit ? .asked : .unknown
            }
        return UpdateFacts(
            context: try context(report.language), number: report.number, state: ticket.state,
            previousState: report.lastToldState == ticket.state ? nil : report.lastToldState,
            resolution: ticket.resolution, severity: ticket.severity, remediationForm: ticket.details.remediationForm,
            targetDate: ticket.details.targetDate, releases: ticket.details.releases, nextUpdateBy: material.next,
            detail: detail, isNews: material.isNews, previousUpdateAt: report.lastUpdateAt ?? report.receivedAt,
            nextStepBy: material.nextStepBy, isLate: material.stage?.isLate(at: material.now) ?? false,
            advisoryURL: ticket.details.advisoryURL, credit: credit,
            isWaiting: material.isWaiting, pace: report.pace)
    }
}
