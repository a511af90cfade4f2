import Disclosure

/// What reproduction needs and a report does not say.
enum MissingItems {
    private static let steps = Pattern(
        #"""
        \b(?:steps?(?: to reproduce)?|reproduc\w+|proof[- ]of[- ]concept|poc|repro|exploit|how to)\b\#
        |^\s*(?:1[.)]|step 1)|再現手順|手順|実証|复现|étapes|schritte
        """#)

    static func items(facts: [Fact], lines: [Line]) -> [MissingItem] {
        let kinds = Set(facts.map(\.kind))
        var missing: [MissingItem] = []
        let products = facts.filter { $0.kind == .product }
        if products.isEmpty { missing.append(.product) }
        if !products.contains(where: { $0.version != nil }) { missing.append(.productVersion) }
        let isVirtual = kinds.contains(.hypervisor) || products.contains { isHypervisor($0) }
        let systems = facts.filter { $0.kind == .os }
        if isVirtual {
            if !systems.contains(where: { $0.role == .host || $0.role == nil }) { missing.append(.hostOperatingSystem) }
            if !systems.contains(where: { $0.role == .guest }) && systems.count < 2 {
                missing.append(.guestOperatingSystem)
            }
        } else if systems.isEmpty && !kinds.contains(.kernel) {
            missing.append(.operatingSystem)
        }
        if !kinds.contains(.arch) && !kinds.contains(.cpu) { missing.append(.architecture) }
        if !lines.contains(where: { steps.matches($0.content) }) { missing.append(.stepsToReproduce) }
        return missing
    }

    private static func isHypervisor(_ fact: Fact) -> Bool {
        Catalogue.standard.entry(for: fact.name)?.kind == .hypervisor
    }
}
