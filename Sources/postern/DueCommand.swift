import ArgumentParser
import Disclosure
import Foundation
import Pipeline

struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Lists what is due and late, across all tickets.",
        discussion: "What is late has an exclamation mark. Clocks that wait for a reporter are not listed.")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOption
    @Option(help: "How far ahead to look: a number with h, d or w, as in 48h, 7d or 2w. Without it, what is late.")
    var within: Reach?
    @Option(help: ArgumentHelp("Only tickets that this handler answers for.", valueName: "name"))
    var owner: String?

    func run() throws {
        let list = try DueList(try common.home(), within: within?.seconds ?? 0, owner: owner, now: now())
        format.show(list, text: list.text(common.style))
    }
}

/// How far ahead to look.
struct Reach: ExpressibleByArgument {
    let seconds: Double

    init?(argument: String) {
        let units: [Character: Double] = ["h": 3600, "d": 86_400, "w": 604_800]
        guard let last = argument.last, let unit = units[last], let count = Int(argument.dropLast()),
            (0...9999).contains(count)
        else { return nil }
        seconds = Double(count) * unit
    }
}
