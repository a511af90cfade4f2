import ArgumentParser
import Disclosure
import Foundation
import Pipeline

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows the whole decision on one message, changing nothing.",
        discussion: """
            With a home, its keys, settings and ledger decide. Without one, or with --keys or --mailbox, the keys are
            those of a GnuPG home, and the ledger is empty.
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOption
    @Argument(help: "A message, or an archived original of the home.")
    var file: String
    @Flag(help: "Show the text of every part that could be opened.")
    var text = false
    @Option(
        help: ArgumentHelp(
            "Use the keys of this GnuPG home; nothing in it changes. $GNUPGHOME if there is no home.",
            valueName: "directory"))
    var keys: String?
    @Option(help: "An address that is ours; may be repeated.")
    var mailbox: [EmailAddress] = []

    func validate() throws {
        guard common.config == nil || keys == nil && mailbox.isEmpty else {
            throw ValidationError("--config names a home with keys and addresses; leave out --keys and --mailbox")
        }
    }

    func run() throws {
        let explainer = try explainer()
        defer { explainer.close() }
        let explanation = try explainer.explain(file, withText: text, now: now())
        format.show(explanation, text: explanation.text(common.style))
    }

    private func explainer() throws -> Explainer {
        let environment = ProcessInfo.processInfo.environment
        if keys == nil, mailbox.isEmpty, let home = try common.homeIfThere() { return Explainer(home) }
        let directory = keys ?? environment["GNUPGHOME"].flatMap { $0.isEmpty ? nil : $0 }
        return try Explainer(keys: directory, mailboxes: mailbox)
    }
}

extension CommonOptions {
    /// The home that --config or $POSTERN_CONFIG names, else the one in the usual places, if there is one.
    fileprivate func homeIfThere() throws -> Home? {
        let environment = ProcessInfo.processInfo.environment
        let directory = FileManager.default.currentDirectoryPath
        let isNamed = config != nil || environment["POSTERN_CONFIG"]?.isEmpty == false
        let isThere = Home.isThere(environment: environment, currentDirectory: directory)
        return isNamed || isThere ? try home() : nil
    }
}
