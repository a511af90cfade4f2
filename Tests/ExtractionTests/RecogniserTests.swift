import Disclosure
import Testing

@testable import Extraction

/// A text, the recognisers to run on it, and what they are to read: `kind name version`, with `@role` where one is said.
struct Example: Sendable, CustomTestStringConvertible {
    let title: String
    let text: String
    let subject: String?
    let expected: Set<String>

    init(_ title: String, _ text: String, subject: String? = nil, _ expected: Set<String>) {
        self.title = title
        self.text = text
        self.subject = subject
        self.expected = expected
    }

    var testDescription: String { title }

    func read(_ rules: Set<String>?) -> Set<String> {
        let configuration = Extractor(rules: rules).configuration(in: [ReportText(text: text)], subject: subject)
        return Set(
            configuration.facts.map { fact in
                [fact.kind.rawValue, fact.name, fact.version, fact.role.map { "@\($0.rawValue)" }]
                    .compactMap(\.self).joined(separator: " ")
            })
    }
}

@Suite("Recognisers, each by itself") struct RecogniserTests {
    @Test(arguments: [
        Example("colon", "OS: Ubuntu 22.04.3 LTS", ["os Ubuntu 22.04.3 LTS"]),
        Example("quoted, bold, in a list", "> - **OS**:  Debian 12", ["os Debian GNU/Linux 12"]),
        Example("equals", "Kernel = 6.5.0-14-generic", ["kernel Linux 6.5.0-14-generic"]),
        Example("tab", "Architecture\tx86_64", ["arch x86_64"]),
        Example("table", "| Browser | Firefox 120.0 |", ["software Mozilla Firefox 120.0 @client"]),
        Example("heading", "### Operating System\n\nFedora 39\n", ["os Fedora 39"]),
        Example("thing and version", "OpenSSL version: 3.0.2", ["software OpenSSL 3.0.2"]),
        Example("unknown thing", "Frobnicator version: 4.7.0 (109)", ["software Frobnicator 4.7.0"]),
        Example(
            "several in one value", "Environment: Windows 10 Pro 22H2 x64, Chrome 120",
            ["os Windows 10 Pro 22H2", "arch x64", "software Google Chrome 120"]),
        Example("guest", "Guest OS: Debian 12", ["os Debian GNU/Linux 12 @guest"]),
        Example("host, Japanese", "・ホスト OS：Windows 11 Pro 23H2", ["os Windows 11 Pro 23H2 @host"]),
        Example("Japanese heading", "## 動作環境\n- ubuntu 13.10\n", []),
        Example("memory, Japanese", "メモリ: 16 GB", ["memory 16 GB"]),
        Example(
            "processor", "CPU: Intel(R) Core(TM) i5-10400 CPU @ 2.90GHz", ["cpu Intel Core i5-10400"]),
        Example("firmware", "BIOS Version: 2.10.0", ["firmware BIOS 2.10.0"]),
        Example("model", "Device: Samsung Galaxy S4", ["system Samsung Galaxy S4"]),
        Example(
            "server header", "Server: Apache/2.4.46 (Win64) OpenSSL/1.1.1j PHP/8.0.3",
            [
                "software Apache HTTP Server 2.4.46 @server", "software OpenSSL 1.1.1j @server",
                "software PHP 8.0.3 @server",
                "arch x64 @server",
            ]),
        Example("fixed version", "Fixed version: OpenSSL 3.0.9", []),
        Example("nothing given", "OS: n/a\nBrowser: unknown\n", []),
        Example("process, no processor", "CPU: 3 PID: 12922 Comm: pool Not tainted 4.17.0", []),
    ])
    func fields(_ example: Example) { #expect(example.read(["field"]) == example.expected) }

    @Test(arguments: [
        Example(
            "exploit header", "# Exploit Title: Acme Panel 3.1.15 - Stored XSS\n# Version: 3.1.15\n",
            ["product Acme Panel 3.1.15"]),
        Example(
            "range", "Product: Vim < 8.1.1365, Neovim < 0.3.6", ["product Vim < 8.1.1365", "product Neovim < 0.3.6"]),
        Example(
            "name and versions apart", "Product: Acme Tower\nVulnerable version: <=2.0.2\nFixed version: 2.0.5\n",
            ["product Acme Tower <=2.0.2"]),
        Example(
            "subject", "text", subject: "QEMU Guest Agent 2.12.50 - Denial of Service",
            ["product QEMU Guest Agent 2.12.50"]),
        Example("subject without version", "text", subject: "SQL Injection in SocialEngine", ["product SocialEngine"]),
        Example(
            "version under a heading", "### Version\n\n7.2.0\n", subject: "[VirtualBox] VM crashed",
            ["product VirtualBox 7.2.0"]),
        Example("no product", "text", subject: "KASAN: use-after-free in snd_usbmidi_free", []),
    ])
    func product(_ example: Example) { #expect(example.read(["product"]) == example.expected) }

    @Test(arguments: [
        Example(
            "Linux",
            "$ uname -a\nLinux toy 4.8.0-59-generic #64-Ubuntu SMP Thu Jun 29 19:37:59 UTC 2017 i686 i686 i686 GNU/Linux",
            ["kernel Linux 4.8.0-59-generic", "arch i686"]),
        Example("Solaris", "SunOS stalker 5.11 11.4.0.15.0 i86pc i386 i86pc", ["kernel SunOS 5.11", "arch i386"]),
        Example(
            "/proc/version", "Linux version 3.10.14 (root@build01) (gcc version 4.8.5) #7 Mon", ["kernel Linux 3.10.14"]
        ),
        Example(
            "FreeBSD", "FreeBSD box 13.2-RELEASE FreeBSD 13.2-RELEASE GENERIC amd64",
            ["os FreeBSD 13.2-RELEASE", "arch amd64"]),
        Example("prose", "Linux users run 5.4 kernels", []),
    ])
    func uname(_ example: Example) { #expect(example.read(["uname"]) == example.expected) }

    @Test(arguments: [
        Example(
            "os-release", "NAME=\"Ubuntu\"\nVERSION_ID=\"22.04\"\nPRETTY_NAME=\"Ubuntu 22.04.3 LTS\"\n",
            ["os Ubuntu 22.04.3 LTS"]),
        Example(
            "lsb_release",
            "Distributor ID:\tDebian\nDescription:\tDebian GNU/Linux 12 (bookworm)\nRelease:\t12\nCodename:\tbookworm\n",
            ["os Debian GNU/Linux 12"]),
        Example("sw_vers", "ProductName:\tmacOS\nProductVersion:\t14.2.1\nBuildVersion:\t23C71\n", ["os macOS 14.2.1"]),
        Example("a description alone", "Description: Ubuntu 1.0 is mentioned", []),
    ])
    func osRelease(_ example: Example) { #expect(example.read(["os-release"]) == example.expected) }

    @Test(arguments: [
        Example(
            "English",
            "OS Name:                   Microsoft Windows 10 Pro\nOS Version:                10.0.19043 N/A Build 19043\nSystem Type:               x64-based PC\nTotal Physical Memory:     16,383 MB\n",
            ["os Windows 10 Pro 10.0.19043", "arch x64", "memory 16,383 MB"]),
        Example(
            "Japanese",
            "OS 名:                  Microsoft Windows Server 2019 Standard\nOS バージョン:          10.0.17763 N/A ビルド 17763\n",
            ["os Windows Server 2019 Standard 10.0.17763"]),
    ])
    func systemInfo(_ example: Example) { #expect(example.read(["block"]) == example.expected) }

    @Test(arguments: [
        Example(
            "vmware -v", "VMware Workstation 17.5.0 build-22583795",
            ["hypervisor VMware Workstation Pro 17.5.0 build-22583795"]),
        Example("QEMU", "QEMU emulator version 8.2.1 (Debian 1:8.2.1+ds-1)", ["hypervisor QEMU 8.2.1"]),
        Example("nginx -v", "nginx version: nginx/1.15.1 (CentOS)", ["software nginx 1.15.1"]),
        Example("java -version", "openjdk version \"1.8.0_192\"", ["software OpenJDK 1.8.0_192"]),
        Example("none", "The banner said nothing.", []),
    ])
    func banner(_ example: Example) { #expect(example.read(["banner"]) == example.expected) }

    @Test(arguments: [
        Example(
            "oops",
            "[  183.46] CPU: 1 PID: 2473 Comm: ioctl Not tainted 5.3.0-19-generic #20-Ubuntu\n[  183.47] Hardware name: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.12.0-1 04/01/2014\n",
            ["kernel Linux 5.3.0-19-generic", "system QEMU Standard PC (Q35 + ICH9, 2009)", "firmware BIOS 1.12.0-1"]),
        Example("Xen", "(XEN) ----[ Xen-4.6.0  x86_64  debug=n ]----", ["hypervisor Xen 4.6.0", "arch x86_64"]),
    ])
    func kernelLog(_ example: Example) { #expect(example.read(["kernel-log"]) == example.expected) }

    @Test(arguments: [
        Example(
            "tested on", "Tested it on Ubuntu 22.04 with Firefox 120.0.",
            ["os Ubuntu 22.04", "software Mozilla Firefox 120.0"]),
        Example(
            "several versions", "Seen with nginx 1.24.0 and 1.25.3 here",
            ["software nginx 1.24.0", "software nginx 1.25.3"]),
        Example("fixed in", "This was fixed in OpenSSL 3.0.9.", []),
        Example("upgrade", "Please upgrade to nginx 1.25.4.", []),
        Example("not affected", "Firefox 121.0 is not affected.", []),
        Example("not reproduced, Japanese", "Firefox 121.0 では再現しませんでした。", []),
        Example("the reporter's mail program", "User-Agent: Mozilla Thunderbird 115.0", []),
        Example("a request's browser", "GET / HTTP/1.1\nUser-Agent: Mozilla/5.0 (Windows NT 10.0) Firefox/94.0\n", []),
        Example("a path", "see /usr/share/doc/nginx/1.25.3/README", []),
        Example("hypothetical", "An attacker could use software such as Wireshark 4.0 to see it.", []),
        Example("hardware", "on a Dell PowerEdge R640 with 32 GB RAM", ["system Dell PowerEdge R640", "memory 32 GB"]),
        Example("a section on the fix", "## Solution\nInstall nginx 1.25.4\n", []),
        Example("other words", "The rest of the windows 3 users saw.", []),
    ])
    func prose(_ example: Example) { #expect(example.read(["prose"]) == example.expected) }

    @Test(arguments: [
        Example("Ubuntu", "running 4.15.0-22-generic here", ["kernel Linux 4.15.0-22-generic"]),
        Example(
            "Red Hat", "kernel-3.10.0-957.el7.x86_64 and 3.10.0-957.el7.x86_64", ["kernel Linux 3.10.0-957.el7.x86_64"]),
        Example("a program", "version 1.2.3-4 of it", []),
    ])
    func kernelRelease(_ example: Example) { #expect(example.read(["kernel-release"]) == example.expected) }

    @Test(arguments: [
        Example("before", "Acme Gateway before 2.1.4 allows injection.", ["product Acme Gateway before 2.1.4"]),
        Example("and earlier", "It is in Acme Gateway 2.1.3 and earlier.", ["product Acme Gateway 2.1.3 and earlier"]),
        Example("is vulnerable", "Acme Gateway 2.1.3 is vulnerable", ["product Acme Gateway 2.1.3"]),
        Example("no name", "All versions before 2.1.4 allow it. Section 4.2 contains more.", []),
    ])
    func affectedProse(_ example: Example) { #expect(example.read(["affected-prose"]) == example.expected) }

    @Test(arguments: [
        Example("mode", "SELinux: enforcing", ["setting SELinux enforcing"]),
        Example("enabled", "with 3D acceleration enabled", ["setting 3D acceleration enabled"]),
        Example("no value", "SELinux is a thing", []),
    ])
    func settings(_ example: Example) { #expect(example.read(["setting"]) == example.expected) }
}
