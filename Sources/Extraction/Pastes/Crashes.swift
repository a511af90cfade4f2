import Disclosure

extension Paster {
    /// Crash reports that are no blocks of keys: `.ips` files, Windows' event log, the debugger's greeting, Mac models, hs_err.
    static let crashes = Paster(name: "crash") { lines, scanner in
        var paste = Paste()
        for (index, line) in lines.enumerated() {
            guard CrashLine.likely.matches(line.text) else { continue }
            let findings = CrashLine.findings(line, scanner)
            guard !findings.isEmpty || CrashLine.silent.matches(line.text) else { continue }
            paste.findings += findings
            paste.claimed.insert(index)
        }
        return paste
    }
}

private enum CrashLine {
    /// What a debugger says of the system in words that would be read as something else.
    static let silent = Pattern(
        #"^\s*(?:Product: (?:WinNt|LanManNt|ServerNt), suite:|Edition build lab:|.*ELF (?:32|64)-bit|[+-]\w+ +[+-]\w+ +[+-]\w+|Built by: \d{4,5}\.)"#
    )
    static let likely = Pattern(
        #"ELF (?:32|64)-bit|^[+-]\w+ +[+-]\w|Windows \[|Product: \w+Nt,|Edition build lab|Built by: \d|Faulting (?:application|module)|障害が発生している|fehlerhaften|"os_version"|"osVersion"|"train"|modelCode|bundleInfo|BootROM|Kernel Version \d{4,5} |Windows \d+ Version \d{5} MP|Java VM:|^\s*Host: .*cores|System model name|cores, \d+G|Graphics: |cpuType|virtualization detected"#
    )
    /// What `file` says of a program: a firmware's tells its processor.
    private static let file = Pattern(
        #"ELF (?:32|64)-bit [LM]SB .*?, (x86-64|ARM aarch64|ARM|Intel 80386|MIPS|UCB RISC-V|64-bit PowerPC|PowerPC|IBM S/390)[, ]"#
    )
    private static let files: [String: String?] = [
        "x86-64": "x86_64", "ARM aarch64": "aarch64", "ARM": "ARM", "Intel 80386": "i386", "MIPS": "MIPS",
        "UCB RISC-V": "riscv64",
    ]
    private static let greeting = Pattern(#"Microsoft Windows \[(?:Version|バージョン|版本) (\d+\.\d+\.\d+(?:\.\d+)?)\]"#)
    private static let faulting = Pattern(
        #"""
        (?:Faulting application name:|Faulting application|障害が発生しているアプリケーション名:|Name der fehlerhaften Anwendung:)\#
        \s*([^,、]+?)(?:\.exe)?[,、] ?(?:version|Version|バージョン):? ?(\d+(?:\.\d+)+)
        """#)
    private static let module = Pattern(
        #"(?:Faulting module name:|障害が発生しているモジュール名:|Name des fehlerhaften Moduls:)\s*([^,、]+?)[,、] ?(?:version|バージョン):? ?(\d+(?:\.\d+)+)"#
    )
    /// What every program has.
    private static let ofSystem = Pattern(
        #"^(?:ntdll|kernel(?:base|32)|user32|win32u|gdi32\w*|msvc\w+|ucrtbase\w*|vcruntime\w*|combase|ole32|rpcrt4|unknown|clr|coreclr|mscorwks|shell32|advapi32|ws2_32|wow64\w*|d3d\w+|dxgi)(?:\.dll)?$"#
    )
    private static let appleHeader = Pattern(
        #""os_version"\s*:\s*"(macOS|Mac OS X|iPhone OS|iPadOS|watchOS) ([\d.]+) \(\w+\)""#)
    private static let appleTrain = Pattern(#""train"\s*:\s*"(macOS|iPhone OS|iPadOS|watchOS) ([\d.]+)""#)
    private static let application = Pattern(#""app_name"\s*:\s*"([^"]+)".*?"app_version"\s*:\s*"(\d[^"]*)""#)
    private static let modelCode = Pattern(#""modelCode"\s*:\s*"([^"]+)""#)
    private static let cpuType = Pattern(#""cpuType"\s*:\s*"(ARM-64|X86-64)\b"#)
    private static let macModel = Pattern(
        #"^\s*Model:\s*(\w+\d+,\d+), BootROM (\S+)(?: \([^)]*\))?,.*? processors?(?: \([^)]*\))?, (?:(.+?), (?:[\d.]+ GHz, )?)?(\d+ GB)\b(?:, SMC (\S+?),?$)?"#
    )
    private static let macGraphics = Pattern(
        #"^\s*Graphics: (?:kHW_\w+, )?([^,]+), (?:[^,]+, )?(?:spdisplays_\w+, )?(?:Built-In|PCIe)"#)
    private static let macModelShort = Pattern(#"^\s*(?:Model|System model name):\s*(\w+\d+,\d+)\b"#)
    private static let kernel = Pattern(
        #"^\s*(Windows (?:\d+|Server \d+|XP|Vista)(?: Kernel)?) Version (\d{4,5})(?: \(Service Pack \d\))? .*(?:Free|Checked) (x64|x86 compatible|ARM 64-bit)"#
    )
    private static let javaVM = Pattern(
        #"^#? ?Java VM: .*\b(?:linux|windows|bsd|macosx)-(amd64|x86|aarch64|ppc64le)\)"#)
    private static let virtual = Pattern(#"^(KVM|VMware|Xen|Hyper-V) virtualization detected"#)
    private static let javaHost = Pattern(#"^\s*Host: (.*?), \d+ cores, (\d+G), +(.+)$"#)

    static func findings(_ line: Line, _ scanner: MentionScanner) -> [Finding] {
        func known(_ kind: Fact.Kind, _ name: String, _ version: String? = nil) -> Finding {
            .known(kind, name, version, line: line, rule: "crash")
        }
        let text = line.text
        if let name = file.first(in: text)?[1] { return (files[name] ?? nil).map { [known(.arch, $0)] } ?? [] }
        if let version = greeting.first(in: text)?[1] {
            return [known(.os, SystemNames.windows(build: version) ?? "Windows", version)]
        }
        if let match = faulting.first(in: text), let name = match[1], let version = match[2] {
            return version == "0.0.0.0" ? [] : [known(.software, name, version)]
        }
        if let match = module.first(in: text), let name = match[1], let version = match[2] {
            return ofSystem.matches(name) || version == "0.0.0.0" ? [] : [known(.software, name, version)]
        }
        var findings: [Finding] = []
        if let match = application.first(in: text), let name = match[1], let version = match[2] {
            findings.append(known(.software, name, version))
        }
        if let match = appleHeader.first(in: text) ?? appleTrain.first(in: text), let name = match[1] {
            findings.append(known(.os, name == "iPhone OS" ? "iOS" : name, match[2]))
        }
        if let model = modelCode.first(in: text)?[1] { findings.append(known(.system, model)) }
        if let type = cpuType.first(in: text)?[1] {
            findings.append(known(.arch, type == "ARM-64" ? "arm64" : "x86_64"))
        }
        if !findings.isEmpty { return findings }
        if let match = macModel.first(in: text), let model = match[1], let memory = match[4] {
            return [known(.system, model), known(.firmware, "Boot ROM", match[2]), known(.memory, memory)]
                + (match[5].map { [known(.firmware, "SMC", $0)] } ?? [])
                + (match[3].map { [known(.cpu, Hardware.clean($0))] } ?? [])
        }
        if let name = macGraphics.first(in: text)?[1] { return [known(.gpu, name)] }
        if let model = macModelShort.first(in: text)?[1] { return [known(.system, model)] }
        if let match = kernel.first(in: text), let name = match[1], let build = match[2] {
            let arch = match[3] == "x64" ? "x64" : match[3] == "ARM 64-bit" ? "arm64" : "x86"
            return [known(.os, name.replacing(" Kernel", with: ""), build), known(.arch, arch)]
        }
        if let name = virtual.first(in: text)?[1] { return [known(.hypervisor, name)] }
        if let arch = javaVM.first(in: line.content)?[1] { return [known(.arch, arch)] }
        if let match = javaHost.first(in: text), let processor = match[1], let amount = match[2], let system = match[3]
        {
            let os = SystemNames.system(system, scanner)
            return Hardware.all(in: processor).prefix(1).map { known($0.kind, $0.name) }
                + (os.map { [known(.os, $0.name, $0.version)] } ?? []) + [known(.memory, amount)]
        }
        return []
    }
}
