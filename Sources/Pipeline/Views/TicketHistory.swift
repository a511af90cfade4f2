public import Disclosure
import Foundation
import Tickets

/// What happened on a ticket, oldest first; as JSON `{"schema", "number", "events": [{"at", "who", "what", …}]}`.
public struct TicketHistory: Encodable, Sendable {
    /// Something that happened.
    public struct Event: Encodable, Sendable {
        var at: Date
        var who: String
        var what: String
        var from: String?
        var to: String?
        var note: String?
    }

    /// The version of the JSON object.
    public var schema = 1
    var number: String
    var events: [Event]

    /// The history of a ticket, merged or not.
    public init(_ home: Home, _ number: TicketNumber) throws(PosternError) {
        defer { home.close() }
        self.number = number.description
        events = try asPosternError {
            guard let ticket = try home.store.ticket(number) else {
                throw PosternError.notFound("there is no ticket \(number); see `postern ticket list`")
            }
            return try home.store.events(of: ticket.id).map(Event.init)
        }
    }

    /// A line each, notes beneath, in 80 columns.
    public func text(_ style: ScreenStyle) -> String {
        ([style.bold(number)] + events.map(\.line)).joined(separator: "\n")
    }
}

extension TicketHistory.Event {
    init(_ event: StoredEvent) {
        self.init(
            at: event.at, who: VisibleText.line(event.actor), what: event.kind, from: event.from, to: event.to,
            note: event.note.map(VisibleText.block))
    }

    var line: String {
        let change = from != nil || to != nil ? "\(from.map { "\($0) → " } ?? "")\(to ?? "nothing")" : ""
        let first =
            "  \(ScreenStyle.minute(at))  " + ScreenStyle.pad(who, 10) + " "
            + ScreenStyle.pad(ScreenStyle.words(what), 16) + " " + VisibleText.line(change, columns: 32)
        guard let note else { return first.trimmed(atEnd: " ") }
        let indent = String(repeating: " ", count: 20)
        return first.trimmed(atEnd: " ") + "\n" + ScreenStyle.wrap(note, columns: 80, indent: indent)
    }
}

extension String {
    /// Without these characters at its end.
    fileprivate func trimmed(atEnd character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
