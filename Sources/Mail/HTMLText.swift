import CGumbo

/// What a reader of this HTML (UTF-8) would see, as text.
///
/// Blocks give lines, table rows one line each with TABs between their cells, list items start with `- ` or a number,
/// links are followed by their address where it differs from their text. Invisible text is left out and flagged.
/// The tree is walked with a stack of our own, and ``MarkupGuard`` keeps gumbo's recursion shallow.
func readableText(ofHTML html: [UInt8]) -> (text: String, defects: Set<Defect>) {
    var markup = MarkupGuard(html)
    markup.run()
    var walker = HTMLWalker()
    let source = markup.output
    unsafe source.withUnsafeBytes { buffer in
        // gumbo keeps pointers into the source for as long as its tree lives.
        guard let base = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
            let output = unsafe cgumbo_parse(base, buffer.count)
        else { return }
        defer { unsafe cgumbo_destroy(output) }
        if let root = unsafe output.pointee.root { unsafe walker.walk(root) }
    }
    var defects: Set<Defect> = []
    if walker.hidText || markup.hadCommentText { defects.insert(.hiddenText) }
    if markup.wasCut { defects.insert(.ambiguous) }
    return (walker.writer.finish(), defects)
}

@safe private struct HTMLWalker {
    @unsafe private enum Event {
        case enter(UnsafePointer<GumboNode>, HTMLStyle)
        case leave(UnsafePointer<GumboElement>, name: String, mark: Int)
    }

    var writer = TextWriter()
    var hidText = false
    private var events: [Event] = unsafe []
    /// For each open list the number of its next item, 0 for one without numbers.
    private var lists: [Int] = []
    /// For each open row whether it has a cell yet.
    private var rows: [Bool] = []

    mutating func walk(_ root: UnsafePointer<GumboNode>) {
        unsafe events = [.enter(root, HTMLStyle())]
        while let event = unsafe events.popLast() {
            switch unsafe event {
            case .enter(let node, let style): unsafe enter(node, style)
            case .leave(let element, let name, let mark): unsafe leave(element, name, mark)
            }
        }
    }

    private mutating func enter(_ node: UnsafePointer<GumboNode>, _ style: HTMLStyle) {
        if let text = unsafe cgumbo_text(node) {
            let words = unsafe String(cString: text)
            if style.isVisible {
                writer.add(Array(words.utf8), preformatted: style.isPreformatted)
            } else if words.unicodeScalars.contains(where: { $0.properties.isAlphabetic || ("0"..."9").contains($0) }) {
                hidText = true
            }
        } else if let element = unsafe cgumbo_element(node) {
            unsafe enter(element, style)
        }
    }

    private mutating func enter(_ element: UnsafePointer<GumboElement>, _ outer: HTMLStyle) {
        let name = unsafe String(cString: gumbo_normalized_tagname(element.pointee.tag))
        var style = outer
        if let css = unsafe attribute(element, "style") { style.apply(css) }
        if unsafe attribute(element, "hidden") != nil { style.isDisplayed = false }
        if name == "pre" { style.isPreformatted = true }
        if style.isVisible { unsafe open(element, name) }
        let mark = writer.mark
        unsafe events.append(.leave(element, name: style.isVisible ? name : "", mark: mark))
        let count = unsafe element.pointee.children.length
        for index in (0..<count).reversed() {
            if let child = unsafe cgumbo_child(element, index) { unsafe events.append(.enter(child, style)) }
        }
    }

    private mutating func open(_ element: UnsafePointer<GumboElement>, _ name: String) {
        switch name {
        case "br": writer.addLineBreak()
        case "td", "th":
            writer.startCell(isFirst: rows.last != true)
            if !rows.isEmpty { rows[rows.count - 1] = true }
            return
        case "tr": rows.append(false)
        case "ul", "dir": lists.append(0)
        case "ol": lists.append(1)
        case "blockquote" where unsafe isQuotation(element): writer.quote(by: 1)
        default: break
        }
        guard Markup.block.contains(name) else { return }
        writer.breakLine(Markup.spaced.contains(name) ? 2 : 1)
        if name == "li" { openItem() }
    }

    private mutating func openItem() {
        let number = lists.last ?? 0
        if number > 0 { lists[lists.count - 1] = number + 1 }
        let indent = [UInt8](repeating: 0x20, count: 2 * min(max(0, lists.count - 1), 20))
        writer.add(indent + Array((number > 0 ? "\(number). " : "- ").utf8), preformatted: true)
        writer.holdBreaks()
    }

    private mutating func leave(_ element: UnsafePointer<GumboElement>, _ name: String, _ mark: Int) {
        switch name {
        case "a": unsafe addAddress(of: element, since: mark)
        case "td", "th": writer.endCell(since: mark)
        case "li": writer.releaseBreaks()
        case "tr": _ = rows.popLast()
        case "ul", "dir", "ol": _ = lists.popLast()
        case "blockquote" where unsafe isQuotation(element): writer.quote(by: -1)
        default: break
        }
        if Markup.block.contains(name) { writer.breakLine(Markup.spaced.contains(name) ? 2 : 1) }
    }

    /// A quotation, as mail programs mark it; others use the element to indent.
    private func isQuotation(_ element: UnsafePointer<GumboElement>) -> Bool {
        unsafe attribute(element, "type")?.lowercased() == "cite"
            || attribute(element, "class")?.split(separator: " ").contains("gmail_quote") == true
    }

    private mutating func addAddress(of element: UnsafePointer<GumboElement>, since mark: Int) {
        guard let value = unsafe attribute(element, "href") else { return }
        let address = trimmed(withoutControls(value))
        let lower = address.lowercased()
        guard ["http://", "https://", "mailto:", "ftp://"].contains(where: { lower.hasPrefix($0) }) else { return }
        let shown = trimmed(String(decoding: writer.bytes[min(mark, writer.bytes.count)...], as: UTF8.self))
        guard bare(shown.split(whereSeparator: \.isNewline).joined()) != bare(address) else { return }
        writer.add(Array("\(shown.isEmpty ? "" : " ")<\(address)>".utf8), preformatted: true)
    }

    /// An address without what people leave out when they write one.
    private func bare(_ address: String) -> String {
        var text = trimmed(address).lowercased()
        for scheme in ["https://", "http://", "mailto:", "ftp://"] where text.hasPrefix(scheme) {
            text = String(text.dropFirst(scheme.count))
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private func attribute(_ element: UnsafePointer<GumboElement>, _ name: String) -> String? {
        unsafe cgumbo_attribute(element, name).map { unsafe String(cString: $0) }
    }
}
