import Disclosure

/// What reproduction needs and a report does not say.
enum MissingItems {
    private static let steps = Pattern(
        #"""
        \b(?:steps?(?: to reproduce)?|reproduc\w+|proof[- ]of[- ]concept|poc|repro|exploit|how to)\b\#
        |^\s*(?:1[.)]|step 1)|再現手順|手順|実証|复现|étapes|schritte
        """#)

    /// What a report of its kind needs: one about a virtual machine needs host and guest.
    static func items(facts: [Fact], lines: [Line]) -> [MissingItem] {
        let isVirtual = facts.contains { fact in
            fact.kind == .hypervisor || fact.kind == .product && isHypervisor(fact)
        }
        let systems: [MissingItem] = isVirtual ? [.hostOperatingSystem, .guestOperatingSystem] : [.operatingSystem]
        let wanted = [.product, .productVersion] + systems + [.architecture, .stepsToReproduce]
        return wanted.filter { !isThere($0, facts: facts, lines: lines) }
    }

    /// Whether the report says it.
    static func isThere(_ item: MissingItem, facts: [Fact], lines: [Line]) -> Bool {
        let has = { (kind: Fact.Kind) in facts.contains { $0.kind == kind } }
        let systems = facts.filter { $0.kind == .os }
        return switch item {
        case .product: has(.product)
        case .productVersion: facts.contains { $0.kind == .product && $0.version != nil }
        case .operatingSystem: has(.os) || has(.kernel)
        case .hostOperatingSystem: systems.contains { $0.role == .host || $0.role == nil }
        case .guestOperatingSystem: systems.contains { $0.role == .guest } || systems.count > 1
        case .kernel: has(.kernel)
        case .architecture: has(.arch) || has(.cpu)
        case .hypervisor: has(.hypervisor)
        case .cpu: has(.cpu)
        case .memory: has(.memory)
        case .stepsToReproduce: lines.contains { steps.matches($0.content) }
        }
    }

    private static func isHypervisor(_ fact: Fact) -> Bool {
        Catalogue.standard.entry(for: fact.name)?.kind == .hypervisor
    }
}
