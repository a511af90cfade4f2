import CVSS
import Disclosure
import Foundation
import Settings
import Tickets

/// What a change makes of what is on record, checked, with the events that tell of it.
struct CaseRecord {
    /// An event as it goes into the ledger.
    struct Event {
        var kind: String
        var from: String?
        var to: String?
        var note: String?
    }

    let ticket: StoredTicket
    let change: CaseChange
    let settings: PosternSettings
    /// What the reports say; needed where a severity is set.
    let configuration: SystemConfiguration
    private(set) var progress: CaseProgress

    /// - Throws: `refused` where the change does not fit the ticket, the settings or the bounds of the store.
    init(
        _ ticket: StoredTicket, _ change: CaseChange, configuration: SystemConfiguration, settings: PosternSettings
    ) throws {
        self.ticket = ticket
        self.configuration = configuration
        self.change = change
        self.settings = settings
        progress = CaseProgress(
            severity: change.severity ?? ticket.severity, product: ticket.product,
            resolution: change.reopens ? nil : change.resolution ?? ticket.resolution, details: ticket.details)
        try checkWords()
        if change.reopens, ticket.state != .closed {
            throw StoreError.refused("\(ticket.number) is not closed; it is \(ticket.state.rawValue)")
        }
        progress.product = try change.product.map(productName) ?? ticket.product
        try applyToDetails()
        try checkSeverity()
    }

    /// The state that follows; a state is named only to be sure of it, so what it takes has to be there.
    func state() throws -> TicketState {
        guard let wanted = change.state, wanted != progress.state else { return progress.state }
        let missing = progress.missing(for: wanted)
        guard missing.isEmpty else {
            throw StoreError.refused(
                "\(wanted.rawValue) takes \(missing.joined(separator: ", ")) as well; give them in the same command")
        }
        throw StoreError.refused(
            "what is recorded carries the case to \(progress.state.rawValue) already; it does not go back to "
                + wanted.rawValue)
    }

    /// What the ledger is told, the change of the state apart.
    func ticketChange(_ state: TicketState) -> TicketChange {
        var result = TicketChange(
            state: state, severity: progress.severity, product: progress.product,
            resolution: state == .closed ? progress.resolution : nil, needsPerson: change.settled ? .clear : .keep,
            details: progress.details)
        result.owner = change.owner
        result.exploitedAt = change.exploited
        result.disclosureOn = change.disclosure
        return result
    }

    // MARK: - Checks

    /// Bounds that the store insists on, said in words.
    private func checkWords() throws {
        let short =
            [("--product", change.product)] + change.affectedVersions.map { ("--affected", $0) }
            + change.releases.map { ("--release", $0) } + change.links.map { ("a link", $0.target) }
        for (option, value) in short where value.map({ $0.trimmed.isEmpty || $0.utf8.count > 200 }) ?? false {
            throw StoreError.refused("\(option) takes 1 to 200 bytes")
        }
        let long = [
            ("--reproduced", change.reproduction), ("--plan", change.remediationNote), ("--reason", change.reason),
        ]
        for (option, value) in long where value.map({ $0.trimmed.isEmpty || $0.utf8.count > 1 << 16 }) ?? false {
            throw StoreError.refused("\(option) takes 1 byte to 64 KiB")
        }
        for date in [change.targetDate, change.disclosure.applied(to: nil)].compactMap(\.self) {
            guard CalendarDay(date) != nil else {
                throw StoreError.refused("\(VisibleText.line(date)) is no date; write it as YYYY-MM-DD")
            }
        }
        if let kind = change.notified.first(where: { !$0.isOfLaw }) {
            throw StoreError.refused("\(kind.rawValue) is no notification that the law asks for")
        }
    }

    /// The handler's word is final, but where it differs from what the vector says, the history has to tell why.
    private func checkSeverity() throws {
        guard let wanted = change.severity, change.reason == nil,
            let suggestion = SeveritySuggestion(of: progress.details, configuration), suggestion.severity != wanted
        else { return }
        throw StoreError.refused(
            "--severity \(wanted.rawValue) is not what is suggested: \(suggestion.line); say why with --reason")
    }

    /// The name in the settings for a name or an alias.
    private func productName(_ name: String) throws -> String {
        let products = settings.products
        guard !products.isEmpty else { return name }
        let known = products.first { ([$0.name] + $0.aliases).contains { $0.lowercased() == name.lowercased() } }
        guard let known else {
            throw StoreError.refused(
                "\(VisibleText.line(name)) is none of the products in the settings: "
                    + products.map(\.name).joined(separator: ", "))
        }
        return known.name
    }

    private mutating func applyToDetails() throws {
        var details = ticket.details
        details.affectedVersions += change.affectedVersions.filter { !details.affectedVersions.contains($0) }
        details.releases += change.releases.filter { !details.releases.contains($0) }
        details.reproduction = change.reproduction ?? details.reproduction
        details.remediationForm = change.remediationForm ?? details.remediationForm
        details.remediationNote = change.remediationNote ?? details.remediationNote
        details.targetDate = change.targetDate ?? details.targetDate
        if change.resolution != nil { details.resolutionNote = change.reason }
        if change.severity != nil { details.severityReason = change.reason }
        if let text = change.vector {
            do throws(CVSSError) {
                details.vector = try CVSSVector(text.trimmed).canonical
            } catch {
                throw StoreError.refused("\(VisibleText.line(text, columns: 100)): \(error)")
            }
        }
        if let unknown = change.unlinked.first(where: { target in !details.links.contains { $0.target == target } }) {
            throw StoreError.notFound("\(ticket.number) has no link to \(VisibleText.line(unknown))")
        }
        details.links.removeAll { change.unlinked.contains($0.target) }
        details.links += change.links.filter { !details.links.contains($0) }
        progress.details = details
    }
}
