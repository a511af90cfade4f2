import Disclosure

extension Paster {
    /// Oopses, KASAN splats, boot messages and Android's tombstones: `Not tainted 5.3.0-19-generic #20-Ubuntu`,
    /// `Hardware name: …, BIOS …`.
    static let kernelLog = Paster(name: "kernel-log") { lines, _ in
        var paste = Paste()
        for (index, line) in lines.enumerated() {
            guard KernelLogLine.likely.matches(line.text) else {
                // What else a kernel says as it boots names no set-up, though words of it look so.
                if KernelLogLine.boot.matches(line.text) { paste.claimed.insert(index) }
                continue
            }
            let findings = KernelLogLine.findings(line)
            guard !findings.isEmpty else { continue }
            paste.findings += findings
            if !KernelLogLine.isShared.matches(line.text) { paste.claimed.insert(index) }
        }
        return paste
    }
}

private enum KernelLogLine {
    static let likely = Pattern(
        #"""
        tainted|Hardware name|fingerprint|\[ Xen-|DMI: |Machine model|Hypervisor detected|smpboot: CPU0|mmcblk\d|nvme\d|Linux version|\#
        systemd\[1\]: systemd|Detected architecture|Memory: \d+K/|ata\d.*ATA-|Xen version|\(XEN\)|Firmware: |Oops: 
        """#)
    static let boot = Pattern(#"^\s*(?:<\d>)?\[ *\d+\.\d{6}\](?:\[ *[TC]\d+\])? "#)
    /// Lines that others read as well.
    static let isShared = Pattern(#"Xen version|Linux version"#)
    private static let taint = Pattern(#"(?:Not tainted|Tainted: [A-Z ()]+?)\s+(\d+\.\d+[\w.+~-]*)(?: #\S+)?"#)
    private static let oops = Pattern(#"\bOops: .{1,30} \[#\d+\](?: PREEMPT| SMP| \w+)*? (ARM|x86_64|PPC64|MIPS)\s*$"#)
    private static let hardware = Pattern(
        #"(?:Hardware name|DMI):\s*(.+?)(?: \(DT\))?(?:, BIOS (.+?)(?: \d\d/\d\d/\d{4}.*)?)?\s*$"#)
    private static let power = Pattern(
        #"Hardware name: (\S+) (POWER\d+\w*) \(\w+\) .*\bof:IBM,(\S+(?: \(\w+\))?) hv:(\w+)"#)
    private static let fingerprint = Pattern(
        #"(?:fingerprint|ro\.build\.fingerprint)\W+[\w.-]+/\w+/([\w-]+):([\d.]+)/"#)
    private static let xen = Pattern(#"\[ Xen-([\w.-]+)\s+(x86_64|x86_32\w*|arm\w*)?"#)
    private static let model = Pattern(#"Machine model: (\S.{1,60}?)\s*$"#)
    private static let hypervisor = Pattern(#"Hypervisor detected: (?:Linux )?(\S+)"#)
    private static let processor = Pattern(#"smpboot: CPU0: (.+?) \(family:"#)
    private static let wireless = Pattern(#"Firmware: (\S+) wl\d: .* version (\d[\d.]+(?: \(\w+ \w+\))?)"#)
    private static let card = Pattern(#"\bmmcblk\d: mmc\d:\w+ (\S+ \d+(?:\.\d+)? [GM]iB)"#)
    private static let disk = Pattern(#"\bata\d+(?:\.\d+)?: ATA-\d+: ([^,]+), ([^,]+),"#)
    private static let systemd = Pattern(#"systemd\[1\]: systemd (\d{3}[\w.~+-]*) running in system mode"#)
    private static let architecture = Pattern(#"systemd\[1\]: Detected architecture (\S+?)\.\s*$"#)
    private static let memory = Pattern(#"\bMemory: (\d+K/\d+K) available"#)

    static func findings(_ line: Line) -> [Finding] {
        func known(_ kind: Fact.Kind, _ name: String, _ version: String? = nil) -> Finding {
            .known(kind, name, version, line: line, rule: "kernel-log")
        }
        let text = line.text
        if let name = oops.first(in: text)?[1] { return [known(.arch, name)] }
        if let release = taint.first(in: text)?[1] { return [known(.kernel, "Linux", release)] }
        if let match = power.first(in: text), let model = match[1], let processor = match[2], let firmware = match[3] {
            return [
                known(.system, model), known(.cpu, processor), known(.firmware, "system firmware", firmware),
                known(.hypervisor, match[4] == "phyp" ? "PowerVM (phyp)" : match[4] ?? ""),
            ]
        }
        if let match = hardware.first(in: text), let model = match[1] {
            var findings = [known(.system, undouble(model))]
            if let bios = match[2]?.trimmed() { findings.append(known(.firmware, "BIOS", bios)) }
            return findings
        }
        if let match = fingerprint.first(in: text), let device = match[1], let release = match[2] {
            return [known(.os, "Android", release)]
                + (device.unicodeScalars.count > 3 && !text.contains("[ro.") ? [known(.system, device)] : [])
        }
        if let match = xen.first(in: text), let version = match[1] {
            return [known(.hypervisor, "Xen", version)] + (match[2].map { [known(.arch, $0)] } ?? [])
        }
        if let name = model.first(in: text)?[1] { return [known(.system, name)] }
        if let name = hypervisor.first(in: text)?[1] {
            return SystemNames.hypervisors[name.lowercased()].map { [known(.hypervisor, $0)] } ?? []
        }
        if let words = processor.first(in: text)?[1] { return [known(.cpu, Hardware.clean(words))] }
        if let match = wireless.first(in: text), let name = match[1], let version = match[2] {
            return [known(.firmware, name, version)]
        }
        if let card = card.first(in: text)?[1] { return [known(.storage, card)] }
        if let disk = disk.first(in: text)?[1] { return [known(.storage, disk)] }
        if let version = systemd.first(in: text)?[1] { return [known(.software, "systemd", version)] }
        if let name = architecture.first(in: text)?[1] {
            return [known(.arch, name.replacing("x86-64", with: "x86_64"))]
        }
        if let amount = memory.first(in: text)?[1] { return [known(.memory, amount)] }
        return []
    }

    /// Firmware often says the same for maker's model and board: `A B/A B` is `A B`.
    static func undouble(_ model: String) -> String {
        guard let slash = model.firstIndex(of: "/") else { return model }
        let (left, right) = (String(model[..<slash]).trimmed(), String(model[model.index(after: slash)...]).trimmed())
        return left.hasSuffix(right) || right.isEmpty || left.contains(" ") ? left : model
    }
}
