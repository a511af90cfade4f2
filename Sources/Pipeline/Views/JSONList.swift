import Foundation

/// A list of flat objects as `jsonText` would write it; an encoder takes ten times as long, which tells where there may be
/// a hundred thousand of them.
struct JSONList {
    private var text: [UInt8]
    private var hasObjects = false
    private var hasFields = false

    /// - Parameter name: the field that has the list; `schema` stands before it.
    init(named name: String) { text = Array("{\n  \"schema\" : 1,\n  \"\(name)\" : [".utf8) }

    mutating func begin() {
        write(hasObjects ? ",\n    {" : "\n    {")
        hasObjects = true
        hasFields = false
    }

    mutating func end() { write("\n    }") }

    /// - Parameter value: nil for no field at all.
    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        write("\"")
        if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            write(Self.escaped(value))
        } else {
            write(value)
        }
        write("\"")
    }

    mutating func add(_ name: String, _ value: Int) {
        key(name)
        write(String(value))
    }

    /// As RFC 3339 has it, in UTC.
    mutating func add(_ name: String, _ value: Date) {
        key(name)
        write("\"")
        write(ScreenStyle.second(value, separator: "T"))
        write("Z\"")
    }

    /// The whole object.
    mutating func finish() -> String {
        write(hasObjects ? "\n  ]\n}" : "\n\n  ]\n}")
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func write(_ part: String) { text += part.utf8 }

    private mutating func key(_ name: String) {
        write(hasFields ? ",\n      \"" : "\n      \"")
        write(name)
        write("\" : ")
        hasFields = true
    }

    /// RFC 8259, section 7.
    private static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{8}": result += "\\b"
            case "\u{C}": result += "\\f"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
