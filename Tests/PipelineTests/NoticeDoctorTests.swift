import Disclosure
import Foundation
import Testing

@testable import Pipeline
@testable import Settings

@Suite("What the doctor says of the team") struct NoticeDoctorTests {
    private func warnings(_ team: NoticeTeam) throws -> [String] {
        try Doctor.examine(team.home.open(), now: Date()).filter { $0.gravity == .warning }.map(\.text)
    }

    @Test func certificatesAndOwners() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        let first = try warnings(team).filter { $0.contains("certificate") || $0.contains("answers for") }
        #expect(first.count == 1)
        #expect(first.first?.contains("no more than a ticket's number") == true)
        #expect(first.first?.contains("postern key import FILE --for heidi@reporter.example") == true)

        team.home.settings.team.removeAll { $0.name != "Frank" }
        let second = try warnings(team).filter { $0.contains("certificate") || $0.contains("answers for") }
        #expect(second.count == 1)
        #expect(second.first?.hasPrefix("Grace answers for Quuxserver but is not in the team") == true)
        team.home.settings.products[0].owner = "frank"
        #expect(try warnings(team).allSatisfy { !$0.contains("answers for") })
    }

    @Test func certificateThatHasExpired() throws {
        let team = try NoticeTeam()
        defer { team.home.remove() }
        let cast = try IntakeCast.shared()
        let person = IntakeCast.Person.eve
        try team.home.bind(cast.certificate(person), to: person.address)
        team.home.settings.team = [
            TeamMember(
                name: "Eve", address: try #require(EmailAddress(person.address)), fingerprint: cast.fingerprint(person))
        ]
        #expect(try warnings(team).contains { $0.contains("of Eve has expired") })
        // Mail to her is not lost, and says no more than where to look.
        let number = try #require(try team.home.handle(NoticeTeam.report("one")).first?.ticket)
        let notice = try #require(try team.queued().first)
        let words = try Letter(team.bytes(notice), readBy: cast)
        #expect(words.recipients.isEmpty && words.text.contains("There is news on \(number)"))
        #expect(!words.text.contains("Debian"))
    }
}
