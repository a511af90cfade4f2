import Disclosure
import Foundation
import Testing
import Tickets

/// A mail and everything that must come of it.
struct IntakeCase: CustomTestStringConvertible, Sendable {
    typealias Person = IntakeCast.Person

    /// What goes out.
    enum Answer: Equatable, Sendable {
        /// Nothing, and nothing was to go out.
        case none
        /// None, because there is nobody to write to.
        case nobody
        /// It was decided on and held back, for this reason.
        case withheld(String)
        /// It went out, in clear or encrypted to somebody.
        case sent(LetterKind, to: Person? = nil)
    }

    /// Names the mail, its sender and its Message-ID.
    let slug: String
    /// Which poll of the corpus it comes in: later ones know what came of the earlier.
    var round = 1
    var outcome = MessageOutcome.filed
    var reason: String?
    /// What the encryption covers.
    var encryption = "none"
    var failure: String?
    var signature = "none"
    /// Must be in the report text; nil stands for the canary of the standard words.
    var text: String?
    var absent = "-----BEGIN"
    var subject: String?
    /// Names of attachments, in order.
    var files: [String] = []
    var flags: Set<String> = []
    var answer = Answer.sent(.specific)
    var language = MailLanguage.english
    /// The mail whose ticket it joins.
    var joins: String?
    /// The mail whose very bytes this one has.
    var copyOf: String?
    /// The mail whose file name this one has.
    var sameFileNameAs: String?
    /// The certificates on record for the sender afterwards: whose, and in which state.
    var certificates: [Person: CertificateState] = [:]
    let mail: @Sendable (MailWriter) throws -> [UInt8]

    init(_ slug: String, _ mail: @escaping @Sendable (MailWriter) throws -> [UInt8]) {
        self.slug = slug
        self.mail = mail
    }

    var testDescription: String { slug }

    /// A copy with other expectations.
    func expecting(_ change: (inout IntakeCase) -> Void) -> IntakeCase {
        var copy = self
        change(&copy)
        return copy
    }
}

/// What an acknowledgement says beyond the number and the dates.
enum LetterKind: Equatable, Sendable {
    /// Names what this report lacks, or says that it lacks nothing.
    case specific
    /// The general list.
    case general
    case otherKey, password, certificate
}

/// What a case makes its mail with.
struct MailWriter {
    typealias Build = MailBuilder
    typealias Person = IntakeCast.Person

    let slug: String
    let cast: IntakeCast
    /// What came of the mails of earlier rounds.
    let earlier: [String: Seen]

    /// A word that stands in every report and must stand in no answer.
    static let canary = "xyzzycanary"

    /// The words of most reports: they name a version and lack the rest.
    var words: String {
        """
        A request with a long header ends the quuxd process (\(Self.canary)).

        Product: Quuxserver
        Version: 9.87.65
        OS: Debian 12
        """
    }

    var wordsEntity: [UInt8] { Build.text(words + "\n") }

    /// A sender nobody has heard of.
    var stranger: String { "Finder <\(slug)@finder.example>" }
    var id: String { "\(slug)@mail.example" }

    /// A mail from somebody, else from an address that has the slug for its local part.
    func mail(
        _ entity: [UInt8], from person: Person? = nil, subject: String = "Crash, \(canary)", id: String? = nil,
        to: String = "security@vendor.example", fields: [String] = [], date: Date = Date()
    ) -> [UInt8] {
        Build.message(
            entity, from: [person?.mailbox ?? stranger], subject: subject, id: id ?? self.id, to: to, fields: fields,
            date: date)
    }

    /// The Message-ID of our answer to an earlier mail, with brackets.
    func answer(to slug: String) -> String { earlier[slug]?.outgoing?.draft.messageID.description ?? "<none@none>" }

    func number(of slug: String) -> String { earlier[slug]?.ticket?.description ?? "PSN-1999-0001" }
}
