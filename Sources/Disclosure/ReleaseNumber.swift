/// A version number taken apart, so that releases can be put in order.
///
/// `10.0` comes after `9.9`, `1.0` equals `1.0.0`, `2.0-rc1` comes before `2.0`, `1.1.1w` after `1.1.1`.
public struct ReleaseNumber: Comparable, Sendable {
    private enum Segment: Hashable, Comparable, Sendable {
        /// Alpha, beta and the like, in their order.
        case preview(Int)
        /// A zero, or a number that is not there.
        case zero
        case letters(String)
        case number(Int)

        init(_ number: Int) { self = number == 0 ? .zero : .number(number) }
    }

    /// As written: none is left out, not even a zero at the end.
    private var segments: [Segment] = []

    /// The most segments that are compared.
    private static let limit = 12
    private static let previews = ["dev", "snapshot", "nightly", "alpha", "beta", "pre", "preview", "rc"]
    /// What belongs to the number after a blank, if a digit follows: `7.0 Update 3c`, `12 SP5`, `2.0 beta 2`.
    private static let updates: Set = ["update", "u", "sp", "rc", "beta", "alpha", "patch", "p"]

    /// Reads the number at the start of a text; nil if it begins with no digit, and a `v` before it.
    public init?(_ text: some StringProtocol) {
        var rest = Array(text.lowercased().unicodeScalars.prefix(200))[...]
        if rest.first == "v" { rest = rest.dropFirst() }
        guard let first = rest.first, Self.isDigit(first) else { return nil }
        while let scalar = rest.first, segments.count < Self.limit {
            if Self.isDigit(scalar) {
                let digits = rest.prefix(while: Self.isDigit)
                segments.append(Segment(Int(Self.text(digits)) ?? .max))
                rest = rest.dropFirst(digits.count)
            } else if Self.isLetter(scalar) {
                let letters = rest.prefix(while: Self.isLetter)
                segments.append(Self.segment(Self.text(letters)))
                rest = rest.dropFirst(letters.count)
            } else if scalar == " " {
                guard let after = Self.update(rest) else { return }
                rest = after
            } else if ".-_~+".unicodeScalars.contains(scalar) {
                rest = rest.dropFirst()
            } else {
                return
            }
        }
    }

    private static func segment(_ letters: String) -> Segment {
        if let place = previews.firstIndex(of: letters) { return .preview(place) }
        return .letters(letters == "update" ? "u" : letters)
    }

    /// What stands from the word on, if a blank, such a word and a digit come.
    private static func update(_ rest: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        let word = rest.drop { $0 == " " }
        let letters = word.prefix(while: isLetter)
        let after = word.dropFirst(letters.count).drop { $0 == " " }
        guard updates.contains(text(letters)), let digit = after.first, isDigit(digit) else { return nil }
        return letters + after
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }

    /// The first release that does not begin with this number as it is written: 8.1 for 8.0, 9 for 8.
    public var next: ReleaseNumber {
        var next = self
        switch next.segments.popLast() {
        case .number(let last)?: next.segments.append(.number(last == .max ? last : last + 1))
        case .letters(let last)?: next.segments.append(.letters(last + "\u{10FFFF}"))
        case .preview(let last)?: next.segments.append(.preview(last + 1))
        case .zero?, nil: next.segments.append(.number(1))
        }
        return next
    }

    /// The earlier release is the smaller.
    public static func < (left: Self, right: Self) -> Bool {
        for index in 0..<max(left.segments.count, right.segments.count) {
            let one = index < left.segments.count ? left.segments[index] : .zero
            let two = index < right.segments.count ? right.segments[index] : .zero
            if one != two { return one < two }
        }
        return false
    }

    /// Whether neither comes before the other.
    public static func == (left: Self, right: Self) -> Bool { !(left < right) && !(right < left) }
}
