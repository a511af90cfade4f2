import Disclosure
import Mail
import Testing

@testable import Pipeline

/// A mail, and what its structure says.
struct StructureShape: CustomTestStringConvertible, Sendable {
    let name: String
    let mail: [UInt8]
    var kind = AutomaticMail.Kind.bounce
    var action = DeliveryStatus.Action.failed
    var status: String? = "5.1.1"
    var hasStatusPart = true
    /// Without brackets.
    var returned = [StructureMails.sent]
    var withheld: String?

    /// A notification of what became of a mail.
    init(_ name: String, _ mail: [UInt8]) {
        self.name = name
        self.mail = mail
    }

    static func automatic(_ name: String, _ reason: String, _ mail: [UInt8]) -> StructureShape {
        StructureShape(name, mail).expecting { $0.kind = .automatic(reason: reason) }
    }

    static func person(_ name: String, _ mail: [UInt8]) -> StructureShape {
        StructureShape(name, mail).expecting { $0.kind = .person }
    }

    var testDescription: String { name }

    func expecting(_ change: (inout StructureShape) -> Void) -> StructureShape {
        var copy = self
        change(&copy)
        return copy
    }

    /// Of a system that writes no status part.
    var withoutStatus: StructureShape {
        expecting {
            $0.status = nil
            $0.hasStatusPart = false
        }
    }

    func check(_ lineEnds: LineEnds, location: SourceLocation = #_sourceLocation) throws {
        let message = try parseMessage(lineEnds.applied(to: mail), limits: MailLimits())
        let read = AutomaticMail(message)
        #expect(read.kind == kind, sourceLocation: location)
        #expect(read.withholdsAnswer == withheld, sourceLocation: location)
        guard kind == .bounce else {
            #expect(DeliveryStatus(message) == nil, sourceLocation: location)
            return
        }
        let delivery = try #require(DeliveryStatus(message), sourceLocation: location)
        #expect(delivery.action == action, sourceLocation: location)
        #expect(delivery.isFinal == (action == .failed), sourceLocation: location)
        #expect(delivery.status == status, sourceLocation: location)
        #expect(delivery.hasStatusPart == hasStatusPart, sourceLocation: location)
        #expect(delivery.returned.map(\.value) == returned, sourceLocation: location)
    }
}
