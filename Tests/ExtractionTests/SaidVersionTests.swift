import Testing

@testable import Extraction

@Suite("Versions in sentences, with the name or far from it") struct SaidVersionTests {
    @Test(arguments: [
        Example(
            "one is and the other is not", "Redis 7.2.9 crashes and the newer one is not affected.",
            ["software Redis 7.2.9"]),
        Example(
            "turned by while", "Grafana 10.1.2 is vulnerable, while 10.0.8 is not affected.",
            ["product Grafana 10.1.2"]),
        Example(
            "latest, in parentheses",
            "Opening the file crashes at once.\n\nI am using the latest version (2.10.36) on Windows 11.",
            subject: "Heap overflow in GIMP when loading PSD", ["product GIMP 2.10.36", "os Windows 11"]),
        Example(
            "between commas", "The current release, 1.7.1, is affected.", subject: "Stack overflow in jq",
            ["product jq 1.7.1"]),
        Example(
            "latest version, in parentheses", "Tried with latest version (4.0.2) from the website, on Ubuntu 22.04.",
            subject: "Crash in Blender on export", ["product Blender 4.0.2", "os Ubuntu 22.04"]),
        Example(
            "both systems", "The issue is reproducible on both Debian 11 and Ubuntu 22.04.",
            ["os Debian GNU/Linux 11", "os Ubuntu 22.04"]),
        Example(
            "both browsers", "It happens on both Firefox 118 and Chrome 117.0.5938.92.",
            ["software Mozilla Firefox 118", "software Google Chrome 117.0.5938.92"]),
        Example(
            "a range", "All versions from 1.2 up to and including 1.9 are affected.",
            subject: "SQL injection in FrobCMS", ["product FrobCMS 1.2 up to and including 1.9"]),
        Example(
            "a release's tag",
            "We run MinIO in production. The console of it is reachable from outside.\n\nSteps: ...\n\nSeen with version RELEASE.2023-03-13T19-46-17Z.",
            subject: "Path traversal in MinIO console", ["product MinIO RELEASE.2023-03-13T19-46-17Z"]),
        Example(
            "our version", "The realm import is broken.\nOur version is 22.0.1, running on OpenJDK 17.0.8.",
            subject: "Keycloak: account takeover", ["product Keycloak 22.0.1", "software OpenJDK 17.0.8"]),
        Example(
            "right now", "I noticed this while upgrading. I'm on 2.8.3 right now, with OpenSSL 3.0.11.",
            subject: "HAProxy: request smuggling", ["product HAProxy 2.8.3", "software OpenSSL 3.0.11"]),
        Example(
            "currently", "Currently running 2.8.3 on Debian 12.", subject: "HAProxy: request smuggling",
            ["product HAProxy 2.8.3", "os Debian GNU/Linux 12"]),
        Example(
            "also checked", "Also checked on 6.4.7, same result. First seen in 6.4.2.",
            subject: "Zabbix XSS in map labels", ["product Zabbix 6.4.7", "product Zabbix 6.4.2"]),
        Example(
            "confirmed on two", "I can confirm this on 6.4.7 and 6.0.21.", subject: "Zabbix XSS in map labels",
            ["product Zabbix 6.4.7", "product Zabbix 6.0.21"]),
        Example(
            "fine on one", "Works fine on PostgreSQL 14.9 but PostgreSQL 15.4 crashes.", ["software PostgreSQL 15.4"]),
        Example("unlike the other", "Unlike PostgreSQL 14.9, PostgreSQL 15.4 crashes.", ["software PostgreSQL 15.4"]),
        Example(
            "from one to another",
            "We upgraded from Jenkins 2.401.3 to Jenkins 2.414.2 yesterday and since then builds fail.",
            ["software Jenkins 2.414.2"]),
        Example("since one", "Since updating from 5.4.1 to Django 4.2.5, the tests fail.", ["software Django 4.2.5"]),
        Example(
            "fixed there and had here", "The bug was fixed in systemd 254.5 but we have systemd 252.6.",
            ["software systemd 252.6"]),
        Example("an update's name", "Product: TIA Portal V17 Update 5", ["product Siemens TIA Portal V17 Update 5"]),
        Example(
            "after a dash of a form", "Versions of frobparse prior to 2.0.1 are vulnerable.",
            ["product frobparse prior to 2.0.1"]),
        Example("of a program", "version 2.4.57 of Apache HTTP Server", ["software Apache HTTP Server 2.4.57"]),
        Example(
            "German", "Das Problem tritt mit OTRS 6.0.30 unter SLES 15 SP4 auf, PostgreSQL-Version ist 13.11.",
            ["software OTRS 6.0.30", "os SUSE Linux Enterprise Server 15 SP4", "software PostgreSQL 13.11"]),
        Example(
            "French", "J'utilise la version 23.10.4 de Centreon sur AlmaLinux 8.8 avec MariaDB 10.5.",
            ["software Centreon 23.10.4", "os AlmaLinux 8.8", "software MariaDB 10.5"]),
        Example(
            "an update of two",
            "The problem appeared after the update from 1.9.13p3 to 1.9.14p3 on our RHEL 8.8 machines (sssd 2.8.2).",
            subject: "sudo: hang in sudoers LDAP",
            ["product sudo 1.9.14p3", "os Red Hat Enterprise Linux 8.8", "software SSSD 2.8.2"]),
    ])
    func versions(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "a commit", "Reproduced at commit 3f4a5b6c on the master branch, Ubuntu 20.04.",
            subject: "Heap overflow in libxml2", ["product libxml2 3f4a5b6c", "os Ubuntu 20.04"]),
        Example(
            "the latest commit", "Tested on the latest commit 1a2b3c4d5e.\nclang 14.0.0",
            subject: "heap-use-after-free in mruby", ["product mruby 1a2b3c4d5e", "software Clang 14.0.0"]),
        Example(
            "a field's commit", "Version: git HEAD (commit 0123abcd)", subject: "Assertion in MuPDF",
            ["product MuPDF 0123abcd"]),
        Example(
            "a branch at a commit", "Version: master @ 0123abcd", subject: "Assertion in MuPDF",
            ["product MuPDF 0123abcd"]),
        Example(
            "a nightly build", "As of nightly 2024-05-01 the crash is still there.", subject: "nightly crash in Zed",
            ["product Zed nightly 2024-05-01"]),
        Example(
            "a commit and a release",
            "Hello,\n\nwhile fuzzing the BGP printer I found a crash. It is reproducible with the current git master (commit 8f4a1bc) and with the 4.99.4 release.\n\nOS: Ubuntu 22.04.3, gcc 11.4.0",
            subject: "Buffer overflow in tcpdump",
            ["product tcpdump 4.99.4", "product tcpdump 8f4a1bc", "os Ubuntu 22.04.3", "software GCC 11.4.0"]),
        Example(
            "a fix is no state", "It was fixed by commit 3f4a5b6c.", subject: "Stack overflow in jq", ["product jq"]),
    ])
    func states(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "an answer",
            "> Which version do you use?\n\n27.1.2, from the snap.\n\n> And the OS?\n\nUbuntu Server 22.04",
            subject: "Nextcloud: share links", ["product Nextcloud Server 27.1.2", "os Ubuntu 22.04"]),
        Example(
            "a Japanese answer", "> お使いのバージョンは?\n\n2.3.21 です。\n", subject: "Re: [dovecot] crash in lmtp",
            ["product Dovecot 2.3.21"]),
    ])
    func answers(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("used", "Apache Tomcat のバージョン9.0.80を使用しています。", ["software Apache Tomcat 9.0.80"]),
        Example("upon", "Rocky Linux 9.2上のnginx 1.24.0で再現しました。", ["os Rocky Linux 9.2", "software nginx 1.24.0"]),
        Example("two programs", "PHPは8.2.10、MySQLは8.0.34を使っています。", ["software PHP 8.2.10", "software MySQL 8.0.34"]),
        Example("without a name", "バージョン 16.3.4 にて確認しました。", subject: "GitLab の CSRF について", ["product GitLab 16.3.4"]),
        Example(
            "one reproduces, the other does not", "16.3.4 で再現しました。16.2.8 では再現しません。", subject: "GitLab の CSRF について",
            ["product GitLab 16.3.4"]),
        Example(
            "a kernel", "Proxmox VE 8.0.4 上で動作する AlmaLinux 9.2 の VM で発生します。カーネルは 5.14.0-284.30.1.el9_2.x86_64 です。",
            [
                "hypervisor Proxmox VE 8.0.4", "os AlmaLinux 9.2", "kernel Linux 5.14.0-284.30.1.el9_2.x86_64",
                "arch x86_64",
            ]),
        Example(
            "a device and its firmware",
            "お世話になっております。\n貴社製品「フロブルーター FR-1200」（ファームウェア Ver.1.0.5）において、認証回避の脆弱性を発見しました。\n確認した環境は Windows 11 22H2 上の Chrome 117 です。",
            ["product フロブルーター FR-1200 1.0.5", "os Windows 11 22H2", "software Google Chrome 117"]),
    ])
    func japanese(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "a server by its year", "The server runs Server 2019 with IIS 10.0.",
            ["os Windows Server 2019 @server", "software Microsoft IIS 10.0 @server"]),
        Example(
            "shorthand", "Tested on Win2k19 and Server 2022.",
            ["os Windows Server 2019 @server", "os Windows Server 2022"]),
        Example("a module's releases", "JetPack on L4T R35.4.1", ["os L4T R35.4.1"]),
        Example(
            "names with letters before numbers", "I compiled it with Android NDK r25c and three.js r155.",
            ["software Android NDK r25c", "software Three.js r155"]),
        Example("a year's release", "MATLAB R2023b crashes on start.", ["product MATLAB R2023b"]),
    ])
    func systems(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("advice", "Please upgrade to OpenSSL 3.0.12.", []),
        Example(
            "an address", "The server is at 192.0.2.17 and the RFC is 9110.", subject: "Stack overflow in jq",
            ["product jq"]),
        Example("a section", "See section 3.2.1 for that.", subject: "Stack overflow in jq", ["product jq"]),
        Example(
            "a function", "    #0 0x4f in frobGet /src/frob/frob.c:3\n", subject: "heap-buffer-overflow in frobGet", []),
        Example(
            "a short sentence is no key", "Reading the file crashes it at once.\n\nI use it on Windows 11.",
            subject: "Heap overflow in GIMP", ["product GIMP", "os Windows 11"]),
    ])
    func notSaid(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
