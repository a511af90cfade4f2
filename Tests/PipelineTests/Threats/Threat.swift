import Foundation
import Testing

/// An attack as a mail, and everything that must come of it; beyond what is here it takes less than the time and memory
/// of `ThreatBounds`.
struct Threat: CustomTestStringConvertible, Sendable {
    typealias Person = IntakeCast.Person
    typealias Maker = @Sendable (MailWriter) throws -> [UInt8]

    let row: ThreatRow
    /// Names the file, the sender and the Message-ID.
    let name: String
    var outcome = "filed"
    /// Its beginning; nil for none.
    var reason: String?
    /// What the encryption covers.
    var encryption = "none"
    var failure: String?
    var signature = "none"
    /// All of them.
    var flags: Set<String> = []
    /// Must stand in what a handler is shown.
    var shown = [MailWriter.canary]
    /// Must not stand in the report text a handler is shown.
    var hidden: [String] = []
    var subject: String?
    var outerSubject: String?
    /// Of the files that hold OpenPGP or came out of it: whether `ticket show` calls them encrypted and signed.
    var parts: [String: Protection] = [:]
    var answer = IntakeCase.Answer.sent(.specific)
    /// It gets a run of its own, so that its time and memory are its alone.
    var isAlone = false
    let build: Maker

    /// What holds for a part, by its path.
    struct Protection: Equatable, Sendable {
        var encrypted: Bool
        var signed: Bool
    }

    init(_ row: ThreatRow, _ name: String, _ build: @escaping Maker) {
        self.row = row
        self.name = name
        self.build = build
    }

    /// Somebody else's ciphertext, whose sender may learn nothing, now or later.
    var isCapturedCopy: Bool {
        if case .sent(.specific, _) = answer { return false }
        return row == .capturedCiphertext
    }

    var testDescription: String { "\(row.rawValue): \(name)" }

    func expecting(_ change: (inout Threat) -> Void) -> Threat {
        var copy = self
        change(&copy)
        return copy
    }

    /// Encrypted to us, and opened; nobody vouches for it.
    static func sealed(_ row: ThreatRow, _ name: String, _ build: @escaping Maker) -> Threat {
        Threat(row, name, build).expecting {
            $0.encryption = "whole"
            $0.answer = .sent(.general)
        }
    }

    /// A ciphertext that does not open; no byte of it is shown.
    static func lost(_ row: ThreatRow, _ name: String, _ reason: String, _ build: @escaping Maker) -> Threat {
        Threat(row, name, build).expecting {
            $0.outcome = "unreadable"
            $0.reason = reason
            $0.failure = reason
            $0.shown = []
            $0.hidden = [MailWriter.canary]
            $0.answer = .sent(.general)
        }
    }

    /// Refused before any parser sees it.
    static func refused(_ row: ThreatRow, _ name: String, limit: String, _ build: @escaping Maker) -> Threat {
        Threat(row, name, build).expecting {
            $0.outcome = "setAside"
            $0.reason = "limits.\(limit)"
            $0.answer = .none
        }
    }

    /// In clear from Alice, whose certificate is on record; this is the verdict on the signature.
    static func fromAlice(_ row: ThreatRow, _ name: String, _ signature: String, _ build: @escaping Maker) -> Threat {
        Threat(row, name, build).expecting {
            $0.signature = signature
            $0.answer = .sent(.specific, to: .alice)
        }
    }

    /// Nobody can be made out to have sent it, so nobody is answered.
    static func nameless(_ row: ThreatRow, _ name: String, _ from: String...) -> Threat {
        Threat(row, name) {
            MailBuilder.message($0.wordsEntity, from: from, subject: "A report", id: $0.id, date: .now)
        }.expecting { $0.answer = .nobody }
    }
}

/// What no mail may take.
enum ThreatBounds {
    /// Of the processor.
    static let seconds = 5.0
    /// Of any one process of the run.
    static let bytes = 600_000_000
}

extension MailWriter {
    /// A report of its own subject, which holds nothing that has to stay hidden.
    func report(_ entity: [UInt8], from person: Person? = nil, fields: [String] = [], date: Date = .now) -> [UInt8] {
        mail(entity, from: person, subject: "A report", fields: fields, date: date)
    }

    /// A report as PGP/MIME has it, around binary packets.
    func report(ciphertext: [UInt8], from person: Person? = nil) -> [UInt8] {
        report(Self.binaryCiphertext(ciphertext), from: person)
    }

    /// The standard words as they stand under a ciphertext or a signature.
    var canonicalEntity: [UInt8] { LineEnds.crlf.applied(to: wordsEntity) }
}
