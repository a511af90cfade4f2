import Foundation
import TestSupport
import Testing

/// A mail as Python's email package reads it, which shares no code with ours.
struct PythonMailReader {
    struct Part: Codable {
        var type: String
        var name: String?
        var disposition: String?
        var content: Data
    }

    var fields: [String: [String]]
    /// Without the multiparts.
    var leaves: [Part]
    /// The first part of the outermost multipart as its bytes stand.
    var firstPart: [UInt8]

    private struct Answer: Codable {
        var fields: [String: [String]]
        var leaves: [Part]
        var first: Data
        var defects: [String]
    }

    /// Reads it; what the package finds wrong with it is a failed expectation.
    init(_ mail: [UInt8]) throws {
        let ended = try runProgram(["/usr/bin/python3", "-c", Self.script], input: .bytes(mail))
        guard ended.status == 0 else { throw ProgramFailure(description: ended.errors) }
        let answer = try JSONDecoder().decode(Answer.self, from: Data(ended.output.utf8))
        #expect(answer.defects.isEmpty)
        fields = answer.fields
        leaves = answer.leaves
        firstPart = Array(answer.first)
    }

    private static let script = """
        import base64, email, email.policy, json, sys
        raw = sys.stdin.buffer.read()
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        def base(data): return base64.b64encode(data).decode()
        leaves, defects = [], []
        for part in mail.walk():
            defects += [repr(each) for each in part.defects]
            for value in part.values(): defects += [repr(each) for each in value.defects]
            if part.is_multipart(): continue
            leaves.append({"type": part.get_content_type(), "name": part.get_filename(),
                "disposition": part.get_content_disposition(), "content": base(part.get_payload(decode=True))})
        fields = {}
        for name, value in mail.items(): fields.setdefault(name.lower(), []).append(str(value))
        first = b""
        if mail.is_multipart():
            line = b"\\r\\n--" + mail.get_boundary().encode()
            first = raw.split(line)[1][2:]
        print(json.dumps({"fields": fields, "leaves": leaves, "first": base(first), "defects": defects}))
        """
}
