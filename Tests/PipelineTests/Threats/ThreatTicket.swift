/// `ticket show --format json`, as far as attacks are judged by it.
struct ThreatTicket: Decodable, Sendable {
    struct Report: Decodable, Sendable {
        var address: String
        var channel: String
    }

    struct Message: Decodable, Sendable {
        var sha256: String
        var outcome: String
        var reason: String?
        var subject: String?
        var outerSubject: String?
        var encryption: String
        var failure: String?
        var signature: String
        var flags: [String]
        var text: String
        var parts: [Part]
    }

    struct Part: Decodable, Sendable {
        var path: String
        var role: String
        var encrypted: Bool
        var signed: Bool
        var failure: String?
    }

    struct Sent: Decodable, Sendable {
        var state: String
        var reason: String?
        var messageId: String
        var to: String
        var encrypted: Bool
    }

    struct Fact: Decodable, Sendable {
        var name: String
        var version: String?
    }

    struct Configuration: Decodable, Sendable { var facts: [Fact] }

    var number: String
    var needsPerson: String?
    var title: String?
    var configuration: Configuration
    var reports: [Report]
    var messages: [Message]
    var mail: [Sent]
    var events: [Event]

    struct Event: Decodable, Sendable {
        var what: String
        var note: String?
    }
}
