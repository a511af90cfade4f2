import Disclosure
public import Foundation
import Mail
import Maildir
import OpenPGP
import PGPMIME
import Settings
import Tickets

/// The main job on sample mails, in a throw-away home with fresh keys (`postern demo`).
public struct Demonstration {
    private let directory: String?
    private let style: ScreenStyle

    /// - Parameters:
    ///   - directory: where the home is made and stays; a temporary one, removed afterwards, if nil.
    ///   - style: how to print.
    public init(directory: String?, style: ScreenStyle) {
        self.directory = directory
        self.style = style
    }

    /// Makes the home, delivers the mails, runs the job twice, and prints what an operator wants to see.
    public func run(now: Date, print say: (String) -> Void) throws(PosternError) {
        let temporary = directory == nil
        let root = directory ?? NSTemporaryDirectory() + "postern-demo-\(getpid())"
        defer { if temporary { try? FileManager.default.removeItem(atPath: root) } }
        try asPosternError {
            try makePrivateDirectory(root)
            let address = try Self.address("security@vendor.example")
            let made = try Initialization(directory: root, address: address, vendor: "Example Vendor").run()
            say(style.bold("A home in \(root)") + ", with a fresh key:")
            say("  \(made.fingerprint)\n")
            let settings = try PosternSettings.load(path: made.settingsFile)
            let reporterDirectory = root + "/reporter"
            try GnuPGHome.create(reporterDirectory)
            let reporter = try GnuPGHome(reporterDirectory)
            let vendorHome = try GnuPGHome(settings.pgp.home)
            defer {
                for keys in [reporter, vendorHome] {
                    keys.endAgent()
                    if temporary { GnuPGHome.removeSockets(of: keys.directory) }
                }
            }
            let mails = try self.mails(reporter, made, address, now: now)
            try play(mails, settings, reporter, now: now, say)
            if !temporary {
                say("\nThe home stays in \(root); try `postern --help` with `--config \(made.settingsFile)`.")
            }
        }
    }

    private static func address(_ text: String) throws -> EmailAddress {
        guard let address = EmailAddress(text) else { throw PosternError.defect("\(text) is no address") }
        return address
    }

    private func mails(
        _ reporter: GnuPGHome, _ made: Initialization.Made, _ vendor: EmailAddress, now: Date
    ) throws -> DemoMails {
        let key = try reporter.generateKey(userID: "Alice Finder <alice@finder.example>", expiresAfter: 30 * 86_400)
        let imported = try reporter.importCertificate(Array(made.certificate.utf8))
        guard let vendorKey = imported.first else {
            throw PosternError.defect("our own certificate cannot be imported")
        }
        return DemoMails(reporter: reporter, reporterKey: key, vendorKey: vendorKey, vendor: vendor, now: now)
    }

    private func play(
        _ mails: DemoMails, _ settings: PosternSettings, _ reporter: GnuPGHome, now: Date, _ say: (String) -> Void
    ) throws {
        let first = try mails.first()
        try deliver(first, settings)
        say(style.bold("postern poll") + style.dim("   \(first.count) mails in spool/inbox"))
        try show(poll(settings, now: now), first, say)

        let (answered, number) = try acknowledgement(settings, to: "bob@lab.example", kind: "traversal")
        let second = mails.second(answering: answered.draft.messageID, ticket: number)
        try deliver(second, settings)
        say(style.bold("postern poll") + style.dim("   a second run, \(second.count) mails more"))
        try show(poll(settings, now: now), second, say)

        let (encrypted, shown) = try acknowledgement(settings, to: "alice@finder.example", kind: "escape")
        say(style.bold("postern ticket show \(shown)"))
        say(try TicketView(Home(settings), shown, now: now).text(style))
        try showAcknowledgement(encrypted, settings, reporter, say)
        try showUpdate(shown, settings, now: now, say)
        say("\n" + style.bold("postern audit"))
        let report = try Audit(Home(settings)).run()
        say(report.text(style))
        guard report.findings.isEmpty else { throw PosternError.defect("the audit of the demonstration failed") }
    }

    // MARK: - Steps

    private func deliver(_ samples: [DemoMails.Sample], _ settings: PosternSettings) throws {
        let inbox = MaildirFolder(path: settings.mailbox.inbox)
        for sample in samples { _ = try inbox.deliver(sample.bytes, name: sample.name) }
    }

    private func poll(_ settings: PosternSettings, now: Date) throws -> PollRun.Summary {
        try PollRun(Home(settings)).run(now: now)
    }

    private func show(_ summary: PollRun.Summary, _ samples: [DemoMails.Sample], _ say: (String) -> Void) throws {
        let names = Dictionary(uniqueKeysWithValues: samples.map { ($0.name, $0.what) })
        for line in summary.lines {
            let what = ScreenStyle.pad(names[line.file] ?? line.file, 37)
            let outcome = ScreenStyle.pad(line.outcome.rawValue, 12)
            let shown =
                switch line.outcome {
                case .filed, .followUp: style.good(outcome)
                case .unreadable, .setAside: style.warning(outcome)
                default: style.dim(outcome)
                }
            say("  \(what)\(shown)\(line.ticket?.description ?? "")")
        }
        for notice in summary.notices {
            say(style.warning(ScreenStyle.wrap("! \(notice)", columns: 80, indent: "  ")))
        }
        say("")
    }

    /// The acknowledgement to an address whose report came with a Message-ID that begins like this.
    private func acknowledgement(_ settings: PosternSettings, to address: String, kind: String) throws
        -> (OutgoingMail, TicketNumber)
    {
        let store = try Home(settings).store
        let found = try store.outgoing(states: nil, ticket: nil).first { mail in
            mail.draft.to.description == address && (mail.draft.inReplyTo?.value.hasPrefix(kind) ?? false)
        }
        guard let found, let ticket = try found.ticket.flatMap({ try store.ticket(id: $0) }) else {
            throw PosternError.defect("no acknowledgement went to \(address)")
        }
        return (found, ticket.number)
    }

    /// What the reporter's program makes of the answer: decrypted with her key, the signature checked against ours.
    private func showAcknowledgement(
        _ mail: OutgoingMail, _ settings: PosternSettings, _ reporter: GnuPGHome, _ say: (String) -> Void
    ) throws {
        guard let bytes = mail.finished else { throw PosternError.defect("the acknowledgement was not sent") }
        let cryptography = HomeCryptography(home: reporter, maximumPlaintextBytes: 1 << 20)
        let opened = try MessageOpener(cryptography: cryptography, limits: MailLimits()).open(bytes)
        say("\n" + style.bold("The acknowledgement, as its reporter sees it"))
        for name in ["From", "To", "Subject", "Auto-Submitted"] {
            if let value = opened.outer.text(name) { say("  \(ScreenStyle.pad(name + ":", 16))\(value)") }
        }
        let signature = opened.signatures.first
        let verdict = signature?.status.state == .good ? style.good("good") : style.bad("not good")
        let encryption = opened.encryption.encrypted ? "encrypted to her key" : "in clear"
        say("  \(ScreenStyle.pad("OpenPGP:", 16))\(encryption), signature \(verdict)\n")
        say(ScreenStyle.wrap(VisibleText.block(opened.reportText).trimmed, columns: 80, indent: "  | "))
    }

    private func showUpdate(_ number: TicketNumber, _ settings: PosternSettings, now: Date, _ say: (String) -> Void)
        throws
    {
        var change = CaseChange()
        change.severity = .critical
        change.product = "Example Hypervisor"
        change.affectedVersions = ["7.2.1"]
        _ = try CaseWork(Home(settings)).apply(change, to: number, actor: "handler", now: now)
        say("\n" + style.bold("postern ticket set \(number) --severity critical --product … --affected 7.2.1"))
        say(style.bold("postern send-updates"))
        let summary = try StatusUpdates(Home(settings)).run(now: now)
        say(ScreenStyle.wrap(summary.text(ScreenStyle()), columns: 80, indent: "  | "))
    }
}
