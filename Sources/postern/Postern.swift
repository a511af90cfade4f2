public import ArgumentParser
public import Disclosure
import Foundation
import Logging
import Pipeline

@main
struct Postern: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postern",
        abstract: "Reads the mail of a security@ address, files tickets, answers reporters.",
        discussion: """
            Exit status: 0; 64 usage; 65 the message cannot be used; 69 gpg or the MTA is not there; 70 a defect;
            75 try again; 78 settings. See postern(1) and postern.toml(5).
            """,
        version: "0.1.0",
        subcommands: [
            Demo.self, Init.self, Poll.self, Reprocess.self, SendUpdates.self, Ticket.self, Due.self,
            OutboxCommand.self,
            Key.self, Reporter.self, Extract.self, Explain.self, Check.self, AuditCommand.self,
        ])

    static func main() {
        keepToItself()
        switch Array(CommandLine.arguments.dropFirst()) {
        case [ParserService.command]: ParserService.run()
        case [KeyHolderService.command]: KeyHolderService.run()
        default: break
        }
        ProcessEnvironment.clean()
        let arguments = withGlobalOptionsLast(Array(CommandLine.arguments.dropFirst()))
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch let error as PosternError {
            if case .alreadyRunning = error, isQuietAboutOtherRuns(arguments) { Foundation.exit(error.exitStatus) }
            report(error.description)
            Foundation.exit(error.exitStatus)
        } catch {
            exit(withError: error)
        }
    }

    /// `postern --config FILE poll` is `postern poll --config FILE`: the options that every command takes may stand
    /// before it as well.
    static func withGlobalOptionsLast(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var global: [String] = []
        while let first = rest.first {
            if first == "--config", rest.count > 1 {
                global += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if first.hasPrefix("--config=") || ["--verbose", "-v", "--quiet", "-q"].contains(first) {
                global.append(rest.removeFirst())
            } else {
                break
            }
        }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end] + global + rest[end...])
    }

    /// Cron starts these again soon enough; a person who typed another command wants to know.
    private static func isQuietAboutOtherRuns(_ arguments: [String]) -> Bool {
        guard ["poll", "send-updates"].contains(arguments.first) else { return false }
        return !arguments.contains("--verbose") && !arguments.contains("-v")
    }

    static func report(_ text: String) {
        // Where nobody listens, or the disk that the words go to is full, the exit status still tells.
        try? FileHandle.standardError.write(contentsOf: Data("postern: \(text)\n".utf8))
    }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
    var config: String?

    @Flag(name: .shortAndLong, help: "Say what is done, a line each, on standard error.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    /// The home that --config, $POSTERN_CONFIG or the usual places name.
    func home() throws -> Home {
        try Home.find(
            settingsFile: config, environment: ProcessInfo.processInfo.environment,
            currentDirectory: FileManager.default.currentDirectoryPath)
    }

    /// Progress for people: ticket numbers, hash prefixes and codes, never a word of a report.
    var log: Logger {
        var log = Logger(label: "postern") { _ in PlainLog() }
        log.logLevel = verbose ? .info : .error
        return log
    }

    var style: ScreenStyle { terminalStyle }

    /// Prints unless --quiet.
    func say(_ text: String) { say([text]) }

    /// Prints lines unless --quiet.
    func say(_ lines: [String]) {
        guard !quiet else { return }
        for line in lines { print(line) }
    }

    /// Says what was done, unless --quiet; as JSON in any case, since a program asked for it.
    func tell(_ value: some Encodable, _ text: String, _ format: FormatOption) {
        if format.format == .json { print(jsonText(value)) } else { say(text) }
    }

    /// What needs a person; named like an error, since cron mails it.
    func say(notices: [String]) { say(notices.map { "postern: \($0)" }) }
}

/// Log lines as cron and a terminal want them: the message alone, on standard error.
struct PlainLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.error
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        Postern.report("\(event.message)")
    }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

struct FormatOption: ParsableArguments {
    @Option(help: "text or json.")
    var format = OutputFormat.text

    /// Prints one of the two.
    func show(_ value: some Encodable, text: @autoclosure () -> String) {
        print(format == .json ? jsonText(value) : text())
    }
}

/// Colour for a person at a terminal who does not mind it.
var terminalStyle: ScreenStyle {
    ScreenStyle(colour: isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
}

/// The account whose name stands in events.
var actor: String { NSUserName() }

/// A command that works in a home.
func now() -> Date { Date() }

extension Severity: ExpressibleByArgument {}
extension TicketState: ExpressibleByArgument {}
extension Resolution: ExpressibleByArgument {}
extension RemediationForm: ExpressibleByArgument {}
extension OutgoingState: ExpressibleByArgument {}

extension TicketNumber: ExpressibleByArgument {
    /// As it is written in tickets and letters.
    public init?(argument: String) { self.init(argument) }
}

extension EmailAddress: ExpressibleByArgument {
    /// An address without a name.
    public init?(argument: String) { self.init(argument) }
}
