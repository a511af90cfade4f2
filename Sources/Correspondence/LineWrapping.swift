/// Breaks one line at the last place where it may be broken before `columns`.
///
/// A line may break at a blank, and between two characters of which one is full-width unless Japanese typography
/// forbids it (JIS X 4051: no line starts with a closing mark or ends with an opening one). What stands between
/// backquotes is kept whole unless it is longer than a line, and so is a word, however long. What follows a bullet is
/// indented beneath it, and indented lines keep their indentation.
func wrapped(_ line: String, columns: Int) -> [String] {
    let indentation = line.prefix { $0 == " " }
    var hanging = String(indentation)
    if line.hasPrefix("- ") || line.hasPrefix("・") { hanging = "  " }
    var lines: [String] = []
    var current = String(indentation)
    var used = indentation.utf8.count
    for piece in unbreakablePieces(of: line.dropFirst(indentation.count), columns: columns - 2) {
        let words = piece.text
        let width = columnWidth(of: words)
        if used + width > columns, used > hanging.utf8.count {
            lines.append(withoutBlanksAtEnd(current))
            current = hanging
            used = hanging.utf8.count
        }
        current += words
        used += width
        if piece.blankFollows {
            current += " "
            used += 1
        }
    }
    return lines + [withoutBlanksAtEnd(current)]
}

/// How many columns of a terminal a text takes: two for a full-width character (Unicode, UAX #11: W and F).
func columnWidth(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.isFullWidth ? 2 : 1) }
}

private struct Piece {
    var text: String
    var blankFollows = false
}

private func unbreakablePieces(of line: Substring, columns: Int) -> [Piece] {
    var pieces: [Piece] = []
    var text = ""
    let scalars = Array(line.unicodeScalars)
    var quoteEnd = 0
    for (index, scalar) in scalars.enumerated() {
        let isQuoted = index < quoteEnd
        if !isQuoted, scalar == "`" { quoteEnd = endOfQuote(from: index, in: scalars, columns: columns) ?? index }
        if scalar == " ", !isQuoted {
            pieces.append(Piece(text: text, blankFollows: true))
            text = ""
            continue
        }
        if let last = text.unicodeScalars.last, !isQuoted, mayBreak(between: last, and: scalar) {
            pieces.append(Piece(text: text))
            text = ""
        }
        text.unicodeScalars.append(scalar)
    }
    return pieces + [Piece(text: text)]
}

/// After the backquote that closes the one at `start`; nil if none does or if it would not fit on a line: in a value
/// from outside it means nothing.
private func endOfQuote(from start: Int, in scalars: [UnicodeScalar], columns: Int) -> Int? {
    var width = 1
    for index in scalars.indices[start...].dropFirst() {
        width += scalars[index].isFullWidth ? 2 : 1
        if width > columns { return nil }
        if scalars[index] == "`" { return index + 1 }
    }
    return nil
}

private func mayBreak(between left: UnicodeScalar, and right: UnicodeScalar) -> Bool {
    (left.isFullWidth || right.isFullWidth) && !neverFirst.contains(right) && !neverLast.contains(left)
        && left != "・"
}

private let neverFirst = Set("、。，．・：；？！）］｝」』】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…)]},.:;?!%".unicodeScalars)
private let neverLast = Set("（［｛「『【〈《〔([{".unicodeScalars)

extension UnicodeScalar {
    fileprivate var isFullWidth: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

private func withoutBlanksAtEnd(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
}
