import Correspondence
import Disclosure
import Foundation
import Testing

@Suite("Days in letters") struct DayTests {
    /// 2026-11-21T09:30:00Z, and ten hours later, when it is the next day in Tokyo.
    @Test(
        arguments: [
            (0, "GMT", "2026-11-21"), (10, "GMT", "2026-11-21"), (10, "Asia/Tokyo", "2026-11-22"),
            (-6, "America/Los_Angeles", "2026-11-20"),
        ] as [(Int, String, String)])
    func byTheVendorsClock(_ hours: Int, _ zone: String, _ shown: String) throws {
        var context = try context(.english)
        context.timeZone = try #require(TimeZone(identifier: zone))
        let date = day(0).addingTimeInterval(Double(hours) * 3_600)
        let templates = try LetterTemplates(directory: nil)
        let letter = templates.acknowledgement(
            AcknowledgementFacts(
                context: context, number: number, receivedAt: date, triageBy: day(30), nextUpdateBy: day(60),
                help: .general, problem: nil))
        #expect(letter.body.contains("Your report arrived on \(shown) and"))
        var update = try UpdateExample(name: "", state: .confirmed).facts(.english)
        (update.context, update.nextUpdateBy, update.isNews) = (context, date, true)
        #expect(templates.statusUpdate(update).body.contains("hear from us again by \(shown) at the latest"))
        let confirmation = ConfirmationFacts(
            context: context, number: number, commands: [.monthly], nextUpdateBy: date, detail: .full)
        #expect(templates.confirmation(confirmation).body.contains(shown))
    }
}
