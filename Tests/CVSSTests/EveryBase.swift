/// The base metrics of 3.x, each with its values, the gravest first but for the scope.
let baseOfThree = ["AV:NALP", "AC:LH", "PR:NLH", "UI:NR", "S:UC", "C:HLN", "I:HLN", "A:HLN"]

/// Every combination of them, 2592 in all.
let everyBaseOfThree = baseOfThree.reduce([""]) { vectors, metric in
    let halves = metric.split(separator: ":")
    return vectors.flatMap { vector in
        halves[1].map { vector + (vector.isEmpty ? "" : "/") + "\(halves[0]):\($0)" }
    }
}
