public import Disclosure
import Foundation

/// A link whose target has the form of its kind.
public struct CheckedLink: Sendable {
    /// The link.
    public let link: CaseLink

    /// - Parameter target: a CVE identifier (`CVE-2026-12345`), in either case, or a URL of `https` or `http`.
    public init(_ kind: CaseLink.Kind, _ target: String) throws(LinkError) {
        let target = target.trimmed
        guard kind == .cve else {
            let isPlain = target.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != " " }
            guard isPlain, target.utf8.count <= 200, let url = URLComponents(string: target),
                url.host?.isEmpty == false,
                ["https", "http"].contains(url.scheme?.lowercased())
            else { throw LinkError(description: "\(VisibleText.line(target)) is no URL; it begins with https://") }
            link = CaseLink(kind: kind, target: target)
            return
        }
        let parts = target.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "CVE", parts[1].utf8.count == 4, (4...19).contains(parts[2].utf8.count),
            parts.dropFirst().allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else {
            throw LinkError(description: "\(VisibleText.line(target)) is no CVE identifier; write it as CVE-2026-12345")
        }
        link = CaseLink(kind: .cve, target: target.uppercased())
    }
}

/// Why a text is no link.
public struct LinkError: Error, Sendable, CustomStringConvertible {
    /// What is wrong with which text.
    public let description: String
}
