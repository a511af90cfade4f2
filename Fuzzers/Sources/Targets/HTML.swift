import Disclosure

@testable import Mail

extension FuzzTarget {
    /// Content made readable. The first line is a `Content-Type`, the rest the content; without one it is HTML.
    static let html = FuzzTarget(name: "html") { bytes in
        let line = bytes.line(at: 0, before: bytes.count)
        let content = Array(bytes[line.next...])
        _ = decodedText(content, parseMediaType(Array(bytes[line.content])) ?? .plainText)
        let type = MediaType(type: "text", subtype: "html", parameters: ["charset": "utf-8"])
        if let long = content.repeatedNowAndThen() { _ = decodedText(long, type) }
        checkGuard(content)
        if content.count < 4_096 {
            expect(!decodedHeaderText(content).hasControls, "controls in a header field's text")
        }
    }
}

private func decodedText(_ content: [UInt8], _ type: MediaType) -> DecodedText {
    let decoded = expectLinearTime("decodeText", bytes: content.count) { decodeText(content, as: type) }
    expect(!decoded.text.utf8.contains(0x0D), "a CR in the text")
    expect(decoded.defects.isSubset(of: [.unknownCharset, .hiddenText, .ambiguous]), "\(decoded.defects)")
    // An empty line of the source may get twenty marks of quotation, or an item as much indentation.
    let most = 4_096 + 64 * content.count
    expect(decoded.text.utf8.count <= most, "\(content.count) bytes became \(decoded.text.utf8.count)")
    let shown = VisibleText.block(decoded.text)
    expect(VisibleText.block(shown) == shown, "what is shown would be shown otherwise")
    return decoded
}

/// What reaches gumbo: not much longer than what came, without NUL, and nested only so deep.
private func checkGuard(_ html: [UInt8]) {
    var markup = MarkupGuard(html)
    markup.run()
    let output = markup.output
    expect(!output.contains(0), "a NUL reaches the parser")
    expect(output.count <= 64 + 8 * html.count, "\(html.count) bytes of HTML became \(output.count)")
    let tags = output.count { $0 == UInt8(ascii: "<") }
    expect(tags <= 2 * MarkupGuard.mostTags, "\(tags) tags")
}
