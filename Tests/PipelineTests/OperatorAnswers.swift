import Foundation

/// `audit --format json`.
struct AuditAnswer: Codable, Equatable {
    struct Line: Codable, Hashable {
        var sha256: String
        var outcome: String
        var ticket: String?
    }
    var schema: Int
    var messages: [Line]
    var findings: [String]

    /// How many files came to each end state.
    var counts: [String: Int] { Dictionary(grouping: messages, by: \.outcome).mapValues(\.count) }

    func outcome(of mail: OperatorMail) -> String? { messages.first { $0.sha256 == mail.sha256 }?.outcome }
    func ticket(of mail: OperatorMail) -> String? { messages.first { $0.sha256 == mail.sha256 }?.ticket }
}

/// `ticket list --format json`.
struct TicketsAnswer: Codable {
    var schema: Int
    var tickets: [TicketAnswer]
}

struct TicketAnswer: Codable, Equatable {
    var number: String
    var state: String
    var severity: String?
    var product: String?
    var resolution: String?
    var reports: Int
    var needsPerson: String?
    var title: String?
}

/// `outbox list --format json`.
struct OutboxAnswers: Codable {
    var schema: Int
    var messages: [OutboxAnswer]
}

struct OutboxAnswer: Codable, Equatable {
    var ticket: String?
    var kind: String
    var state: String
    var messageId: String
    var to: String
    var attempts: Int
    var reason: String?
    var createdAt: Date
    var nextTryAt: Date?
    var submittedAt: Date?

    private enum CodingKeys: String, CodingKey {
        case ticket, kind, state, messageId, to, attempts, reason, createdAt, nextTryAt, submittedAt
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        ticket = try values.decodeIfPresent(String.self, forKey: .ticket)
        kind = try values.decode(String.self, forKey: .kind)
        state = try values.decode(String.self, forKey: .state)
        messageId = try values.decode(String.self, forKey: .messageId)
        to = try values.decode(String.self, forKey: .to)
        attempts = try values.decode(Int.self, forKey: .attempts)
        reason = try values.decodeIfPresent(String.self, forKey: .reason)
        createdAt = try Self.date(values.decode(String.self, forKey: .createdAt), values)
        nextTryAt = try values.decodeIfPresent(String.self, forKey: .nextTryAt).map { try Self.date($0, values) }
        submittedAt = try values.decodeIfPresent(String.self, forKey: .submittedAt).map { try Self.date($0, values) }
    }

    private static func date(_ text: String, _ values: KeyedDecodingContainer<CodingKeys>) throws -> Date {
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: values.codingPath, debugDescription: "no date: \(text)"))
        }
        return date
    }
}

/// All that must be the same after a run that was killed and one that was not: lines of what there is, by topic.
struct EndState: Equatable {
    private var lines: [String: [String]]
    /// What the audit found.
    var findings: [String]

    /// - Parameter open: has the audit open the sealed originals too.
    init(of home: OperatorHome, open: Bool = true) throws {
        let audit = try home.audit(open: open)
        findings = audit.findings
        lines = [
            "message": audit.messages.map { "\($0.sha256) \($0.outcome) \($0.ticket ?? "-")" }.sorted(),
            "ticket": try home.tickets().map { "\($0)" },
            "mail": try home.outbox().map { "\($0.ticket ?? "-") \($0.kind) \($0.state) \($0.messageId) \($0.to)" }
                .sorted(),
            "outbox": try home.sentIDs(), "inbox": home.waiting, "archive": home.names("archive"),
            "failed": home.names("failed"), "scratch": home.names("scratch"), "outbox/tmp": home.names("outbox/tmp"),
        ]
    }

    /// What differs, a line each; empty if nothing does.
    func differences(from other: EndState) -> [String] {
        let findings = findings.map { "+ finding: \($0)" }
        return findings
            + lines.keys.sorted().flatMap { topic in
                let changes = (lines[topic] ?? []).difference(from: other.lines[topic] ?? [])
                return changes.map { change in
                    switch change {
                    case .insert(_, let line, _): "+ \(topic): \(line)"
                    case .remove(_, let line, _): "- \(topic): \(line)"
                    }
                }
            }
    }
}
