import Disclosure
import Foundation
import TestSupport
import Testing
import Tickets

@testable import Pipeline
@testable import Settings

/// A home whose team is told by mail: Frank and Grace with their certificates, Heidi without hers.
struct NoticeTeam {
    static let members: [IntakeCast.Person] = [.frank, .grace, .heidi]

    let home: IntakeHome

    init() throws {
        let cast = try IntakeCast.shared()
        home = try IntakeHome(knowing: .frank, .grace)
        home.settings.team = try Self.members.map { person in
            TeamMember(
                name: person.rawValue.capitalized, address: try #require(EmailAddress(person.address)),
                fingerprint: cast.fingerprint(person))
        }
        home.settings.products = [
            ProductSettings(name: "Quuxserver", aliases: ["quuxd"], owner: "Grace"),
            ProductSettings(name: "Frobnicator"),
        ]
    }

    /// A report in clear by someone nobody knows.
    static func report(
        _ slug: String, _ text: String = "OS: Debian 12\nIt crashes.\n", from: String? = nil, fields: [String] = [],
        subject: String = "Crash"
    ) -> [UInt8] {
        MailBuilder.message(
            MailBuilder.text(text), from: [from ?? "Finder <\(slug)@finder.example>"], subject: subject,
            id: "\(slug)@mail.example", fields: fields, date: Date())
    }

    /// The notices in the ledger, oldest first.
    func queued() throws -> [OutgoingMail] {
        try home.open().store.outgoing(states: nil, ticket: nil).filter { $0.draft.kind == .notice }
    }

    /// Those in the ledger that were not there before.
    func new(by body: () throws -> Void) throws -> [OutgoingMail] {
        let before = Set(try queued().map(\.id))
        try body()
        return try queued().filter { !before.contains($0.id) }
    }

    /// The local parts of the recipients.
    static func names(_ mails: [OutgoingMail]) -> [String] { mails.map(\.draft.to.localPart).sorted() }

    /// A mail as it lies in the outbox.
    func bytes(_ mail: OutgoingMail) throws -> [UInt8] {
        try #require(try home.outbox()[mail.draft.messageID.description], "it was not submitted")
    }
}

/// What one handler alone can open, with a GnuPG home that holds no secret key but theirs.
struct NoticeReader {
    private let home: TemporaryGnuPGHome

    init(_ person: IntakeCast.Person) throws {
        let cast = try IntakeCast.shared()
        home = try TemporaryGnuPGHome(certificates: [cast.mailbox])
        try home.run(["--import"], input: try cast.secretKey(person))
    }

    /// The words of an encrypted mail with a good signature of ours; nil if it does not open.
    func words(_ mail: [UInt8]) throws -> String? {
        let parts = MIMEPiece(mail).parts
        guard MIMEPiece(mail).type == "multipart/encrypted", parts.count == 2 else { return nil }
        let result = try runGPG(["--status-fd", "2", "--decrypt"], input: parts[1].body, home: home.path)
        guard result.status == 0 else { return nil }
        #expect(result.stderr.contains("GOODSIG"))
        return MIMEPiece(result.stdout).text
    }
}
