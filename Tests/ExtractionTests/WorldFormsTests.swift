import Testing

@testable import Extraction

@Suite("Ways of writing of other languages, devices and servers") struct WorldFormsTests {
    @Test(arguments: [
        Example("kanji and katakana", "弊社で使う フロブ会計 Ver.12.3.4 にて落ちます。", ["software フロブ会計 12.3.4"]),
        Example("a range", "フロブ工房 バージョン 4.1.0 ～ 4.1.7", ["software フロブ工房 4.1.0 ～ 4.1.7"]),
        Example("Latin name", "ドライバは Frob Printer Suite Ver.16.90 です。", ["software Frob Printer Suite 16.90"]),
        Example("parts and properties", "最新バージョン 2.3.4、ファームウェア Ver.1.08、対象バージョン 3.1", []),
        Example(
            "German range", "Betroffen: Frobnix Server bis einschließlich 4.2.1",
            ["product Frobnix Server bis einschließlich 4.2.1"]),
        Example("German hearsay", "Das kam laut Hersteller mit Frobnix 7.0.12 hinzu.", []),
        Example("another maker's", "On a device of another vendor (Foobar Box 2.1.0) it is an error.", []),
        Example("another maker's, Spanish", "Con un producto de otra marca, Foobar Box 2.1.0, no ocurre.", []),
    ])
    func languages(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("Zyxel's", "FW version: V5.24(ABUJ.0)C0", ["firmware firmware V5.24(ABUJ.0)C0"]),
        Example(
            "SONiC",
            "SONiC Software Version: SONiC.202205.1\nDistribution: Debian 11.6\nKernel: 5.10.0-18-2-amd64\nASIC: broadcom\nHwSKU: Frob-7726\n",
            [
                "os SONiC SONiC.202205.1", "os Debian GNU/Linux 11.6", "kernel Linux 5.10.0-18-2-amd64",
                "system Frob-7726",
            ]),
        Example(
            "Check Point", "Seen on a Check Point Gateway R81.20", ["software Check Point Security Gateway R81.20"]),
        Example(
            "POWER",
            "Hardware name: IBM,9009-42A POWER9 (raw) 0x4e0202 0xf000005 of:IBM,FW950.80 (VL950_131) hv:phyp pSeries",
            [
                "system IBM,9009-42A", "cpu POWER9", "firmware system firmware FW950.80 (VL950_131)",
                "hypervisor PowerVM (phyp)",
            ]),
        Example(
            "a virtual machine in its log",
            "2023-05-04T08:00:01.100Z In(05) vmx DICT                   memsize = \"2048\"\n2023-05-04T08:00:01.101Z In(05) vmx DICT  virtualHW.version = \"19\"",
            ["memory 2048 MB @guest", "setting virtualHW.version 19"]),
        Example("package of a branch", "python39-3.9.18 is installed", ["software Python 3.9.18"]),
    ])
    func devices(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("size", "We run with `frob_buffer_pool_size = 96G`.", ["setting frob_buffer_pool_size 96G"]),
        Example("said", "max_frob_depth is 9MB here", ["setting max_frob_depth 9MB"]),
        Example("preference", "set dom.frob.enabled to true", ["setting dom.frob.enabled true"]),
        Example("a request", "POST /x?is_admin_user=on&a=1", []),
        Example("code", "foo_bar = true; self.frob.enabled = false", []),
        Example("a count", "the n_frob_items is 7", []),
    ])
    func settings(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("edition", "We run GitLab Community Edition 16.4.1.", ["software GitLab Community Edition 16.4.1"]),
        Example("no edition", "We run GitLab 16.4.1, and the community likes it.", ["software GitLab 16.4.1"]),
        Example(
            "a banner and its program", "vmx 16.2.1 build-18811642",
            ["hypervisor VMware Workstation Pro 16.2.1 build-18811642"]),
    ])
    func names(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
