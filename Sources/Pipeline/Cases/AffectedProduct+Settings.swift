import Clocks
import Disclosure
import Foundation
import Settings

extension AffectedProduct {
    /// Where the product of a case stands by the operator's own list, today.
    ///
    /// - Parameter candidates: product names with versions, the surest first.
    /// - Returns: nil if none of them is on the list.
    init?(_ candidates: [(name: String, version: String?)], settings: PosternSettings, now: Date) {
        for candidate in candidates {
            let wanted = candidate.name.lowercased()
            let match = settings.products.first { ([$0.name] + $0.aliases).contains { $0.lowercased() == wanted } }
            guard let match else { continue }
            let today = ClockRules(settings).calendar.day(of: now)
            let isToldOf = candidate.version != nil && !match.supported.isEmpty
            self.init(
                name: match.name, version: candidate.version,
                support: isToldOf ? ProductSupport(of: candidate.version, among: match.supported, on: today) : nil,
                owner: match.owner)
            return
        }
        return nil
    }

    /// One line for the screen.
    var line: String {
        let known = support.flatMap { $0.state == .unknown ? nil : ", \($0)" } ?? ""
        return name + (version.map { " \($0)" } ?? "") + known + (owner.map { "; owner \($0)" } ?? "")
    }
}
