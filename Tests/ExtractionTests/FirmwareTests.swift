import Testing

@testable import Extraction

@Suite("Firmware, drivers and the systems of nodes") struct FirmwareTests {
    @Test(arguments: [
        Example(
            "a server's", "Host: HPE ProLiant DL360 Gen10, System ROM U32 v2.76 (02/09/2023), iLO 5 2.81",
            ["system HPE ProLiant DL360 Gen10 @host", "firmware BIOS U32 v2.76", "firmware HPE iLO 2.81 @host"]),
        Example(
            "boot firmware", "It runs U-Boot 2022.10 and TF-A v2.8.0 there.",
            ["firmware U-Boot 2022.10", "firmware TF-A v2.8.0"]),
        Example(
            "the report is about it", "It crashes.", subject: "U-Boot 2022.10 - buffer overflow in the DHCP client",
            ["product U-Boot 2022.10"]),
        Example("a boot loader's field", "Bootloader version: 2.1.7", ["firmware bootloader 2.1.7"]),
        Example(
            "German field", "Betriebssystem: Windows 10\nFirmware-Version: 7.29",
            ["os Windows 10", "firmware firmware 7.29"]),
        Example("in a sentence", "Firmware is 4.8.2-1173 here.", ["firmware firmware 4.8.2-1173"]),
        Example("a fixed one", "Please tell when the fixed firmware is 4.9.0 or so.", []),
        Example("a model", "It is the model XR-2200, bought last year.", ["system XR-2200"]),
        Example("no model", "The model GPT-like networks use, a data model V2, model T.", []),
        Example("a disk's name", "nvme0n1 259:0   0 931.5G  0 disk", []),
        Example(
            "the board of a router",
            "routerboard: yes\nmodel: RB4011\nserial-number: X\nfirmware-type: al2\nfactory-firmware: 6.45\ncurrent-firmware: 7.11.2\n",
            ["system RB4011", "firmware RouterBOOT 7.11.2"]),
        Example(
            "Cisco's", "ROM: IOS-XE ROMMON\nROM: System Bootstrap, Version 16.12.2r[FC1], RELEASE SOFTWARE (P)\n",
            ["firmware System Bootstrap ROM 16.12.2r[FC1]"]),
    ])
    func firmware(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("NVIDIA's, Japanese", "・RTX 3080 (ドライバ 536.99)", ["gpu RTX 3080", "software NVIDIA driver 536.99"]),
        Example("AMD's", "7900XTX, driver 23.9.2, black screen", ["gpu 7900XTX", "software AMD driver 23.9.2"]),
        Example("nobody's", "The driver 23.9.2 of the printer", []),
        Example("AMD's number, NVIDIA's form", "RX 7600, driver 5.36", ["gpu RX 7600"]),
    ])
    func drivers(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "a node of a cluster",
            "node02   Ready    worker   9d   v1.28.3+k3s2   10.1.0.2   <none>   Ubuntu 22.04.3 LTS   5.15.0-88-generic   containerd://1.7.7-k3s1\n",
            [
                "software Kubernetes 1.28.3+k3s2", "os Ubuntu 22.04.3 LTS", "kernel Linux 5.15.0-88-generic",
                "software containerd 1.7.7-k3s1",
            ]),
        Example("tag with a suffix", "FROM frob/frob-stack:7.1.2-v3\n", ["software frob/frob-stack 7.1.2-v3"]),
        Example("tag of a base", "image: postgres:15.4-alpine3.18\n", ["software PostgreSQL 15.4"]),
        Example("a node's name", "It is node03 that failed, and ready.", []),
        Example("Node.js on the desktop", "OS: Darwin arm64 22.6.0", ["os Darwin 22.6.0", "arch arm64"]),
        Example("and on Linux", "OS: Linux x64 6.2.0-39-generic snap", ["kernel Linux 6.2.0-39-generic", "arch x64"]),
        Example("and on Windows", "OS: Windows_NT x64 10.0.22621", ["os Windows 11 10.0.22621", "arch x64"]),
        Example(
            "LTSC and its release", "OS: Windows 10 Enterprise LTSC 2021 21H2",
            ["os Windows 10 Enterprise LTSC 2021 21H2"]),
        Example(
            "a model of a firewall", "FortiGate 100F, FortiOS 7.2.5", ["system FortiGate 100F", "os FortiOS 7.2.5"]),
        Example("uptime", "Machine Name:\nKernel base = 0xfffff800\nSystem Uptime: 3 days 7:02:11.250\n", []),
        Example(
            "what a program runs on", "Environment\nPHP: 8.2.4 (CentOS Stream 9, Apache 2.4.53)",
            ["software PHP 8.2.4", "os CentOS Stream 9", "software Apache HTTP Server 2.4.53"]),
        Example("an editor's build", "| VS Code | 1.84.2 (Universal) |", ["software Visual Studio Code 1.84.2"]),
        Example("a hypothesis", "If somebody ran it, say on a RHEL 9 server, would that count?", []),
    ])
    func systems(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("a protocol", "It crashes.", subject: "SSL-VPN crash after reboot", []),
        Example("one side", "It crashes.", subject: "Server-side request forgery", []),
        Example("a part of a kernel", "It crashes.", subject: "arm64: foo123: stall on resume with bar 6.6-rc2", []),
        Example("what the text calls itself", "# Performance Report\nIt crashes.", []),
        Example(
            "a name of several words", "Frob Gallery Pro 2.3.1 is affected.",
            subject: "Frob Gallery Pro 2.3.1 - SQL injection", ["product Frob Gallery Pro 2.3.1"]),
    ])
    func titles(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
