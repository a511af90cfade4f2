import Disclosure
import Foundation

extension TicketView {
    /// The ticket as a handler reads it, in 80 columns.
    public func text(_ style: ScreenStyle) -> String {
        var lines = heading(style)
        lines += section("Clocks", style, clocks.map { $0.line(style) })
        lines += section("Configuration", style, configuration.lines(style))
        for (index, message) in messages.enumerated() {
            lines += section("Message \(index + 1)", style, message.lines(style))
        }
        lines += section("Mail", style, mail.map(\.line))
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
        if let exploitedAt, mergedInto == nil {
            lines.append(style.bad("  said to be exploited, known since \(ScreenStyle.minute(exploitedAt)) UTC"))
        }
        if let mergedInto { lines.append("  its reports are part of \(mergedInto)") }
        lines.append("")
        lines.append(ScreenStyle.row("opened", ScreenStyle.minute(openedAt) + " UTC"))
        if let closedAt { lines.append(ScreenStyle.row("closed", ScreenStyle.minute(closedAt) + " UTC")) }
        for report in reports { lines += report.lines(of: number) }
        return lines + recorded.compactMap { label, value in value.map { ScreenStyle.row(label, $0) } }
    }

    private var recorded: [(String, String?)] {
        func list(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: ", ") }
        return [
            ("owner", owner), ("merged", list(merged)), ("product", standing?.line),
            ("affected", list(affectedVersions)),
            ("CVSS", vector.map { words in (vectorScore.map { "\($0) " } ?? "") + words }),
            ("suggested", suggestion?.severity == severity ? nil : suggestion?.line), ("rated so", severityReason),
            ("reproduced", reproduction), ("remediation", remediation?.rawValue), ("plan", remediationNote),
            ("target date", targetDate), ("released", list(releases)), ("because", resolutionReason),
            ("publishes", disclosureOn),
        ] + links.map { ($0.kind, $0.target) }
    }
}

extension TicketView.Clock {
    fileprivate func line(_ style: ScreenStyle) -> String {
        let words =
            ScreenStyle.pad(
                kind.rawValue.replacing("-", with: " "), 17) + ScreenStyle.minute(dueAt) + " UTC  "
        let done = doneAt.map { ScreenStyle.minute($0) } ?? ""
        let state =
            switch standing {
            case "late": style.bad("late")
            case "done": "done \(done)"
            case "done-late": style.warning("done late, \(done)")
            case "paused": "stands still, we wait for the reporter"
            default: "running"
            }
        let warning = isAfterDisclosure ? style.warning("; after the reporter's date") : ""
        return "  " + words + state + warning
    }
}

extension TicketView.Report {
    fileprivate func lines(of ticket: String) -> [String] {
        let name = name.map { "\($0) " } ?? ""
        var lines = [ScreenStyle.row("reporter", VisibleText.line("\(name)<\(address)>", columns: 64))]
        if let addressASCII { lines.append(ScreenStyle.row("", addressASCII)) }
        if number != ticket { lines.append(ScreenStyle.row("", "knows it as \(number)")) }
        lines.append(ScreenStyle.row("channel", channelInWords))
        if let nextUpdateAt { lines.append(ScreenStyle.row("next update", ScreenStyle.day(nextUpdateAt))) }
        if let paceSetBy {
            lines.append(ScreenStyle.row("updates", "\(pace.rawValue), as \(paceSetBy) says: \(paceReason ?? "")"))
        } else if pace != .usual {
            lines.append(ScreenStyle.row("updates", "\(pace.rawValue), as the reporter asked"))
        }
        if isAnonymous || credit != nil {
            lines.append(ScreenStyle.row("credit", credit ?? "anonymous, as the reporter asked"))
        }
        return lines
    }

    private var channelInWords: String {
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
            ScreenStyle.row(
                "received", "\(ScreenStyle.minute(receivedAt)) UTC, \(ScreenStyle.words(outcome.rawValue))"),
            ScreenStyle.row("from", (from ?? "(no one address)") + (fromASCII.map { " (\($0))" } ?? "")),
            ScreenStyle.row("subject", subject ?? "(none)"),
        ]
        if let outerSubject, outerSubject != subject { lines.append(ScreenStyle.row("outside", outerSubject)) }
        lines += headerDifferences.map { ScreenStyle.row("protected", $0.words) }
        lines += [
            ScreenStyle.row("encryption", encryption + (failure.map { ", failed: \(ScreenStyle.words($0))" } ?? "")),
            ScreenStyle.row("signature", ScreenStyle.words(signature) + (fingerprint.map { " by \($0)" } ?? "")),
            ScreenStyle.row("sha256", String(sha256.prefix(16)) + "…"),
        ]
        if let reason { lines.append(ScreenStyle.row("reason", reason)) }
        if !flags.isEmpty {
            lines.append(ScreenStyle.row("flags", flags.map(ScreenStyle.words).joined(separator: ", ")))
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
        let how = isWithoutWords ? "signed; without its words" : encrypted ? "signed, encrypted" : "signed"
        let why = reason.map { ": \(VisibleText.line($0, columns: 30))" } ?? ""
        return
            "  \(ScreenStyle.minute(createdAt))  \(ScreenStyle.pad(kind.rawValue, 16))\(state.rawValue)\(why) (\(how))"
    }
}
