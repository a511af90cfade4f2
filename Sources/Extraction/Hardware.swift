import Disclosure

/// Processors, memory, graphics and machines by the grammar of their names.
enum Hardware {
    struct Found {
        var kind: Fact.Kind
        var name: String
        var range: Range<Int>
    }

    private static let grammar: [(Fact.Kind, String)] = [
        (
            .cpu,
            #"""
            ((?:(?:Intel|AMD)(?:\(R\)|®)? ?)?Core(?:\((?:R|TM)\)|™)? ?(?:Ultra \d \#
            |i[3579][- ]?)\d{3,5}[A-Z]{0,2}\d?)\b
            """#
        ),
        (
            .cpu,
            #"""
            ((?:Intel(?:\(R\)|®)? ?)?Xeon(?:\(R\)|®)?(?: CPU)? ?(?:(?:Gold|Silver|Platinum|Bronze|W|D\#
            |E) )?(?:E[357]-|W-|D-|[EXLW])?\d{4}\w{0,2}(?: v\d)?)\b
            """#
        ),
        (.cpu, #"((?:Intel(?:\(R\)|®)? ?)?(?:Celeron|Pentium|Atom)(?:\(R\))? (?:Gold |Silver )?[A-Z]?\d{3,5}\w?)\b"#),
        (.cpu, #"(?:^|[^\w-])(i[3579]-\d{4,5}[A-Z]{0,2})\b"#),
        (.cpu, #"((?:AMD )?Ryzen(?:\(TM\)|™)? (?:Threadripper |AI )?(?:[3579] )?(?:PRO )?\d{4}\w{0,3})\b"#),
        (.cpu, #"((?:AMD )?(?:EPYC|Opteron|Athlon|Phenom|FX)(?:\(tm\)|™)?[ -](?:II |X\d )?\w?\d{3,4}\w{0,2})\b"#),
        (.cpu, #"(Apple (?:Silicon )?M[1-5](?: (?:Pro|Max|Ultra))?)\b"#),
        (.cpu, #"\b(M[1-5] (?:Pro|Max|Ultra))\b"#),
        (
            .cpu,
            #"""
            \b(Intel64 Family \d+ Model \d+ Stepping \d+(?:,? GenuineIntel)?\#
            |AMD64 Family \d+ Model \d+ Stepping \d+(?:,? AuthenticAMD)?)
            """#
        ),
        (
            .cpu,
            #"""
            \b((?:ARM )?Cortex-[AMR]\d+\w*|(?:Qualcomm )?Snapdragon \d\w*(?: Gen ?\d)?|MediaTek MT\d{4}\w*\#
            |(?:Samsung )?Exynos \d{3,4}|Allwinner [A-Z]\d+|Rockchip RK\d+)\b
            """#
        ),
        (
            .memory,
            #"""
            \b(\d+(?:[.,]\d+)? ?(?:[GMT]i?B|Go|GiBytes)) (?:of |de |DDR\d\S* )*(?:RAM|memory|memoire|mémoire\#
            |Arbeitsspeicher|メモリ)
            """#
        ),
        (
            .memory,
            #"""
            (?:\bRAM|\bmemory|メモリー?) ?(?:[:：=]|of|size|サイズ|が|は)? ?(\d+(?:[.,]\d+)? ?(?:[GMT]i?B\#
            |Go))(?:$|[^\w])
            """#
        ),
        (
            .gpu,
            #"""
            ((?:NVIDIA )?(?:GeForce )?(?:RTX|GTX) ?[A0-9]\d{2,3}(?: ?(?:Ti|SUPER|Ada|Laptop GPU))*\#
            |(?:NVIDIA )?GeForce \w+ ?\d{3,4}\w*|NVIDIA (?:A|H|L|T|V|P)\d{1,3}\b(?: \d+GB)?\#
            |(?:NVIDIA )?(?:Quadro|Tesla) \w+)
            """#
        ),
        (
            .gpu,
            #"""
            ((?:AMD )?Radeon (?:RX |Pro |HD |R\d )?\w*\d{3,4}\w*(?: XT| XTX)?|Intel(?:\(R\))? (?:(?:U?HD\#
            |Iris)(?:\(R\))?(?: (?:Plus|Pro|Xe))? Graphics(?: \d+)?|Arc A\d+))\b
            """#
        ),
        (
            .system,
            #"""
            \b((?:Dell )?(?:PowerEdge|OptiPlex|Latitude|Inspiron|Vostro) [A-Z]?\w*\d\w*|Dell (?:Precision\#
            |XPS) \w*\d\w*(?: \d{4})?)\b
            """#
        ),
        (
            .system,
            #"""
            \b((?:HPE? )?ProLiant (?:MicroServer |[A-Z]{2}\d+\w* ?)?(?:Gen ?\d+)?(?: Plus)?|HP (?:EliteBook\#
            |ProBook|ZBook|Pavilion|Spectre|EliteDesk|ProDesk) \w+(?: G\d+)?)
            """#
        ),
        (
            .system,
            #"""
            \b((?:Lenovo )?Think(?:Pad|Centre|Station) [A-Z]?\w*\d\w*(?: ?s)?(?: Gen \d+)?|Lenovo (?:IdeaPad\#
            |Legion|Yoga) \w+)\b
            """#
        ),
        (
            .system,
            #"""
            \b(Mac[Bb]ook(?: (?:Pro|Air))?(?:\d+,\d+| \((?:\d\d-inch, )?[A-Z][^()]{3,30}\))?|Mac mini\#
            |iMac(?: Pro)?|Mac Studio|Mac Pro|(?:Apple )?iPhone ?(?:\d{1,2}(?:,\d)?|X[SR]?|SE)(?: (?:Pro Max\#
            |Pro|Max|Plus|mini))?|iPad ?(?:Pro|Air|mini)?\d+,\d+|iPod ?\d,\d)\b
            """#
        ),
        (
            .system,
            #"""
            \b(Samsung Galaxy \w+(?: (?:Ultra|Plus|Note \d+))?|(?:Google )?Pixel \d\w*(?: (?:Pro|XL))*\#
            |Nexus \d\w?|LG [GV]\d+|OnePlus \d\w*|Raspberry Pi (?:\d|Zero)(?: Model)?(?: ?[AB]\+?)?\#
            |Surface (?:Pro|Laptop|Book|Go) \d+|Intel NUC\w*)\b
            """#
        ),
        (.system, #"\b(Supermicro [A-Z]?X?\d+[A-Z0-9]+-[A-Za-z0-9]+)\b"#),
    ]
    private static let patterns = grammar.map { ($0.0, Pattern($0.1)) }
    private static let likely = Pattern(
        #"""
        [GMT]i?B\b|Go de|core|xeon|ryzen|epyc|opteron|athlon|i\d-|M\d|family|cortex|snapdragon|mediatek|exynos\#
        |allwinner|rockchip|celeron|pentium|atom|rtx|gtx|geforce|nvidia|radeon|graphics|arc a|poweredge\#
        |optiplex|latitude|inspiron|vostro|dell|proliant|hp |think|lenovo|mac|iphone|ipad|ipod|galaxy|pixel\#
        |nexus|lg |oneplus|raspberry|surface|nuc|supermicro|phenom|FX-
        """#)

    /// Every piece of hardware named in a text; of two that overlap the longer stands.
    static func all(in text: String) -> [Found] {
        guard likely.matches(text) else { return [] }
        var found: [Found] = []
        for (kind, pattern) in patterns {
            for match in pattern.all(in: text, limit: 8) {
                guard let name = match[1], let range = match.range(of: 1) else { continue }
                guard !found.contains(where: { $0.kind == kind && $0.range.overlaps(range) }) else { continue }
                found.append(Found(kind: kind, name: clean(name), range: range))
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
