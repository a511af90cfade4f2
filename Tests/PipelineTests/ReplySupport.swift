import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline

extension IntakeHome {
    /// A file of the handler's.
    func file(_ name: String, _ content: [UInt8]) throws -> String {
        let path = "\(root)/\(name)"
        try Data(content).write(to: URL(filePath: path))
        return path
    }

    /// Sends a reply that must go out.
    func reply(
        _ text: String, on ticket: TicketNumber?, now: Date = Date(),
        _ change: (inout CaseReply.Request) -> Void = { _ in }
    ) throws -> (mail: CaseReply.Mail, fate: CaseReply.Fate) {
        let number = try #require(ticket)
        var request = CaseReply.Request()
        request.text = text
        change(&request)
        for _ in 0..<100 {
            // A program that another test starts has our lock's descriptor for a moment.
            guard let lock = try? RunLock(path: open().layout.lock) else {
                usleep(20_000)
                continue
            }
            withExtendedLifetime(lock) {}
            break
        }
        return try CaseReply(open()).send(request, on: number, actor: "hana", now: now)
    }

    /// Every reply in the store, oldest first.
    func replies() throws -> [OutgoingMail] {
        try open().store.outgoing(states: nil, ticket: nil).filter { $0.draft.kind == .reply }
    }

    /// The last reply as its recipient gets it.
    func lastReply() throws -> Letter {
        let mail = try #require(try replies().last)
        let sent = try #require(try outbox()[mail.draft.messageID.description], "it did not go out")
        return try Letter(sent, readBy: IntakeCast.shared())
    }

    func events(of ticket: TicketNumber?) throws -> [StoredEvent] {
        let home = try open()
        let number = try #require(ticket)
        let stored = try #require(try home.store.ticket(number))
        return try home.store.events(of: stored.id)
    }

    func refusal(
        _ change: @escaping (inout CaseReply.Request) -> Void = { _ in }, on ticket: TicketNumber?,
        location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let count = try replies().count
        let error = try #require(throws: PosternError.self, sourceLocation: location) {
            try self.reply("Words.", on: ticket, change)
        }
        #expect(error.exitStatus == 65, "\(error)", sourceLocation: location)
        #expect(try replies().count == count, sourceLocation: location)
        return error.description
    }
}

extension Letter {
    /// The attachments' names and contents, read with nothing of ours.
    var files: [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for part in payload.parts where part.value("Content-Disposition")?.hasPrefix("attachment") == true {
            let field = part.value("Content-Disposition") ?? ""
            let plain = field.firstMatch(of: /filename="?([^";]+)"?/).map { String($0.output.1) }
            let encoded = field.firstMatch(of: /filename\*=[Uu][Tt][Ff]-8''([^;]+)/)
                .flatMap { String($0.output.1).removingPercentEncoding }
            files[encoded ?? plain ?? "?"] =
                Data(base64Encoded: Data(part.body), options: .ignoreUnknownCharacters).map(Array.init)
        }
        return files
    }
}
