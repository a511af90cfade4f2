import Disclosure

/// What reproducing a report takes, and which of it the report says.
struct Needs {
    let facts: [Fact]
    /// What the report is said to be about.
    let subjects: [Finding]
    /// The subject's first, if there is one.
    let lines: [Line]
    /// Whether the operator's own products are known: nothing else is one then.
    let hasList: Bool
    private let products: [Fact]

    init(facts: [Fact], subjects: [Finding], lines: [Line], hasList: Bool) {
        (self.facts, self.subjects, self.lines, self.hasList) = (facts, subjects, lines, hasList)
        products = Self.products(among: facts, lines: lines, hasList: hasList)
    }

    /// What the report is about: where nothing says so, the program that its first line names, or the only one.
    private static func products(among facts: [Fact], lines: [Line], hasList: Bool) -> [Fact] {
        let products = facts.filter { $0.kind == .product }
        let programs = facts.filter { $0.kind == .software }
        guard products.isEmpty, !hasList else { return products }
        let title = Catalogue.fold(
            lines.first { !$0.isBlank }.flatMap { $0.number == 0 || $0.isHeading ? $0.content : nil } ?? "")
        let named = programs.filter { title.contains(Catalogue.fold($0.name)) }
        return named.isEmpty && programs.count == 1 ? programs : named
    }

    /// What kind of thing the report is about decides what matters.
    private enum Subject { case program, hypervisor, system, device, web }

    /// What of a list is not there; without a list, of what a report of this kind needs.
    func missing(from list: [MissingItem]?) -> [MissingItem] { (list ?? wanted).filter { !isThere($0) } }

    private var wanted: [MissingItem] {
        let basics: [MissingItem] = [.product, .productVersion]
        let rest: [MissingItem] =
            switch subject {
            case .program: [.operatingSystem, .architecture]
            case .hypervisor: [.hostOperatingSystem, .guestOperatingSystem, .architecture]
            case .system: [.architecture]
            // A device brings its system and processor along, and a service runs where the reporter cannot look.
            case .device, .web: []
            }
        return basics + rest + [.stepsToReproduce]
    }

    private static let device = Pattern(
        #"""
        \b(?:router|firewall|gateway|switch|modem|camera|webcam|NVR|DVR|NAS|printer|access point|appliance|firmware\#
        |BMC|iDRAC|iLO|PLC|thermostat|doorbell|set-top|IP phone|smart \w+|IoT)\b|ルータ|カメラ|プリンタ|ファームウェア
        """#)
    private static let web = Pattern(
        #"""
        \b(?:plugin|theme|CMS|WordPress|Joomla|Drupal|Magento|phpBB|vBulletin|portal|web ?(?:app|application|site\#
        |service|shop|mail)|online|cloud|SaaS|API|forum|blog|PHP script|script)\b|ウェブ|サイト
        """#)
    private static let webAttack = Pattern(
        #"""
        \b(?:cross[- ]site|XSS|CSRF|SSRF|SQL ?injection|SQLi|open redirect|IDOR|clickjacking|session fixation)\b\#
        |クロスサイト|SQLインジェクション
        """#)
    private static let memoryAttack = Pattern(
        #"\b(?:overflow|use[- ]after[- ]free|crash\w*|segfault|kernel|privilege escalation|out[- ]of[- ]bounds|DLL)\b"#)

    private var subject: Subject {
        if facts.contains(where: { $0.kind == .hypervisor }) || products.contains(where: isHypervisor) {
            return .hypervisor
        }
        if products.isEmpty, subjects.contains(where: { $0.kind == .os || $0.kind == .kernel }) || isKernelCrash {
            return .system
        }
        let parts = Set(products.compactMap { $0.cpe?.split(separator: ":").dropFirst(2).first })
        if parts.contains("h") || has(.firmware) && !has(.os)
            || products.contains(where: { Self.device.matches($0.name) })
        {
            return .device
        }
        if parts == ["o"] { return .system }
        let names = products.map { $0.name + " " + ($0.evidence.text ?? "") }
        if names.contains(where: Self.web.matches) && !lines.contains(where: { Self.memoryAttack.matches($0.content) })
        {
            return .web
        }
        let isWebAttack = lines.contains { Self.webAttack.matches($0.content) }
        return isWebAttack && !lines.contains { Self.memoryAttack.matches($0.content) } ? .web : .program
    }

    private static let kernelCrash = Pattern(
        #"""
        \b(?:kernel (?:panic|oops|bug|crash|paging)|KASAN|KMSAN|UBSAN|syzbot|syzkaller|Oops:\#
        |general protection fault)
        """#
    )

    /// The kernel is what the report is about, and it is named.
    private var isKernelCrash: Bool {
        has(.kernel) && !hasList && lines.contains { Self.kernelCrash.matches($0.content) }
    }

    private static let steps = Pattern(
        #"""
        \b(?:steps?(?: to reproduce)?|reproduc\w+|proof[- ]of[- ]concept|poc|repro|exploit|how to)\b\#
        |^\s*(?:1[.)]|step 1)|再現手順|手順|実証|复现|étapes|schritte
        """#)
    private static let image = Pattern(
        #"^(?:FROM +[\w./-]+:[\w.-]+|image: *[\w./-]+:[\w.-]+|[$#]? ?(?:docker|podman) run .*[\w/-]+:[\w.-]+)"#)
    private static let architecture = Pattern(
        #"""
        (?:\b|_)(?:x86(?:[_-]64)?|x64|amd64|i[3-6]86|arm64|aarch64|armv[5-9]\w*|armhf|riscv64|ppc64(?:le)?|s390x\#
        |mips\w*|(?:32|64)[- ]?bit)\b
        """#
    )

    /// Whether the report says it, itself or by something that brings it along.
    private func isThere(_ item: MissingItem) -> Bool {
        let systems = facts.filter { $0.kind == .os }
        // A kernel's release names its distribution, a device's firmware is its system, an image brings one along.
        let hasSystem =
            !systems.isEmpty || has(.kernel) || has(.firmware) || lines.contains { Self.image.matches($0.content) }
        return switch item {
        case .product:
            !products.isEmpty || isKernelCrash || has(.hypervisor) || !subjects.isEmpty
                || has(.system) && has(.firmware)
        case .productVersion: hasProductVersion
        case .operatingSystem: hasSystem
        case .hostOperatingSystem: systems.contains { $0.role == .host || $0.role == nil } || isBareMetal
        case .guestOperatingSystem: systems.contains { $0.role == .guest } || systems.count > 1
        case .kernel: has(.kernel)
        case .architecture: hasArchitecture
        case .hypervisor: has(.hypervisor) || products.contains(where: isHypervisor)
        case .cpu: has(.cpu)
        case .memory: has(.memory)
        case .stepsToReproduce: lines.contains { Self.steps.matches($0.content) }
        }
    }

    private var hasProductVersion: Bool {
        if products.contains(where: { $0.version != nil }) || has(.firmware) || isKernelCrash { return true }
        guard products.isEmpty else { return false }
        let keys = Set(subjects.map(\.key))
        return facts.contains { fact in
            fact.version != nil && (fact.kind == .hypervisor || keys.contains(Catalogue.fold(fact.name)))
        }
    }

    /// ESXi and the like are their own host.
    private var isBareMetal: Bool {
        facts.contains { fact in
            (fact.kind == .hypervisor || fact.kind == .product) && Self.bareMetal.matches(fact.name)
        }
    }

    private static let bareMetal = Pattern(#"\b(?:ESXi?|Proxmox|XenServer|XCP-ng|Hyper-V Server|AHV|vSphere)\b"#)

    private var hasArchitecture: Bool {
        has(.arch) || has(.cpu) || has(.system)
            || facts.contains { fact in
                [.os, .kernel, .product, .software].contains(fact.kind)
                    && Self.architecture.matches(fact.name + " " + (fact.version ?? ""))
            }
    }

    private func has(_ kind: Fact.Kind) -> Bool { facts.contains { $0.kind == kind } }

    private func isHypervisor(_ fact: Fact) -> Bool {
        Catalogue.standard.entry(for: fact.name)?.kind == .hypervisor
    }
}
