import Disclosure

@testable import Mail

extension FuzzTarget {
    /// The measuring pass before GMime, and GMime's tree against it.
    static let lint = FuzzTarget(name: "lint") { bytes in
        var small = MailLimits()
        (small.headerBytes, small.fieldBytes, small.addressFieldBytes) = (400, 200, 100)
        (small.headerFields, small.depth, small.parts, small.boundaryLines) = (12, 3, 8, 12)
        for limits in [MailLimits(), small] { lintMessage(bytes, limits) }
        if let long = bytes.repeatedNowAndThen() {
            expectLinearTime("a repeated message", bytes: long.count) {
                _ = try? parseMessage(long, limits: MailLimits())
            }
        }
        compareLineEnds(bytes)
    }
}

private func lintMessage(_ bytes: [UInt8], _ limits: MailLimits) {
    var outlines = OutlineReader(bytes, limits: limits)
    if let outline = try? outlines.read(0..<bytes.count) {
        var entities = 0
        check(outline, inside: 0..<bytes.count, depth: 0, limits, &entities)
        expect(entities <= limits.parts, "\(entities) entities")
    }
    if let fields = try? parseHeaderFields(bytes, limits: limits) {
        expect(fields.fields.count <= limits.headerFields, "\(fields.fields.count) fields")
        check(fields)
    }
    let message = expectLinearTime("parseMessage", bytes: bytes.count) { try? parseMessage(bytes, limits: limits) }
    guard let message else { return }
    var paths: Set<String> = []
    check(message, path: "1", depth: 0, limits, &paths)
    expect(paths.count <= limits.parts, "\(paths.count) parts")
}

private func check(
    _ outline: Outline, inside range: Range<Int>, depth: Int, _ limits: MailLimits, _ entities: inout Int
) {
    entities += 1
    expect(depth <= limits.depth, "depth \(depth)")
    expect(range.lowerBound <= outline.range.lowerBound && outline.range.upperBound <= range.upperBound, "range")
    expect(outline.header.fields.count <= limits.headerFields, "\(outline.header.fields.count) fields")
    for field in outline.header.fields {
        expect(!field.name.isEmpty && field.name.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "name \(field.name)")
        expect(field.raw.count + field.name.utf8.count <= limits.fieldBytes, "field of \(field.raw.count) bytes")
    }
    switch outline.content {
    case .leaf: break
    case .message(let inner): check(inner, inside: outline.body, depth: depth + 1, limits, &entities)
    case .multipart(let children):
        expect(!children.isEmpty, "a multipart without parts")
        var position = outline.body.lowerBound
        for child in children {
            check(child, inside: position..<outline.body.upperBound, depth: depth + 1, limits, &entities)
            position = child.range.upperBound
        }
    }
}

private func check(
    _ message: ParsedMessage, path: String, depth: Int, _ limits: MailLimits, _ paths: inout Set<String>
) {
    check(message.headers)
    check(message.root, path: path, depth: depth, limits, &paths)
}

private func check(
    _ entity: Entity, path: String, depth: Int, _ limits: MailLimits, _ paths: inout Set<String>
) {
    expect(entity.path == path, "path \(entity.path) instead of \(path)")
    expect(paths.insert(path).inserted, "path \(path) twice")
    expect(depth <= limits.depth, "depth \(depth)")
    expect(entity.disposition?.hasControls != true, "a disposition with controls")
    expect(entity.mediaType.parameters.values.allSatisfy { !$0.hasControls }, "a parameter with controls")
    check(fileName: entity.fileName)
    if let raw = entity.rawBytes { expect(path.hasSuffix(".1") && !raw.isEmpty, "raw bytes of \(path)") }
    for (index, child) in entity.children.enumerated() {
        switch child {
        case .entity(let child): check(child, path: "\(path).\(index + 1)", depth: depth + 1, limits, &paths)
        case .message(let message): check(message, path: "\(path).1", depth: depth + 1, limits, &paths)
        }
    }
}

private enum Child {
    case entity(Entity)
    case message(ParsedMessage)
}

extension Entity {
    fileprivate var children: [Child] {
        switch body {
        case .leaf: []
        case .multipart(let children): children.map { .entity($0) }
        case .message(let message): [.message(message)]
        }
    }

    /// What must not depend on the line ends.
    fileprivate var shape: [String] {
        let own = "\(path) \(mediaType.essence) \(disposition ?? "-") \(fileName ?? "-") \(headers.fields.map(\.text))"
        return [own]
            + children.flatMap { child in
                switch child {
                case .entity(let entity): entity.shape
                case .message(let message): message.shape
                }
            }
    }
}

extension ParsedMessage {
    fileprivate var shape: [String] { ["\(defects.map(\.rawValue).sorted())"] + root.shape }
}

/// No component of a path, and nothing that moves a cursor.
func check(fileName name: String?) {
    guard let name else { return }
    expect(!name.isEmpty && name != "." && name != ".." && !name.hasControls, "file name \(name)")
    expect(!name.contains("/") && !name.contains("\\") && name.utf8.count <= 255, "file name \(name)")
}

/// What is read out of header fields, whatever stands in them.
func check(_ headers: HeaderFields) {
    for field in headers.fields { expect(!field.text.hasControls, "controls in the text of \(field.name)") }
    for name in ["From", "To", "Reply-To"] {
        for mailbox in headers.mailboxes(name) {
            expect(mailbox.displayName?.hasControls != true, "controls in a display name")
            expect(EmailAddress(mailbox.address.description) == mailbox.address, "address \(mailbox.address)")
        }
    }
    for name in ["Message-ID", "References"] {
        for id in headers.messageIDs(name) { expect(MessageID(id.description) == id, "identifier \(id)") }
    }
    if case .ok(let mailbox) = headers.from {
        expect(headers.mailboxes("From") == [mailbox], "an identity that is not the only mailbox")
    }
    _ = headers.date
}

private func compareLineEnds(_ bytes: [UInt8]) {
    guard let other = bytes.withOtherLineEnds else { return }
    func shape(_ bytes: [UInt8]) -> [String]? { (try? parseMessage(bytes, limits: MailLimits()))?.shape }
    guard let one = shape(bytes), let two = shape(other) else { return }
    expect(one == two, "line ends change the structure:\n\(one)\n\(two)")
}
