/// The figures of CVSS 4.0: the score of every class, its depth, and its gravest vectors.
enum MacroVectorTable {
    /// The levels of the six equivalence classes, 0 the gravest.
    struct Levels {
        var one: Int
        var two: Int
        var three: Int
        var four: Int
        var five: Int
        var six: Int
    }

    /// One direction in which a vector can be less grave.
    struct Step {
        /// The classes one level down; the third and sixth may have two.
        let next: [Levels]
        /// Steps from the gravest vector of the level to the least grave, and one.
        let depth: Int
        let gravest: [[String: String]]
    }

    /// The score of a class; nil for levels that there are none of.
    static func tenths(_ levels: Levels) -> Int? {
        guard levels.one < 3, levels.two < 2, levels.four < 3, levels.five < 3,
            let pair = pair(levels.three, levels.six)
        else { return nil }
        return scores[(levels.one * 2 + levels.two) * 5 + pair][levels.four * 3 + levels.five]
    }

    private static func pair(_ three: Int, _ six: Int) -> Int? {
        switch (three, six) {
        case (0, 0): 0
        case (0, 1): 1
        case (1, 0): 2
        case (1, 1): 3
        case (2, 1): 4
        default: nil
        }
    }

    /// Section 8.2; the exploit's class is a single value, so nothing is lost within it.
    static func steps(_ levels: Levels) -> [Step] {
        func lower(_ path: WritableKeyPath<Levels, Int>) -> Levels {
            var next = levels
            next[keyPath: path] += 1
            return next
        }
        guard let pair = pair(levels.three, levels.six) else { preconditionFailure("there is no such class") }
        // From (0, 0) either can go down; from (1, 0) to (1, 1); from (0, 1) and (1, 1) only the third can.
        let joint =
            levels.six == 1 ? [lower(\.three)] : levels.three == 1 ? [lower(\.six)] : [lower(\.six), lower(\.three)]
        return [
            Step(next: [lower(\.one)], depth: [1, 4, 5][levels.one], gravest: exposure[levels.one]),
            Step(next: [lower(\.two)], depth: [1, 2][levels.two], gravest: complexity[levels.two]),
            Step(next: joint, depth: [7, 6, 8, 8, 10][pair], gravest: impact[pair]),
            Step(next: [lower(\.four)], depth: [6, 5, 4][levels.four], gravest: subsequent[levels.four]),
            Step(next: [lower(\.five)], depth: 1, gravest: [[:]]),
        ]
    }

    private static func vectors(_ texts: String...) -> [[String: String]] {
        texts.map { text in
            Dictionary(
                uniqueKeysWithValues: text.split(separator: "/").map { metric in
                    let halves = metric.split(separator: ":").map(String.init)
                    return (halves[0], halves[1])
                })
        }
    }

    private static let exposure = [
        vectors("AV:N/PR:N/UI:N"), vectors("AV:A/PR:N/UI:N", "AV:N/PR:L/UI:N", "AV:N/PR:N/UI:P"),
        vectors("AV:P/PR:N/UI:N", "AV:A/PR:L/UI:P"),
    ]
    private static let complexity = [vectors("AC:L/AT:N"), vectors("AC:H/AT:N", "AC:L/AT:P")]
    private static let impact = [
        vectors("VC:H/VI:H/VA:H/CR:H/IR:H/AR:H"),
        vectors("VC:H/VI:H/VA:L/CR:M/IR:M/AR:H", "VC:H/VI:H/VA:H/CR:M/IR:M/AR:M"),
        vectors("VC:L/VI:H/VA:H/CR:H/IR:H/AR:H", "VC:H/VI:L/VA:H/CR:H/IR:H/AR:H"),
        vectors(
            "VC:L/VI:H/VA:L/CR:H/IR:M/AR:H", "VC:L/VI:H/VA:H/CR:H/IR:M/AR:M", "VC:H/VI:L/VA:H/CR:M/IR:H/AR:M",
            "VC:H/VI:L/VA:L/CR:M/IR:H/AR:H", "VC:L/VI:L/VA:H/CR:H/IR:H/AR:M"),
        vectors("VC:L/VI:L/VA:L/CR:H/IR:H/AR:H"),
    ]
    private static let subsequent = [
        vectors("SC:H/SI:S/SA:S"), vectors("SC:H/SI:H/SA:H"), vectors("SC:L/SI:L/SA:L"),
    ]

    /// In tenths. A block of five rows for each level of the first and second class, in it a row for each pair of the
    /// third and sixth (00, 01, 10, 11, 21); along a row the fourth class, and within it the fifth.
    private static let scores = [
        // 00
        [100, 98, 95, 100, 93, 91, 93, 89, 81],
        [99, 95, 92, 96, 87, 81, 90, 80, 68],
        [98, 95, 90, 93, 89, 81, 88, 78, 69],
        [95, 92, 84, 92, 81, 65, 80, 70, 48],
        [92, 82, 72, 79, 69, 50, 69, 55, 27],
        // 01
        [99, 95, 92, 95, 90, 84, 92, 82, 72],
        [97, 92, 85, 91, 83, 71, 81, 71, 53],
        [95, 92, 85, 92, 80, 70, 84, 71, 50],
        [93, 85, 73, 82, 72, 59, 70, 52, 30],
        [86, 75, 52, 71, 52, 29, 63, 29, 17],
        // 10
        [98, 94, 91, 94, 86, 77, 87, 74, 63],
        [95, 87, 81, 89, 74, 64, 75, 63, 49],
        [94, 88, 76, 86, 74, 59, 72, 57, 52],
        [89, 77, 67, 76, 58, 50, 57, 52, 25],
        [83, 70, 54, 65, 58, 26, 53, 21, 13],
        // 11
        [95, 88, 76, 90, 75, 61, 77, 68, 52],
        [90, 76, 70, 77, 62, 53, 66, 59, 30],
        [89, 76, 62, 74, 57, 47, 61, 57, 24],
        [78, 67, 58, 59, 57, 23, 52, 29, 16],
        [71, 59, 30, 58, 26, 15, 23, 13, 6],
        // 20
        [93, 86, 75, 86, 74, 56, 70, 52, 40],
        [87, 72, 58, 74, 61, 34, 54, 40, 22],
        [85, 74, 62, 72, 55, 46, 53, 34, 19],
        [75, 55, 51, 57, 41, 19, 36, 19, 8],
        [64, 51, 20, 47, 21, 11, 24, 9, 4],
        // 21
        [88, 73, 60, 73, 59, 41, 54, 45, 20],
        [75, 53, 50, 55, 40, 20, 43, 22, 11],
        [75, 58, 40, 61, 48, 20, 46, 17, 8],
        [55, 45, 21, 51, 18, 9, 18, 7, 2],
        [53, 24, 14, 24, 12, 5, 10, 3, 1],
    ]
}
