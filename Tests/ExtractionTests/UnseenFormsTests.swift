import Testing

@testable import Extraction

@Suite("Keys that programs write, and machines that only their number tells") struct UnseenFormsTests {
    @Test(arguments: [
        Example(
            "snake case",
            "python_version | 3.11.4\nos_name | Linux\nos_version | 6.1.55-frob-pi\nhost_os | Debian 12.1\nboard | rpi3-64\n",
            ["software Python 3.11.4", "kernel Linux 6.1.55-frob-pi", "os Debian GNU/Linux 12.1"]),
        Example(
            "a form's question", "It crashes.\n\n### What version of Grafana has the issue?\n\nv9.5.2\n",
            ["software Grafana v9.5.2"]),
        Example(
            "a form's question about what worked",
            "It crashes.\n\n### What was the last working version of Grafana?\n\nv9.4.1\n", []),
        Example("what is not affected", "影響を受けないバージョン:3.1.6 以降、4.0.0-beta1", []),
        Example(
            "systeminfo's numbers",
            "OS Name:                   Microsoft Windows Server 2019 Standard\nOS Version:                10.0.17763 N/A Build 17763\nProcessor(s):              1 Processor(s) Installed.\n                           [01]: Intel64 Family 6 Model 85 Stepping 4 GenuineIntel ~2100 Mhz\nHotfix(s):                 2 Hotfix(s) Installed.\n                           [01]: KB5003171\nNetwork Card(s):           1 NIC(s) Installed.\n                           [01]: Frobcom Fast Ethernet\n                                 IP address(es)\n                                 [01]: 10.20.1.4\n",
            [
                "os Windows Server 2019 Standard 10.0.17763",
                "cpu Intel64 Family 6 Model 85 Stepping 4 GenuineIntel", "network Frobcom Fast Ethernet",
            ]),
    ])
    func keys(_ example: Example) { #expect(Set(example.read(nil)) == Set(example.expected)) }

    @Test(arguments: [
        Example(
            "a board and a processor", "Supermicro X10SLH-F, E3-1230 v3",
            ["system Supermicro X10SLH-F", "cpu E3-1230 v3"]),
        Example("a router", "On an MX480 the session flapped.", ["system MX480"]),
        Example("a blade", "Hosts are Cisco UCSB-B200-M4 blades", ["system Cisco UCSB-B200-M4"]),
        Example("a disk", "It sits on an sn770, formatted anew", ["storage sn770"]),
        Example("a series of disks", "device     = 'SSD 660P Series'", ["storage SSD 660P Series"]),
        Example("headphones", "Headphones: Sony WH-1000XM3", ["system Sony WH-1000XM3"]),
        Example("a Japanese phone", "端末: AQUOS sense6 SH-54B", ["system AQUOS sense6 SH-54B"]),
        Example("memory as people say it", "12600K, 16gigs ddr4", ["cpu 12600K", "memory 16gigs"]),
        Example("no machines", "The MX record, EX commands, an SN of 1234, SSD drives and the E3 fair.", []),
    ])
    func machines(_ example: Example) { #expect(Set(example.read(nil)) == Set(example.expected)) }
}
