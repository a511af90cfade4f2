import Disclosure

/// Something that reports name: an operating system, a program, a processor maker.
struct CatalogueEntry: Sendable, Hashable {
    var name: String
    var kind: Fact.Kind
    /// `part:vendor:product` of CPE 2.3, where one is known.
    var cpe: String?
    /// The name is an ordinary word as well: it counts only with a version or as the value of a field.
    var isCommonWord = false
    /// So ordinary a word that `signal 11` is none: only a version with a dot makes it a name.
    var needsDottedVersion = false
    /// A device's system: a product where a report is about it.
    var isOfDevice = false
    /// A name of the operator's own.
    var isOwn = false
}

/// The names we know: those of the files in `Data`, and the operator's own.
struct Catalogue: Sendable {
    private let own: [CatalogueEntry]
    private let ownNames: SpellingIndex
    private static let shipped = SpellingIndex(CatalogueText.shipped)

    /// The catalogue as shipped.
    static let standard = Catalogue(products: [])

    init(products: [ProductName]) {
        var text = "[product]\n"
        var own: [CatalogueEntry] = []
        for product in products where !product.name.trimmed().isEmpty {
            let cpe = Self.entry(for: product.name, in: Self.shipped)?.cpe
            for name in ([product.name] + product.aliases).map(Self.line) where !name.isEmpty {
                own.append(CatalogueEntry(name: product.name, kind: .product, cpe: cpe, isOwn: true))
                text += name + "\n"
            }
        }
        self.own = own
        ownNames = SpellingIndex(Array(text.utf8))
    }

    /// A name without what the files' lines give a meaning to.
    private static func line(_ name: String) -> String {
        String(name.map { "|;\r\n\r\n#*=[".contains($0) ? " " : $0 }).trimmed()
    }

    /// What a spelling stands for.
    func entry(for spelling: String) -> CatalogueEntry? {
        place(of: spelling, in: ownNames).map { own[$0] } ?? Self.entry(for: spelling, in: Self.shipped)
    }

    /// The names in a text from left to right, the longest where several begin.
    func names(in text: String, limit: Int = 64) -> [(entry: CatalogueEntry, range: Range<Int>)] {
        var names: [(entry: CatalogueEntry, range: Range<Int>)] = []
        var text = text
        let copy = text
        text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count, names.count < limit {
                guard unsafe Self.isBeginning(offset, of: bytes) else {
                    offset += 1
                    continue
                }
                if let found = unsafe name(at: offset, in: bytes, of: copy) {
                    names.append(found)
                    offset = found.range.upperBound
                } else {
                    offset += 1
                }
            }
        }
        return names
    }

    /// The names of an index in a text, each as its index spells it.
    static func names(in text: String, of index: SpellingIndex) -> [(name: String, range: Range<Int>)] {
        var names: [(name: String, range: Range<Int>)] = []
        var text = text
        let copy = text
        text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count, names.count < 16 {
                let found =
                    unsafe isBeginning(offset, of: bytes)
                    ? unsafe index.spellings(at: offset, in: bytes).first {
                        MentionScanner.stands(offset..<$0.end, in: copy)
                    } : nil
                if let found {
                    names.append((index.entry(at: found.place).name, offset..<found.end))
                    offset = found.end
                } else {
                    offset += 1
                }
            }
        }
        return names
    }

    private func name(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, of text: String) -> (
        entry: CatalogueEntry, range: Range<Int>
    )? {
        for (place, end) in unsafe ownNames.spellings(at: offset, in: bytes)
        where MentionScanner.stands(offset..<end, in: text) {
            return (own[place], offset..<end)
        }
        for (place, end) in unsafe Self.shipped.spellings(at: offset, in: bytes)
        where MentionScanner.stands(offset..<end, in: text) {
            return (Self.shipped.entry(at: place), offset..<end)
        }
        return nil
    }

    /// Whether a name may begin here: not inside a word or a number.
    private static func isBeginning(_ offset: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = unsafe bytes[offset]
        if first >= 0x80 { return first & 0xC0 != 0x80 }
        guard SpellingIndex.isLetter(first) || SpellingIndex.isDigit(first) || "@.".utf8.contains(first) else {
            return false
        }
        guard offset > 0 else { return true }
        let before = unsafe bytes[offset - 1]
        return !SpellingIndex.isLetter(before) && !SpellingIndex.isDigit(before)
    }

    private static func entry(for spelling: String, in index: SpellingIndex) -> CatalogueEntry? {
        place(of: spelling, in: index).map(index.entry)
    }

    private static func place(of spelling: String, in index: SpellingIndex) -> Int? {
        var text = spelling
        return text.withUTF8 { bytes in
            unsafe index.spellings(at: 0, in: bytes).first { $0.end == bytes.count }?.place
        }
    }

    private func place(of spelling: String, in index: SpellingIndex) -> Int? { Self.place(of: spelling, in: index) }

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
