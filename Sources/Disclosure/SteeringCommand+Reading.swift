extension SteeringCommand {
    /// Most commands taken from one mail.
    public static let maximumCount = 10

    /// Longest line that is looked at, in bytes: a name of 100 characters fits in.
    private static let maximumLineBytes = 600

    /// The longest name, in Unicode scalars: one character on the screen can be made of any number of them.
    private static let maximumNameLength = 100

    /// The commands that a mail begins with, in their order.
    ///
    /// Blank lines are skipped; the first line that is no command ends it, a quoted one among them. No more is
    /// read of the text than that.
    public static func commands(atTopOf text: String) -> [SteeringCommand] {
        var commands: [SteeringCommand] = []
        var rest = text.utf8[...]
        while commands.count < maximumCount, !rest.isEmpty {
            let start = rest.prefix(maximumLineBytes + 1)
            let end = start.firstIndex(of: UInt8(ascii: "\n")) ?? start.endIndex
            let line = start[..<end]
            guard line.count <= maximumLineBytes else { break }
            rest = rest[end...].dropFirst()
            let words = trimmed(Substring(line))
            if words.isEmpty { continue }
            guard let command = SteeringCommand(String(words)) else { break }
            commands.append(command)
        }
        return commands
    }

    /// Reads one line: `pause`, `monthly`, `resume`, `stop`, `credit: NAME`, `credit: anonymous`, or the Japanese words
    /// 一時停止, 毎月, 再開, 停止, クレジット：名前, クレジット：匿名.
    ///
    /// Capital and full-width letters count as small ones; backquotes or corner brackets around it, as our letters show
    /// commands, and a full stop after a word do not count.
    public init?(_ description: String) {
        let whole = Self.trimmed(description[...])
        if let word = Self.words[Self.word(in: whole)] {
            self = word
            return
        }
        let line = Self.unquoted(whole)
        guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }),
            Self.creditWords.contains(Self.folded(Self.trimmed(line[..<colon])))
        else { return nil }
        let name = Self.trimmed(line[line.index(after: colon)...])
        if Self.anonymousWords.contains(String(Self.withoutFullStop(Self.folded(name)))) {
            self = .anonymous
        } else {
            guard Self.isName(name) else { return nil }
            self = .credit(String(name))
        }
    }

    private static let words: [String: SteeringCommand] = [
        "pause": .pause, "一時停止": .pause, "monthly": .monthly, "毎月": .monthly, "resume": .resume, "再開": .resume,
        "stop": .stop, "停止": .stop,
    ]
    private static let creditWords: Set = ["credit", "クレジット"]
    private static let anonymousWords: Set = ["anonymous", "匿名"]
    /// What our own letters put in the place of a name.
    private static let placeholders: Set = ["NAME", "名前", "お名前"]

    /// Whether it can stand in an advisory: something to read, and nothing that hides or moves it.
    private static func isName(_ name: Substring) -> Bool {
        name.unicodeScalars.count <= maximumNameLength && name.contains { $0.isLetter || $0.isNumber }
            && VisibleText.line(String(name)) == name && !placeholders.contains(String(name))
    }

    private static func word(in line: Substring) -> String {
        String(withoutFullStop(folded(unquoted(withoutFullStop(line)))))
    }

    /// Small letters, full-width ones as ASCII: how people type who have just typed Japanese.
    private static func folded(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            result.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return String(result).lowercased()
    }

    private static func withoutFullStop(_ text: some StringProtocol) -> Substring {
        let text = Substring(text)
        guard let last = text.last, last == "." || last == "。" || last == "｡" || last == "．" else { return text }
        return trimmed(text.dropLast())
    }

    private static func unquoted(_ text: Substring) -> Substring {
        for (opening, closing) in [("`", "`"), ("「", "」")] as [(Character, Character)]
        where text.count > 1 && text.first == opening && text.last == closing {
            return trimmed(text.dropFirst().dropLast())
        }
        return text
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
