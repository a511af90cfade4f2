/// CVSS 4.0 Examples, document version 1.7.1: the chapter on common classes of vulnerabilities; the section is the class.
///
/// Where the document gives metrics in another order than the specification's they stand here in the latter.
enum PublishedClassesOfFour {
    /// In the document's order.
    static let all: [PublishedExample] = [
        .init(
            "regreSSHion", "CVE-2024-6387", "CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P", "8.2"
        ),
        .init(
            "regreSSHion, variation 1", "CVE-2024-6387",
            "CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P/MAC:L/MAT:N/MVC:N/MVI:N/MVA:L", "5.5"),
        .init(
            "SQL Injection", "CVE-2023-30545", "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N", "7.1"),
        .init(
            "On-path Attacker", "CVE-2021-23846", "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
            "8.2"),
        .init(
            "Denial of Service", "CVE-2023-22394", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:L",
            "8.7"),
        .init(
            "Denial of Service", "CVE-2023-22394",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:L/E:U", "6.6"),
        .init(
            "Denial of Service, variation 1", "CVE-2023-22394",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:L/E:U/MVA:H/MSA:N", "6.6"),
        .init(
            "Cross-Site Scripting (Reflected)", "CVE-2022-24682",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N", "5.1"),
        .init(
            "Cross-Site Scripting (Reflected), variation 1", "CVE-2022-24682",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:L/VI:L/VA:N/SC:L/SI:L/SA:N", "5.1"),
        .init(
            "Cross-Site Scripting (Stored)", "CVE-2020-0926",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:P/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N", "5.1"),
        .init(
            "Cross-Site Scripting Expanded Impact", "CVE-2024-55228",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:A/VC:H/VI:H/VA:H/SC:L/SI:L/SA:N", "8.5"),
        .init(
            "Cross-Site Request Forgery", "CVE-2023-5602",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N", "5.1"),
        .init(
            "Privilege Escalation (Unprivileged)", "CVE-2022-20759",
            "CVSS:4.0/AV:N/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "7.7"),
        .init(
            "Privilege Escalation (Highly Privileged)", "CVE-2021-34724",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N", "8.3"),
        .init(
            "Privilege Escalation (Highly Privileged)", "CVE-2021-34724",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N/E:U", "5.6"),
        .init(
            "Remote Code Execution", "CVE-2023-28311",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "8.5"),
        .init(
            "Remote Code Execution, variation 1", "CVE-2023-28311",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U/MUI:A", "5.7"),
        .init(
            "Arbitrary Code Execution", "CVE-2022-22965 Spring4Shell",
            "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A", "9.2"),
        .init(
            "Physical Access", "CVE-2022-20826", "CVSS:4.0/AV:P/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
            "5.4"),
        .init(
            "Information Disclosure", "CVE-2022-21500",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N", "8.7"),
        .init(
            "Information Disclosure", "CVE-2021-32570",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:H/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N", "6.9"),
        .init(
            "Command Injection", "CVE-2022-26134", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
            "9.3"),
        .init("ACL Bypass", "CVE-2023-20245", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:L/SA:N", "6.9"),
        .init(
            "ACL Bypass", "CVE-2023-20245",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:L/SA:N/E:U/CR:L/IR:L/AR:L", "2.7"),
        .init(
            "ACL Bypass, variation 1", "CVE-2023-20245",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:L/SI:N/SA:H", "7.8"),
        .init(
            "Server-Side Request Forgery", "CVE-2024-1233",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:L/SI:L/SA:L", "6.9"),
        .init(
            "Server-Side Request Forgery, variation 1", "CVE-2024-1233",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:L/SI:L/SA:L/MSI:N/MSA:N", "6.9"),
        .init(
            "Industrial Control Systems", "CVE-2023-28728",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/S:P", "8.5"),
        .init(
            "Operational Technology", "CVE-2022-47379",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/S:P/AU:Y/V:C/RE:L", "9.4"),
        .init(
            "Operational Technology, variation 1", "CVE-2022-47379",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P/CR:L/IR:H/AR:L/MAV:L/MAC:H/MAT:N/MPR:N/MUI:N/MVC:N/MVI:H/MVA:L/MSC:N/MSI:S/MSA:L",
            "7.0"),
        .init(
            "Operational Technology, variation 2", "CVE-2022-47379",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P/CR:L/IR:H/AR:H/MAV:A/MAC:H/MAT:N/MPR:L/MUI:N/MVC:L/MVI:H/MVA:H/MSC:L/MSI:S/MSA:S",
            "7.4"),
        .init(
            "Operational Technology, variation 3", "CVE-2022-47379",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P/CR:M/IR:H/AR:M/MAV:N/MAC:H/MAT:N/MPR:L/MUI:N/MVC:H/MVI:H/MVA:H/MSC:H/MSI:S/MSA:H",
            "8.7"),
        .init(
            "IOT - Healthcare", "CVE-2020-10627", "CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N/S:P",
            "8.6"),
        .init(
            "IOT - Healthcare", "CVE-2020-10627",
            "CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N/MSI:S/S:P", "9.7"),
        .init(
            "Value Density", "CVE-2020-28196", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N/V:C",
            "8.7"),
        .init(
            "Management System", "CVE-2023-20048", "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:N/VA:N/SC:H/SI:L/SA:H",
            "6.4"),
        .init(
            "Management System", "CVE-2023-20048",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:N/VA:N/SC:H/SI:L/SA:H/E:U/MAV:A/R:U/V:C", "2.4"),
        .init(
            "Ephemeral Build Systems", "CVE-2024-23897",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", "10.0"),
        .init(
            "Ephemeral Build Systems", "CVE-2024-23897",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A/CR:H/IR:H/AR:H/MAV:L/MAT:P", "8.9"),
        .init(
            "Linux Kernel", "CVE-2026-31431", "CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "8.5"),
        .init(
            "Linux Kernel", "CVE-2026-31431",
            "CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A/MVC:N/MVI:N/MVA:N", "0.0"),
    ]
}
