import Disclosure

extension BlockForms {
    static let windows: [BlockForm] = [
        // systeminfo and msinfo32; English, Japanese, German, French.
        BlockForm(
            "systeminfo", least: 2,
            marks: [
                "os name", "os version", "os manufacturer", "os configuration", "os build type",
                "original install date",
                "system boot time", "system manufacturer", "system model", "system sku", "windows directory",
                "system directory", "boot device", "total physical memory", "virtual memory", "hotfix(s)", "bios mode",
                "smbios version", "embedded controller version", "baseboard manufacturer", "baseboard product",
                "installed physical memory (ram)", "available physical memory", "platform role", "secure boot state",
                "hardware abstraction layer", "page file space", "kernel dma protection", "registered owner",
                "product id",
                "os 名", "os バージョン", "os 製造元", "os 構成", "os ビルドの種類", "システム製造元", "システムの製造元", "システム モデル",
                "システムの種類", "物理メモリの合計", "bios バージョン", "windows ディレクトリ", "最初のインストール日付",
                "インストール済みの物理メモリ (ram)", "合計物理メモリ", "bios バージョン/日付", "ベースボード製品",
                "betriebssystemname", "betriebssystemversion", "betriebssystemhersteller", "systemhersteller",
                "systemmodell",
                "systemtyp", "gesamter physischer speicher", "bios-version", "windows-verzeichnis",
                "nom du système d'exploitation", "version du système", "fabricant du système", "modèle du système",
                "type du système", "mémoire physique totale",
            ],
            reads: [
                "os name": .os, "os 名": .os, "betriebssystemname": .os, "nom du système d'exploitation": .os,
                "os version": .osVersion, "os バージョン": .osVersion, "betriebssystemversion": .osVersion,
                "version du système": .osVersion, "version": .osVersion, "バージョン": .osVersion,
                "system manufacturer": .maker, "システム製造元": .maker, "システムの製造元": .maker, "systemhersteller": .maker,
                "fabricant du système": .maker,
                "system model": .model, "システム モデル": .model, "systemmodell": .model, "modèle du système": .model,
                "system type": .arch, "システムの種類": .arch, "systemtyp": .arch, "type du système": .arch,
                "processor": .cpu, "プロセッサ": .cpu, "prozessor": .cpu, "processeur": .cpu, "01": .cpu,
                "bios version": .bios, "bios version/date": .bios, "bios バージョン": .bios, "bios バージョン/日付": .bios,
                "bios-version": .bios, "version du bios": .bios,
                "installed physical memory (ram)": .memory, "インストール済みの物理メモリ (ram)": .memory,
                "total physical memory": .memory, "物理メモリの合計": .memory, "gesamter physischer speicher": .memory,
                "mémoire physique totale": .memory, "secure boot state": .setting("Secure Boot"),
            ]),
        BlockForm(
            "get-computerinfo", least: 2,
            marks: [
                "windowsproductname", "windowsbuildlabex", "windowscurrentversion", "windowseditionid",
                "windowsversion",
                "osname", "oshardwareabstractionlayer", "osbuildnumber", "osarchitecture", "csmanufacturer", "csmodel",
                "csprocessors", "cssystemtype", "cstotalphysicalmemory", "biossmbiosbiosversion", "bioscaption",
                "csname", "osversion",
            ],
            reads: [
                "osname": .os, "windowsproductname": .os, "osversion": .osVersion, "csmanufacturer": .maker,
                "csmodel": .model, "csprocessors": .cpu, "cssystemtype": .arch, "osarchitecture": .arch,
                "biossmbiosbiosversion": .bios,
            ]),
        BlockForm(
            "wmic", least: 2,
            marks: [
                "buildnumber", "buildtype", "caption", "csname", "osarchitecture", "servicepackmajorversion",
                "osproductsuite",
            ],
            reads: ["caption": .os, "version": .osVersion, "osarchitecture": .arch]),
        BlockForm(
            "wmic", least: 2,
            marks: ["smbiosbiosversion", "smbiosmajorversion", "smbiospresent", "biosversion", "releasedate"],
            reads: ["smbiosbiosversion": .bios]),
        BlockForm(
            "dxdiag", least: 3,
            marks: [
                "time of this report", "available os memory", "page file", "windows dir", "directx version",
                "dx setup parameters", "user dpi setting", "card name", "chip type", "dac type", "dedicated memory",
                "display memory", "current mode", "miracast", "dxdiag version", "microsoft graphics hybrid",
                "machine id",
            ],
            reads: [
                "operating system": .os, "system manufacturer": .maker, "system model": .model, "bios": .bios,
                "processor": .cpu, "memory": .memory, "card name": .gpu, "directx version": .mentions,
            ]),
        BlockForm(
            "wsl", least: 2,
            marks: [
                "wsl version", "wslg version", "msrdc version", "direct3d version", "dxcore version", "windows version",
                "wsl バージョン", "wslg バージョン", "windows バージョン", "wsl-version", "wslg-version", "windows-version",
                "version wsl", "version wslg", "dxcore バージョン", "default distribution",
            ],
            reads: [
                "wsl version": .software("WSL"), "wsl バージョン": .software("WSL"), "wsl-version": .software("WSL"),
                "version wsl": .software("WSL"), "kernel version": .kernel, "カーネル バージョン": .kernel,
                "kernelversion": .kernel, "version du noyau": .kernel, "windows version": .osVersion,
                "windows バージョン": .osVersion, "windows-version": .osVersion,
            ]),
        BlockForm(
            "powershell", least: 3,
            marks: [
                "psversion", "psedition", "gitcommitid", "pscompatibleversions", "psremotingprotocolversion",
                "serializationversion", "wsmanstackversion", "clrversion", "buildversion",
            ], reads: ["psversion": .software("PowerShell"), "os": .os]),
    ]
}
