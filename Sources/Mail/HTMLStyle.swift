/// What the style attributes of an element and those around it say about its text (CSS 2.2, and the parts of CSS 3 that
/// hide text). Style sheets and colours are not looked at.
struct HTMLStyle {
    var isDisplayed = true
    private var isShown = true
    private var hasSize = true
    var isPreformatted = false

    var isVisible: Bool { isDisplayed && isShown && hasSize }

    mutating func apply(_ css: String) {
        var values: [String: String] = [:]
        for declaration in css.lowercased().split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1).map { trimmed(withoutControls(String($0))) }
            guard parts.count == 2 else { continue }
            let value = trimmed(String(parts[1].prefix { $0 != "!" }))
            values[parts[0]] = value
            switch parts[0] {
            case "display": if value == "none" { isDisplayed = false }
            case "mso-hide": if value == "all" { isDisplayed = false }
            case "visibility": isShown = value != "hidden" && value != "collapse"
            case "font-size": hasSize = Self.length(value) != 0
            case "opacity": if Self.length(value) == 0 { isDisplayed = false }
            case "white-space": isPreformatted = value.hasPrefix("pre")
            default: continue
            }
        }
        if Self.hasNoRoom(values) || Self.isClipped(values) || Self.isOffScreen(values) { isDisplayed = false }
    }

    /// A box without width or height; text shows beside it unless what overflows is cut off.
    private static func hasNoRoom(_ values: [String: String]) -> Bool {
        let cuts = ["overflow", "overflow-x", "overflow-y"].contains {
            values[$0].map { !$0.hasPrefix("visible") } ?? false
        }
        let sizes = ["width", "height", "max-width", "max-height"].compactMap { values[$0] }
        return cuts && sizes.contains { (length($0) ?? .infinity) <= 1 }
    }

    /// `clip` counts for positioned boxes alone.
    private static func isClipped(_ values: [String: String]) -> Bool {
        if isPositioned(values), let clip = values["clip"], clip.hasPrefix("rect") {
            let edges = lengths(in: clip)
            return edges.count == 4 && (edges[2] - edges[0] <= 1 || edges[1] - edges[3] <= 1)
        }
        guard let path = values["clip-path"] else { return false }
        let edges = lengths(in: path)
        // Percentages are taken of ten pixels each, so 50 % from every side are 500.
        if path.hasPrefix("inset"), path.contains("%"), let first = edges.first { return first >= 500 }
        return path.hasPrefix("circle") && edges.first == 0
    }

    /// Pushed so far out that no window has it.
    private static func isOffScreen(_ values: [String: String]) -> Bool {
        func isFar(_ names: [String]) -> Bool {
            names.contains { name in values[name].flatMap(length).map { $0 <= -farPixels } ?? false }
        }
        func isFarEitherWay(_ names: [String]) -> Bool {
            names.contains { name in values[name].flatMap(length).map { abs($0) >= 3 * farPixels } ?? false }
        }
        let sides = ["left", "right", "top", "bottom"]
        if isPositioned(values), isFar(sides) || isFarEitherWay(sides) { return true }
        if isFar(["text-indent", "margin-left", "margin-top"]) { return true }
        guard let transform = values["transform"] else { return false }
        let numbers = lengths(in: transform)
        if transform.hasPrefix("scale") { return numbers.contains(0) }
        return transform.hasPrefix("translate") && numbers.contains { $0 <= -farPixels }
    }

    private static let farPixels = 900.0

    private static func isPositioned(_ values: [String: String]) -> Bool {
        ["absolute", "fixed", "relative"].contains(values["position"])
    }

    /// The lengths between the first parentheses.
    private static func lengths(in function: String) -> [Double] {
        guard let open = function.firstIndex(of: "("), let close = function.firstIndex(of: ")"), open < close else {
            return []
        }
        return function[function.index(after: open)..<close].split { $0 == "," || $0.isWhitespace }
            .compactMap { length(String($0)) }
    }

    /// A length in pixels, roughly: enough to tell what is nothing and what is far away.
    private static func length(_ value: String) -> Double? {
        let number = value.prefix { "+-.0123456789".contains($0) }
        guard let amount = Double(number) else { return nil }
        return switch trimmed(String(value.dropFirst(number.count))) {
        case "em", "rem", "ch", "ex": amount * 16
        case "%", "vw", "vh": amount * 10
        case "in": amount * 96
        case "cm": amount * 38
        case "pt": amount * 4 / 3
        default: amount
        }
    }
}
