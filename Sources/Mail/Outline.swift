/// Where the entities of a message stand in its bytes, found by delimiter lines alone.
///
/// It serves twice. Every header block is measured here before GMime sees any; and what GMime found is trusted to be
/// byte-exact only where both agree (``Entity/rawBytes``).
struct Outline {
    indirect enum Content {
        case leaf
        case multipart([Outline])
        case message(Outline)
    }

    var header: HeaderBlock
    /// Header and body, without the line break that belongs to the delimiter after it.
    var range: Range<Int>
    var mediaType: MediaType
    var content: Content
    /// Header or delimiters that two parsers would read differently; of this entity alone.
    var isAmbiguous: Bool

    var body: Range<Int> { min(header.bodyStart, range.upperBound)..<range.upperBound }
}

/// Draws outlines of one message, counting what the limits count.
struct OutlineReader {
    let bytes: [UInt8]
    let limits: MailLimits
    private let dashLines: [Int]
    /// The same for lines that begin after a CR alone, for whoever takes that for a line end.
    private let dashesAfterCR: [Int]
    private var entities = 0
    private var delimiters = 0

    init(_ bytes: [UInt8], limits: MailLimits) {
        self.bytes = bytes
        self.limits = limits
        dashLines = bytes.dashLineStarts()
        dashesAfterCR = bytes.dashesAfterCR()
    }

    /// - Parameters:
    ///   - depth: the multiparts and messages around this entity.
    ///   - boundaries: those of the multiparts around it.
    mutating func read(
        _ range: Range<Int>, depth: Int = 0, boundaries: [[UInt8]] = [], standard: MediaType = .plainText
    ) throws(MailError) -> Outline {
        guard depth <= limits.depth else { throw .overLimit(name: "depth", limit: limits.depth, found: depth) }
        entities += 1
        guard entities <= limits.parts else { throw .overLimit(name: "parts", limit: limits.parts, found: entities) }
        let header = try HeaderBlock(bytes, in: range, limits: limits)
        let typeField = header.fields.first { $0.isNamed("Content-Type") }
        var outline = Outline(
            header: header, range: range, mediaType: typeField.flatMap { parseMediaType($0.raw) } ?? standard,
            content: .leaf, isAmbiguous: header.isAmbiguous || header.count("Content-Type") > 1)
        if outline.mediaType.type == "multipart" {
            try readMultipart(&outline, depth: depth, boundaries: boundaries)
        } else if outline.mediaType.isMessage, !header.hasEncodedBody {
            let inner = outline.body
            outline.content = .message(try read(inner, depth: depth + 1, boundaries: boundaries))
        }
        return outline
    }

    private mutating func readMultipart(
        _ outline: inout Outline, depth: Int, boundaries: [[UInt8]]
    ) throws(MailError) {
        let boundary = Array((outline.mediaType.parameters["boundary"] ?? "").utf8)
        guard boundary.count <= limits.boundaryBytes else {
            throw .overLimit(name: "boundary_bytes", limit: limits.boundaryBytes, found: boundary.count)
        }
        // Of two that start alike, RFC 2046 (section 5.1.2) would have a line of one end a part of the other.
        let collides = boundaries.contains { $0.starts(with: boundary) || boundary.starts(with: $0) }
        let slices = try delimitedSlices(of: outline.body, boundary: boundary)
        guard !boundary.isEmpty, !slices.ranges.isEmpty else {
            outline.isAmbiguous = true
            return
        }
        outline.isAmbiguous = outline.isAmbiguous || collides || slices.isAmbiguous
        let standard =
            outline.mediaType.subtype == "digest" ? MediaType(type: "message", subtype: "rfc822") : .plainText
        var children: [Outline] = []
        for range in slices.ranges {
            children.append(
                try read(range, depth: depth + 1, boundaries: boundaries + [boundary], standard: standard))
        }
        outline.content = .multipart(children)
    }

    /// The parts between delimiter lines (RFC 2046, section 5.1.1); the last ends with the body if nothing closes it.
    private mutating func delimitedSlices(
        of body: Range<Int>, boundary: [UInt8]
    ) throws(MailError) -> (ranges: [Range<Int>], isAmbiguous: Bool) {
        var ranges: [Range<Int>] = []
        var start: Int?
        var closed = false
        var isAmbiguous = dashesAfterCR[first(of: dashesAfterCR, from: body.lowerBound)...]
            .prefix { $0 < body.upperBound }
            .contains { bytes[($0 + 2)..<body.upperBound].starts(with: boundary) }
        for position in dashLines[first(of: dashLines, from: body.lowerBound)...] {
            guard position < body.upperBound else { break }
            let line = bytes.line(at: position, before: body.upperBound)
            guard bytes[line.content].dropFirst(2).starts(with: boundary) else { continue }
            delimiters += 1
            guard delimiters <= limits.boundaryLines else {
                throw .overLimit(name: "boundary_lines", limit: limits.boundaryLines, found: delimiters)
            }
            var rest = bytes[line.content].dropFirst(2 + boundary.count)
            let closes = rest.starts(with: [0x2D, 0x2D])
            if closes { rest = rest.dropFirst(2) }
            guard rest.allSatisfy(\.isBlank), !closed else {
                isAmbiguous = true
                continue
            }
            let end = endOfPart(before: position)
            // The line break before a delimiter is its own; with another CR there, it is a matter of taste which.
            if end > body.lowerBound, bytes[end - 1] == 0x0D { isAmbiguous = true }
            if let start { ranges.append(start..<max(start, end)) }
            start = closes ? nil : line.next
            closed = closes
        }
        if let start { ranges.append(start..<body.upperBound) }
        return (ranges, isAmbiguous)
    }

    private func endOfPart(before delimiter: Int) -> Int {
        delimiter >= 2 && bytes[delimiter - 2] == 0x0D ? delimiter - 2 : delimiter - 1
    }

    /// The first of these places that is not before `position`.
    private func first(of places: [Int], from position: Int) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension MediaType {
    /// Whether GMime opens it as a message of its own.
    var isMessage: Bool {
        type == "message" && ["rfc822", "rfc2822", "global", "news"].contains(subtype)
    }
}

extension HeaderBlock {
    /// Whether a transfer encoding hides the body, which RFC 2046 (section 5.2.1) forbids for a message.
    var hasEncodedBody: Bool {
        guard let field = fields.first(where: { $0.isNamed("Content-Transfer-Encoding") }) else { return false }
        return ["base64", "quoted-printable", "x-uuencode", "uuencode", "x-uue"].contains(field.text.lowercased())
    }
}
