internal import Disclosure
internal import Foundation
internal import TOMLKit

extension SettingValue {
    /// `5 business days`.
    func span() throws(Complaint) -> Span {
        guard value.string != nil else { throw wrongType("a text as in \"5 business days\"") }
        let text = try text()
        if let span = Span(text) { return span }
        let digits = text.prefix { ("0"..."9").contains($0) }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        let units = Span.Unit.allCases.map(\.rawValue)
        if !digits.isEmpty, let near = nearest(to: String(unit), among: units + units.map { String($0.dropLast()) }) {
            if let meant = Span("\(digits) \(near)") {
                throw Complaint("is \(quoted(text)); did you mean \(quoted(meant.description))?")
            }
            throw Complaint(
                "is \(quoted(text)); the number must be \(Span.counts.lowerBound) to \(Span.counts.upperBound)")
        }
        throw Complaint("is \(quoted(text)); write a number and \"hours\", \"days\" or \"business days\"")
    }

    /// A name of the IANA time zone database; neither an abbreviation nor an offset.
    func timeZone() throws(Complaint) -> TimeZone {
        let text = try text()
        if text == "UTC" { return .gmt }
        if text.contains("/"), let zone = TimeZone(identifier: text) { return zone }
        let hint = nearest(to: text, among: TimeZone.knownTimeZoneIdentifiers + ["UTC"])
        throw Complaint(
            "is \(quoted(text)), which is no time zone; "
                + (hint.map { "did you mean \(quoted($0))?" }
                    ?? "write an IANA name as in \"Europe/Berlin\", or \"UTC\""))
    }

    /// A TOML date, `YYYY-MM-DD` or `MM-DD`.
    func holiday() throws(Complaint) -> Holiday {
        guard value.date != nil || value.string != nil else { throw wrongType("a date as in 2026-12-25 or \"12-25\"") }
        let text = value.date == nil ? try text() : try date()
        guard let holiday = Holiday(text) else {
            throw Complaint(
                "is \(quoted(text)), which is no date from 1970 on; write one as in 2026-12-25, or \"12-25\" for every "
                    + "year")
        }
        return holiday
    }
}
