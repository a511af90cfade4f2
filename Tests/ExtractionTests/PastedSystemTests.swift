import Testing

@testable import Extraction

@Suite("Systems as programs print them") struct PastedSystemTests {
    @Test(arguments: [
        Example(
            "Debian", "Linux vega 6.1.0-18-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 (2024-02-01) x86_64 GNU/Linux",
            ["os Debian GNU/Linux", "kernel Linux 6.1.0-18-amd64", "arch x86_64"]),
        Example("short", "Linux 5.15.0-91-generic x86_64", ["kernel Linux 5.15.0-91-generic", "arch x86_64"]),
        Example(
            "macOS",
            "Darwin mbp.local 23.2.0 Darwin Kernel Version 23.2.0: Wed Nov 15 21:53:34 PST 2023; root:xnu-10002.61.3~2/RELEASE_ARM64_T8103 arm64",
            ["kernel Darwin 23.2.0", "arch arm64"]),
        Example(
            "macOS, in a panic",
            "Darwin Kernel Version 22.5.0: Thu Jun  8 22:22:20 PDT 2023; root:xnu-8796.121.3~7/RELEASE_X86_64",
            ["kernel Darwin 22.5.0", "arch x86_64"]),
        Example(
            "FreeBSD", "FreeBSD fw1 13.2-RELEASE-p4 FreeBSD 13.2-RELEASE-p4 GENERIC amd64",
            ["os FreeBSD 13.2-RELEASE-p4", "arch amd64"]),
        Example("OpenBSD", "OpenBSD puffy 7.4 GENERIC.MP#1397 amd64", ["os OpenBSD 7.4", "arch amd64"]),
        Example("AIX", "AIX p7node 2 7 00F7D2C14C00", ["os AIX 7.2"]),
        Example("HP-UX", "HP-UX rx28 B.11.31 U ia64 0123456789 unlimited-user license", ["os HP-UX B.11.31"]),
        Example(
            "Cygwin", "CYGWIN_NT-10.0-19045 desk 3.4.9-1.x86_64 2023-09-06 11:19 UTC x86_64 Cygwin",
            ["software Cygwin 3.4.9-1", "os Windows 10 10.0.19045", "arch x86_64"]),
        Example("words", "Linux kernels 5 and 6 differ on x86_64", []),
    ])
    func uname(_ example: Example) { #expect(example.read(["uname"]) == example.expected) }

    @Test(arguments: [
        Example("redhat-release", "Rocky Linux release 9.3 (Blue Onyx)", ["os Rocky Linux 9.3"]),
        Example("centos-release", "CentOS Linux release 7.9.2009 (Core)", ["os CentOS 7.9.2009"]),
        Example("issue", "Ubuntu 22.04.3 LTS \\n \\l", ["os Ubuntu 22.04.3 LTS"]),
        Example(
            "platform.platform()", "Platform: Linux-6.5.0-14-generic-x86_64-with-glibc2.35",
            ["kernel Linux 6.5.0-14-generic", "arch x86_64"]),
        Example("FreeBSD's greeting", "FreeBSD 14.0-RELEASE (GENERIC) #0 releng/14.0", ["os FreeBSD 14.0-RELEASE"]),
        Example("a release's note", "The CentOS 9 release is late.", []),
    ])
    func releases(_ example: Example) { #expect(example.read(["banner"]) == example.expected) }

    @Test(arguments: [
        Example("ver", "Microsoft Windows [Version 10.0.22631.2861]", ["os Windows 11 10.0.22631.2861"]),
        Example("ver, Japanese", "Microsoft Windows [バージョン 10.0.19045.3930]", ["os Windows 10 10.0.19045.3930"]),
        Example(
            "a build that two share", "Microsoft Windows [Version 10.0.17763.5329]", ["os Windows 10.0.17763.5329"]),
        Example(
            "the debugger's greeting",
            "Windows 10 Kernel Version 19041 MP (8 procs) Free x64\nProduct: WinNt, suite: TerminalServer SingleUserTS\n",
            ["os Windows 10 19041", "arch x64"]),
    ])
    func windows(_ example: Example) { #expect(example.read(["crash"]) == example.expected) }

    @Test(arguments: [
        Example(
            "systeminfo, German",
            "Betriebssystemname:            Microsoft Windows 11 Pro\nBetriebssystemversion:         10.0.22631 Nicht zutreffend Build 22631\nSystemhersteller:              LENOVO\nSystemmodell:                  20XW00A7GE\nSystemtyp:                     x64-based PC\nGesamter physischer Speicher:  15.999 MB\n",
            ["os Windows 11 Pro 10.0.22631", "system LENOVO 20XW00A7GE", "arch x64", "memory 15.999 MB"]),
        Example(
            "msinfo32",
            "OS Name\tMicrosoft Windows 10 Enterprise\nVersion\t10.0.19045 Build 19045\nSystem Manufacturer\tDell Inc.\nSystem Model\tOptiPlex 7080\nProcessor\tIntel(R) Core(TM) i7-10700 CPU @ 2.90GHz, 2904 Mhz, 8 Core(s)\nBIOS Version/Date\tDell Inc. 1.21.0, 9/4/2023\nSecure Boot State\tOn\nInstalled Physical Memory (RAM)\t32.0 GB\n",
            [
                "os Windows 10 Enterprise 10.0.19045", "system Dell Inc. OptiPlex 7080", "cpu Intel Core i7-10700",
                "firmware BIOS 1.21.0", "setting Secure Boot On", "memory 32.0 GB",
            ]),
        Example(
            "Get-ComputerInfo",
            "WindowsProductName   : Windows 10 Pro\nOsName               : Microsoft Windows 11 Pro\nOsVersion            : 10.0.22631\nOsBuildNumber        : 22631\nCsManufacturer       : Microsoft Corporation\nCsModel              : Surface Pro 8\n",
            ["os Windows 10 Pro 10.0.22631", "system Microsoft Corporation Surface Pro 8"]),
        Example(
            "dxdiag",
            "Time of this report: 1/14/2024, 10:11:12\nOperating System: Windows 10 Home 64-bit (10.0, Build 19045) (19041.vb_release.191206-1406)\nSystem Model: MS-7C37\nProcessor: AMD Ryzen 5 3600 6-Core Processor (12 CPUs), ~3.6GHz\nMemory: 16384MB RAM\nAvailable OS Memory: 16334MB RAM\nDirectX Version: DirectX 12\nCard name: NVIDIA GeForce GTX 1660 SUPER\n",
            [
                "os Windows 10 Home 64-bit 10.0.19045", "system MS-7C37", "cpu AMD Ryzen 5 3600", "memory 16384MB",
                "gpu NVIDIA GeForce GTX 1660 SUPER", "software DirectX 12",
            ]),
        Example(
            "wsl --version",
            "WSL version: 2.0.14.0\nKernel version: 5.15.133.1-1\nWSLg version: 1.0.59\nWindows version: 10.0.22631.3007\n",
            ["hypervisor WSL 2.0.14.0", "kernel Linux 5.15.133.1-1", "os Windows 11 10.0.22631.3007"]),
        Example(
            "hostnamectl",
            "   Static hostname: bastion\n         Icon name: computer-vm\n           Chassis: vm\n    Virtualization: kvm\n  Operating System: AlmaLinux 9.3 (Shamrock Pampas Cat)\n            Kernel: Linux 5.14.0-362.13.1.el9_3.x86_64\n      Architecture: x86-64\n",
            [
                "hypervisor KVM", "os AlmaLinux 9.3", "kernel Linux 5.14.0-362.13.1.el9_3.x86_64", "arch x86_64",
            ]),
        Example(
            "lscpu",
            "Architecture:            x86_64\n  CPU op-mode(s):        32-bit, 64-bit\n  Byte Order:            Little Endian\nCPU(s):                  16\nModel name:              AMD Ryzen 7 5800X 8-Core Processor\nThread(s) per core:      2\nVulnerabilities:\n  Spectre v2:            Mitigation; Retpolines\nL3 cache: 32 MiB\n",
            ["arch x86_64", "cpu AMD Ryzen 7 5800X"]),
        Example(
            "/proc/cpuinfo",
            "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\nmodel name\t: Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz\nstepping\t: 7\nflags\t\t: fpu vme de sse4_2 x2apic\n",
            ["cpu Intel Xeon Gold 6230"]),
        Example(
            "system_profiler",
            "      Model Name: MacBook Pro\n      Model Identifier: MacBookPro18,1\n      Chip: Apple M1 Max\n      Memory: 64 GB\n      System Version: macOS 14.2.1 (23C71)\n",
            ["system MacBook Pro MacBookPro18,1", "cpu Apple M1 Max", "memory 64 GB", "os macOS 14.2.1"]),
        Example(
            "apport",
            "ProblemType: Bug\nDistroRelease: Ubuntu 22.04\nPackage: nautilus 1:42.6-0ubuntu1\nUname: Linux 6.2.0-39-generic x86_64\nArchitecture: amd64\n",
            [
                "os Ubuntu 22.04", "software nautilus 42.6-0ubuntu1", "kernel Linux 6.2.0-39-generic", "arch x86_64",
                "arch amd64",
            ]),
        Example(
            "reportbug",
            "Debian Release: trixie/sid\n  APT prefers unstable\n  APT policy: (500, 'unstable')\nArchitecture: arm64 (aarch64)\n\nKernel: Linux 6.6.9-arm64 (SMP w/4 CPU threads)\nInit: systemd (via /run/systemd/system)\n",
            ["os Debian GNU/Linux trixie", "kernel Linux 6.6.9-arm64", "arch arm64"]),
        Example(
            "getprop",
            "[ro.build.version.release]: [13]\n[ro.product.model]: [Pixel 6a]\n[ro.product.cpu.abi]: [arm64-v8a]\n",
            ["os Android 13", "arch arm64-v8a", "system Pixel 6a"]),
        Example(
            "sestatus",
            "SELinux status:                 enabled\nSELinuxfs mount:  /sys/fs/selinux\nCurrent mode:                   enforcing\n",
            ["setting SELinux enforcing"]),
        Example("a report's own words", "Model name: Frobnicator\nMemory: it leaks\nChip: unknown\n", []),
    ])
    func blocks(_ example: Example) { #expect(example.read(["block"]) == example.expected) }

    @Test(arguments: [
        Example(
            "oops", "[   12.345678] Tainted: G        W  OE     6.1.0-18-amd64 #1  Debian 6.1.76-1",
            ["kernel Linux 6.1.0-18-amd64"]),
        Example(
            "DMI", "[    0.000000] DMI: Dell Inc. PowerEdge R640/0H28RR, BIOS 2.10.0 10/27/2020",
            ["system Dell Inc. PowerEdge R640", "firmware BIOS 2.10.0"]),
        Example(
            "device tree", "[    0.000000] Machine model: Raspberry Pi 4 Model B Rev 1.4",
            ["system Raspberry Pi 4 Model B Rev 1.4"]),
        Example("hypervisor", "[    0.000000] Hypervisor detected: KVM", ["hypervisor KVM"]),
        Example(
            "processor",
            "[    0.121] smpboot: CPU0: Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz (family: 0x6, model: 0x8e)",
            ["cpu Intel Core i7-8650U"]),
        Example(
            "tombstone", "Build fingerprint: 'google/bluejay/bluejay:13/TQ3A.230805.001/10316531:user/release-keys'",
            ["os Android 13", "system bluejay"]),
        Example(
            "a trace", " kasan_report+0x143/0x180 mm/kasan/report.c:601\nR10: 0000000000000000 R11: 0000000000000246",
            []),
    ])
    func kernelLog(_ example: Example) { #expect(example.read(["kernel-log"]) == example.expected) }

    /// With every recogniser on: what a paster has understood is read by nobody else.
    @Test(arguments: [
        Example(
            "sw_vers", "ProductName:\tmacOS\nProductVersion:\t14.2.1\nBuildVersion:\t23C71\n", ["os macOS 14.2.1"]),
        Example(
            "Python's prompt", "Python 3.11.2 (main, Mar 13 2023, 12:18:29) [GCC 12.2.0] on linux",
            ["software Python 3.11.2"]),
        Example(
            "a boot log",
            "[    0.000000] Booting Linux on physical CPU 0x0\n[    0.004411] smp: Brought up 1 node, 4 CPUs\n",
            []),
        Example(
            "two appliances",
            "model: FortiGate\nVersion: FortiGate-60F v7.2.5,build1517,230606 (GA.F)\nVirus-DB: 91.0\nIPS-DB: 6.0\n",
            ["os FortiOS 7.2.5", "system FortiGate-60F"]),
        Example(
            "another program's release", "It runs Xen 4.8.5-18.fc25 there.", ["hypervisor Xen 4.8.5-18.fc25"]),
    ])
    func nothingTwice(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
