/// The known name that `name` was probably meant to be: at most a third of its letters differ.
///
/// - Returns: nil if none is near.
func nearest(to name: String, among known: [String]) -> String? {
    let close = known.map { (name: $0, distance: editDistance(name, $0)) }
        .filter { $0.distance <= max(1, min(name.utf8.count, $0.name.utf8.count) / 3) }
    return close.min { $0.distance < $1.distance }?.name
}

/// How many letters to insert, remove, change or swap with their neighbour to get from one word to the other.
///
/// Words are compared up to 64 bytes.
func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.lowercased().utf8.prefix(64))
    let right = Array(right.lowercased().utf8.prefix(64))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 0..<left.count {
        var row = [i + 1]
        for j in 0..<right.count {
            var least = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                least = min(least, beforeLast[j - 1] + 1)
            }
            row.append(least)
        }
        (beforeLast, last) = (last, row)
    }
    return last[right.count]
}
