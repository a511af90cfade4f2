import CVSS
import Disclosure

/// Reads CVSS vectors in the shapes that people give them: with and without prefix, in lower case, spaced or wrapped.
enum VectorReader {
    private static let metric =
        #"""
        (?:M?(?:AV|AC|AT|PR|UI|VC|VI|VA|SC|SI|SA|S|C|I|A)|Au|E|RL|RC|CDP|TD|[CIA]R|S|R|V|RE|U):[ ]?(?:clear\#
        |green|amber|red|poc|of|tf|uc|ur|lm|mh|nd|[A-Z])
        """#
    /// Blanks, and a line end of any form with a mark of quotation after it.
    private static let gap = #"[ \t]{0,8}(?:(?:\r?\n|\r)[ \t]{0,8}(?:[>|#*][ \t]{0,3})?)?"#
    private static let vector = Pattern(
        #"""
        (?:\bCVSS[ :_-]{0,3}v?(\d\.\d)[ ]?[/:][ ]?)?[(\["']?\b(\#(metric)(?:\#(gap)/\#(gap)\#(metric)){4})\b
        """#
    )
    private static let further = Pattern(#"(?:\#(gap)/\#(gap)\#(metric)\b)"#)
    /// No version has as many metrics; what is longer is looked at in pieces, and none of them is a vector.
    private static let maximumMetrics = 40
    /// A version named shortly before a vector that has no prefix.
    private static let version = Pattern(#"CVSS[ :_/-]{0,3}(?:v(?:er(?:sion)?)?[ .:]{0,2})?(2|3|4)(?:\.([01]))?\b"#)
    private static let contextBytes = 120

    /// Each once, in the order of the text and in the form of its specification; those without a prefix count as the
    /// version that their metrics, or the words before them, name.
    static func vectors(in texts: [String], limit: Int) -> [CVSSVector] {
        var found: [(vector: CVSSVector, isCertain: Bool)] = []
        for text in texts {
            for (match, words) in candidates(in: text, limit: limit) {
                guard found.count < limit else { break }
                let metrics = plain(words)
                let stated = match[1].flatMap(CVSSVersion.init)
                if match[1] != nil && stated == nil { continue }
                let isCertain = stated != nil
                guard let version = stated ?? version(of: metrics, before: match),
                    let vector = checked(version, metrics)
                else { continue }
                // 3.0 and 3.1 differ in nothing that can be seen: what has a prefix decides.
                let twin = found.firstIndex { same($0.vector, vector) }
                if let twin {
                    if isCertain && !found[twin].isCertain { found[twin] = (vector, true) }
                    if !isCertain || found[twin].vector.version == vector.version { continue }
                }
                found.append((vector, isCertain))
            }
        }
        return found.map(\.vector)
    }

    /// Matches with all the metrics that follow one another.
    private static func candidates(in text: String, limit: Int) -> [(match: Match, words: String)] {
        var candidates: [(match: Match, words: String)] = []
        var start = 0
        while candidates.count < limit, let match = vector.first(in: text, from: start), let range = match.range(of: 2)
        {
            var end = range.upperBound
            var count = 5
            while count <= maximumMetrics, let next = further.first(in: text, from: end, anchored: true) {
                end = next.range.upperBound
                count += 1
            }
            if count <= maximumMetrics { candidates.append((match, text.bytes(range.lowerBound..<end))) }
            start = end
        }
        return candidates
    }

    /// What a vector comes to.
    static func score(_ vector: CVSSVector) -> VectorScore {
        VectorScore(
            vector: vector.description, version: vector.version.rawValue, score: vector.score.value,
            rating: vector.score.rating.rawValue)
    }

    private static func same(_ one: CVSSVector, _ two: CVSSVector) -> Bool {
        one.description.dropFirst(one.version.prefix.count) == two.description.dropFirst(two.version.prefix.count)
    }

    private static func plain(_ metrics: String) -> [String] {
        var plain = ""
        for scalar in metrics.unicodeScalars where !" \t\r\n\u{B}\u{C}>|#*".unicodeScalars.contains(scalar) {
            plain.unicodeScalars.append(scalar)
        }
        return plain.split(separator: "/").map(String.init)
    }

    private static func version(of metrics: [String], before match: Match) -> CVSSVersion? {
        let names = Set(metrics.map { $0.prefix { $0 != ":" }.uppercased() })
        if names.contains("AU") && !names.contains("PR") { return .v2 }
        if names.contains("AT") && names.contains("VC") { return .v4 }
        guard names.isSuperset(of: ["PR", "UI", "S"]) else { return nil }
        var start = max(0, match.range.lowerBound - contextBytes)
        while start > 0, match.text.utf8.byte(at: start) & 0xC0 == 0x80 { start -= 1 }
        let named = version.all(in: match.text.bytes(start..<match.range.lowerBound)).last
        return named?[1] == "3" && named?[2] == "0" ? .v30 : .v31
    }

    /// The vector in the letters of its specification, if its grammar has it.
    private static func checked(_ version: CVSSVersion, _ metrics: [String]) -> CVSSVector? {
        let spelled = metrics.map { metric in
            let halves = metric.split(separator: ":").map { $0.uppercased() }
            guard halves.count == 2 else { return metric }
            let name = version == .v2 && halves[0] == "AU" ? "Au" : halves[0]
            let value = name == "U" && halves[1].count > 1 ? halves[1].capitalizedWord : halves[1]
            return "\(name):\(value)"
        }
        return try? CVSSVector(version: version, metrics: spelled.joined(separator: "/"))
    }
}

extension String {
    fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
