import Clocks
import Disclosure
import Foundation
import OpenPGP
import Tickets
import Vault

/// Puts made-up tickets into the ledger of a home, so that work beside them can be timed: `postern-fill HOME COUNT
/// [ARCHIVED]`.
///
/// Each has a report, a message and a reporter of its own with a certificate. One in ten is open and has clocks; one in a
/// hundred is late. `ARCHIVED` more messages are on record without a ticket.
@main struct Fill {
    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst(2).compactMap { Int($0) }
        guard CommandLine.arguments.count > 1, [1, 2].contains(numbers.count), let count = numbers.first, count > 0
        else {
            print("usage: postern-fill HOME COUNT [ARCHIVED]")
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
        let archived = numbers.count > 1 ? numbers[1] : 0
        for start in stride(from: 0, to: archived, by: 10_000) {
            try store.write { ledger in
                for number in start..<min(start + 10_000, archived) { try archive(number, in: ledger, now: now) }
            }
        }
    }

    private static func archive(_ number: Int, in ledger: LedgerTransaction, now: Date) throws {
        let hash = ContentHash(of: Array("archived \(number)".utf8))
        let received = now.addingTimeInterval(-Double(number) * 60)
        let record = MessageRecord(
            from: nil, subject: "Out of office", outerSubject: "Out of office", date: received, messageID: nil,
            text: "",
            configuration: SystemConfiguration(), parts: [], language: .english)
        _ = try ledger.addMessage(
            NewMessage(
                hash: hash, messageID: MessageID("archived.\(number)@reporters.example"), outcome: .automatic,
                flags: [],
                receivedAt: received, processedAt: received, ticket: nil, report: nil,
                archive: ArchivedOriginal(form: .asItCame, fileHash: hash, bytes: 11), record: record))
    }

    private static func file(_ number: Int, of count: Int, in ledger: LedgerTransaction, now: Date) throws {
        let received = now.addingTimeInterval(Double(number - count) * 300)
        var details = TicketDetails()
        details.title = "Heap overflow number \(number) in the image viewer"
        let hash = ContentHash(of: Array("fill \(number)".utf8))
        let (ticket, _) = try ledger.newTicket(prefix: "PSN", at: received, details: details, needsPerson: nil)
        guard let address = EmailAddress("finder\(number)@reporters.example") else { return }
        let mailbox = Mailbox(displayName: "Finder \(number)", address: address)
        let fingerprint = String(hash.hex.prefix(40)).uppercased()
        _ = try ledger.addCertificate(
            address: address, fingerprint: fingerprint, keyIDs: [String(fingerprint.suffix(16))],
            bytes: [UInt8](repeating: 1, count: 600), state: .bound, origin: "operator", at: received)
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
