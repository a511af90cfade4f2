/// Reads a range of versions word by word.
struct VersionRangeReader {
    private enum Relation { case before, upTo, from, after, equal }
    private var intervals: [VersionRange.Interval] = []
    /// What was said of the next version, or, if none comes, of the last: `before 5.0`, `5.0 or later`.
    private var relation: Relation?
    /// `5.0 to`, waiting for the end of the range.
    private var isOpen = false
    private var isBetween = false
    /// A further number counts only after a comma, a relation or the like: `17.5.0 build 22583795` is one version.
    private var isJoined = true
    private var lastWord = ""
    private(set) var isPlain = true

    mutating func read(_ text: some StringProtocol) -> [VersionRange.Interval]? {
        var saysAll = false
        for token in VersionToken.tokens(of: text) {
            switch token {
            case .version(let text):
                take(version: text)
                lastWord = ""
            case .word(let word):
                saysAll = saysAll || ["all", "any", "*"].contains(word)
                take(word: word)
                lastWord = word
            }
        }
        flush()
        if intervals.isEmpty, saysAll {
            intervals = [.init()]
            isPlain = false
        }
        return intervals.isEmpty ? nil : intervals
    }

    private mutating func take(version text: String) {
        guard isJoined || relation != nil, let release = ReleaseNumber(text) else { return }
        defer { (relation, isJoined, isOpen, isBetween) = (nil, false, false, isBetween && !isOpen) }
        let next = release.next
        guard let last = intervals.last else {
            intervals.append(interval(release, next))
            return
        }
        if isOpen, relation != .before {
            intervals[intervals.count - 1].end = next
            return
        }
        // `>= 5.0 < 5.3` and `5.0.x before 5.0.3` are one range.
        let end = relation == .before ? release : next
        let start = relation == .from ? release : next
        switch relation {
        case .before?, .upTo?:
            if let from = last.start, from < end, last.end.map({ end <= $0 }) ?? true {
                intervals[intervals.count - 1].end = end
                return
            }
        case .from?, .after?:
            if last.start == nil, let to = last.end, start < to {
                intervals[intervals.count - 1].start = start
                return
            }
        case .equal?, nil: break
        }
        intervals.append(interval(release, next))
    }

    private func interval(_ release: ReleaseNumber, _ next: ReleaseNumber) -> VersionRange.Interval {
        switch relation {
        case .before?: .init(start: nil, end: release)
        case .upTo?: .init(start: nil, end: next)
        case .from?: .init(start: release, end: nil)
        case .after?: .init(start: next, end: nil)
        case .equal?, nil: .init(start: release, end: next)
        }
    }

    private mutating func take(word: String) {
        if let trailing = Self.trailing.first(where: { word.hasPrefix($0.word) }) {
            relation = trailing.relation
            flush(isExact: true)
        } else if word == "than" {
            relation = relation == .from ? .after : .before
        } else if word == "to", lastWord == "up" {
            relation = .upTo
        } else if word == "to", lastWord == "prior" {
            return
        } else if let span = Self.spans[word].flatMap({ word.isSign && !lastWord.isEmpty ? nil : $0 })
            ?? (word == "and" && isBetween ? .equal : nil)
        {
            if intervals.last?.start != nil, !isJoined {
                (isOpen, isJoined, isPlain) = (true, true, false)
            } else if span == .upTo {
                (relation, isPlain) = (.upTo, false)
            }
        } else if let leading = Self.leading[word] {
            (relation, isPlain) = (leading, false)
        } else if word == "between" {
            isBetween = true
        } else if Self.joints.contains(word) {
            if !["and", "or", "und", "oder", "&"].contains(word) { flush() }
            isJoined = true
        }
    }

    /// Holds a relation that no version followed against the last one: `5.0.3 and earlier`.
    private mutating func flush(isExact: Bool = false) {
        guard let relation, let last = intervals.indices.last, let start = intervals[last].start,
            intervals[last].end == start.next
        else { return }
        switch relation {
        case .before where isExact: intervals[last] = .init(start: nil, end: start)
        case .before, .upTo: intervals[last].start = nil
        case .from, .after: intervals[last].end = nil
        case .equal: return
        }
        self.relation = nil
        isPlain = false
    }

    private static let leading: [String: Relation] = [
        "<": .before, "<=": .upTo, "=<": .upTo, "≤": .upTo, "≦": .upTo, ">": .after, ">=": .from, "=>": .from,
        "≥": .from, "≧": .from, "=": .equal, "==": .equal, "before": .before, "prior": .before, "below": .before,
        "under": .before, "vor": .before, "earlier": .upTo, "older": .upTo, "lower": .upTo, "previous": .upTo,
        "frühere": .upTo, "älter": .upTo, "ältere": .upTo, "from": .from, "since": .from, "starting": .from,
        "ab": .from,
        "after": .after, "later": .from, "newer": .from, "above": .from, "higher": .from, "onwards": .from, "up": .from,
        "+": .from, "neuer": .from, "neuere": .from, "spätere": .from,
    ]
    private static let spans: [String: Relation] = [
        "-": .equal, "–": .equal, "—": .equal, "~": .equal, "〜": .equal, "～": .equal, "to": .equal, "から": .equal,
        "through": .upTo, "thru": .upTo, "until": .upTo, "bis": .upTo,
    ]
    private static let trailing: [(word: String, relation: Relation)] = [
        ("以前", .upTo), ("以下", .upTo), ("まで", .upTo), ("未満", .before), ("より前", .before), ("以降", .from), ("以上", .from),
        ("及更早", .upTo), ("及以下", .upTo),
    ]
    private static let joints: Set = [",", ";", "|", "/", "and", "or", "&", "und", "oder", "、", "，", "及び", "および"]
}

extension String {
    fileprivate var isSign: Bool { unicodeScalars.allSatisfy { !$0.properties.isAlphabetic } }
}
