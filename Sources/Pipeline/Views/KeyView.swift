import Disclosure
import Foundation
import OpenPGP
import Settings
import Tickets

/// Our own keys and the certificates on record for reporters.
public struct KeyView: Encodable, Sendable {
    /// A key of ours.
    public struct Own: Encodable, Sendable {
        var fingerprint: String
        var userIDs: [String]
        var created: Date
        var expires: Date?
        var expired: Bool
        var revoked: Bool
        /// Whether answers are signed with it.
        var signs: Bool
    }

    /// A certificate of somebody who wrote to us, or of a member of the team.
    public struct Certificate: Encodable, Sendable {
        var address: String
        var fingerprint: String
        /// `bound`, `held` or `rejected`.
        var state: String
        /// Where it came from.
        var origin: String
        var addedAt: Date
    }

    /// The version of the JSON object.
    public var schema = 1
    var own: [Own]
    var certificates: [Certificate]

    /// Lists them.
    public init(_ home: Home) throws(PosternError) {
        defer { home.close() }
        (own, certificates) = try asPosternError {
            let keys = try home.keys()
            let own = try keys.real.secretKeys().map { key in
                Own(
                    fingerprint: key.fingerprint.hex, userIDs: key.userIDs.map(VisibleText.line), created: key.created,
                    expires: key.expires, expired: key.isExpired, revoked: key.isRevoked,
                    signs: key.fingerprint == keys.own.fingerprint)
            }
            let certificates = try home.store.certificates().map { certificate in
                Certificate(
                    address: VisibleText.line(certificate.address.description), fingerprint: certificate.fingerprint,
                    state: certificate.state.rawValue, origin: certificate.origin, addedAt: certificate.addedAt)
            }
            return (own, certificates)
        }
    }

    /// Two tables.
    public func text(_ style: ScreenStyle) -> String {
        var lines = [style.bold("Our keys")]
        for key in own {
            let state = key.revoked ? style.bad("revoked") : key.expired ? style.bad("expired") : ""
            let until = key.expires.map { "until \(ScreenStyle.day($0))" } ?? "no expiry"
            lines.append("  \(key.fingerprint)  \(until)  \(key.signs ? "signs" : "opens mail") \(state)".trimmed)
            lines += key.userIDs.map { "    \($0)" }
        }
        guard !certificates.isEmpty else { return lines.joined(separator: "\n") }
        lines += ["", style.bold("Reporters' certificates")]
        for certificate in certificates {
            let state = certificate.state == "held" ? style.warning("held") : certificate.state
            lines.append("  \(certificate.fingerprint)  \(state), \(certificate.origin)")
            lines.append("    \(certificate.address), since \(ScreenStyle.day(certificate.addedAt))")
            if let domain = ALabel.domain(of: certificate.address) { lines.append("    \(domain)") }
            if certificate.state == "held" { lines.append("    \(style.dim(acceptance(of: certificate)))") }
        }
        return lines.joined(separator: "\n")
    }

    /// The command that binds it.
    private func acceptance(of certificate: Certificate) -> String {
        let command = "postern key accept \(certificate.fingerprint)"
        let rivals = certificates.filter { $0.fingerprint == certificate.fingerprint && $0.state != "bound" }
        guard rivals.count > 1 else { return command }
        // An address may hold what a shell would take for its own, and this line is made to be copied.
        return "\(command) --for '\(certificate.address.replacing("'", with: "'\\''"))'"
    }
}

/// Reporters, a line each; as JSON `{"schema", "reporters": [{"address", "reports", …}]}`.
public struct ReporterView: Encodable, Sendable {
    /// One reporter.
    public struct Line: Encodable, Sendable {
        var address: String
        var name: String?
        var reports: Int
        var firstSeenAt: Date
    }

    /// The version of the JSON object.
    public var schema = 1
    var reporters: [Line]

    /// Lists them.
    public init(_ home: Home) throws(PosternError) {
        reporters = try asPosternError {
            try home.store.reporters().map { reporter in
                Line(
                    address: VisibleText.line(reporter.mailbox.address.description),
                    name: reporter.mailbox.displayName.map(VisibleText.line), reports: reporter.reportCount,
                    firstSeenAt: reporter.firstSeenAt)
            }
        }
    }

    /// A table of 80 columns.
    public func text(_ style: ScreenStyle) -> String {
        guard !reporters.isEmpty else { return "no reporters" }
        let head = style.dim("SINCE       REPORTS  ADDRESS")
        return
            ([head]
            + reporters.map { reporter in
                ScreenStyle.pad(ScreenStyle.day(reporter.firstSeenAt), 12)
                    + ScreenStyle.pad(String(reporter.reports), 9)
                    + VisibleText.line(
                        ALabel.address(reporter.address) + (reporter.name.map { "  \($0)" } ?? ""), columns: 59)
            }).joined(separator: "\n")
    }
}
