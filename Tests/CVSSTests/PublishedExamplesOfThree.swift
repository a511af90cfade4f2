/// The example documents of CVSS 3.0 and 3.1: base scores, they print no others. The section is the example's heading.
enum PublishedExamplesOfThree {
    /// CVSS 3.1 Examples.
    static let ofThreeOne: [PublishedExample] = [
        .init("MySQL Stored SQL Injection", "CVE-2013-0375", "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", "6.4"),
        .init("SSLv3 POODLE", "CVE-2014-3566", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", "3.1"),
        .init("VMware Guest to Host Escape", "CVE-2012-1516", "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", "9.9"),
        .init("Apache Tomcat XML Parser", "CVE-2009-0783", "CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", "4.2"),
        .init(
            "Cisco IOS Arbitrary Command Execution", "CVE-2012-0384", "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H",
            "7.2"),
        .init("Apple iWork Denial of Service", "CVE-2015-1098", "CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.8"),
        .init("OpenSSL Heartbleed", "CVE-2014-0160", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", "7.5"),
        .init("Bash Shellshock", "CVE-2014-6271", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8"),
        .init("DNS Kaminsky Bug", "CVE-2008-1447", "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", "6.8"),
        .init("Sophos Login Screen Bypass", "CVE-2014-2005", "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "6.8"),
        .init("Joomla Directory Traversal", "CVE-2010-0467", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:N/A:N", "5.8"),
        .init("Cisco Access Control Bypass", "CVE-2012-1342", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:L/A:N", "5.8"),
        .init(
            "Juniper Proxy ARP Denial of Service", "CVE-2013-6014", "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H",
            "9.3"),
        .init("Adobe Acrobat Buffer Overflow", "CVE-2009-0658", "CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.8"),
        .init(
            "Microsoft Windows Bluetooth Remote Code Execution", "CVE-2011-1265",
            "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "8.8"),
        .init(
            "Apple iOS Security Control Bypass", "CVE-2014-2019", "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", "4.6"),
        .init(
            "SearchBlox Cross-Site Request Forgery", "CVE-2015-0970", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H",
            "8.8"),
        .init("SSL/TLS MITM", "CVE-2014-0224", "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", "7.4"),
        .init("Google Chrome Sandbox Bypass", "CVE-2012-5376", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H", "9.6"),
        .init("Google Chrome PDFium JPEG 2000", "CVE-2016-1645", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "8.8"),
        .init("Badlock", "CVE-2016-0128", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:N", "6.8"),
        .init("Badlock", "CVE-2016-2118", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.5"),
        .init(
            "Cantemo Portal Stored Cross-site Scripting", "CVE-2019-7551",
            "CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:H/I:H/A:H", "9.0"),
        .init(
            "WordPress Mail Plugin Reflected Cross-site Scripting", "CVE-2017-5942",
            "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1"),
        .init(
            "Opera DLL Search Order Hijacking", "CVE-2018-18913", "CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.8"),
        .init(
            "Remote Code Execution in Oracle Outside In", "CVE-2016-5558",
            "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:L", "8.6"),
        .init("Lenovo ThinkPwn Exploit", "CVE-2016-5729", "CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H", "8.2"),
        .init(
            "Failure to Lock Flash on Resume from Sleep", "CVE-2015-2890",
            "CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:N/I:H/A:H", "6.0"),
        .init("Intel DCI Issue", "CVE-2018-3652", "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "7.6"),
        .init(
            "Scripting Engine Memory Corruption, Internet Explorer", "CVE-2019-0884",
            "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.5"),
        .init(
            "Scripting Engine Memory Corruption, Edge", "CVE-2019-0884", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:N",
            "4.2"),
    ]

    /// CVSS 3.0 Examples.
    static let ofThreeZero: [PublishedExample] = [
        .init("MySQL Stored SQL Injection", "CVE-2013-0375", "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", "6.4"),
        .init("SSLv3 POODLE", "CVE-2014-3566", "CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", "3.1"),
        .init("VMware Guest to Host Escape", "CVE-2012-1516", "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", "9.9"),
        .init("Apache Tomcat XML Parser", "CVE-2009-0783", "CVSS:3.0/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", "4.2"),
        .init("Apple iWork Denial of Service", "CVE-2015-1098", "CVSS:3.0/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.8"),
        .init("OpenSSL Heartbleed", "CVE-2014-0160", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", "7.5"),
        .init("Bash Shellshock", "CVE-2014-6271", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8"),
        .init("DNS Kaminsky Bug", "CVE-2008-1447", "CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", "6.8"),
        .init("Sophos Login Screen Bypass", "CVE-2014-2005", "CVSS:3.0/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "6.8"),
        .init("Joomla Directory Traversal", "CVE-2010-0467", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:N/A:N", "5.8"),
        .init("Cisco Access Control Bypass", "CVE-2012-1342", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:L/A:N", "5.8"),
        .init(
            "Juniper Proxy ARP Denial of Service", "CVE-2013-6014", "CVSS:3.0/AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H",
            "9.3"),
        .init("Adobe Acrobat Buffer Overflow", "CVE-2009-0658", "CVSS:3.0/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.8"),
        .init(
            "Microsoft Windows Bluetooth Remote Code Execution", "CVE-2011-1265",
            "CVSS:3.0/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "8.8"),
        .init(
            "Apple iOS Security Control Bypass", "CVE-2014-2019", "CVSS:3.0/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", "4.6"),
        .init(
            "SearchBlox Cross-Site Request Forgery", "CVE-2015-0970", "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H",
            "8.8"),
        .init("SSL/TLS MITM", "CVE-2014-0224", "CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", "7.4"),
        .init("Google Chrome Sandbox Bypass", "CVE-2012-5376", "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H", "9.6"),
        .init("Google Chrome PDFium JPEG 2000", "CVE-2016-1645", "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "8.8"),
        .init("Badlock", "CVE-2016-0128", "CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:N", "6.8"),
        .init("Badlock", "CVE-2016-2118", "CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.5"),
        .init(
            "phpMyAdmin Reflected Cross-site Scripting", "CVE-2013-1937",
            "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1"),
        .init(
            "Cisco IOS Arbitrary Command Execution", "CVE-2012-0384", "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H",
            "8.8"),
        .init(
            "DokuWiki Reflected Cross-site Scripting", "CVE-2014-9253", "CVSS:3.0/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N",
            "5.4"),
    ]
}
