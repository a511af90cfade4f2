import Testing

@testable import Extraction

@Suite("Hardware, devices and crashes as programs print them") struct PastedDeviceTests {
    @Test(arguments: [
        Example(
            "dmidecode",
            "BIOS Information\n\tVendor: Dell Inc.\n\tVersion: 2.19.1\nSystem Information\n\tManufacturer: Dell Inc.\n\tProduct Name: PowerEdge R740\nProcessor Information\n\tSocket Designation: CPU1\n\tVersion: Intel(R) Xeon(R) Silver 4214 CPU @ 2.20GHz\n",
            ["firmware BIOS 2.19.1", "system Dell Inc. PowerEdge R740", "cpu Intel Xeon Silver 4214"]),
        Example(
            "lshw",
            "  *-firmware\n       vendor: LENOVO\n       version: N32ET80W (1.56 )\n  *-cpu\n       product: 11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz\n       size: 1200MHz\n  *-memory\n       size: 16GiB\n",
            ["firmware BIOS N32ET80W (1.56 )", "cpu Intel Core i7-1165G7", "memory 16GiB"]),
        Example(
            "lspci",
            "00:1f.3 Audio device: Intel Corporation Sunrise Point-LP HD Audio (rev 21)\n01:00.0 VGA compatible controller: NVIDIA Corporation GA104 [GeForce RTX 3070] (rev a1)\n02:00.0 Ethernet controller: Realtek Semiconductor Co., Ltd. RTL8111/8168 (rev 15)\n",
            ["gpu NVIDIA GeForce RTX 3070", "network Realtek Semiconductor Co., Ltd. RTL8111/8168"]),
        Example(
            "free -h", "               total        used        free\nMem:            15Gi       4.2Gi       1.1Gi\n",
            ["memory 15Gi"]),
        Example("headings of a report", "System Information\n\nIt crashes.\n", []),
    ])
    func lists(_ example: Example) { #expect(example.read(["hardware-list"]) == example.expected) }

    @Test(arguments: [
        Example(
            "IOS XE",
            "Cisco IOS XE Software, Version 17.09.04a\nCisco IOS Software [Cupertino], Catalyst L3 Switch Software (CAT9K_IOSXE), Version 17.9.4a, RELEASE SOFTWARE (fc3)\ncisco C9300-48P (X86) processor with 1331521K/6147K bytes of memory.\n",
            ["os Cisco IOS XE 17.09.04a", "system cisco C9300-48P"]),
        Example(
            "ASA",
            "Cisco Adaptive Security Appliance Software Version 9.16(4)19\nHardware:   ASA5516, 8192 MB RAM, CPU Atom C2000 series 2416 MHz, 1 CPU (8 cores)\n",
            ["software Cisco ASA 9.16(4)19", "system ASA5516"]),
        Example("NX-OS", "  NXOS: version 9.3(8)\n", ["os Cisco NX-OS 9.3(8)"]),
        Example("Junos", "Hostname: edge\nModel: mx204\nJunos: 21.4R3-S4.9\n", ["os Juniper Junos OS 21.4R3-S4.9"]),
        Example(
            "NetScaler", "        NetScaler NS13.1: Build 49.15.nc, Date: Jul 10 2023, 05:36:00   (64-bit)\n",
            ["software Citrix NetScaler 13.1: Build 49.15.nc"]),
        Example("a sentence", "Cisco says that its IOS is fine.", []),
    ])
    func network(_ example: Example) { #expect(example.read(["network-device"]) == example.expected) }

    @Test(arguments: [
        Example(
            "FortiOS",
            "Version: FortiGate-60F v7.2.5,build1517,230606 (GA.F)\nVirus-DB: 1.00000(2018-04-09 18:07)\nSerial-Number: FGT60F0000000000\nIPS-DB: 6.00741\n",
            ["os FortiOS 7.2.5", "system FortiGate-60F"]),
        Example(
            "PAN-OS",
            "hostname: pa\nmodel: PA-440\nsw-version: 10.2.4\napp-version: 8700-7980\nthreat-version: 8700-7980\nmulti-vsys: off\n",
            ["os PAN-OS 10.2.4", "system PA-440"]),
        Example(
            "RouterOS",
            "                   version: 6.49.10 (long-term)\n                build-time: Jul/17/2023 13:11:01\n                       cpu: ARM\n         architecture-name: arm\n                board-name: RB4011iGS+\n                  platform: MikroTik\n",
            ["os RouterOS 6.49.10", "system MikroTik RB4011iGS+"]),
        Example(
            "syzbot",
            "HEAD commit:    ffc253263a13 Linux 6.6\ngit tree:       upstream\nconsole output: https://example.org/x\nkernel config:  https://example.org/c\ncompiler:       gcc (Debian 12.2.0-14) 12.2.0\nuserspace arch: i386\n",
            ["arch i386"]),
        Example(
            "a Mac's crash",
            "Process:               Sketcher [812]\nIdentifier:            org.example.sketcher\nVersion:               4.1 (410)\nCode Type:             ARM-64 (Native)\nParent Process:        launchd [1]\nOS Version:            macOS 13.6.1 (22G313)\nReport Version:        12\n",
            ["software Sketcher 4.1", "arch arm64", "os macOS 13.6.1"]),
        Example(
            "Windows Error Reporting",
            "Problem Event Name:\tAPPCRASH\nApplication Name:\tfrob.exe\nApplication Version:\t3.2.1.0\nFault Module Name:\tntdll.dll\nFault Module Version:\t10.0.19041.3636\nException Code:\tc0000005\nOS Version:\t10.0.19045.2.0.0.256.48\n",
            ["software frob 3.2.1.0", "os Windows 10 10.0.19045.2"]),
        Example(
            "WinDbg",
            "SYSTEM_MANUFACTURER:  LENOVO\n\nSYSTEM_PRODUCT_NAME:  82XW\n\nSYSTEM_VERSION:  Legion Slim 5 16APH8\n\nBIOS_VERSION:  M3CN35WW\n\nCPU_COUNT: 10\n\nOSNAME:  Windows 10\n\nOS_VERSION:  10.0.19041.1\n",
            ["system LENOVO Legion Slim 5 16APH8", "firmware BIOS M3CN35WW", "os Windows 10 10.0.19041.1"]),
    ])
    func blocks(_ example: Example) { #expect(example.read(["block"]) == example.expected) }

    @Test(arguments: [
        Example(
            "event log", "Faulting application name: frobsvc.exe, version: 5.4.3.2, time stamp: 0x64f1a2b3",
            ["software frobsvc 5.4.3.2"]),
        Example(
            "event log, Japanese", "障害が発生しているアプリケーション名: frob.exe、バージョン: 2.0.1.0、タイム スタンプ: 0x5f000000",
            ["software frob 2.0.1.0"]),
        Example(
            ".ips",
            "{\"app_name\":\"Frob\",\"timestamp\":\"2024-01-02\",\"app_version\":\"1.9\",\"os_version\":\"iPhone OS 17.2.1 (21C66)\"}\n  \"modelCode\" : \"iPhone14,5\",\n",
            ["software Frob 1.9", "os iOS 17.2.1", "system iPhone14,5"]),
        Example(
            "a Mac",
            "Model: MacBookPro16,1, BootROM 1968.140.7.0.0 (iBridge: 20.16.4252.0.0,0), 8 processors, 8-Core Intel Core i9, 2.3 GHz, 16 GB, SMC",
            ["system MacBookPro16,1", "firmware Boot ROM 1968.140.7.0.0", "cpu 8-Core Intel Core i9", "memory 16 GB"]),
        Example(
            "hs_err",
            "# Java VM: OpenJDK 64-Bit Server VM (17.0.9+9, mixed mode, tiered, g1 gc, linux-amd64)\nHost: Intel(R) Core(TM) i7-8550U CPU @ 1.80GHz, 8 cores, 15G, Ubuntu 22.04.3 LTS\n",
            ["arch amd64", "cpu Intel Core i7-8550U", "os Ubuntu 22.04.3 LTS", "memory 15G"]),
        Example("a register dump", "rax=0000000000000000 rbx=ffffa58b3b2f1000\nfrob!main+0x12", []),
    ])
    func crashes(_ example: Example) { #expect(example.read(["crash"]) == example.expected) }

    @Test(arguments: [
        Example("VBoxManage --version", "7.0.12r159484", ["hypervisor VirtualBox 7.0.12r159484"]),
        Example(
            "QEMU's command line", "$ qemu-system-x86_64 -machine q35,accel=kvm -cpu host -smp 4 -m 4G -nographic",
            ["hypervisor QEMU", "memory 4G @guest"]),
        Example(
            ".vmx", "virtualHW.version = \"20\"\nmemsize = \"4096\"\nethernet0.virtualDev = \"vmxnet3\"\n",
            ["setting virtualHW.version 20", "memory 4096 MB @guest", "network vmxnet3 @guest"]),
        Example(
            "libvirt",
            "<domain type='kvm'>\n  <memory unit='KiB'>4194304</memory>\n  <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>\n",
            ["hypervisor KVM", "memory 4194304 KiB @guest", "arch x86_64 @guest"]),
        Example(
            "vmware.log", "vmx| I005: Host is Windows 10, 64-bit (Build 19045.3803) 10.0.19045",
            ["os Windows 10 64-bit 19045.3803 @host"]),
        Example("a sentence", "The qemu-system-x86_64 binary is what crashes.", []),
    ])
    func machines(_ example: Example) { #expect(example.read(["virtual-machine"]) == example.expected) }

    @Test(arguments: [
        Example("a list", "Dell XPS 13 9310 (i7-1185G7, 16GB, BIOS 3.18.0)", ["memory 16GB", "firmware BIOS 3.18.0"]),
        Example("a disk", "ThinkPad T480 with 256GB SSD", []),
        Example("no machine", "the dump is 8GB, too", []),
        Example("a fix", "It is fixed since BIOS 1.22.0 there.", []),
    ])
    func hardware(_ example: Example) { #expect(example.read(["hardware"]) == example.expected) }

    @Test(arguments: [
        Example("target", "configured with --host=aarch64-unknown-linux-gnu", ["arch aarch64"]),
        Example("package", "kernel-5.14.0-362.el9.x86_64", ["arch x86_64"]),
        Example("build", "linux.amd64 release", ["arch amd64"]),
        Example("a path", "/opt/x86_64/readme", []),
    ])
    func architecture(_ example: Example) { #expect(example.read(["architecture"]) == example.expected) }

    @Test(arguments: [
        "cpu Intel Core Ultra 7 155H", "cpu Intel Core 2 Duo E8400", "cpu Xeon E5-2680 v4", "cpu AMD Ryzen 9 7950X3D",
        "cpu AMD EPYC 7763", "cpu Snapdragon 8 Gen 2", "cpu Apple M3 Max", "cpu 13900KF", "gpu AMD Radeon RX 7900 XTX",
        "gpu NVIDIA GeForce GTX 1660 SUPER", "gpu Intel Arc A770", "gpu Intel UHD Graphics 620", "gpu Mali-G78",
        "system Dell Latitude 7430", "system HPE ProLiant DL380 Gen11", "system HP ZBook 15 G6",
        "system Lenovo ThinkPad X1 Carbon Gen 9", "system ThinkSystem SR650 V2", "system MacBookPro18,3",
        "system Surface Pro 9", "system iPhone 15 Pro Max", "system Google Pixel 8 Pro", "system Galaxy S23 Ultra",
        "system Raspberry Pi 5 Model B", "system Synology DS920+", "system Supermicro X11DPH-T",
        "storage Samsung SSD 980 PRO 1TB", "storage WD Red Plus 8TB", "storage Crucial MX500 500GB",
        "storage PERC H740P",
        "network Intel X710", "network Broadcom BCM57416", "network Mellanox ConnectX-5", "network Realtek RTL8168",
        "memory 1.5 TB",
    ])
    func families(_ name: String) {
        let words = name.split(separator: " ", maxSplits: 1).map(String.init)
        let text = words[0] == "memory" ? "it has \(words[1]) RAM" : "it has \(words[1]), too"
        #expect(Hardware.all(in: text).map { "\($0.kind) \($0.name)" } == [name])
    }

    @Test(arguments: [
        "the core dumped 12345 bytes", "it uses 4 GB of RAM", "allocating 2GB of memory", "a galaxy of 3 stars",
        "in section 5.10 of hp 300 pages", "intel on 200 servers", "my surface is 4 inches", "the pixel 0 is wrong",
        "Macro 2", "0x7900 XT",
    ])
    func noHardware(_ text: String) { #expect(Hardware.all(in: text).map(\.name) == []) }
}
