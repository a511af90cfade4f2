internal import Disclosure

extension SettingTable {
    static let promises = SettingSection(
        name: "promises",
        help: """
            What the vendor's policy promises: change that first. Each is a number, 1 to 3650, and "hours", "days" or \
            "business days"; see [calendar]. `postern due` lists what is due and what is late.
            """,
        keys: [
            span(
                "acknowledgement", \.promises.acknowledgement,
                "From the arrival of a report until its reporter has the first answer; it is late if that is held back."
            ),
            span(
                "triage", \.promises.triage,
                """
                From the arrival of the first report until product, affected versions and severity are recorded. The \
                date stands in the acknowledgement. This and the next three stand still while you wait for the reporter.
                """),
            spans(
                "assessment", \.promises.assessment,
                """
                By severity, from the same time until the result of the reproduction. Here and below, a severity that \
                is not set keeps its default.
                """),
            spans(
                "plan", \.promises.plan, "Likewise, until the form of the remediation and its target date are recorded."
            ),
            spans(
                "remediation", \.promises.remediation,
                """
                Likewise, until a fixed version or a workaround is published. A target date that comes first is the \
                one that counts.
                """),
            span(
                "advisory", \.promises.advisory, "From the release of the remediation until the advisory is published."),
        ])

    static let calendar = SettingSection(
        name: "calendar", help: "Which days are business days. A change moves the dates of open cases too.",
        keys: [
            .value(
                "time_zone", \.calendar.timeZone, default: "\"UTC\"",
                """
                The IANA name of the time zone in which days end and start, as in "Asia/Tokyo". Business days and \
                dates run until midnight there.
                """
            ) { value throws(Complaint) in try value.timeZone() },
            .value(
                "workdays", \.calendar.workdays,
                default: "[" + Weekday.allCases.prefix(5).map { quoted($0.rawValue) }.joined(separator: ", ") + "]",
                "The days of a week on which you work, 1 to 7 English names."
            ) { value throws(Complaint) in
                Set(try value.list(1...7) { element throws(Complaint) in try element.word(of: Weekday.self) })
            },
            .value(
                "holidays", \.calendar.holidays, default: "[]",
                """
                Dates on which you do not work, at most 1000: 2026-12-25 is that day, "12-25" the day of every year. \
                They are no business days.
                """
            ) { value throws(Complaint) in
                try value.list(0...1000) { element throws(Complaint) in try element.holiday() }
            },
        ])

    static let law = SettingSection(
        name: "law", help: "Which laws set times of their own. Neither closing a case nor a pause stops these.",
        keys: [
            .value(
                "cra_article_14", \.law.craArticle14, default: "\(defaults.law.craArticle14)",
                """
                Whether Article 14 of the EU Cyber Resilience Act (Regulation (EU) 2024/2847) binds you. If so, a case \
                that is actively exploited has clocks for the early warning (24 hours), the notification (72 hours) \
                and the final report (14 days after a remediation). Postern notifies no authority itself.
                """
            ) { value throws(Complaint) in try value.boolean() }
        ])

    static let updates = SettingSection(
        name: "updates", help: "How long a reporter waits at most for the next status update, by severity.",
        keys: [
            .integer(
                "untriaged_days", \.updates.untriagedDays, in: 1...365, "days", "While no severity is decided."),
            .integer("critical_days", \.updates.criticalDays, in: 1...365, "days", "Severity critical."),
            .integer("important_days", \.updates.importantDays, in: 1...365, "days", "Severity important."),
            .integer("moderate_days", \.updates.moderateDays, in: 1...365, "days", "Severity moderate."),
            .integer("low_days", \.updates.lowDays, in: 1...365, "days", "Severity low."),
            .integer(
                "monthly_days", \.updates.monthlyDays, in: 1...365, "days",
                "Whatever the severity, for reporters who asked by mail for monthly updates."),
        ])

    static let notices = SettingSection(
        name: "notices",
        help: "Mail to the team about new reports and what became late. Without [[team]] there is none.",
        keys: [
            .value(
                "send", \.notices.send, default: "\(defaults.notices.send)",
                "Whether the team is told by mail. If not, `postern ticket list` and `postern due` are all there is."
            ) { value throws(Complaint) in try value.boolean() },
            .integer(
                "urgent_days", \.notices.urgentDays, in: 0...365, "days",
                "A reporter's disclosure date that is nearer than this is urgent: the notice says so. 0: no date is."),
            .value(
                "text", \.notices.text, default: "\(defaults.notices.text)",
                """
                Whether the text of a report goes along, encrypted to the handler's own certificate. If not, handlers \
                read it with `postern ticket show`. Without a certificate nothing but the ticket number is ever sent.
                """
            ) { value throws(Complaint) in try value.boolean() },
        ])

    private static func span(
        _ name: String, _ path: any WritableKeyPath<PosternSettings, Span> & Sendable, _ help: String
    ) -> SettingKey<PosternSettings> {
        .value(name, path, default: quoted(defaults[keyPath: path].description), help) { value throws(Complaint) in
            try value.span()
        }
    }

    private static func spans(
        _ name: String, _ path: any WritableKeyPath<PosternSettings, BySeverity<Span>> & Sendable, _ help: String
    ) -> SettingKey<PosternSettings> {
        let usual = defaults[keyPath: path]
        let entries = Severity.allCases.map { ($0.rawValue, quoted(usual[$0].description)) }
        return .table(name, entries, help) { value, settings throws(Complaint) in
            try takeTable(value, keys: bySeverity, into: &settings[keyPath: path])
        }
    }

    private static let bySeverity: [SettingKey<BySeverity<Span>>] = Severity.allCases.map { severity in
        SettingKey(severity.rawValue, "", sample: "", hasDefault: true) { value, spans throws(Complaint) in
            spans[severity] = try value.span()
        }
    }
}
