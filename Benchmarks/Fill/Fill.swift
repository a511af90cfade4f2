import Clocks
import Disclosure
import Foundation
import OpenPGP
import Tickets
import Vault

/// Puts made-up tickets into the ledger of a home, so that lists can be timed: `postern-fill HOME COUNT`.
///
/// One in ten is open and has clocks, each with a report and a message of its own; one in a hundred is late.
@main struct Fill {
    static func main() throws {
        guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]), count > 0 else {
            print("usage: postern-fill HOME COUNT")
            exit(64)
        }
        let home = CommandLine.arguments[1]
        try GnuPGHome.initializeLibrary()
        let key = try VaultFile.open("\(home)/spool/vault.pgp", home: GnuPGHome("\(home)/keys"))
        let store = try TicketStore(path: "\(home)/spool/postern.sqlite", vault: LazyVault { key })
        let now = Date()
        for start in stride(from: 0, to: count, by: 2000) {
            try store.write { ledger in
                for number in start..<min(start + 2000, count) { try file(number, of: count, in: ledger, now: now) }
            }
        }
    }

    private static func file(_ number: Int, of count: Int, in ledger: LedgerTransaction, now: Date) throws {
        let received = now.addingTimeInterval(Double(number - count) * 300)
        var details = TicketDetails()
        details.title = "Heap overflow number \(number) in the image viewer"
        let hash = ContentHash(of: Array("fill \(number)".utf8))
        let (ticket, _) = try ledger.newTicket(prefix: "PSN", at: received, details: details, needsPerson: nil)
        guard let address = EmailAddress("finder\(number % 1000)@reporters.example") else { return }
        let mailbox = Mailbox(displayName: "Finder \(number % 1000)", address: address)
        let report = try ledger.addReport(
            ticket: ticket, reporter: ledger.reporter(mailbox, at: received), message: hash, receivedAt: received,
            channel: .clear, language: .english, nextUpdateAt: nil)
        let record = MessageRecord(
            from: mailbox, subject: details.title, outerSubject: details.title, date: received, messageID: nil,
            text: "It crashes.", configuration: SystemConfiguration(), parts: [], language: .english)
        _ = try ledger.addMessage(
            NewMessage(
                hash: hash, messageID: nil, outcome: .filed, flags: [], receivedAt: received, processedAt: received,
                ticket: ticket, report: report,
                archive: ArchivedOriginal(form: .asItCame, fileHash: hash, bytes: 11), record: record))
        if number % 10 == 0 {
            let due = now.addingTimeInterval(number % 100 == 0 ? -3600 : Double(number % 30) * 86_400)
            try ledger.setClocks([Clock(kind: .triage, startedAt: received, dueAt: due)], of: ticket)
        } else {
            let change = TicketChange(state: .closed, severity: .low, product: "Viewer", resolution: .fixed)
            try ledger.updateTicket(ticket, at: received, change)
        }
    }
}
