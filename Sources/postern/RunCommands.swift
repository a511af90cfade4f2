import ArgumentParser
import Disclosure
import Foundation
import Logging
import Pipeline

struct Poll: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "poll",
        abstract: "The cron job: everything in the inbox, then what is due in the outbox.",
        discussion: "Prints nothing unless something needs a person.")
    @OptionGroup var common: CommonOptions
    @Flag(help: "Show what would become of each mail; change nothing.")
    var dryRun = false

    func run() throws {
        let home = try common.home()
        let log = common.log
        guard !dryRun else {
            for line in try PollRun(home).dryRun(now: now()).lines { print(line.text) }
            return
        }
        let (common, meter) = (common, ProgressMeter("messages", isQuiet: common.quiet))
        StopSignal.heed()
        let summary = try PollRun(home).run(
            now: now(),
            notice: {
                meter.clear()
                common.say(notices: [$0])
            },
            said: { line in
                if common.verbose { meter.clear() }
                log.info("\(line.text)")
            }, progress: meter.show(_:of:))
        meter.clear()
        if summary.submitted > 0 { log.info("submitted \(summary.submitted)") }
        if summary.lacksProgram { throw ExitCode(69) }
    }
}

struct Reprocess: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprocess",
        abstract: "Runs messages again from the archive.",
        discussion: """
            After a key was imported, a limit raised or a rule changed. Shows what changed; files nothing twice and
            acknowledges nobody twice.
            """)
    @OptionGroup var common: CommonOptions
    @Argument(help: "Ticket numbers, Message-IDs, content hashes (8 digits or more) or files.")
    var messages: [String] = []
    @Flag(help: "All that could not be read or were set aside.")
    var failed = false
    @Flag(help: "Every message on record.")
    var all = false
    @Flag(help: "Send the acknowledgement again, on purpose.")
    var acknowledge = false

    func validate() throws {
        guard [!messages.isEmpty, failed, all].filter({ $0 }).count == 1 else {
            throw ValidationError("name messages, or give one of --failed and --all")
        }
    }

    func run() throws {
        let home = try common.home()
        let selection: Reprocessing.Selection = failed ? .failed : all ? .all : .named(messages)
        let meter = ProgressMeter("messages", isQuiet: common.quiet)
        StopSignal.heed()
        let summary = try Reprocessing(home).run(
            selection, acknowledge: acknowledge, now: now(),
            said: { change in
                let lines = change.lines(verbose: common.verbose)
                if !lines.isEmpty { meter.clear() }
                common.say(lines)
            }, progress: meter.show(_:of:))
        meter.clear()
        for (name, error) in summary.problems { Postern.report("\(name): \(error)") }
        common.say(notices: summary.notices)
        let count = summary.changes.count + summary.problems.count
        let changed = summary.changes.filter { !$0.differences.isEmpty }.count
        common.say("\(count) message\(count == 1 ? "" : "s") looked at, \(changed) changed")
        if let problem = summary.problems.first { throw ExitCode(problem.error.exitStatus) }
    }
}

struct SendUpdates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send-updates",
        abstract: "Sends status updates to reporters that are due, or to those of the tickets named.")
    @OptionGroup var common: CommonOptions
    @Argument(help: "Ticket numbers; their reporters are written to whether due or not.")
    var tickets: [TicketNumber] = []
    @Flag(help: "Show the updates; send nothing.")
    var dryRun = false

    func run() throws {
        let updates = StatusUpdates(try common.home())
        if dryRun {
            let summary = try updates.dryRun(tickets: tickets, now: now())
            print(summary.updates.isEmpty ? "no update is due" : summary.text(common.style))
            return
        }
        let log = common.log
        StopSignal.heed()
        let summary = try updates.run(tickets: tickets, now: now())
        for update in summary.updates { log.info("update on \(update.ticket)") }
        common.say(notices: summary.notices)
    }
}

struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Reads the system configuration out of one message or text.",
        discussion: "Needs no home, no keys and no database. What is encrypted stays closed.")
    @Argument(help: "A message or text; standard input if none is named.")
    var file: String?
    @OptionGroup var format: FormatOption
    @Option(help: ArgumentHelp("A settings file with the products to look for.", valueName: "file"))
    var config: String?

    func run() throws {
        let extraction = try ConfigurationExtraction(reading: file, settingsFile: config)
        format.show(extraction.configuration, text: extraction.text(terminalStyle))
    }
}

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Looks the home over: settings, permissions, keys, spool, clock.",
        discussion: "Exit status 0 if all is well, 1 for warnings, 78 for errors.")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOption

    func run() throws {
        let report = Doctor.Report(findings: Doctor.examine(try common.home(), now: now()))
        format.show(report, text: report.text(common.style))
        if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
    }
}

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Proves the ledger: every file ever seen has one end state, every original its hash.",
        discussion: "Exit status 1 if anything is wrong.")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOption
    @Flag(help: "Open sealed originals too and compare what is in them; a gpg run each.")
    var open = false

    func run() throws {
        let meter = ProgressMeter("originals", isQuiet: common.quiet)
        StopSignal.heed()
        let report = try Audit(try common.home()).run(openingOriginals: open, progress: meter.show(_:of:))
        meter.clear()
        format.show(report, text: report.text(common.style))
        if !report.findings.isEmpty { throw ExitCode(1) }
    }
}

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a new home: settings, keys, vault, spool.",
        discussion: "Refuses to overwrite anything.")
    @Argument(help: "Where; the current directory if not given.")
    var directory = "."
    @Option(help: "The mailbox's address, as in security@example.com.")
    var address: EmailAddress
    @Option(help: "The vendor's name, as it stands in answers.")
    var vendor: String?
    @Option(
        name: .customLong("import"),
        help: ArgumentHelp("Use this secret key instead of a fresh one.", valueName: "file"))
    var importing: String?

    func run() throws {
        let made = try Initialization(
            directory: directory, address: address, vendor: vendor, importing: importing
        ).run()
        print(made.text)
    }
}

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Makes a throw-away home with fresh keys and mails, runs the main job, shows what came of it.")
    @Argument(help: "Where; a temporary directory, removed afterwards, if not given.")
    var directory: String?

    func run() throws {
        try Demonstration(directory: directory, style: terminalStyle).run(now: now()) { print($0) }
    }
}
