import Foundation
import Testing

/// What `postern --experimental-dump-help` prints, as far as it is needed here.
private struct Help: Decodable {
    struct Command: Decodable {
        var commandName: String
        var arguments: [Argument]?
        var subcommands: [Command]?
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String
        }

        var names: [Name]?
    }

    var command: Command

    /// The commands that do something, by their words (`ticket list`), each with its long options.
    static func commands() throws -> [String: Set<String>] {
        let process = Process()
        process.executableURL = Repository.products.appending(path: "postern")
        process.arguments = ["--experimental-dump-help"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        var commands: [String: Set<String>] = [:]
        let top = try JSONDecoder().decode(Help.self, from: data).command
        var open = (top.subcommands ?? []).map { ($0.commandName, $0) }
        while let (words, command) = open.popLast() {
            let inner = command.subcommands ?? []
            open += inner.map { ("\(words) \($0.commandName)", $0) }
            let names = (command.arguments ?? []).flatMap { $0.names ?? [] }
            if inner.isEmpty, words != "help" { commands[words] = Set(names.filter { $0.kind == "long" }.map(\.name)) }
        }
        return commands
    }
}

private enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Where this test and `postern` were built.
    static var products: URL {
        let arguments = ProcessInfo.processInfo.arguments
        let bundle = arguments.first { $0.contains(".xctest") } ?? arguments[0]
        return URL(filePath: bundle).deletingLastPathComponent()
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}

@Suite("Documents and commands") struct CommandPageTests {
    private let common: Set<String> = ["config", "verbose", "quiet", "help", "version", "format"]

    @Test("Every command and option stands in postern(1)")
    func manualPage() throws {
        let commands = try Help.commands()
        #expect(commands.count > 10)
        let page = try Repository.text("docs/man/postern.1")
        let lines = Set(page.split(separator: "\n").map(String.init))
        let named = page.matches(of: /Fl -([a-z][a-z-]+)/).map { String($0.output.1) }
        for (words, options) in commands {
            #expect(lines.contains(".Cm \(words)"), "\(words) has no synopsis")
            let start = page.range(of: "\n.Ss \(words)")
            let rest = try #require(start.map { page[$0.upperBound...] }, "\(words) has no section")
            let section = rest.prefix(upTo: rest.firstMatch(of: /\n\.S[sh]\b/)?.range.lowerBound ?? rest.endIndex)
            for option in options.subtracting(common) {
                let isThere = section.contains("\n.It Fl -\(option)")
                #expect(isThere || section.hasHeadOption(option), "\(words) --\(option)")
            }
        }
        for option in common.subtracting(["format"]) {
            #expect(page.contains("Fl -\(option)"), "--\(option)")
        }
        let known = commands.values.reduce(common) { $0.union($1) }
        #expect(Set(named).subtracting(known).isEmpty)
    }

    @Test(
        "Prose names no command and no option that is not there",
        arguments: ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs/JSON.md"])
    func prose(_ document: String) throws {
        let commands = try Help.commands()
        let groups = Set(commands.keys.compactMap { $0.contains(" ") ? $0.split(separator: " ").first : nil })
        let text = try Repository.text(document).replacing("sudo -u postern ", with: "")
        let commandLine = /(?:`|^|&& |\/bin\/)postern ([a-z-]+)(?: ([a-z-]+))?([^`\n#|&]*)/
        let matches = text.matches(of: commandLine.anchorsMatchLineEndings())
        #expect(!matches.isEmpty)
        for match in matches {
            let (whole, first, second, rest) = match.output
            let words = groups.contains(first) ? "\(first) \(second ?? "")" : String(first)
            guard let options = commands[words] else {
                Issue.record("\(whole)")
                continue
            }
            for option in rest.matches(of: /--([a-z-]+)/) {
                #expect(options.contains(String(option.output.1)), "\(whole)")
            }
        }
    }
}

extension Substring {
    /// Options that stand in the head of a section, as the required `--address`.
    fileprivate func hasHeadOption(_ name: String) -> Bool {
        prefix { $0 != "\n" }.contains("Fl -\(name)")
    }
}
