import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// `key list --format json`.
struct KeysAnswer: Codable {
    struct Certificate: Codable, Equatable {
        var address: String
        var fingerprint: String
        var state: String
        var origin: String
        var addedAt: String
    }
    var schema: Int
    var certificates: [Certificate]
}

extension OperatorHome {
    func certificates() throws -> [KeysAnswer.Certificate] {
        try json(["key", "list"], as: KeysAnswer.self).certificates
    }

    /// The state of each certificate of an address, by its fingerprint.
    func certificateStates(of address: String) throws -> [String: String] {
        let own = try certificates().filter { $0.address == address }
        return Dictionary(uniqueKeysWithValues: own.map { ($0.fingerprint, $0.state) })
    }

    /// Delivers and polls a report that brings a certificate.
    @discardableResult
    func receive(
        _ name: String, from mailbox: String, certificate: [UInt8], signedBy signer: IntakeCast.Person? = nil,
        fields: [String] = []
    ) throws -> Ended {
        let key = MailBuilder.file("key.asc", certificate, type: "application/pgp-keys")
        var entity = MailBuilder.multipart("mixed", [MailBuilder.text("OS: Debian 12\nReport \(name).\n"), key])
        if let signer { entity = try IntakeCast.shared().signedEntity(entity, by: [signer]) }
        try deliver(
            OperatorMail(name, from: mailbox, fields: fields, entity: String(decoding: entity, as: UTF8.self) + "\n"))
        let ended = try run("poll")
        #expect(ended.status == 0, "\(ended)")
        return ended
    }

    @discardableResult
    func receive(
        _ name: String, from person: IntakeCast.Person, signed: Bool = false, fields: [String] = []
    ) throws -> Ended {
        try receive(
            name, from: person.mailbox, certificate: IntakeCast.shared().certificate(person),
            signedBy: signed ? person : nil, fields: fields)
    }

    /// The long key id that the answer to a report is encrypted to.
    func recipients(ofAnswerTo name: String) throws -> [String] {
        let answer = try sentMails().first { $0.field("In-Reply-To") == "<\(name)@mail.example>" }
        let recipients = try Letter(#require(answer).bytes, readBy: IntakeCast.shared()).recipients
        #expect(recipients.count == 1)
        return recipients
    }
}

extension IntakeCast {
    /// The long key ids of a person's primary key and subkeys.
    func keyIDs(_ person: Person) throws -> Set<String> {
        let listing = try home.run(["--with-colons", "--list-keys", fingerprint(person)])
        let keys = String(decoding: listing, as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("pub:") || $0.hasPrefix("sub:") }
        return Set(keys.map { String($0.split(separator: ":", omittingEmptySubsequences: false)[4]) })
    }
}
