/// Vectors of CVSS 2.0 that FIRST has published with scores.
enum PublishedExamplesOfTwo {
    /// A Complete Guide to CVSS 2.0, section 3.3: base, temporal, and the ends of the environmental range.
    static let ofTheGuide: [PublishedExample] = [
        .init("3.3.1", "CVE-2002-0392", "AV:N/AC:L/Au:N/C:N/I:N/A:C", "7.8"),
        .init("3.3.1", "CVE-2002-0392", "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C", "6.4"),
        .init("3.3.1", "CVE-2002-0392", "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:N/TD:N/CR:M/IR:M/AR:H", "0.0"),
        .init("3.3.1", "CVE-2002-0392", "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H", "9.2"),
        .init("3.3.2", "CVE-2003-0818", "AV:N/AC:L/Au:N/C:C/I:C/A:C", "10.0"),
        .init("3.3.2", "CVE-2003-0818", "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C", "8.3"),
        .init("3.3.2", "CVE-2003-0818", "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:N/TD:N/CR:M/IR:M/AR:L", "0.0"),
        .init("3.3.2", "CVE-2003-0818", "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:L", "9.0"),
        .init("3.3.3", "CVE-2003-0062", "AV:L/AC:H/Au:N/C:C/I:C/A:C", "6.2"),
        .init("3.3.3", "CVE-2003-0062", "AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C", "4.9"),
        .init("3.3.3", "CVE-2003-0062", "AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:N/TD:N/CR:M/IR:M/AR:M", "0.0"),
        .init("3.3.3", "CVE-2003-0062", "AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:M", "7.5"),
    ]

    /// What the example documents of 3.0 and 3.1 print of 2.0 for comparison.
    static let comparisons: [PublishedExample] = [
        .init("MySQL Stored SQL Injection", "CVE-2013-0375", "AV:N/AC:L/Au:S/C:P/I:P/A:N", "5.5"),
        .init("SSLv3 POODLE", "CVE-2014-3566", "AV:N/AC:M/Au:N/C:P/I:N/A:N", "4.3"),
        .init("VMware Guest to Host Escape", "CVE-2012-1516", "AV:N/AC:L/Au:S/C:C/I:C/A:C", "9.0"),
        .init("Apache Tomcat XML Parser", "CVE-2009-0783", "AV:L/AC:L/Au:N/C:P/I:P/A:P", "4.6"),
        .init("Cisco IOS Arbitrary Command Execution", "CVE-2012-0384", "AV:N/AC:M/Au:S/C:C/I:C/A:C", "8.5"),
        .init("Apple iWork Denial of Service", "CVE-2015-1098", "AV:N/AC:M/Au:N/C:P/I:P/A:P", "6.8"),
        .init("OpenSSL Heartbleed", "CVE-2014-0160", "AV:N/AC:L/Au:N/C:P/I:N/A:N", "5.0"),
        .init("Bash Shellshock", "CVE-2014-6271", "AV:N/AC:L/Au:N/C:C/I:C/A:C", "10.0"),
        .init("DNS Kaminsky Bug", "CVE-2008-1447", "AV:N/AC:L/Au:N/C:N/I:P/A:N", "5.0"),
        .init("Sophos Login Screen Bypass", "CVE-2014-2005", "AV:L/AC:M/Au:N/C:C/I:C/A:C", "6.9"),
        .init("Joomla Directory Traversal", "CVE-2010-0467", "AV:N/AC:L/Au:N/C:P/I:N/A:N", "5.0"),
        .init("Cisco Access Control Bypass", "CVE-2012-1342", "AV:N/AC:L/Au:N/C:N/I:P/A:N", "5.0"),
        .init("Juniper Proxy ARP Denial of Service", "CVE-2013-6014", "AV:A/AC:L/Au:N/C:N/I:C/A:N", "6.1"),
        .init("DokuWiki Reflected Cross-site Scripting", "CVE-2014-9253", "AV:N/AC:M/Au:N/C:N/I:P/A:N", "4.3"),
        .init("Adobe Acrobat Buffer Overflow", "CVE-2009-0658", "AV:N/AC:M/Au:N/C:C/I:C/A:C", "9.3"),
        .init(
            "Microsoft Windows Bluetooth Remote Code Execution", "CVE-2011-1265", "AV:A/AC:L/Au:N/C:C/I:C/A:C", "8.3"),
        .init("Apple iOS Security Control Bypass", "CVE-2014-2019", "AV:L/AC:L/Au:N/C:N/I:C/A:N", "4.9"),
        .init("SearchBlox Cross-Site Request Forgery", "CVE-2015-0970", "AV:N/AC:M/Au:N/C:P/I:P/A:P", "6.8"),
        .init("SSL/TLS MITM", "CVE-2014-0224", "AV:N/AC:M/Au:N/C:P/I:P/A:P", "6.8"),
        .init("Google Chrome Sandbox Bypass", "CVE-2012-5376", "AV:N/AC:L/Au:N/C:C/I:C/A:C", "10.0"),
        .init("Google Chrome PDFium JPEG 2000", "CVE-2016-1645", "AV:N/AC:M/Au:N/C:C/I:C/A:C", "9.3"),
        .init("Badlock", "CVE-2016-0128", "AV:N/AC:M/Au:N/C:P/I:P/A:N", "5.8"),
        .init("Badlock", "CVE-2016-2118", "AV:N/AC:M/Au:N/C:P/I:P/A:P", "6.8"),
        .init("Cantemo Portal Stored Cross-site Scripting", "CVE-2019-7551", "AV:N/AC:M/Au:S/C:P/I:P/A:P", "6.0"),
        .init(
            "WordPress Mail Plugin Reflected Cross-site Scripting", "CVE-2017-5942", "AV:N/AC:M/Au:N/C:N/I:P/A:N", "4.3"
        ),
        .init("Opera DLL Search Order Hijacking", "CVE-2018-18913", "AV:L/AC:M/Au:N/C:C/I:C/A:C", "6.9"),
        .init("Lenovo ThinkPwn Exploit", "CVE-2016-5729", "AV:L/AC:L/Au:S/C:C/I:C/A:C", "6.8"),
        .init("Failure to Lock Flash on Resume from Sleep", "CVE-2015-2890", "AV:L/AC:L/Au:N/C:C/I:C/A:C", "7.2"),
        .init("Intel DCI Issue", "CVE-2018-3652", "AV:L/AC:L/Au:N/C:P/I:P/A:P", "4.6"),
        .init("Scripting Engine Memory Corruption", "CVE-2019-0884", "AV:N/AC:H/Au:N/C:C/I:C/A:C", "7.6"),
    ]
}
