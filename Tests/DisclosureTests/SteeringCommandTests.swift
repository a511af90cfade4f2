import Disclosure
import Foundation
import TestSupport
import Testing

@Suite("Commands at the top of a reporter's mail") struct SteeringCommandTests {
    @Test(arguments: Example.english + Example.japanese + Example.names + Example.others)
    func commands(_ example: Example) {
        #expect(SteeringCommand.commands(atTopOf: example.text) == example.commands)
    }

    @Test("What is no name ends the commands", arguments: Example.noNames)
    func noName(_ name: String) {
        #expect(SteeringCommand.commands(atTopOf: "stop\ncredit: \(name)\npause") == [.stop])
    }

    @Test("A name of 100 characters is one, one of 101 is none")
    func length() {
        for letter in ["a", "名"] {
            let name = String(repeating: letter, count: 100)
            #expect(SteeringCommand.commands(atTopOf: "credit: \(name)") == [.credit(name)])
            #expect(SteeringCommand.commands(atTopOf: "credit: \(name)\(letter)").isEmpty)
        }
    }

    @Test("The eleventh command is not read")
    func atMostTen() {
        let text = String(repeating: "pause\n\nresume\n", count: 6)
        #expect(SteeringCommand.commands(atTopOf: text).count == 10)
    }

    @Test("A large mail takes no longer than the lines at its top")
    func large() {
        let long = "pause\n" + String(repeating: "credit: x ", count: 2_000_000)
        let blank = String(repeating: " \r\n", count: 100_000) + "stop"
        var read: [[SteeringCommand]] = []
        let taken = processorTime { read = [long, blank].map { SteeringCommand.commands(atTopOf: $0) } }
        #expect(read == [[.pause], [.stop]])
        #expect(taken < .seconds(3))
    }

    @Test("Its description reads back as the same command, in JSON too")
    func description() throws {
        let all: [SteeringCommand] = [.pause, .monthly, .resume, .stop, .anonymous, .credit("Nora: \"Finder\" 様")]
        for command in all { #expect(SteeringCommand(command.description) == command) }
        let stored = try JSONEncoder().encode(all)
        #expect(try JSONDecoder().decode([SteeringCommand].self, from: stored) == all)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([SteeringCommand].self, from: Data("[\"credit: a\u{202E}b\"]".utf8))
        }
    }

    @Test func pace() {
        #expect(
            [SteeringCommand.pause, .monthly, .resume, .stop].map(\.pace) == [.paused, .monthly, .usual, .stopped])
        #expect([SteeringCommand.credit("N"), .anonymous].map(\.pace) == [nil, nil])
    }
}

struct Example: Sendable, CustomTestStringConvertible {
    var text: String
    var commands: [SteeringCommand]
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ commands: SteeringCommand...) {
        self.text = text
        self.commands = commands
    }

    static let english: [Self] = [
        Self("pause", .pause), Self("monthly\n", .monthly), Self("Resume.", .resume), Self("  STOP .\r\n", .stop),
        Self("\n\t\r\n\u{3000}\nstop", .stop), Self("`pause`", .pause), Self("`monthly`.", .monthly),
        Self("pause\ncredit: Nora\n\nHello,\nstop", .pause, .credit("Nora")),
        Self("credit: anonymous", .anonymous), Self("Credit : Anonymous.", .anonymous),
        Self("credit:anonymous\nmonthly", .anonymous, .monthly),
    ]

    static let japanese: [Self] = [
        Self("一時停止", .pause), Self("毎月。", .monthly), Self("　再開　", .resume), Self("「停止」。", .stop),
        Self("クレジット：匿名", .anonymous), Self("クレジット: 匿名。", .anonymous),
        Self("クレジット：山田 花子（例示研究所）", .credit("山田 花子（例示研究所）")),
        Self("ｓｔｏｐ", .stop), Self("ＣＲＥＤＩＴ：Ａｎｏｎｙｍｏｕｓ．", .anonymous), Self("Ｐａｕｓｅ\n毎月", .pause, .monthly),
        Self("「クレジット：花子」", .credit("花子")),
    ]

    static let names: [Self] = [
        Self("credit: Nora Finder", .credit("Nora Finder")),
        Self("credit:\u{A0}Ørsted & Söhne Inc. ", .credit("Ørsted & Söhne Inc.")),
        Self("credit: a: b", .credit("a: b")), Self("credit: {{number}}", .credit("{{number}}")),
        Self("credit: Ｎｏｒａ", .credit("Ｎｏｒａ")), Self("credit: Anonymous Coward", .credit("Anonymous Coward")),
        Self("credit: @nora@social.example", .credit("@nora@social.example")), Self("`credit: Nora`", .credit("Nora")),
        Self("credit: Nora\rstop"),
    ]

    static let others: [Self] = [
        Self(""), Self("\n \n"), Self("> stop"), Self("stop\n> pause", .stop), Self("Hello\nstop"), Self("stop it"),
        Self("please stop"), Self("stop stop"), Self("-- \nstop"), Self("pauses"), Self("stop!"), Self("credit"),
        Self("credits: Nora"), Self("停止してください"), Self("st\u{AD}op"), Self("st\u{200B}op"), Self("stop\u{0}"),
        Self("pause\n\u{0}stop", .pause), Self(String(repeating: "stop ", count: 1000)),
    ]

    static let noNames = [
        "", " ", ".", "--", "NAME", "名前", "a\u{202E}b", "a\u{7}b", "a\tb", "a\u{2028}b", "a\u{200B}b", "\u{E0041}",
        "a\u{1B}[31m", "e" + String(repeating: "\u{301}", count: 6),
    ]
}
