import Disclosure
import Testing

/// A vector and the severity that the vendor's policy gives it, worked out by hand from the policy's words.
struct PolicyCase: Sendable, CustomTestStringConvertible {
    let name: String
    let vector: String
    let severity: Severity
    /// One reason that must be among those given.
    let reason: String

    init(_ name: String, _ vector: String, _ severity: Severity, _ reason: String) {
        self.name = name
        self.vector = vector
        self.severity = severity
        self.reason = reason
    }

    var testDescription: String { "\(name): \(vector)" }
}

enum PolicyCases {
    private static let everything = "full loss of confidentiality, integrity and availability"

    /// Flaws that everybody knows, with vectors that describe them, most of them published.
    static let wellKnown: [PolicyCase] = [
        .init("Log4Shell", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", .critical, "without authentication"),
        .init("Zerologon", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", .critical, "from the network"),
        .init("Shellshock", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .critical, everything),
        .init("Shellshock, 2.0", "AV:N/AC:L/Au:N/C:C/I:C/A:C", .critical, everything),
        .init("BlueKeep", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .critical, "without user action"),
        .init(
            "Log4Shell, 4.0", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A", .critical,
            "attacked already, by the vector"),
        .init("Heartbleed", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", .important, "full loss of confidentiality"),
        .init("Heartbleed, 2.0", "AV:N/AC:L/Au:N/C:P/I:N/A:N", .low, "partial loss only"),
        .init("EternalBlue", "CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H", .moderate, "reduced by difficulty"),
        .init("EternalBlue, 2.0", "AV:N/AC:M/Au:N/C:C/I:C/A:C", .important, "with user action"),
        .init("PrintNightmare", "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", .important, "with authentication"),
        .init("Dirty COW", "CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", .important, "with local access"),
        .init("Dirty COW, a race", "CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:H/I:H/A:H", .moderate, "reduced by difficulty"),
        .init("Spectre", "CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:C/C:H/I:N/A:N", .moderate, "full loss of confidentiality"),
        .init("VENOM, 2.0", "AV:A/AC:L/Au:S/C:C/I:C/A:C", .important, "from the adjacent network"),
        .init(
            "VENOM", "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", .critical,
            "scope changes, as in breaking out of a guest"),
        .init(
            "VMware XHCI (CVE-2024-22252)", "CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", .critical, everything),
        .init("VMware SVGA, guest's root", "CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H", .critical, everything),
        .init(
            "VMware vmnetdhcp, 4.0", "CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", .critical,
            "with local access"),
        .init("Bluetooth", "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .important, "from the adjacent network"),
        .init("POODLE", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", .low, "partial loss only"),
        .init("Stored XSS", "CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N", .low, "partial loss only"),
        .init("regreSSHion", "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H", .moderate, everything),
        .init("Lock screen", "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .moderate, "with physical access"),
        .init("Document", "CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", .important, "with user action"),
        .init("SIP calls", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", .important, "full loss of availability"),
        .init("Kaminsky", "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", .moderate, "full loss of integrity"),
        .init(
            "Spring4Shell, 4.0", "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A", .moderate,
            "reduced by configuration"),
        .init(
            "authentik, 4.0", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:H/VA:N/SC:H/SI:H/SA:H", .critical, everything),
        .init("Intel DCI", "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", .moderate, "with physical access"),
    ]

    /// One metric off what the severity would take, or more in the vector than the policy asks.
    static let traps: [PolicyCase] = [
        .init("A user clicks", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H", .important, "with user action"),
        .init(
            "A passive user is one", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", .important,
            "with user action"),
        .init(
            "An active one as well", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N", .important,
            "full loss of confidentiality"),
        .init(
            "All but availability", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N", .important,
            "full loss of confidentiality and integrity"),
        .init("All but a part", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:H", .important, "from the network"),
        .init("Three partial ones", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:L/A:L", .low, "partial loss only"),
        .init("Three partial ones, 2.0", "AV:N/AC:L/Au:N/C:P/I:P/A:P", .low, "partial loss only"),
        .init("Nothing at all", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:N", .low, "no loss"),
        .init("Twice authenticated, 2.0", "AV:N/AC:L/Au:M/C:C/I:C/A:C", .important, "with authentication"),
        .init("Difficult, 2.0", "AV:N/AC:H/Au:N/C:C/I:C/A:C", .moderate, "reduced by difficulty"),
        .init("An administrator", "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:N/I:H/A:N", .important, "with authentication"),
        .init(
            "Out, from beside the host", "CVSS:3.1/AV:A/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", .critical,
            "scope changes, as in breaking out of a guest"),
        .init("Out, with a user", "CVSS:3.1/AV:L/AC:L/PR:L/UI:R/S:C/C:H/I:H/A:H", .important, "with user action"),
        .init("Out, hardly", "CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:C/C:H/I:H/A:H", .moderate, "reduced by difficulty"),
        .init("The host falls over", "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:C/C:N/I:N/A:H", .important, "with local access"),
        .init(
            "From the network, with a login", "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", .important,
            "with authentication"),
        .init(
            "Everything here, one thing there", "CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:H/SI:N/SA:N",
            .important, everything),
        .init(
            "Only there", "CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:N/VI:N/VA:N/SC:H/SI:H/SA:H", .critical, everything),
        .init(
            "Partial there", "CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:L/SI:L/SA:L", .important, everything),
        .init(
            "The deployment does not count", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MAV:P/MC:N/MI:N/MA:N",
            .critical, "from the network"),
        .init(
            "Nor does it raise", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N/CR:H/MSI:S", .low,
            "partial loss only"),
        .init(
            "4.0's S is about safety", "CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/S:P",
            .important,
            "with local access"),
        .init("No exploit yet", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O", .critical, everything),
    ]
}
