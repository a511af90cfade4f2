import Disclosure

extension Recogniser {
    /// Oopses, KASAN splats and Android's tombstones: `Not tainted 5.3.0-19-generic #20-Ubuntu`, `Hardware name: …, BIOS …`.
    static let kernelLog = Recogniser(name: "kernel-log") { reading in
        reading.lines.flatMap { line -> [Finding] in
            func finding(_ kind: Fact.Kind, _ name: String, _ version: String? = nil) -> Finding {
                Finding(kind: kind, name: name, version: version, role: line.role, line: line, rule: "kernel-log")
            }
            guard KernelLogLine.likely.matches(line.text) else { return [] }
            if let match = KernelLogLine.taint.first(in: line.text), let release = match[1] {
                return [finding(.kernel, "Linux", release)]
            }
            if let match = KernelLogLine.hardware.first(in: line.text), let model = match[1] {
                var findings = [finding(.system, KernelLogLine.undouble(model))]
                if let bios = match[2]?.trimmed() { findings.append(finding(.firmware, "BIOS", bios)) }
                return findings
            }
            if let match = KernelLogLine.fingerprint.first(in: line.text), let device = match[1], let release = match[2]
            {
                return [finding(.os, "Android", release)]
                    + (device.unicodeScalars.count > 3 ? [finding(.system, device)] : [])
            }
            if let match = KernelLogLine.xen.first(in: line.text), let version = match[1] {
                return [finding(.hypervisor, "Xen", version)] + (match[2].map { [finding(.arch, $0)] } ?? [])
            }
            return []
        }
    }
}

private enum KernelLogLine {
    static let likely = Pattern(#"tainted|Hardware name|fingerprint|\[ Xen-"#)
    static let taint = Pattern(#"(?:Not tainted|Tainted: [A-Z ()]+?)\s+(\d+\.\d+[\w.+~-]*)(?: #\S+)?"#)
    static let hardware = Pattern(#"Hardware name:\s*(.+?)(?:, BIOS (.+?)(?: \d\d/\d\d/\d{4}.*)?)?\s*$"#)
    static let fingerprint = Pattern(#"(?:fingerprint|ro\.build\.fingerprint)\W+[\w.-]+/\w+/([\w-]+):([\d.]+)/"#)
    static let xen = Pattern(#"\[ Xen-([\w.-]+)\s+(x86_64|x86_32\w*|arm\w*)?"#)

    /// Firmware often says the same for maker's model and board: `A B/A B` is `A B`.
    static func undouble(_ model: String) -> String {
        guard let slash = model.firstIndex(of: "/") else { return model }
        let (left, right) = (String(model[..<slash]).trimmed(), String(model[model.index(after: slash)...]).trimmed())
        return left.hasSuffix(right) || right.isEmpty || left.contains(" ") ? left : model
    }
}
