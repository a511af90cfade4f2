import Disclosure
import Testing

@Suite("Versions and ranges of them") struct VersionRangeTests {
    @Test(arguments: [
        ["1.0-alpha", "1.0-beta2", "1.0-rc1", "1.0", "1.0.1", "1.0.10", "1.1", "1.10", "2"],
        ["1.1.1", "1.1.1a", "1.1.1w", "1.1.2"],
        ["7.0", "7.0 U1", "7.0 Update 3", "7.0 Update 3c", "7.1"],
        ["9.9", "10.0.19045", "10.0.22631.2861"],
        ["12", "12 SP4", "12 SP5", "15"],
        ["v3.9", "v3.10"],
        ["5.0.0", "99999999999999999999999999"],
    ])
    func order(_ texts: [String]) throws {
        let releases = try texts.map { try #require(ReleaseNumber($0)) }
        #expect(releases == releases.reversed().sorted())
        #expect(zip(releases, releases.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func zerosAtTheEndSayNothing() { #expect(ReleaseNumber("8") == ReleaseNumber("8.0.0")) }

    @Test(arguments: ["", "x", "version", "<", "版"]) func noNumber(_ text: String) {
        #expect(ReleaseNumber(text) == nil)
        #expect(VersionRange(text) == nil)
    }

    @Test(arguments: [
        ("8.0", ["8.0", "8.0.3", "8.0 build 1234", "8.0 U2", "v8.0.1"], ["8.1", "7.9", "8.01.x", "80"]),
        ("17.x", ["17", "17.5.0 build-22583795", "17.6.1"], ["16.9", "18", "1.7"]),
        ("5.*", ["5.0.3", "5.99"], ["6.0"]),
        (">= 5.0 < 5.3", ["5.0", "5.2.9", "5.0.0"], ["4.9", "5.3", "5.3.1"]),
        (">=5.0, <5.3", ["5.2"], ["5.3"]),
        ("> 5.0", ["5.1"], ["5.0", "5.0.1"]),
        ("<= 2.3", ["2.3", "1.0"], ["2.4"]),
        ("before 5.0.3", ["5.0.2", "1"], ["5.0.3"]),
        ("versions prior to 5.0.3", ["5.0.2"], ["5.0.3"]),
        ("all versions below 5.0.3", ["5.0.2"], ["5.0.3"]),
        ("earlier than 5.0.3", ["5.0.2"], ["5.0.3"]),
        ("5.0.3 and earlier", ["5.0.3", "4.0"], ["5.0.4"]),
        ("5.0.3 (and below)", ["5.0.3", "4.0"], ["5.0.4"]),
        ("up to and including 5.0.3", ["5.0.3", "4.0"], ["5.0.4"]),
        ("through 5.0.3", ["5.0.3", "4.0"], ["5.0.4"]),
        ("5.0 or later", ["5.0", "6"], ["4.9"]),
        ("5.0 and up", ["5.0", "6"], ["4.9"]),
        ("5.0+", ["5.0", "6"], ["4.9"]),
        ("5.0 - 5.3", ["5.0", "5.2", "5.3.1"], ["5.4"]),
        ("5.0-5.3", ["5.2"], ["5.4"]),
        ("from 5.0 to 5.3", ["5.2"], ["4.9", "5.4"]),
        ("5.0 through 5.3", ["5.2"], ["4.9", "5.4"]),
        ("between 5.0 and 5.3", ["5.2"], ["4.9", "5.4"]),
        ("17.x before 17.5.1", ["17.0", "17.5.0"], ["16.0", "17.5.1"]),
        ("8.0, 8.2 and 9", ["8.0.1", "8.2", "9.7"], ["8.1", "10"]),
        ("< 5.0.3, 5.1.x < 5.1.2", ["4.0", "5.1.1"], ["5.0.4", "5.1.2"]),
        ("5.0.3以前", ["5.0.3", "4"], ["5.0.4"]),
        ("5.0.3 より前のバージョン", ["5.0.2"], ["5.0.3"]),
        ("5.0.3 未満", ["5.0.2"], ["5.0.3"]),
        ("5.0 以降", ["5.0", "7"], ["4.9"]),
        ("5.0 から 5.3 まで", ["5.1"], ["4.9", "5.4"]),
        ("vor 5.0.3", ["5.0.2"], ["5.0.3"]),
        ("5.0 bis 5.3", ["5.1"], ["4.9", "5.4"]),
        ("all versions", ["0.1", "99"], []),
        ("2.4.57-2", ["2.4.57-2"], ["2.4.57-3"]),
        ("64-bit 5.0", ["5.0"], ["64.1"]),
    ])
    func ranges(_ text: String, _ inside: [String], _ outside: [String]) throws {
        let range = try #require(VersionRange(text))
        for version in inside { #expect(try range.overlaps(#require(VersionRange(version))), "\(version) is inside") }
        for version in outside { #expect(try !range.overlaps(#require(VersionRange(version))), "\(version) is not") }
    }

    @Test(arguments: ["5.0", "17.5.0 build-22583795", "22.04.3 LTS", "7.0 Update 3c", "10.0.22631"])
    func oneVersionIsNoRange(_ text: String) { #expect(VersionRange(text)?.isSingle == true) }

    @Test(arguments: [">= 5.0", "5.0 to 5.1", "5.0, 5.1", "before 5.0", "5.0 and earlier"])
    func aRangeIsNotOneVersion(_ text: String) { #expect(VersionRange(text)?.isSingle == false) }

    @Test func hostileTextsEnd() {
        for text in [String(repeating: "5.", count: 100_000), String(repeating: "<>-~ to 5", count: 50_000)] {
            _ = VersionRange(text)
            _ = ReleaseNumber(text)
        }
    }
}

@Suite("Support of a version") struct ProductSupportTests {
    private let list = [
        SupportedVersion(version: "8.0", until: "2027-10-11"), SupportedVersion(version: "7.x", until: "2026-03-31"),
        SupportedVersion(version: "7.5", until: "2027-03-31"), SupportedVersion(version: "9"),
    ]
    private let day = CalendarDay("2026-11-21")

    @Test(
        arguments: [
            ("8.0.3", "supported until 2027-10-11"), ("7.4", "out of support since 2026-03-31"),
            ("7.5.2", "supported until 2027-03-31"), ("9.1 build 5", "supported"),
            ("before 8.1", "supported until 2027-10-11"),
            ("all versions", "supported"), ("6.5", "not among the supported versions"),
            ("7.0 to 7.3", "out of support since 2026-03-31"),
            ("8.1", "not among the supported versions"), ("10.0", "unknown"), ("latest", "unknown"), (nil, "unknown"),
        ] as [(String?, String)])
    func standing(_ version: String?, _ words: String) {
        #expect(ProductSupport(of: version, among: list, on: day).description == words)
    }

    @Test func withoutADayAnEndIsOnlyNamed() {
        let support = ProductSupport(of: "8.0", among: list, on: nil)
        #expect(support == ProductSupport(state: .unknown, until: "2027-10-11"))
        #expect(ProductSupport(of: "9.0", among: list, on: nil).state == .supported)
    }

    @Test func withoutAListNothingIsKnown() { #expect(ProductSupport(of: "8.0", among: [], on: day).state == .unknown) }

    @Test func theLastDayCounts() {
        #expect(ProductSupport(of: "8.0", among: list, on: CalendarDay("2027-10-11")).state == .supported)
        #expect(ProductSupport(of: "8.0", among: list, on: CalendarDay("2027-10-12")).state == .outOfSupport)
    }

    @Test func aNameInPlaceOfANumber() {
        let list = [SupportedVersion(version: "Trixie", until: "2030-06-30")]
        #expect(ProductSupport(of: "trixie", among: list, on: day).state == .supported)
        #expect(ProductSupport(of: "13.1", among: list, on: day).state == .unknown)
    }
}

@Suite("Days of the calendar") struct CalendarDayTests {
    @Test(arguments: [("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-21", 20_778), ("9999-12-31", 2_932_896)])
    func numbers(_ text: String, _ number: Int) {
        #expect(CalendarDay(text)?.number == number)
        #expect(CalendarDay(number: number).description == text)
    }

    @Test(arguments: ["", "2026-02-29", "2026-13-01", "2026-1-1", "1969-12-31", "2026-11-31", "20261121", "２０２６-11-21"])
    func noDay(_ text: String) { #expect(CalendarDay(text) == nil) }

    @Test func sums() throws {
        let day = try #require(CalendarDay("2026-11-30"))
        #expect(day.adding(days: 90).description == "2027-02-28")
        #expect(day.adding(months: 3).description == "2027-02-28")
        #expect(day.adding(months: 1).description == "2026-12-30")
        #expect(day.weekday == 1)
        #expect(day.adding(days: .max).description == "9999-12-31")
        #expect(CalendarDay(secondsSince1970: 1_795_305_600).description == "2026-11-22")
        #expect(CalendarDay(secondsSince1970: .nan).number == 0)
    }

    @Test func everyDayComesBack() {
        for number in stride(from: 0, through: 2_932_896, by: 97) {
            #expect(CalendarDay(CalendarDay(number: number).description)?.number == number)
        }
    }
}
