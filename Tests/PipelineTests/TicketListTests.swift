import Disclosure
import Foundation
import Testing

@testable import Pipeline

@Suite("Lists written without an encoder") struct TicketListTests {
    private struct Thing: Encodable {
        var name: String?
        var at: Date
        var count: Int
    }

    private struct Things: Encodable {
        var schema = 1
        var things: [Thing]
    }

    private static func list(_ things: [Thing]) -> String {
        var list = JSONList(named: "things")
        for thing in things {
            list.begin()
            list.add("at", thing.at)
            list.add("count", thing.count)
            list.add("name", thing.name)
            list.end()
        }
        return list.finish()
    }

    @Test func theyAreWhatTheEncoderWouldWrite() {
        let names = [
            "plain", "", "quote \" and \\ and /", "\u{0}\u{1}\u{8}\u{9}\u{A}\u{B}\u{C}\u{D}\u{1F}\u{7F}",
            "日本 é \u{1F600}", nil,
        ]
        let things = names.enumerated().map { index, name in
            Thing(
                name: name, at: Date(timeIntervalSince1970: 1_793_620_800 + 12_345 * Double(index)), count: index * 1000
            )
        }
        #expect(Self.list(things) == jsonText(Things(things: things)))
        #expect(Self.list([]) == jsonText(Things(things: [])))
    }

    @Test(arguments: [0, 59, 86_399, 951_782_400, 1_709_164_799, 4_102_444_800, 253_402_300_799, -1])
    func timesAreThoseOfFoundation(_ seconds: Double) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(ScreenStyle.second(date, separator: "T") + "Z" == date.formatted(.iso8601))
        #expect(ScreenStyle.minute(date) == String(date.formatted(.iso8601).prefix(16)).replacing("T", with: " "))
    }
}
