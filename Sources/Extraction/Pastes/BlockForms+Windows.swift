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
                "type du système", "mémoire physique totale", "répertoire windows", "date d'installation originale",
                "nombre del sistema operativo", "versión del sistema operativo", "fabricante del sistema operativo",
                "configuración del sistema operativo", "fabricante del sistema", "modelo el sistema",
                "modelo del sistema", "tipo de sistema", "versión del bios", "directorio de windows",
                "cantidad total de memoria física", "nome do sistema operacional", "versão do sistema operacional",
                "fabricante do sistema operacional", "fabricante do sistema", "modelo do sistema", "versão do bios",
                "memória física total", "pasta do windows", "nome so", "versione so", "produttore so",
                "configurazione so", "produttore sistema", "modello sistema", "tipo sistema", "versione bios",
                "memoria fisica totale", "os 名称", "os 版本", "os 制造商", "os 配置", "系统制造商", "系统型号", "系统类型",
                "bios 版本", "物理内存总量", "作業系統名稱", "作業系統版本", "系統製造商", "系統型號", "系統類型", "實體記憶體總計",
                "os 이름", "os 버전", "os 제조업체", "시스템 제조업체", "시스템 모델", "시스템 종류", "총 실제 메모리", "название ос",
                "версия ос", "изготовитель системы", "модель системы", "тип системы", "полный объем физической памяти",
                "naam van besturingssysteem", "versie van besturingssysteem", "nazwa systemu operacyjnego",
                "wersja systemu operacyjnego", "producent systemu", "model systemu", "typ systemu",
            ],
            reads: [
                "nombre del sistema operativo": .os, "nome do sistema operacional": .os, "nome so": .os, "os 名称": .os,
                "作業系統名稱": .os, "os 이름": .os, "название ос": .os, "naam van besturingssysteem": .os,
                "nazwa systemu operacyjnego": .os, "versión del sistema operativo": .osVersion,
                "versão do sistema operacional": .osVersion, "versione so": .osVersion, "os 版本": .osVersion,
                "作業系統版本": .osVersion, "os 버전": .osVersion, "версия ос": .osVersion,
                "versie van besturingssysteem": .osVersion, "wersja systemu operacyjnego": .osVersion,
                "fabricante del sistema": .maker, "fabricante do sistema": .maker, "produttore sistema": .maker,
                "系统制造商": .maker, "系統製造商": .maker, "시스템 제조업체": .maker, "изготовитель системы": .maker,
                "producent systemu": .maker, "modelo el sistema": .model, "modelo del sistema": .model,
                "modelo do sistema": .model, "modello sistema": .model, "系统型号": .model, "系統型號": .model,
                "시스템 모델": .model, "модель системы": .model, "model systemu": .model, "tipo de sistema": .arch,
                "tipo sistema": .arch, "系统类型": .arch, "系統類型": .arch, "시스템 종류": .arch, "тип системы": .arch,
                "typ systemu": .arch, "versión del bios": .bios, "versão do bios": .bios, "versione bios": .bios,
                "bios 版本": .bios, "bios 버전": .bios, "версия bios": .bios, "cantidad total de memoria física": .memory,
                "memória física total": .memory, "memoria fisica totale": .memory, "物理内存总量": .memory,
                "實體記憶體總計": .memory, "총 실제 메모리": .memory, "полный объем физической памяти": .memory,
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
                "セキュア ブートの状態": .setting("Secure Boot"),
            ]),
        BlockForm(
            "windbg", least: 3,
            marks: [
                "biosmajorrelease", "biosminorrelease", "biosvendor", "biosversion", "biosreleasedate",
                "systemmanufacturer", "systemproductname", "systemfamily", "systemversion", "systemsku",
                "baseboardmanufacturer", "baseboardproduct", "baseboardversion",
            ],
            reads: [
                "biosversion": .bios, "systemmanufacturer": .maker, "systemproductname": .model,
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
