import Testing

@testable import Extraction

@Suite("Habits of reports from places that nobody had read") struct FirstContactTests {
    @Test(arguments: [
        Example(
            "a flaw of firmware",
            "The Frob AC77 firmware contains a write flaw.\n\n## Affected version\n\nV15.03.05.18\n",
            ["product Frob AC77 V15.03.05.18"]),
        Example(
            "a flaw in it", "A stored XSS vulnerability was found in Frobly CMS that lets editors run scripts.",
            ["product Frobly CMS"]),
        Example("no product", "This attack allows a remote user to read files, and the Parser fails to check.", []),
        Example("an interface", "There is an XSS in the Administrator Panel of the site.", subject: "XSS", []),
        Example(
            "a version set on the name", "x", subject: "Stored XSS via upload - frobcmsv3.0.3",
            ["product frobcms 3.0.3"]),
        Example(
            "a registry as the key", "## Affected\n- npm: `frobparse` — affected >=0 <2.24.1\n",
            ["product frobparse >=0 <2.24.1"]),
        Example(
            "a registry behind the name", "- Package: `frobparse` (npm)\n- Affected range: `<= 2.23.0`\n",
            ["product frobparse <= 2.23.0"]),
        Example(
            "a program and no registry", "npm: 10.2.3\nOS: Debian 12",
            ["os Debian GNU/Linux 12", "software npm 10.2.3"]),
        Example(
            "MITRE's form", "[Vendor of Product]\nAcme\n\n[Affected Product Code Base]\nFrob Server - 2.18.1\n",
            ["product Frob Server 2.18.1"]),
    ])
    func products(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "beneath the system's name", "Distribution Name | FreeBSD\nDistribution Version | 14-CURRENT\n",
            ["os FreeBSD 14-CURRENT"]),
        Example(
            "beneath the browser's, Japanese", "**ブラウザ**: Google Chrome\n**ブラウザバージョン**: 34.0.1847.131\n",
            ["software Google Chrome 34.0.1847.131 @client"]),
        Example(
            "behind a long aside",
            "- Kubernetes version (use `frobctl describe --name <name> --query version`): 1.22.6",
            ["software Kubernetes 1.22.6"]),
        Example("a system whose name begins so", "macOS Version: 15.4.1 (24E263)", ["os macOS 15.4.1"]),
        Example(
            "a name that has such a word", "Frob Fix Version: 3.0.3\nOS: Debian 12",
            ["os Debian GNU/Linux 12", "software Frob Fix 3.0.3"]),
        Example(
            "BSD's kernel", "FreeBSD Kernel: main-n246975-8d5c7813061", ["kernel FreeBSD main-n246975-8d5c7813061"]),
        Example("what was before", "Previous deployment available: 44.2\nOS: Debian 12", ["os Debian GNU/Linux 12"]),
        Example(
            "examples of the form",
            "**Desktop:**\n - OS: [e.g. iOS] Windows 11\n - Browser [e.g. chrome, safari] Edge\n - Version [e.g. 22] 120\n",
            ["os Windows 11", "software Microsoft Edge 120"]),
        Example("nothing but examples", " - Device: [e.g. iPhone6]\n - OS: [e.g. iOS8.1]\n", []),
    ])
    func fields(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("marked with a v", "It came with Frobber v0.9.1 here.", ["software Frobber 0.9.1"]),
        Example("and a point", "We use Frobber v. 0.9.1 here.", ["software Frobber 0.9.1"]),
        Example("standards and sections", "See RFC v1.2, Section v2.1 and Version v2.1.", []),
        Example(
            "pinned", "I have frobpy==2.1.3, @acme/frob@4.18.2 there.",
            ["software frobpy 2.1.3", "software @acme/frob 4.18.2"]),
        Example("Japanese", "FrobIME のバージョンは 3.3.1 です。", ["software FrobIME 3.3.1"]),
        Example("Chinese", "Frobnix 的版本是 3.4.1", ["software Frobnix 3.4.1"]),
        Example("German, no name", "der Download der neuesten Version 3.2.7", []),
        Example("known names alone", "Nginx 1.20.1/php7.4-fpm/Redis", ["software nginx 1.20.1", "software PHP 7.4"]),
        Example("a node of several", "NODE1 crashed", []),
        Example("another package", "qt6-frobbase-6.11.1 is there", []),
        Example("whose package it is", "OpenSSH_9.6p1 Debian-2", ["software OpenSSH 9.6p1"]),
        Example("works and fails", "It works in Redis 7.0.1 but fails in Redis 7.2.0.", ["software Redis 7.2.0"]),
        Example("amounts", "frob/redis 22.1M, redis 10485760", []),
        Example(
            "a list of files",
            "-rw-rw---- 1 redis redis 5242880 2010-11-10 13:10 log0\ndrwx------ 2 redis root 71 Nov 10", []),
        Example(
            "a suite for another", "Microsoft® Excel® for Microsoft 365 (Version 2311)",
            ["software Microsoft Excel 2311"]),
    ])
    func sentences(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("from a title", "It stops.", subject: "Hangs on FreeBSD 14.0", ["os FreeBSD 14.0"]),
        Example(
            "a prompt's greeting", "Windows 10 Education 64 bit [Version 10.0.18363.535]",
            ["os Windows 10 Education 10.0.18363.535", "arch 64 bit"]),
        Example("shorthand", "Win7x64 SP1", ["os Windows 7 SP1"]),
        Example("a build", "Windows 11 Enterprise 26100 (25H2)", ["os Windows 11 Enterprise 26100 (25H2)"]),
        Example("os-release, cut", "NAME=\"SLES\"\nVERSION=\"12-SP5\"\n", ["os SUSE Linux Enterprise Server 12-SP5"]),
        Example("an oops", "Internal error: Oops: 1 [#1] ARM", ["arch ARM"]),
        Example("a branch of a kernel", "KASAN in frob on android14-5.15", []),
        Example("within a hypervisor", "frobd はWSL2のUbuntu 22.04", ["hypervisor WSL2", "os Ubuntu 22.04"]),
        Example(
            "Nix",
            " - system: `\"x86_64-linux\"`\n - host os: `Linux 6.2.7-zen1, NixOS, 23.05 (Stoat)`\n - multi-user?: `yes`\n - sandbox: `yes`\n",
            ["kernel Linux 6.2.7-zen1", "os NixOS 23.05"]),
    ])
    func systems(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
