import CCatalogue

/// Words that name nothing though they stand where names do; `Data/ordinary-words.txt` has them, by their kinds.
enum OrdinaryWords {
    /// The headings of the file, in any order.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt16

        static let grammar = Kinds(rawValue: 1 << 0)
        static let release = Kinds(rawValue: 1 << 1)
        static let deed = Kinds(rawValue: 1 << 2)
        static let thing = Kinds(rawValue: 1 << 3)
        static let part = Kinds(rawValue: 1 << 4)
        static let standard = Kinds(rawValue: 1 << 5)
        static let calendar = Kinds(rawValue: 1 << 6)
        static let place = Kinds(rawValue: 1 << 7)
        static let amount = Kinds(rawValue: 1 << 8)
        static let edition = Kinds(rawValue: 1 << 9)
        static let flaw = Kinds(rawValue: 1 << 10)
        static let codename = Kinds(rawValue: 1 << 11)
        static let document = Kinds(rawValue: 1 << 12)

        static let named: [String: Kinds] = [
            "grammar": .grammar, "release": .release, "deed": .deed, "thing": .thing, "part": .part,
            "standard": .standard, "calendar": .calendar, "place": .place, "amount": .amount, "edition": .edition,
            "flaw": .flaw, "codename": .codename, "document": .document,
        ]
    }

    static let shipped = unsafe String(
        decoding: UnsafeRawBufferPointer(start: ccatalogue_words_start(), count: ccatalogue_words_size),
        as: UTF8.self)

    private static let table: [String: Kinds] = {
        var table: [String: Kinds] = [:]
        read(shipped) { table[String($0), default: []].formUnion($1) }
        return table
    }()

    /// Whether a word is of one of the kinds.
    static func has(_ word: some StringProtocol, _ kinds: Kinds) -> Bool {
        table[word.lowercased()].map { !$0.isDisjoint(with: kinds) } ?? false
    }

    /// Whether the first word of a name is.
    static func begin(_ name: String, _ kinds: Kinds) -> Bool {
        let word = name.prefix { isPart($0) }
        return !word.isEmpty && has(word, kinds)
    }

    /// Whether the last word of a name is; a number after it does not count.
    static func end(_ name: String, _ kinds: Kinds) -> Bool {
        let words = name.split { !isPart($0) }
        guard let last = words.last(where: { !$0.allSatisfy(\.isNumber) }) else { return false }
        return has(last, kinds)
    }

    /// Whether a name is nothing but ordinary words, or begins with one that no name begins with.
    ///
    /// `image-processing` is a name for all its ordinary words; `up-to-date` and `on-premises` are none.
    static func make(_ name: String, beginningWith kinds: Kinds, togetherWith others: Kinds) -> Bool {
        let words = name.split(separator: " ")
        guard let first = words.first else { return false }
        if has(first, kinds) || first.contains("-") && begin(String(first), .grammar) { return true }
        return words.allSatisfy { has($0, kinds.union(others)) || $0.allSatisfy(\.isNumber) }
    }

    /// Whether any word of a name is.
    static func stand(in name: String, _ kinds: Kinds) -> Bool {
        name.split { !isPart($0) }.contains { has($0, kinds) }
    }

    private static func isPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "+"
    }

    /// Gives each word of a file with its kind; what has none to `complain`.
    static func read(_ text: String, complain: (String) -> Void = { _ in }, take: (Substring, Kinds) -> Void) {
        var kind: Kinds?
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("[") {
                kind = Kinds.named[String(line.dropFirst().dropLast())]
                if kind == nil { complain("no kind: \(line)") }
            } else if let kind {
                for word in line.split(separator: " ") { take(word, kind) }
            } else {
                complain("no kind before: \(line)")
            }
        }
    }
}
