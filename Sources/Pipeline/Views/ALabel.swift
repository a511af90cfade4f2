import Foundation

/// The ASCII form of a domain (RFC 5890, section 2.3.2.1): letters that look alike are told apart by it.
enum ALabel {
    /// The domain of an address in its ASCII form; nil if all of the domain is ASCII.
    static func domain(of address: String) -> String? {
        guard let domain = address.split(separator: "@").last, !domain.utf8.allSatisfy({ $0 < 0x80 }) else {
            return nil
        }
        return domain.split(separator: ".", omittingEmptySubsequences: false).map(label).joined(separator: ".")
    }

    /// The address with its domain in that form, for where there is no room for both.
    static func address(_ address: String) -> String {
        guard let domain = domain(of: address), let at = address.lastIndex(of: "@") else { return address }
        return address[...at] + domain
    }

    private static func label(_ label: Substring) -> String {
        guard !label.utf8.allSatisfy({ $0 < 0x80 }) else { return String(label) }
        // What a resolver would look up (RFC 5895, section 2).
        let scalars = Array(label.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars)
        return "xn--" + punycode(scalars.map { Int($0.value) })
    }

    /// RFC 3492, section 6.3, with the parameters of section 5.
    private static func punycode(_ points: [Int]) -> String {
        var output = points.filter { $0 < 0x80 }
        let basic = output.count
        if basic > 0 { output.append(0x2D) }
        var bias = 72
        var delta = 0
        var handled = basic
        var point = 0x80
        while handled < points.count {
            guard let next = points.filter({ $0 >= point }).min() else { break }
            delta += (next - point) * (handled + 1)
            point = next
            for one in points {
                if one < point { delta += 1 }
                guard one == point else { continue }
                output += digits(of: delta, bias)
                bias = adapted(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            point += 1
        }
        return String(decoding: output.map(UInt8.init), as: UTF8.self)
    }

    /// A number of digits to base 36, the last of which is under its threshold.
    private static func digits(of delta: Int, _ bias: Int) -> [Int] {
        var digits: [Int] = []
        var rest = delta
        var base = 36
        while true {
            let threshold = min(max(base - bias, 1), 26)
            guard rest >= threshold else { return (digits + [rest]).map { $0 < 26 ? 0x61 + $0 : 0x16 + $0 } }
            digits.append(threshold + (rest - threshold) % (36 - threshold))
            rest = (rest - threshold) / (36 - threshold)
            base += 36
        }
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var rest = isFirst ? delta / 700 : delta / 2
        rest += rest / count
        var base = 0
        while rest > 455 {
            rest /= 35
            base += 36
        }
        return base + 36 * rest / (rest + 38)
    }
}
