import Disclosure

/// Processors, memory, graphics, disks, adapters and machines by the grammar of their names.
enum Hardware {
    struct Found {
        var kind: Fact.Kind
        var name: String
        var range: Range<Int>
    }

    /// A family of names: looked for only where one of its words stands.
    struct Family: Sendable {
        let kind: Fact.Kind
        let words: [String]
        let pattern: LazyPattern

        init(_ kind: Fact.Kind, _ words: String, _ pattern: String) {
            self.kind = kind
            self.words = words.split(separator: " ").map(String.init)
            self.pattern = LazyPattern(pattern, caseSensitive: false)
        }
    }

    private static let families =
        processors + graphics + computers + firewalls + phones + accessories + disks + adapters
    private static let byWord: [String: [Int]] = {
        var byWord: [String: [Int]] = [:]
        for (number, family) in families.enumerated() {
            for word in family.words { byWord[word, default: []].append(number) }
        }
        return byWord
    }()
    private static let likely = Pattern(
        "(?:" + byWord.keys.sorted { ($1.count, $0) < ($0.count, $1) }.joined(separator: "|") + ")")

    /// Every piece of hardware named in a text; of two that overlap the one of the family that comes first stands.
    static func all(in text: String) -> [Found] {
        var found: [Found] = []
        var numbers: Set<Int> = []
        for match in likely.all(in: text, limit: 48) {
            guard let word = match[0] else { continue }
            numbers.formUnion(byWord[word.lowercased()] ?? [])
        }
        for number in numbers.sorted() {
            let family = families[number]
            for match in family.pattern.pattern.all(in: text, limit: 8) {
                guard let name = match[1], let range = match.range(of: 1) else { continue }
                guard !found.contains(where: { $0.kind == family.kind && $0.range.overlaps(range) }),
                    denied.first(in: text, from: range.upperBound, anchored: true) == nil
                else { continue }
                found.append(Found(kind: family.kind, name: clean(name), range: range))
            }
        }
        return found + memory(in: text)
    }

    /// `Frob 7? no, the older one`
    private static let denied = Pattern(#" ?\? (?:no|nope|nah|nein|non)\b"#)
    private static let likelyMemory = Pattern(#"\d ?(?:[GMT]i?B?|Go|Mo|gigs?)\b|\d ?[GM]iBytes"#)
    private static let amounts = [
        Pattern(
            #"""
            (?:^|[^\w.,-])(\d+(?:[.,]\d+)? ?(?:[GMT]i?B?|Go|Mo|ГБ|GiBytes|gigs?)) (?:of |de |d'|di |DDR\d\S* |LPDDR\S+ |ECC |system |physical\#
             |installed |total |main )*(?:RAM|memory|memoire|mémoire|Arbeitsspeicher|メモリ|内存)
            """#),
        Pattern(#"(?:^|[^\w.,-])((?:\d+ ?[x×*] ?)?\d+ ?(?:GB|GiB|G|gigs?)(?: ?[x×] ?\d)?) (?:of )?(?:LP)?DDR[2-5]"#),
        Pattern(
            #"""
            (?:\bRAM|\bmemory|メモリー?|内存|Arbeitsspeicher) ?(?:[:：=(（]|of|size|サイズ|が|は)? ?(?:Crucial |Corsair |G\.?Skill |Kingston \#
            |Samsung )?(?:(?:LP)?DDR\d\S* )?((?:\d+ ?[x×*] ?)?\d+(?:[.,]\d+)? ?(?:[GMT]i?B|Go|Mo|G)(?: ?[x×] ?\d)?)(?:$|[^\w])
            """#),
    ]
    /// What a program takes is no memory that the machine has.
    private static let taken = Pattern(
        #"""
        \b(?:alloc\w*|us(?:es|ed|ing|e)|consum\w*|leak\w*|limit\w*|requir\w*|needs?|least|eat\w*|up to|over|more than|reads?|writ\w+\#
        |exhaust\w*|grow\w*|reserv\w*|only|minimum|recommended|takes?|copy|copies|overflow\w*|extra)\s+(?:about |around |approximately |all |the |~|\w+ of )*$
        """#)

    /// Whether words before an amount say that something takes it.
    static func isTaken(_ before: String) -> Bool { taken.matches(before) }

    private static func memory(in text: String) -> [Found] {
        guard likelyMemory.matches(text) else { return [] }
        var found: [Found] = []
        for pattern in amounts {
            for match in pattern.all(in: text, limit: 8) {
                guard let name = match[1], let range = match.range(of: 1),
                    !found.contains(where: { $0.range.overlaps(range) }),
                    !taken.matches(text.bytes(max(0, range.lowerBound - 60).alignedDown(in: text)..<range.lowerBound))
                else { continue }
                found.append(Found(kind: .memory, name: clean(name), range: range))
            }
        }
        return found
    }

    private static let registered = Pattern(#"(?:\((?:R|TM|C)\)|[®™©])"#)

    /// `Intel(R) Core(TM) i5-10400 CPU @ 2.90GHz` as `Intel Core i5-10400`.
    static func clean(_ name: String) -> String {
        var text = name
        if let at = text.firstIndex(of: "@") { text = String(text[..<at]) }
        while let match = registered.first(in: text) {
            text = text.bytes(0..<match.range.lowerBound) + " " + text.bytes(match.range.upperBound..<text.utf8.count)
        }
        var words = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        if words.last == "CPU" { words.removeLast() }
        return words.joined(separator: " ").trimmed(" ,;")
    }
}
