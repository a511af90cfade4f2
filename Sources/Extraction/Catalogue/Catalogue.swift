import Disclosure

/// Something that reports name: an operating system, a program, a processor maker.
struct CatalogueEntry: Sendable, Hashable {
    var name: String
    var kind: Fact.Kind
    /// `part:vendor:product` of CPE 2.3, where one is known.
    var cpe: String?
    var aliases: [String] = []
    /// The name is an ordinary word as well: it counts only with a version or as the value of a field.
    var isCommonWord = false
    /// A name of the operator's own.
    var isOwn = false
}

/// The names we know, as data; `CatalogueTables` holds them.
struct Catalogue: Sendable {
    private let entries: [String: CatalogueEntry]
    /// One alternation of every name, the longest first.
    let names: Pattern

    /// The catalogue as shipped, compiled once a process.
    static let standard = Catalogue(products: [])

    init(products: [ProductName]) {
        var entries: [String: CatalogueEntry] = [:]
        for entry in CatalogueTables.entries {
            for name in [entry.name] + entry.aliases where entries[Self.fold(name)] == nil {
                entries[Self.fold(name)] = entry
            }
        }
        var spellings = CatalogueTables.entries.flatMap { [$0.name] + $0.aliases }
        for product in products where !product.name.trimmed().isEmpty {
            let cpe = entries[Self.fold(product.name)]?.cpe
            let own = CatalogueEntry(
                name: product.name, kind: .product, cpe: cpe, aliases: product.aliases, isOwn: true)
            for name in [product.name] + product.aliases where !name.trimmed().isEmpty {
                entries[Self.fold(name)] = own
                spellings.append(name)
            }
        }
        self.entries = entries
        names = Self.alternation(spellings)
    }

    /// What a spelling stands for.
    func entry(for spelling: String) -> CatalogueEntry? { entries[Self.fold(spelling)] }

    private static func alternation(_ spellings: [String]) -> Pattern {
        let sorted = Set(spellings).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        return Pattern("(?:" + sorted.map(escape).joined(separator: "|") + ")")
    }

    /// A spelling as a pattern: blanks match any run of blanks or a hyphen.
    private static func escape(_ spelling: String) -> String {
        var pattern = ""
        for scalar in spelling.unicodeScalars {
            switch scalar {
            case " ": pattern += #"[ \t\x{A0}\x{3000}_-]{0,2}"#
            case "a"..."z", "A"..."Z", "0"..."9": pattern.unicodeScalars.append(scalar)
            case _ where scalar.isASCII: pattern += "\\" + String(scalar)
            default: pattern.unicodeScalars.append(scalar)
            }
        }
        return pattern
    }

    /// Lower case, letters and digits only, the marks of `C++`, `C#` and the like kept.
    static func fold(_ name: String) -> String {
        var folded = ""
        for scalar in name.unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "+" || scalar == "#" {
            folded += scalar.properties.lowercaseMapping
        }
        return folded
    }
}
