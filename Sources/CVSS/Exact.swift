/// A decimal number without rounding: the equations of versions 2 and 3 meet ties, which binary fractions break.
struct Exact: ExpressibleByStringLiteral, Comparable {
    private var units: Int128
    private var places: Int

    private init(units: Int128, places: Int) {
        self.units = units
        self.places = places
    }

    /// `0.395`; the equations' own figures alone.
    init(stringLiteral text: String) {
        units = 0
        places = 0
        var isFraction = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                isFraction = true
                continue
            }
            precondition((0x30...0x39).contains(byte), "a figure is digits")
            units = units * 10 + Int128(byte - 0x30)
            if isFraction { places += 1 }
        }
    }

    /// So many tenths.
    init(tenths: Int) { self.init(units: Int128(tenths), places: 1) }

    static let zero: Self = "0"
    static let one: Self = "1"

    private func units(at wanted: Int) -> Int128 {
        var units = units
        for _ in places..<wanted { units *= 10 }
        return units
    }

    static func + (left: Self, right: Self) -> Self {
        let places = max(left.places, right.places)
        return Self(units: left.units(at: places) + right.units(at: places), places: places)
    }

    static func - (left: Self, right: Self) -> Self {
        let places = max(left.places, right.places)
        return Self(units: left.units(at: places) - right.units(at: places), places: places)
    }

    static func * (left: Self, right: Self) -> Self {
        Self(units: left.units * right.units, places: left.places + right.places)
    }

    static func < (left: Self, right: Self) -> Bool {
        let places = max(left.places, right.places)
        return left.units(at: places) < right.units(at: places)
    }

    static func == (left: Self, right: Self) -> Bool { !(left < right) && !(right < left) }

    /// A power of a number below 1, cut to 18 places after each step: what lies beyond them decides nothing.
    func power(_ exponent: Int) -> Self {
        let root = units(at: 18)
        let one = Self.power(18)
        return Self(units: (0..<exponent).reduce(one) { product, _ in product * root / one }, places: 18)
    }

    private static func power(_ count: Int) -> Int128 { (0..<count).reduce(1) { power, _ in power * 10 } }

    /// With so many places after the point; a tie goes up.
    func rounded(toPlaces wanted: Int) -> Self {
        guard places > wanted else { return self }
        let step = Self.power(places - wanted)
        return Self(units: Self.floor(2 * units + step, by: 2 * step), places: wanted)
    }

    /// In tenths; a tie goes up.
    var nearestTenths: Int { Int(rounded(toPlaces: 1).units(at: 1)) }

    /// The least number of tenths that is not below it.
    var tenthsAbove: Int {
        guard places > 1 else { return Int(units(at: 1)) }
        return Int(-Self.floor(-units, by: Self.power(places - 1)))
    }

    private static func floor(_ number: Int128, by divisor: Int128) -> Int128 {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
