import Disclosure

extension BlockForms {
    static let linux: [BlockForm] = [
        BlockForm(
            "hostnamectl", least: 2,
            marks: [
                "static hostname", "icon name", "chassis", "machine id", "boot id", "hardware vendor", "hardware model",
                "firmware version", "cpe os name", "transient hostname", "pretty hostname", "deployment",
                "virtualization",
                "hardware serial", "firmware date", "firmware age",
            ],
            reads: [
                "operating system": .os, "kernel": .kernel, "architecture": .arch, "hardware vendor": .maker,
                "hardware model": .model, "firmware version": .bios, "virtualization": .virtualization,
            ]),
        BlockForm(
            "lscpu", least: 2,
            marks: [
                "cpu op-mode(s)", "byte order", "on-line cpu(s) list", "off-line cpu(s) list", "thread(s) per core",
                "core(s) per socket", "socket(s)", "numa node(s)", "numa node0 cpu(s)", "bogomips", "l1d cache",
                "l1i cache",
                "l2 cache", "l3 cache", "address sizes", "virtualization type", "cpu max mhz", "cpu min mhz",
                "hypervisor vendor", "core(s) per cluster", "bios model name",
                "バイト順", "コアあたりのスレッド数", "ソケットあたりのコア数", "ソケット数", "オンラインになっている cpu のリスト",
                "byte-reihenfolge", "thread(s) pro kern", "kern(e) pro sockel", "sockel",
            ],
            reads: [
                "architecture": .arch, "アーキテクチャ": .arch, "architektur": .arch, "model name": .cpu, "モデル名": .cpu,
                "modellname": .cpu, "hypervisor vendor": .virtualization, "ハイパーバイザのベンダー": .virtualization,
                "hypervisor-anbieter": .virtualization,
            ]),
        BlockForm(
            "cpuinfo", least: 3,
            marks: [
                "vendor_id", "cpu family", "stepping", "microcode", "cpu mhz", "cache size", "physical id", "siblings",
                "core id", "cpu cores", "apicid", "fpu", "cpuid level", "wp", "bogomips", "clflush size",
                "cache_alignment",
                "address sizes", "power management", "bugs", "flags", "features", "cpu implementer", "cpu architecture",
                "cpu variant", "cpu part", "cpu revision", "tlb_entries", "asid bits", "wait instruction", "isa", "mmu",
            ],
            reads: ["model name": .cpu, "model": .model, "machine": .model, "system type": .cpu, "cpu model": .cpu]),
        // reportbug, and the information that Ubuntu's apport puts into a report.
        BlockForm(
            "reportbug", least: 2,
            marks: [
                "debian release", "apt prefers", "apt policy", "foreign architectures", "kernel taint flags", "lsm",
                "init",
                "shell", "locale",
            ],
            reads: ["debian release": .systemNamed("Debian"), "kernel": .kernel, "architecture": .arch]),
        BlockForm(
            "apport", least: 2,
            marks: [
                "problemtype", "distrorelease", "procversionsignature", "apportversion", "procenviron", "sourcepackage",
                "upgradestatus", "currentdesktop", "nonfreekernelmodules", "casperversion", "installationmedia",
                "proccmdline", "dmi.bios.version", "dmi.product.name", "dmi.sys.vendor", "dmi.board.name",
                "dmi.chassis.type", "machinetype", "installationdate", "executablepath", "ecryptfsinuse",
                "audiodevicesinuse",
            ],
            reads: [
                "distrorelease": .os, "uname": .kernel, "procversionsignature": .kernel, "architecture": .arch,
                "dmi.bios.version": .bios, "dmi.product.name": .model, "dmi.sys.vendor": .maker, "machinetype": .model,
                "package": .package, "relatedpackageversions": .package, "apportversion": .software("apport"),
            ]),
        BlockForm(
            "neofetch", least: 3,
            marks: [
                "packages", "resolution", "wm", "wm theme", "icons", "terminal", "terminal font", "uptime", "de",
                "disk (/)",
                "local ip", "battery", "locale", "display", "font", "cursor", "swap", "gtk theme", "shell", "lm",
            ],
            reads: [
                "os": .mentions, "host": .model, "kernel": .kernel, "cpu": .cpu, "gpu": .gpu, "memory": .memory,
                "ram": .memory, "shell": .program, "de": .program, "wm": .program, "terminal": .program,
            ]),
        BlockForm(
            "drkonqi", least: 2, loose: true,
            marks: [
                "frameworks version", "windowing system", "drkonqi", "kde frameworks version", "kde plasma version",
                "graphics platform",
            ],
            reads: [
                "application": .package, "qt version": .software("Qt"),
                "frameworks version": .software("KDE Frameworks"),
                "kde frameworks version": .software("KDE Frameworks"), "kde plasma version": .software("KDE Plasma"),
                "operating system": .systemOrKernel, "distribution": .os, "drkonqi": .software("DrKonqi"),
                "kernel version": .kernel, "processors": .cpu, "memory": .memory, "graphics processor": .gpu,
                "manufacturer": .maker, "product name": .model,
            ]),
        BlockForm(
            "nix-info", least: 2, marks: ["multi-user?", "sandbox", "nixpkgs", "host os"],
            reads: ["host os": .mentions, "version": .mentions]),
        BlockForm(
            "ubus-board", least: 3,
            marks: ["board_name", "rootfs_type", "release", "distribution", "revision", "target", "description"],
            reads: [
                "kernel": .kernel, "system": .cpu, "model": .model, "distribution": .os, "release>version": .osVersion,
                "version": .osVersion,
            ]),
        BlockForm(
            "sestatus", least: 2,
            marks: [
                "selinux status", "selinuxfs mount", "selinux root directory", "loaded policy name",
                "mode from config file",
                "policy mls status", "policy deny_unknown status", "max kernel policy version",
            ], reads: ["current mode": .setting("SELinux")]),
        BlockForm(
            "getprop", least: 1,
            marks: [
                "ro.build.version.release", "ro.build.version.sdk", "ro.product.model", "ro.product.manufacturer",
                "ro.product.cpu.abi", "ro.build.version.security_patch", "ro.build.display.id", "ro.product.device",
                "ro.product.name", "ro.product.brand", "ro.build.id", "ro.hardware",
            ],
            reads: [
                "ro.build.version.release": .systemNamed("Android"), "ro.product.model": .model,
                "ro.product.manufacturer": .maker, "ro.product.cpu.abi": .arch,
            ]),
        BlockForm(
            "smartctl", least: 3,
            marks: [
                "model family", "device model", "model number", "user capacity", "lu wwn device id", "sector size",
                "rotation rate", "smart support is", "nvme version", "firmware version", "sata version is",
                "total nvm capacity", "pci vendor/subsystem id",
            ], reads: ["device model": .storage, "model number": .storage]),
        BlockForm(
            "ethtool", least: 3,
            marks: [
                "driver", "firmware-version", "expansion-rom-version", "bus-info", "supports-statistics",
                "supports-test",
                "supports-eeprom-access", "supports-register-dump",
            ], reads: ["driver": .network]),
        BlockForm(
            "prtconf", least: 3,
            marks: [
                "processor type", "processor implementation mode", "processor version", "number of processors",
                "processor clock speed", "cpu type", "kernel type", "platform firmware level", "firmware version",
                "good memory size", "machine serial number", "lpar info", "full core", "auto restart",
            ],
            reads: [
                "system model": .model, "processor type": .cpu, "memory size": .memory,
                "platform firmware level": .firmware("Platform Firmware"),
            ]),
        BlockForm(
            "sysctl", least: 1,
            marks: [
                "hw.model", "hw.physmem", "hw.realmem", "hw.memsize", "hw.machine", "hw.machine_arch", "hw.ncpu",
                "kern.osrelease", "kern.ostype", "kern.version", "kern.osproductversion", "machdep.cpu.brand_string",
                "hw.vendor", "hw.product",
            ],
            reads: [
                "hw.model": .cpu, "machdep.cpu.brand_string": .cpu, "hw.machine": .arch, "hw.machine_arch": .arch,
                "hw.physmem": .memoryIn("bytes"), "hw.realmem": .memoryIn("bytes"), "hw.memsize": .memoryIn("bytes"),
                "kern.osproductversion": .systemNamed("macOS"), "hw.vendor": .maker, "hw.product": .model,
            ]),
        BlockForm(
            "snap", least: 3, marks: ["snap", "snapd", "series"],
            reads: ["snapd": .software("snapd"), "kernel": .kernel]),
    ]

    static let apple: [BlockForm] = [
        BlockForm(
            "system_profiler", least: 2,
            marks: [
                "model identifier", "model number", "chip", "system version", "processor name", "total number of cores",
                "processor speed", "number of processors",
                "system firmware version", "boot rom version", "os loader version", "smc version (system)",
                "hardware uuid",
                "provisioning udid", "activation lock status", "boot volume", "secure virtual memory",
                "system integrity protection", "time since boot", "l2 cache (per core)", "serial number (system)",
                "hyper-threading technology", "chipset model", "metal support", "metal family", "機種id", "機種 id", "機種名",
                "チップ", "コアの総数",
            ],
            reads: [
                "model name": .maker, "機種名": .maker, "model identifier": .model, "機種id": .model, "機種 id": .model,
                "chip": .cpu, "チップ": .cpu, "processor name": .cpu, "memory": .memory, "メモリ": .memory,
                "system version": .os,
                "kernel version": .kernel, "chipset model": .gpu, "boot rom version": .firmware("Boot ROM"),
                "system firmware version": .firmware("System Firmware"),
            ])
    ]
}
