import Correspondence
import Disclosure
import Foundation
import Maildir
import Settings
import Submission
import Tickets

extension Doctor {
    mutating func store() {
        do {
            for problem in try home.store.integrityProblems() { fail("the store: \(problem)") }
            let failed = try home.store.outgoingHeads(states: [.failed], ticket: nil).count
            if failed > 0 {
                warn("\(failed) outgoing mails could not be submitted; see `postern outbox list --state failed`")
            }
            let overdue = try home.store.outgoingHeads(states: [.queued], ticket: nil)
                .filter { now.timeIntervalSince($0.createdAt) > 86_400 }.count
            if overdue > 0 {
                warn("\(overdue) answers have waited in the outbox for over a day; see `postern outbox list`")
            }
            let aside = Set(try home.store.ledger().filter { $0.outcome == .setAside }.map(\.hash)).count
            if aside > 0 {
                warn(
                    "\(aside) message\(aside == 1 ? " was" : "s were") set aside; the notes in \(home.layout.failed) say why, "
                        + "and `postern reprocess --failed` tries again")
            }
            let withheld = try home.store.outgoingHeads(states: [.withheld], ticket: nil)
                .filter { AnswerPolicy.waitsForPerson($0.reason) }.count
            if withheld > 0 {
                warn(
                    "\(withheld) answers are held back; send or cancel them: `postern outbox list --state withheld`, then "
                        + "`postern outbox retry` or `cancel` with their names")
            }
            let stuck = try home.store.tickets(matching: needingPerson)
            if !stuck.isEmpty {
                warn(
                    "\(stuck.count == 1 ? "a ticket needs" : "\(stuck.count) tickets need") a person: "
                        + stuck.prefix(5).map(\.number.description).joined(separator: ", ")
                        + (stuck.count > 5 ? ", …" : "") + "; see `postern ticket list --needs-person`")
            }
        } catch {
            fail(PosternError(error).description)
        }
    }

    private var needingPerson: TicketFilter {
        var filter = TicketFilter()
        filter.needsPerson = true
        return filter
    }

    mutating func templates() {
        do { _ = try LetterTemplates(directory: home.settings.answers.templates) } catch { fail(error.description) }
    }

    mutating func submission() {
        let settings = home.settings.submission
        switch settings.method {
        case .maildir:
            let waiting = (try? MaildirFolder(path: settings.outbox).entries(includingCur: false).entries) ?? []
            let old = waiting.filter { now.timeIntervalSince($0.modified) > 86_400 }
            if !old.isEmpty {
                warn(
                    "\(old.count) finished mails have lain in \(settings.outbox) for over a day; "
                        + "send them, or set submission.method")
            }
        case .sendmail:
            if let program = settings.sendmail.first, unsafe access(program, X_OK) != 0 {
                fail("\(program) cannot be run; install an MTA or correct submission.sendmail")
            }
        case .smtp:
            if let missing = SMTP.missing { fail(missing.description) }
            if let file = settings.smtpPasswordFile, unsafe access(file, R_OK) != 0 {
                fail("\(file) cannot be read; correct submission.smtp_password_file")
            }
        }
    }
}
