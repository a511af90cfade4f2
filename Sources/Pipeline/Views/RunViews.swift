import Disclosure
import Foundation
import Mail

extension PollRun.MessageLine {
    /// One log line: outcome, ticket, hash prefix, code.
    public var text: String {
        let why = reason.map { " (\(VisibleText.line($0)))" } ?? ""
        return "\(hash.prefix) \(outcome.rawValue)\(ticket.map { " \($0)" } ?? "")\(why)"
    }
}

extension Reprocessing.Change {
    /// What changed, for the screen; a message without changes only when asked.
    public func lines(verbose: Bool) -> [String] {
        guard !differences.isEmpty || verbose else { return [] }
        let head = "\(hash.prefix) \(after.rawValue)\(ticket.map { " \($0)" } ?? "")"
        return [head] + differences.map { "  \($0)" }
    }
}

extension StatusUpdates.Summary {
    /// The updates as they would be read.
    public func text(_ style: ScreenStyle) -> String {
        updates.map { update in
            let how = update.encrypted ? "signed and encrypted" : "signed, in clear"
            return """
                \(style.bold("To:")) \(ShownAddress(update.to).line) (\(how))
                \(style.bold("Subject:")) \(update.subject)

                \(update.body)
                """
        }.joined(separator: "\n" + style.dim(String(repeating: "─", count: 72)) + "\n")
    }
}

extension Audit.Report {
    /// The figures, and each finding.
    public func text(_ style: ScreenStyle) -> String {
        let counts = Dictionary(grouping: messages, by: \.outcome).mapValues(\.count)
        let lines = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { outcome, count in
            ScreenStyle.pad("  \(outcome.rawValue)", 14) + String(count)
        }
        let head = "\(messages.count) file\(messages.count == 1 ? "" : "s") seen, each in one end state:"
        let end =
            findings.isEmpty
            ? [style.good("nothing lost, nothing twice; every original has its hash")]
            : findings.map { style.bad("wrong: ") + VisibleText.line($0) }
        return ([head] + lines + end).joined(separator: "\n")
    }
}

extension Doctor {
    /// All findings; as JSON what `postern check --format json` prints.
    public struct Report: Encodable, Sendable {
        /// The version of the JSON object.
        public var schema = 1
        /// Gravest first.
        public var findings: [Finding]

        /// A report of findings.
        public init(findings: [Finding]) {
            let order: [Gravity] = [.error, .warning, .fine]
            self.findings = order.flatMap { gravity in findings.filter { $0.gravity == gravity } }
        }

        /// 0 if all is well, 1 for warnings, 78 for errors.
        public var exitStatus: Int32 {
            switch findings.first?.gravity {
            case .error: 78
            case .warning: 1
            case .fine, nil: 0
            }
        }

        /// A line a finding. Cron drops what begins with `all is well`, so nothing else is said if all is.
        public func text(_ style: ScreenStyle) -> String {
            guard exitStatus != 0 else {
                let words = findings.isEmpty ? ["all is well"] : findings.map { "all is well: \($0.text)" }
                return words.map(style.good).joined(separator: "\n")
            }
            return findings.map { finding in
                let mark =
                    switch finding.gravity {
                    case .error: style.bad("error:   ")
                    case .warning: style.warning("warning: ")
                    case .fine: style.good("fine:    ")
                    }
                return mark + ScreenStyle.wrap(finding.text, columns: 80, indent: "         ").dropFirst(9)
            }.joined(separator: "\n")
        }
    }
}

extension Initialization.Made {
    /// What to do next, for the operator who has just made a home.
    public var text: String {
        let until = expires.map { ", until \(ScreenStyle.day($0))" } ?? ""
        return """
            settings    \(settingsFile)
            key         \(fingerprint)\(until)

            Publish this certificate with your policy, and back up the secret key and spool/vault.pgp:

            \(certificate)
            Next: read the settings, deliver mail into spool/inbox, then run `postern check` and
            have cron run `postern poll` and `postern send-updates`.
            """
    }
}
