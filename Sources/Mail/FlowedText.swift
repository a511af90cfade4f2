/// Undoes format=flowed (RFC 3676): lines that end with a space go on in the next one of the same quote depth.
///
/// - Parameter deletingSpaces: the parameter `DelSp=yes` (section 4.1): that space is not part of the text.
func unflowed(_ text: [UInt8], deletingSpaces: Bool) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var openDepth: Int?  // the quote depth of a paragraph that goes on
    var position = 0
    while position < text.count {
        let raw = text.line(at: position, before: text.count)
        position = raw.next
        var line = text[raw.content]
        let depth = line.prefix { $0 == UInt8(ascii: ">") }.count
        line = line.dropFirst(depth)
        if line.first == 0x20 { line = line.dropFirst() }  // space-stuffing, section 4.4
        let isSignatureSeparator = line.elementsEqual("-- ".utf8)
        if let open = openDepth, open != depth || isSignatureSeparator {
            result.append(0x0A)
            openDepth = nil
        }
        if openDepth == nil, depth > 0 {
            result += [UInt8](repeating: UInt8(ascii: ">"), count: depth)
            if !line.isEmpty { result.append(0x20) }
        }
        let flows = line.last == 0x20 && !isSignatureSeparator
        result += flows && deletingSpaces ? line.dropLast() : line
        openDepth = flows ? depth : nil
        if !flows, raw.next > raw.content.upperBound { result.append(0x0A) }
    }
    if openDepth != nil { result.append(0x0A) }
    return String(decoding: result, as: UTF8.self)
}
