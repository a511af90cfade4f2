import CGMime

/// Turns GMime's tree into entities, side by side with the outline of the same bytes.
struct EntityReader {
    let bytes: [UInt8]
    let limits: MailLimits
    private var entities = 0

    init(_ bytes: [UInt8], limits: MailLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// An entity, and whether GMime and the outline agree on every byte of it.
    struct Reading {
        var entity: Entity
        var agrees: Bool
    }

    /// Parses the bytes of `outline` and reads the message in them.
    mutating func readMessage(_ outline: Outline, path: String) throws(MailError) -> ParsedMessage {
        let stream = MemoryStream(bytes)
        guard let parser = unsafe GObjectHandle(g_mime_parser_new_with_stream(stream.pointer)) else {
            throw .malformed("the parser could not be started")
        }
        unsafe g_mime_parser_set_format(parser.pointer, GMIME_FORMAT_MESSAGE)
        guard let message = unsafe GObjectHandle(g_mime_parser_construct_message(parser.pointer, nil)) else {
            throw .malformed("its header is none")
        }
        return try unsafe read(message.pointer, outline, path: path, depth: 0).message
    }

    private mutating func read(
        _ message: UnsafeMutablePointer<GMimeMessage>, _ outline: Outline?, path: String, depth: Int
    ) throws(MailError) -> (message: ParsedMessage, agrees: Bool) {
        var defects: Set<Defect> = []
        guard let part = unsafe g_mime_message_get_mime_part(message) else { throw .malformed("it has no body") }
        var reading = try unsafe read(part, outline, path: path, depth: depth, &defects)
        if outline == nil {
            reading.entity.headers = unsafe headerFields(of: cgmime_message_as_object(message))
        }
        defects.formUnion(Self.headerDefects(reading.entity.headers))
        let parsed = ParsedMessage(headers: reading.entity.headers, root: reading.entity, defects: defects)
        return (parsed, reading.agrees)
    }

    private mutating func read(
        _ object: UnsafeMutablePointer<GMimeObject>, _ outline: Outline?, path: String, depth: Int,
        _ defects: inout Set<Defect>
    ) throws(MailError) -> Reading {
        guard depth <= limits.depth else { throw .overLimit(name: "depth", limit: limits.depth, found: depth) }
        entities += 1
        guard entities <= limits.parts else { throw .overLimit(name: "parts", limit: limits.parts, found: entities) }
        if outline?.header.hasNUL == true { defects.insert(.nulInHeader) }
        let headers = unsafe outline.map { HeaderFields($0.header.fields) } ?? headerFields(of: object)
        let typeField = headers.first("Content-Type")
        let declared = outline?.mediaType ?? typeField.flatMap { parseMediaType($0.raw) } ?? .plainText
        // What is not decoded is not what it would be then (RFC 2045, section 6.4).
        let type = unsafe isUuencoded(object) ? declared.undecoded : declared
        let named = headers.first("Content-Disposition").map { parseDisposition($0.raw) }
        let content = try unsafe readBody(object, outline, path: path, depth: depth, &defects)
        let entity = Entity(
            path: path, mediaType: type, headers: headers, disposition: named?.disposition,
            fileName: safeFileName(named?.fileName) ?? safeFileName(type.parameters["name"]), body: content.body)
        let agrees = content.agrees && outline?.isAmbiguous == false
        if !agrees { defects.insert(.ambiguous) }
        return Reading(entity: entity, agrees: agrees)
    }

    private mutating func readBody(
        _ object: UnsafeMutablePointer<GMimeObject>, _ outline: Outline?, path: String, depth: Int,
        _ defects: inout Set<Defect>
    ) throws(MailError) -> (body: Entity.Body, agrees: Bool) {
        if let multipart = unsafe cgmime_as_multipart(object), unsafe g_mime_multipart_get_count(multipart) > 0 {
            return try unsafe readChildren(multipart, outline, path: path, depth: depth, &defects)
        }
        if let part = unsafe cgmime_as_message_part(object), let message = unsafe g_mime_message_part_get_message(part)
        {
            var inner: Outline?
            if case .message(let found) = outline?.content { inner = found }
            let read = try unsafe read(message, inner, path: "\(path).1", depth: depth + 1)
            return (.message(read.message), read.agrees)
        }
        return unsafe readLeaf(object, outline)
    }

    private mutating func readChildren(
        _ multipart: UnsafeMutablePointer<GMimeMultipart>, _ outline: Outline?, path: String, depth: Int,
        _ defects: inout Set<Defect>
    ) throws(MailError) -> (body: Entity.Body, agrees: Bool) {
        let count = Int(unsafe g_mime_multipart_get_count(multipart))
        var outlines: [Outline] = []
        if case .multipart(let found) = outline?.content, found.count == count { outlines = found }
        var agrees = outlines.count == count
        var children: [Entity] = []
        for index in 0..<count {
            guard let child = unsafe g_mime_multipart_get_part(multipart, Int32(index)) else { continue }
            let childOutline = outlines.isEmpty ? nil : outlines[index]
            var reading = try unsafe read(child, childOutline, path: "\(path).\(index + 1)", depth: depth + 1, &defects)
            if index == 0, reading.agrees, outline?.isAmbiguous == false, let childOutline,
                outline?.mediaType.essence == "multipart/signed"
            {
                reading.entity.rawBytes = Array(bytes[childOutline.range])
            }
            agrees = agrees && reading.agrees
            children.append(reading.entity)
        }
        return (.multipart(children), agrees)
    }

    /// A leaf's content; that of a multipart without parts is what stands in it.
    private func readLeaf(
        _ object: UnsafeMutablePointer<GMimeObject>, _ outline: Outline?
    ) -> (body: Entity.Body, agrees: Bool) {
        guard let part = unsafe cgmime_as_part(object) else {
            if let outline { return (.leaf(Array(bytes[outline.body])), false) }
            let output = MemoryStream()
            _ = unsafe g_mime_object_write_content_to_stream(object, nil, output.pointer)
            return (.leaf(output.bytes), false)
        }
        var outlineIsLeaf = false
        if case .leaf = outline?.content { outlineIsLeaf = true }
        guard let content = unsafe g_mime_part_get_content(part),
            let stream = unsafe g_mime_data_wrapper_get_stream(content)
        else { return (.leaf([]), outlineIsLeaf && outline?.body.isEmpty == true) }
        let output = MemoryStream()
        // No standard says what uuencode is, and decoders differ.
        if unsafe isUuencoded(object) {
            unsafe g_mime_data_wrapper_set_encoding(content, GMIME_CONTENT_ENCODING_DEFAULT)
        }
        _ = unsafe g_mime_data_wrapper_write_to_stream(content, output.pointer)
        let start = Int(unsafe stream.pointee.bound_start)
        let end = max(start, Int(unsafe stream.pointee.bound_end))
        let same = outline.map { $0.body == start..<end || ($0.body.isEmpty && start == end) } ?? false
        return (.leaf(output.bytes), outlineIsLeaf && same)
    }

    private func isUuencoded(_ object: UnsafeMutablePointer<GMimeObject>) -> Bool {
        guard let part = unsafe cgmime_as_part(object) else { return false }
        return unsafe g_mime_part_get_content_encoding(part) == GMIME_CONTENT_ENCODING_UUENCODE
    }

    /// The fields as GMime keeps them, for entities the outline does not have.
    private func headerFields(of object: UnsafeMutablePointer<GMimeObject>) -> HeaderFields {
        var fields: [HeaderField] = []
        guard let list = unsafe g_mime_object_get_header_list(object) else { return HeaderFields([]) }
        for index in 0..<(unsafe g_mime_header_list_get_count(list)) {
            guard let header = unsafe g_mime_header_list_get_header_at(list, index),
                let name = unsafe g_mime_header_get_name(header), let raw = unsafe g_mime_header_get_raw_value(header)
            else { continue }
            var value = unsafe Array(String(cString: raw).utf8)
            while value.last == 0x0A || value.last == 0x0D { value.removeLast() }
            fields.append(unsafe HeaderField(name: String(cString: name), raw: value))
        }
        return HeaderFields(fields)
    }

    /// Doubled fields; two Content-Types make the body ambiguous besides.
    private static func headerDefects(_ headers: HeaderFields) -> Set<Defect> {
        let single = ["From", "To", "Subject", "Date", "Content-Type"]
        return single.contains { headers.all($0).count > 1 } ? [.doubledHeader] : []
    }
}
