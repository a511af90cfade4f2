import Foundation
import TestSupport
import Testing

/// `explain --format json`, with the fields looked at by their paths.
struct ExplainAnswer {
    let object: [String: Any]

    init(_ ended: Ended) throws {
        try #require(ended.status == 0, "\(ended)")
        object = try #require(
            JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any], "\(ended)")
    }

    /// `answer.to`; nil for null and for what is not there.
    func string(_ path: String) -> String? { value(path) as? String }
    func flag(_ path: String) -> Bool? { value(path) as? Bool }
    var flags: [String] { object["flags"] as? [String] ?? [] }
    var parts: [[String: Any]] { object["parts"] as? [[String: Any]] ?? [] }
    var signatures: [[String: Any]] { object["signatures"] as? [[String: Any]] ?? [] }

    private func value(_ path: String) -> Any? {
        path.split(separator: ".").reduce(object as Any?) { ($0 as? [String: Any])?[String($1)] }
    }

    /// Every object has exactly the fields of the contract, null or not.
    func expectEveryField(withText: Bool = false) {
        expect(
            object,
            "schema outcome from subject outerSubject encryption signature signatures automatic answer parts flags")
        expect(object["from"], "address state")
        expect(object["encryption"], "encrypted covers failure")
        expect(object["signature"], "state covers fingerprint key")
        expect(object["automatic"], "is reason")
        expect(object["answer"], "would to encrypted specific reason")
        for signature in signatures { expect(signature, "part state fingerprint algorithm created") }
        let text = withText ? " text" : ""
        for part in parts { expect(part, "path type name bytes sha256 role encrypted signed failure" + text) }
        #expect(object["schema"] as? Int == 1)
    }

    private func expect(_ value: Any?, _ fields: String) {
        let found = Set((value as? [String: Any] ?? [:]).keys)
        #expect(found == Set(fields.split(separator: " ").map(String.init)))
    }
}

/// A GnuPG home with the mailbox's secret key and the certificates of those who are known, and a place for mails.
final class ExplainKeys: Sendable {
    static func shared() throws -> ExplainKeys { try made.get() }
    private static let made = Result { try ExplainKeys() }

    let cast: IntakeCast
    let ring: TemporaryGnuPGHome

    private init() throws {
        cast = try IntakeCast.shared()
        ring = try TemporaryGnuPGHome(secretKeys: [cast.mailbox])
        for person in [IntakeCast.Person.alice, .bob, .mallory] {
            try ring.run(["--import"], input: cast.certificate(person))
        }
    }

    /// Runs `explain` on a mail in a file, away from any home.
    func run(
        _ mail: [UInt8], _ options: [String], environment: [String: String] = [:]
    ) throws -> Ended {
        let file = "/tmp/px-\(UUID().uuidString).eml"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try Data(mail).write(to: URL(filePath: file))
        var variables = ["PATH": "/usr/bin:/bin", "TMPDIR": "/tmp"]
        variables.merge(environment) { $1 }
        return try runPostern(["explain", file, "--format", "json"] + options, environment: variables)
    }

    /// With the keys of the ring, as the mailbox.
    func explain(_ mail: [UInt8], _ options: String...) throws -> ExplainAnswer {
        try ExplainAnswer(run(mail, ["--keys", ring.path, "--mailbox", "security@vendor.example"] + options))
    }
}
