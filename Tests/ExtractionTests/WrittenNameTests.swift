import Testing

@testable import Extraction

@Suite("Names with the words, editions and numbers that people wrote") struct WrittenNameTests {
    @Test(arguments: [
        Example("further words", "Tested on Moodle Quiz 4.2.7.", ["software Moodle Quiz 4.2.7"]),
        Example("number in the name", "Tested on Amazon Linux 2", ["os Amazon Linux 2"]),
        Example("branch of Debian", "OS: Debian testing", ["os Debian GNU/Linux testing"]),
        Example("code name in quotes", "It is based on Debian 10 \"buster\" here.", ["os Debian GNU/Linux 10"]),
        Example("another system's GNU/Linux", "OS: Frobnix GNU/Linux 4.12", []),
        Example("channel of a Windows", "OS: Windows 10 Enterprise LTSC 2019", ["os Windows 10 Enterprise LTSC 2019"]),
        Example("Windows by its build", "OS: Windows 10.0 Build 19044", ["os Windows 10 Build 19044"]),
        Example(
            "short for a browser", "It works in IE 10 as well as in Firefox 60.",
            [
                "software Internet Explorer (IE) 10", "software Mozilla Firefox 60",
            ]),
        Example("symptom", "Firefox 102 -> the page isn't loaded there.", ["software Mozilla Firefox 102"]),
        Example("no bug there", "Firefox 102 isn't affected.", []),
        Example("architecture set on", "Tested on: Windows 10_x64", ["os Windows 10 x64", "arch x64"]),
        Example(
            "firmware of a device", "Frob-Link FR-10 routers with firmware V1.2.30 leak the password.",
            ["product Frob-Link FR-10 V1.2.30"]),
        Example(
            "firmware of its maker's numbering", "Product: Frobnova C200\nFirmware: F02-R3 (both)\n",
            ["product Frobnova C200 F02-R3"]),
        Example(
            "virtual package", "ii  frobconf [frobconf-3.0]  1.4.2\nii  frobtools [linux-frob-tool] 0.99\n",
            ["software frobconf 1.4.2", "software frobtools 0.99"]),
        Example("full width", "ＯＳ：AlmaLinux　９．２", ["os AlmaLinux 9.2"]),
        Example("release notes", "バージョン２．３．９のリリースノートにありません。", []),
        Example(
            "office suite", "Version: 7.5.1.2 (X86_64) / LibreOffice Community\n",
            ["software LibreOffice 7.5.1.2", "arch X86_64"]),
    ])
    func names(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "firmware of a board", "- Supermicro X11SSL-F, BIOS 2.4, BMC fw 1.52",
            [
                "system Supermicro X11SSL-F", "firmware BIOS 2.4", "firmware BMC 1.52",
            ]),
        Example("firmware, Japanese", "BIOSは N3AET77W (1.42)", ["firmware BIOS N3AET77W (1.42)"]),
        Example("fixed firmware", "It needs BIOS 2.9 or later, or an update to BIOS 3.1", []),
        Example(
            "memory below a processor", "- Xeon E3-1270 v5\n- 32GB ECC (2 x 16)",
            ["cpu Xeon E3-1270 v5", "memory 32GB"]),
        Example("memory of a machine", "VM: 2 cores, 4096 MB", ["memory 4096 MB"]),
        Example("no memory", "It uses 64 GB, and the box is slow.", []),
        Example("memory without a unit", "ryzen5 5600x、メモリ16", ["cpu ryzen5 5600x", "memory 16"]),
        Example("machine of a cloud", "3 nodes, each AWS m5.2xlarge", ["system AWS m5.2xlarge"]),
        Example("laptop in short", "On a 2018 MBP 15\"", ["system 2018 MBP 15\""]),
        Example("dongle", "Network: TL-WN725N", ["network TL-WN725N"]),
    ])
    func hardware(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("Japanese", "SR-IOV：無効　　仮想化：有効", ["setting SR-IOV 無効", "setting 仮想化 有効"]),
        Example("option as code", "With `frob.trustProxy = true` it fails.", ["setting frob.trustProxy true"]),
        Example("no option", "The call returns `result: 4` then.", []),
    ])
    func settings(_ example: Example) { #expect(example.read(["setting"]) == example.expected) }
}
