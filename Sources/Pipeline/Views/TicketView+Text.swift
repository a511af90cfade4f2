import Disclosure
import Foundation

extension TicketView {
    /// The ticket as a handler reads it, in 80 columns.
    public func text(_ style: ScreenStyle) -> String {
        var lines = heading(style)
        lines += section("Configuration", style, configurationLines)
        for (index, message) in messages.enumerated() {
            lines += section("Message \(index + 1)", style, message.lines(style))
        }
        lines += section("Mail to the reporter", style, mail.map(\.line))
        lines += section("History", style, events.map(\.line))
        return lines.joined(separator: "\n")
    }

    private func section(_ title: String, _ style: ScreenStyle, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", style.bold(title)] + lines
    }

    private func heading(_ style: ScreenStyle) -> [String] {
        let facts = [state.rawValue, severity?.rawValue, product, resolution?.rawValue].compactMap { $0 }
        var lines = [style.bold(number) + "  " + facts.joined(separator: ", ")]
        if let title { lines.append(ScreenStyle.wrap(title, columns: 78, indent: "  ")) }
        if let needsPerson { lines.append(style.warning("  needs a person: \(Notices.words(onMark: needsPerson))")) }
        lines.append("")
        lines.append(Self.row("opened", ScreenStyle.minute(openedAt) + " UTC"))
        if let closedAt { lines.append(Self.row("closed", ScreenStyle.minute(closedAt) + " UTC")) }
        for report in reports {
            let name = report.name.map { "\($0) " } ?? ""
            lines.append(Self.row("reporter", VisibleText.line("\(name)<\(report.address)>", columns: 64)))
            if let ascii = report.addressASCII { lines.append(Self.row("", ascii)) }
            lines.append(Self.row("channel", report.channelInWords))
            if let next = report.nextUpdateAt { lines.append(Self.row("next update", ScreenStyle.day(next))) }
        }
        let recorded: [(String, String?)] = [
            ("product", standing?.text),
            ("affected", affectedVersions.isEmpty ? nil : affectedVersions.joined(separator: ", ")),
            ("reproduced", reproduction), ("remediation", remediation?.rawValue), ("plan", remediationNote),
            ("target date", targetDate), ("released", releases.isEmpty ? nil : releases.joined(separator: ", ")),
        ]
        lines += recorded.compactMap { label, value in value.map { Self.row(label, $0) } }
        return lines
    }

    private var configurationLines: [String] {
        var lines = configuration.facts.map { fact in
            let thing = [fact.name, fact.version].compactMap { $0 }.joined(separator: " ")
            let role = fact.role.map { " (\($0.rawValue))" } ?? ""
            let place = "\(fact.evidence.part.map { "\($0):" } ?? "")\(fact.evidence.line)"
            let shown = VisibleText.line(thing + role, columns: 52)
            return "  " + ScreenStyle.pad(fact.kind.rawValue, 12) + ScreenStyle.pad(shown, 53) + "line " + place
        }
        let identifiers = configuration.identifiers
        lines += (identifiers.cve + identifiers.cwe + identifiers.cvss).map { Self.row("identifier", $0) }
        if let disclosure = configuration.disclosure { lines.append(Self.row("publishes", disclosure.words)) }
        if !configuration.missing.isEmpty {
            lines.append(Self.row("missing", configuration.missing.map(\.rawValue).joined(separator: ", ")))
        }
        return lines
    }

    fileprivate static func row(_ label: String, _ value: String) -> String {
        let wrapped = ScreenStyle.wrap(value, columns: 80, indent: String(repeating: " ", count: 14))
        return "  " + ScreenStyle.pad(label, 12) + wrapped.dropFirst(14)
    }
}

extension TicketView.Report {
    fileprivate var channelInWords: String {
        switch channel {
        case "encryptedSigned": "encrypted, and signed by the reporter's key"
        case "encryptedUnverified": "encrypted; no signature that vouches for the sender"
        default: "in clear"
        }
    }
}

extension TicketView.Message {
    fileprivate func lines(_ style: ScreenStyle) -> [String] {
        var lines = [
            TicketView.row("received", "\(ScreenStyle.minute(receivedAt)) UTC, \(ScreenStyle.words(outcome.rawValue))"),
            TicketView.row("from", (from ?? "(no one address)") + (fromASCII.map { " (\($0))" } ?? "")),
            TicketView.row("subject", subject ?? "(none)"),
        ]
        if let outerSubject, outerSubject != subject { lines.append(TicketView.row("outside", outerSubject)) }
        lines += headerDifferences.map { TicketView.row("protected", $0.words) }
        lines += [
            TicketView.row("encryption", encryption + (failure.map { ", failed: \(ScreenStyle.words($0))" } ?? "")),
            TicketView.row("signature", ScreenStyle.words(signature) + (fingerprint.map { " by \($0)" } ?? "")),
            TicketView.row("sha256", String(sha256.prefix(16)) + "…"),
        ]
        if let reason { lines.append(TicketView.row("reason", reason)) }
        if !flags.isEmpty {
            lines.append(TicketView.row("flags", flags.map(ScreenStyle.words).joined(separator: ", ")))
        }
        if !text.isEmpty { lines += ["", ScreenStyle.wrap(text.trimmed, columns: 80, indent: "  | ")] }
        let paths = parts.map(\.path)
        let others = parts.filter { part in
            part.role != "report" && !isOpenPGPMachinery(path: part.path, mediaType: part.type, among: paths)
        }
        if !others.isEmpty {
            lines.append("")
            lines += others.map { part in
                let name = part.name ?? "(\(part.role))"
                return "  " + ScreenStyle.pad("part \(part.path)", 14)
                    + ScreenStyle.pad(VisibleText.line(name, columns: 30), 31)
                    + ScreenStyle.pad(VisibleText.line(part.type, columns: 22), 23) + "\(part.bytes) B"
            }
        }
        return lines
    }
}

extension TicketView.Sent {
    fileprivate var line: String {
        let how = encrypted ? "signed, encrypted" : "signed"
        let why = reason.map { ": \(VisibleText.line($0, columns: 30))" } ?? ""
        return
            "  \(ScreenStyle.minute(createdAt))  \(ScreenStyle.pad(kind.rawValue, 16))\(state.rawValue)\(why) (\(how))"
    }
}

extension TicketView.Event {
    fileprivate var line: String {
        let change = from != nil || to != nil ? "\(from.map { "\($0) → " } ?? "")\(to ?? "")" : ""
        let first =
            "  \(ScreenStyle.minute(at))  " + ScreenStyle.pad(who, 10) + " "
            + ScreenStyle.pad(ScreenStyle.words(what), 16) + change
        guard let note else { return first }
        let indent = String(repeating: " ", count: 20)
        return first + "\n" + ScreenStyle.wrap(note, columns: 80, indent: indent)
    }
}
