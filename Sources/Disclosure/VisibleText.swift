/// How text that came from outside is shown: whatever could move a cursor, hide or reorder words becomes a visible
/// `\u{…}` (THREATS, section 7).
public enum VisibleText {
    /// Most combining marks shown on one character; the rest of a longer run is escaped.
    private static let combiningMarks = 4

    /// Nothing before it combines; most text is made of what stands there, and asking Unicode's tables takes time.
    private static let firstMark: UInt32 = 0x300

    /// Text of several lines: LF and TAB stay, CRLF becomes LF.
    public static func block(_ text: String) -> String { escape(text, keepingLayout: true) }

    /// Text that must stay on one line: LF and TAB are escaped as well.
    public static func line(_ text: String) -> String { escape(text, keepingLayout: false) }

    /// One line of at most `columns` terminal columns; what does not fit ends in an ellipsis.
    public static func line(_ text: String, columns: Int) -> String {
        if isPlain(text) { return text.utf8.count > columns ? text.prefix(columns - 1) + "…" : text }
        let shown = line(text)
        guard width(of: shown) > columns else { return shown }
        var result = ""
        var used = 0
        for character in shown {
            let wide = width(of: character)
            if used + wide > columns - 1 { break }
            used += wide
            result.append(character)
        }
        return result + "…"
    }

    /// Columns a terminal needs: two for East Asian wide characters (UAX #11), none for combining marks.
    public static func width(of text: String) -> Int {
        isPlain(text) ? text.utf8.count : text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// The columns of one character.
    public static func width(of character: Character) -> Int {
        character.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < firstMark { return 1 }
        return isCombining(scalar) ? 0 : isWide(scalar) ? 2 : 1
    }

    /// Whether it is shown as it is, a column a byte; so is most of what long lists show.
    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { (0x20...0x7E) ~= $0 } }

    private static func escape(_ text: String, keepingLayout: Bool) -> String {
        if isPlain(text) { return text }
        var result = String.UnicodeScalarView()
        var marks = 0
        var scalars = text.unicodeScalars.makeIterator()
        var pending = scalars.next()
        while let scalar = pending {
            pending = scalars.next()
            marks = isMark(scalar) ? marks + 1 : 0
            switch scalar {
            case "\r" where keepingLayout && pending == "\n":
                continue
            case "\n" where keepingLayout, "\t" where keepingLayout:
                result.append(scalar)
            default:
                if marks > combiningMarks || isDangerous(scalar) {
                    // One by one: to append a view copies all that is there already.
                    let escaped = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                    for one in escaped.unicodeScalars { result.append(one) }
                } else {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }

    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: false
        case 0...0x1F, 0x7F...0x9F: true  // C0, DEL, C1
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // bidirectional controls
        case 0x206A...0x206F: true  // deprecated ones, for shaping and digits
        case 0x200B...0x200D, 0x2060...0x2065, 0xFEFF, 0x180E, 0xAD, 0x34F: true  // zero width
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5, 0x1D159: true  // letters and notes that show nothing
        case 0x2028, 0x2029: true  // line and paragraph separators
        case 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true  // annotations, tags
        // Variation selectors among them: a row of those carries any text unseen.
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Marks of every width: a long run of spacing ones hides what it stands on as well.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= firstMark else { return false }
        return isCombining(scalar) || scalar.properties.generalCategory == .spacingMark
    }

    private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
