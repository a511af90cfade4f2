import Disclosure
import Foundation
import Settings
import Testing

@Suite("Settings of clocks and notices") final class ClockSettingsTests {
    private let directory = "/tmp/pw-\(UUID().uuidString.prefix(8))"

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    private func load(_ text: String) throws -> PosternSettings {
        let path = "\(directory)/postern.toml"
        try Data(("[mailbox]\naddresses = [\"security@example.org\"]\n" + text).utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return try PosternSettings.load(path: path)
    }

    /// Its file and line are those of the mistake, behind a good mailbox of two lines.
    private func expectError(_ wrong: WrongFile) throws {
        let error = try #require(throws: SettingsError.self) {
            try self.load(wrong.text)
        }
        #expect(error.file == "\(directory)/postern.toml" && error.line == wrong.line, "\(error)")
        for words in wrong.words { #expect(error.message.contains(words), "\(error)") }
    }

    @Test("Promises, one by one; what a table lacks keeps its default") func promises() throws {
        let settings = try load(
            """
            [promises]
            acknowledgement = "24 hours"
            triage = "1 business day"
            assessment = { critical = "2 days", low = "60 business days" }
            plan.moderate = "45 days"
            advisory = "1 days"
            [promises.remediation]
            important = "12 hours"
            """)
        var expected = Promises()
        expected.acknowledgement = .hours(24)
        expected.triage = .businessDays(1)
        expected.assessment.critical = .days(2)
        expected.assessment.low = .businessDays(60)
        expected.plan.moderate = .days(45)
        expected.advisory = .days(1)
        expected.remediation.important = .hours(12)
        #expect(settings.promises == expected)
    }

    @Test("The calendar") func calendar() throws {
        let calendar = try load(
            """
            [calendar]
            time_zone = "Asia/Tokyo"
            workdays = ["Sunday", "Monday", "Monday"]
            holidays = [2026-12-25, "2027-01-02", "01-01", "02-29"]
            """
        ).calendar
        #expect(calendar.timeZone.identifier == "Asia/Tokyo")
        #expect(calendar.workdays == [.sunday, .monday])
        #expect(calendar.holidays.map(\.description) == ["2026-12-25", "2027-01-02", "01-01", "02-29"])
        #expect(try load("").calendar.holidays.isEmpty)
    }

    @Test(
        "Time zones",
        arguments: [
            "UTC", "Europe/Berlin", "Asia/Kolkata", "America/Argentina/Buenos_Aires", "Pacific/Chatham", "Etc/UTC",
        ])
    func timeZones(_ name: String) throws {
        let offset = TimeZone(identifier: name)?.secondsFromGMT()
        #expect(try load("[calendar]\ntime_zone = \"\(name)\"\n").calendar.timeZone.secondsFromGMT() == offset)
    }

    @Test("Law, updates and notices") func rest() throws {
        let usual = try load("")
        #expect(!usual.law.craArticle14 && usual.notices.send && usual.notices.text)
        #expect(usual.notices.urgentDays == 14 && usual.updates.monthlyDays == 30)
        let settings = try load(
            """
            [law]
            cra_article_14 = true
            [notices]
            send = false
            urgent_days = 0
            text = false
            [updates]
            monthly_days = 28
            """)
        #expect(settings.law.craArticle14 && !settings.notices.send && !settings.notices.text)
        #expect(settings.notices.urgentDays == 0 && settings.updates.monthlyDays == 28)
    }

    static let wrongSpans: [WrongFile] = [
        WrongFile(
            "[promises]\ntriage_days = 5\n", line: 4, "unknown setting 'triage_days'", "known are acknowledgement"),
        WrongFile("[promises]\ntriage = 5\n", line: 4, "a whole number; it must be a text as in \"5 business days\""),
        WrongFile("[promises]\ntriage = \"\"\n", line: 4, "promises.triage is empty"),
        WrongFile("[promises]\ntriage = \"5\"\n", line: 4, "\"hours\", \"days\" or \"business days\""),
        WrongFile("[promises]\ntriage = \"5 weeks\"\n", line: 4, "is \"5 weeks\"; write a number and"),
        WrongFile("[promises]\ntriage = \"five days\"\n", line: 4, "write a number and"),
        WrongFile("[promises]\ntriage = \"5 busines days\"\n", line: 4, "did you mean \"5 business days\"?"),
        WrongFile("[promises]\ntriage = \"1 busines day\"\n", line: 4, "did you mean \"1 business day\"?"),
        WrongFile("[promises]\ntriage = \"5  days\"\n", line: 4, "did you mean \"5 days\"?"),
        WrongFile("[promises]\ntriage = \"5 Days\"\n", line: 4, "did you mean \"5 days\"?"),
        WrongFile("[promises]\ntriage = \"5days\"\n", line: 4, "did you mean \"5 days\"?"),
        WrongFile("[promises]\ntriage = \"0 days\"\n", line: 4, "\"0 days\"; the number must be 1 to 3650"),
        WrongFile("[promises]\ntriage = \"3651 hours\"\n", line: 4, "the number must be 1 to 3650"),
        WrongFile("[promises]\ntriage = \"99999999999999999999 days\"\n", line: 4, "must be 1 to 3650"),
        WrongFile("[promises]\ntriage = \"-1 days\"\n", line: 4, "write a number and"),
        WrongFile("[promises]\nplan = \"5 days\"\n", line: 4, "promises.plan must be a table, as in { … }"),
        WrongFile(
            "[promises]\nplan = { critcal = \"5 days\" }\n", line: 4, "unknown setting 'critcal'",
            "did you mean 'critical'?"),
        WrongFile(
            "[promises]\nplan = { high = \"5 days\" }\n", line: 4, "known are critical, important, moderate, low"),
        WrongFile("[promises]\nplan = { low = \"5 day s\" }\n", line: 4, "promises.plan low is", "\"5 days\"?"),
        WrongFile("[promises]\nplan = { low = 5 }\n", line: 4, "promises.plan low is a whole number"),
        WrongFile("[promises.plan]\ncritical = \"1 day\"\nlow = \"0 days\"\n", line: 5, "plan low", "1 to 3650"),
    ]

    static let wrongCalendars: [WrongFile] = [
        WrongFile("[calendar]\ntime_zone = \"Europe/Berln\"\n", line: 4, "did you mean \"Europe/Berlin\"?"),
        WrongFile("[calendar]\ntime_zone = \"asia/tokyo\"\n", line: 4, "did you mean \"Asia/Tokyo\"?"),
        WrongFile("[calendar]\ntime_zone = \"utc\"\n", line: 4, "did you mean \"UTC\"?"),
        WrongFile("[calendar]\ntime_zone = \"Pacific Standard Time\"\n", line: 4, "write an IANA name"),
        WrongFile("[calendar]\ntime_zone = \"+0900\"\n", line: 4, "which is no time zone"),
        WrongFile("[calendar]\ntime_zone = \"GMT+9\"\n", line: 4, "which is no time zone"),
        WrongFile("[calendar]\ntime_zone = \"JST\"\n", line: 4, "which is no time zone"),
        WrongFile("[calendar]\ntime_zone = 9\n", line: 4, "must be a text"),
        WrongFile("[calendar]\nworkdays = []\n", line: 4, "has 0 elements; it must have 1 to 7"),
        WrongFile("[calendar]\nworkdays = [\"Monday\", \"tuesday\"]\n", line: 4, "(element 2)", "\"Tuesday\"?"),
        WrongFile("[calendar]\nworkdays = [\"Mo\"]\n", line: 4, "must be one of \"Monday\", \"Tuesday\""),
        WrongFile("[calendar]\nworkdays = \"Monday\"\n", line: 4, "must be a list"),
        WrongFile("[calendar]\nholidays = [\n  \"01-01\",\n  \"02-30\",\n]\n", line: 6, "(element 2)", "no date"),
        WrongFile("[calendar]\nholidays = [\"25.12.\"]\n", line: 4, "2026-12-25, or \"12-25\" for every year"),
        WrongFile("[calendar]\nholidays = [1969-12-25]\n", line: 4, "1969-12-25", "from 1970 on"),
        WrongFile("[calendar]\nholidays = [12]\n", line: 4, "a whole number; it must be a date"),
        WrongFile("[calendar]\nholidays = [2026-12-25T00:00:00]\n", line: 4, "must be a date"),
        WrongFile("[calendar]\nholiday = []\n", line: 4, "unknown setting 'holiday'", "did you mean 'holidays'?"),
    ]

    static let wrongOthers: [WrongFile] = [
        WrongFile("[law]\ncra_article_14 = 1\n", line: 4, "law.cra_article_14", "must be true or false"),
        WrongFile("[law]\ncra = true\n", line: 4, "unknown setting 'cra' in [law]"),
        WrongFile("[notices]\nurgent_days = 366\n", line: 4, "notices.urgent_days is 366", "0 to 365 days"),
        WrongFile("[notices]\nurgent_days = -1\n", line: 4, "0 to 365 days"),
        WrongFile("[notices]\nsend = \"no\"\n", line: 4, "must be true or false"),
        WrongFile("[notice]\nsend = true\n", line: 3, "did you mean 'notices'?"),
        WrongFile("[updates]\nmonthly_days = 0\n", line: 4, "updates.monthly_days is 0; it must be 1 to 365 days"),
        WrongFile("[updates]\ntext = true\n", line: 4, "it belongs in [notices]"),
    ]

    @Test(arguments: wrongSpans + wrongCalendars + wrongOthers) func mistakes(_ file: WrongFile) throws {
        try expectError(file)
    }
}
