/// CVSS 4.0 Examples, document version 1.7.1 of 2026-06-17, unless a row names another; the scores are those of its tables.
///
/// The headings over some tables still carry figures of earlier vectors (CVE-2023-48228, CVE-2016-5729, CVE-2015-2890,
/// CVE-2018-3652) or of another example (CVE-2026-31431); the table and the vector beside it go together. For
/// CVE-2026-48172 a heading has 9.6 for a vector that is not printed: by the text all three requirements are low.
/// `PublishedExampleTests` has the one figure of its tables that its vector does not bear out.
enum PublishedExamplesOfFour {
    /// The chapters on what 4.0 has new, and the classic examples.
    static let newMetricsAndClassics: [PublishedExample] = [
        .init(
            "New Metric – Attack Requirements", "CVE-2022-41741",
            "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "7.3"),
        .init(
            "New Metric – Attack Requirements", "CVE-2020-3549",
            "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "7.7"),
        .init(
            "New Metric – Attack Requirements", "CVE-2020-3549",
            "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U", "5.2"),
        .init(
            "New Metric – Attack Requirements", "CVE-2023-3089",
            "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N", "8.3"),
        .init(
            "New Metric – Attack Requirements", "CVE-2023-3089",
            "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N/CR:H/IR:L/AR:L/MAV:N/MAC:H/MVC:H/MVI:L/MVA:L",
            "8.1"),
        .init(
            "Revised Metric – User Interaction", "CVE-2021-44714",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N", "4.6"),
        .init(
            "Revised Metric – User Interaction", "CVE-2022-21830",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N", "5.1"),
        .init(
            "New Metric – Subsequent Confidentiality, Availability, Integrity", "CVE-2022-22186",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N", "6.9"),
        .init(
            "New Metric – Subsequent Confidentiality, Availability, Integrity", "CVE-2023-21989",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:N/VI:N/VA:N/SC:H/SI:N/SA:N", "5.9"),
        .init(
            "New Metric – Subsequent Confidentiality, Availability, Integrity", "CVE-2020-3947",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", "9.4"),
        .init(
            "New Metric – Subsequent Confidentiality, Availability, Integrity", "CVE-2023-48228",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:H/VA:N/SC:H/SI:H/SA:H", "9.3"),
        .init(
            "New Metric – Safety", "CVE-2023-30560",
            "CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:H/SA:N/S:P/V:D", "8.3"),
        .init(
            "CISA KEV Examples", "CVE-2025-31324 (1.4.1), CVE-2026-48172 (1.7)",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A", "10.0"),
        .init(
            "CISA KEV Examples", "CVE-2026-20805 (1.6.1)",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/E:A", "6.8"),
        .init(
            "Classic Examples", "CVE-2014-0160 Heartbleed",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/E:A", "8.7"),
        .init(
            "Classic Examples", "CVE-2021-44228 Log4Shell",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A", "9.3"),
        .init(
            "Classic Examples", "CVE-2021-44228, immutable containers",
            "CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P/MAC:L/MAT:N/MVC:N/MVI:N/MVA:L", "5.5"),
        .init(
            "Classic Examples", "CVE-2014-6271 Shellshock",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A", "9.3"),
        .init(
            "Classic Examples", "CVE-2013-6014", "CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:H/SI:N/SA:H",
            "6.4"),
        .init(
            "Classic Examples", "CVE-2016-5729 ThinkPwn",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/R:I", "8.4"),
        .init(
            "Classic Examples", "CVE-2015-2890", "CVSS:4.0/AV:L/AC:L/AT:P/PR:H/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/R:I",
            "7.1"),
        .init(
            "Classic Examples", "CVE-2018-3652", "CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
            "7.0"),
    ]

    /// As the classic examples were scored before document version 1.3.
    static let classicsBefore: [PublishedExample] = [
        .init(
            "Classic Examples", "CVE-2021-44228 Log4Shell",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A", "10.0"),
        .init(
            "Classic Examples", "CVE-2016-5729 ThinkPwn",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/R:I", "9.3"),
        .init(
            "Classic Examples", "CVE-2015-2890", "CVSS:4.0/AV:L/AC:L/AT:P/PR:H/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/R:I",
            "8.7"),
        .init(
            "Classic Examples", "CVE-2018-3652", "CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H",
            "8.6"),
    ]
}
