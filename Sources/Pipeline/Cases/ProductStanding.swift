import Disclosure
import Foundation
import Settings

/// Where the product of a case stands by the operator's own list: whose it is, and whether its version is supported.
struct ProductStanding: Encodable, Sendable {
    /// As in the settings.
    var product: String
    /// The version that the report, or a handler, names.
    var version: String?
    /// Whether that version is in support today; nil if the list does not tell.
    var supported: Bool?
    /// The last day of support, `YYYY-MM-DD`.
    var until: String?
    /// The team member who answers for the product.
    var owner: String?

    /// - Parameters:
    ///   - candidates: product names with versions, the surest first.
    /// - Returns: nil if none of them is on the list.
    init?(_ candidates: [(name: String, version: String?)], settings: PosternSettings, now: Date) {
        for candidate in candidates {
            let wanted = candidate.name.lowercased()
            let match = settings.products.first { ([$0.name] + $0.aliases).contains { $0.lowercased() == wanted } }
            guard let match else { continue }
            product = match.name
            owner = match.owner
            version = candidate.version
            if candidate.version != nil, !match.supported.isEmpty {
                let support = ProductSupport(
                    of: candidate.version, among: match.supported, on: CalendarDay(ScreenStyle.day(now)))
                until = support.until
                supported = support.state == .unknown ? nil : support.state == .supported
            }
            return
        }
        return nil
    }

    /// One line for the screen.
    var text: String {
        let support =
            switch supported {
            case true?: until.map { ", supported until \($0)" } ?? ", supported"
            case false?: until.map { ", out of support since \($0)" } ?? ", not among the supported versions"
            case nil: ""
            }
        let whose = owner.map { "; owner \($0)" } ?? ""
        return product + (version.map { " \($0)" } ?? "") + support + whose
    }
}
