import Testing

@testable import Extraction

@Suite("Further forms of what programs print") struct PastedFormTests {
    @Test(arguments: [
        Example(
            "broken into lines",
            "Machine:\n  Type: Laptop System: LENOVO product: 20XW0055MX v: ThinkPad X1 Carbon Gen 9 serial: <filter>\n  Mobo: LENOVO model: 20XW0055MX UEFI: LENOVO v: N32ET80W date: 11/08/2022\n",
            ["system LENOVO ThinkPad X1 Carbon Gen 9", "firmware BIOS N32ET80W"]),
        Example(
            "one line a part",
            "System:    Host: frob Kernel: 5.15.0-91-generic x86_64 bits: 64 Desktop: Xfce 4.16.0 Distro: Linux Mint 21.2 Victoria\nDrives:    Local Storage: total: 1 TiB\n           ID-1: /dev/sda vendor: Crucial model: CT1000MX500SSD1 size: 931 GiB\n",
            [
                "kernel Linux 5.15.0-91-generic", "arch x86_64", "software Xfce 4.16.0", "os Linux Mint 21.2",
                "storage Crucial CT1000MX500SSD1",
            ]),
        Example("somebody's own words", "System: it hangs\nNetwork: none\nInfo: see below\n", []),
    ])
    func inxi(_ example: Example) { #expect(example.read(["inxi"]) == example.expected) }

    @Test(arguments: [
        Example(
            "lshw -short",
            "H/W path    Device  Class      Description\n                    system     Frob Book 15 (1A2B3C)\n/0/4                processor  AMD Ryzen 5 5600U with Radeon Graphics\n/0/11               memory     8GiB System Memory\n",
            ["system Frob Book 15", "cpu AMD Ryzen 5 5600U", "memory 8GiB"]),
        Example("top", "MiB Mem :  15899.2 total,    345.1 free\n", ["memory 15899.2 MiB"]),
        Example(
            "a card's chip and its name",
            "0a:00.0 VGA compatible controller: Advanced Micro Devices, Inc. [AMD/ATI] Navi 24 [Radeon RX 6400/6500 XT/6500M] (rev c1)\n",
            ["gpu AMD Radeon RX 6400/6500 XT/6500M"]),
    ])
    func lists(_ example: Example) { #expect(example.read(["hardware-list"]) == example.expected) }

    @Test(arguments: [
        Example(
            "prtconf",
            "System Model: IBM,8286-42A\nProcessor Type: PowerPC_POWER8\nProcessor Version: PV_8_Compat\nMemory Size: 16384 MB\nPlatform Firmware level: SV860_226\n",
            [
                "cpu PowerPC_POWER8", "firmware Platform Firmware SV860_226", "memory 16384 MB",
                "system IBM,8286-42A",
            ]),
        Example(
            "sysctl", "hw.model: Intel(R) Xeon(R) E-2236 CPU @ 3.40GHz\nhw.physmem: 34230104064\n",
            ["cpu Intel Xeon E-2236", "memory 34230104064 bytes"]),
        Example(
            "showvminfo",
            "Guest OS:                    Debian (64-bit)\nMemory size:                 2048MB\nPage Fusion:                 disabled\nVRAM size:                   16MB\nHPET:                        disabled\nChipset:                     piix3\nPAE:                         enabled\n3D Acceleration:             enabled\nNIC 1:  Attachment: NAT, Cable connected: on, Trace: off\n",
            ["os Debian GNU/Linux", "setting 3D Acceleration enabled", "memory 2048MB"]),
        Example(
            "a driver's file in a dump",
            "BUGCHECK_CODE:  19\nPROCESS_NAME:  explorer.exe\nMODULE_NAME: frobflt\nIMAGE_NAME:  frobflt.sys\nIMAGE_VERSION:  6.4.2.118\nOSNAME:  Windows 10\n",
            ["os Windows 10", "software frobflt.sys 6.4.2.118"]),
        Example(
            "the system's own file",
            "BUGCHECK_CODE:  19\nMODULE_NAME: nt\nIMAGE_NAME:  ntkrnlmp.exe\nIMAGE_VERSION:  10.0.19041.1\nOSNAME:  Windows 10\n",
            ["os Windows 10"]),
    ])
    func blocks(_ example: Example) { #expect(example.read(["block"]) == example.expected) }

    @Test(arguments: [
        Example(
            "Gentoo",
            "Portage 3.0.59 (python 3.11.6-final-0, default/linux/amd64/23.0, gcc-13, glibc-2.38-r9, 6.1.67-gentoo x86_64)\n",
            [
                "software Portage 3.0.59", "software Python 3.11.6", "software glibc 2.38-r9", "arch x86_64",
                "kernel Linux 6.1.67-gentoo", "os Gentoo Linux", "software GCC 13",
            ]),
        Example(
            "MariaDB", "| 10.11.6-MariaDB-0+deb12u1 |\n", ["software MariaDB 10.11.6"]),
        Example("platform.platform()", "macOS-13.5-arm64-arm-64bit", ["os macOS 13.5", "arch arm64"]),
    ])
    func platforms(_ example: Example) {
        #expect(Set(example.read(["banner"])) == Set(example.expected))
    }

    @Test(arguments: [
        Example(
            "AIX", "  bos.net.tcp.server        7.2.5.102    C     F    TCP/IP Server",
            ["software bos.net.tcp.server 7.2.5.102"]),
        Example("FreeBSD", "frob-agent-1.0_2               Agent of Frob", ["software frob-agent 1.0_2"]),
        Example("Terraform", "+ provider registry.terraform.io/acme/frob v3.89.0", ["software acme/frob 3.89.0"]),
    ])
    func packages(_ example: Example) { #expect(example.read(["package-list"]) == example.expected) }

    @Test(arguments: [
        Example("with its registry", "We run `quay.io/acme/frobd:3.9.2` here.", ["software acme/frobd 3.9.2"]),
        Example("the one that has the fix", "This is fixed in quay.io/acme/frobd:3.9.3.", []),
        Example("an address", "see https://docs.example.com/frob:3.1", []),
    ])
    func images(_ example: Example) { #expect(example.read(["container-image"]) == example.expected) }
}
