import Foundation

private typealias Mail = HostileMail

/// A limit of section 5, and how a mail comes to a given measure.
struct HostileLimit: Sendable {
    var row: HostileRow
    /// Of the setting under `[limits]`.
    var name: String
    /// As THREATS demands it.
    var standard: Int
    /// What an operator may set instead.
    var lowered: Int
    /// The measure that its note names for `build(limit + 1)`.
    var build: @Sendable (_ name: String, _ size: Int) -> [UInt8]

    static let all = [
        HostileLimit(row: .messageBytes, name: "message_bytes", standard: 25 << 20, lowered: 66_000, build: ofBytes),
        HostileLimit(row: .headerBytes, name: "header_bytes", standard: 256 << 10, lowered: 8_192, build: ofHeader),
        HostileLimit(row: .headerFields, name: "header_fields", standard: 500, lowered: 30, build: ofFields),
        HostileLimit(row: .fieldBytes, name: "field_bytes", standard: 64 << 10, lowered: 2_000, build: ofField),
        HostileLimit(
            row: .addressFieldBytes, name: "address_field_bytes", standard: 16 << 10, lowered: 1_500,
            build: ofAddresses),
        HostileLimit(row: .boundaryBytes, name: "boundary_bytes", standard: 70, lowered: 20, build: ofBoundary),
        HostileLimit(row: .boundaryLines, name: "boundary_lines", standard: 2_000, lowered: 12, build: ofLines),
        HostileLimit(row: .depth, name: "depth", standard: 16, lowered: 3, build: ofDepth),
        HostileLimit(row: .parts, name: "parts", standard: 256, lowered: 6, build: ofParts),
    ]

    /// Just under and just over a limit.
    func attacks(_ limit: Int, prefix: String, rows: [HostileRow]) -> [Hostile] {
        let build = build
        let under = Hostile("\(prefix)-\(name)-under", rows) { _ in build("\(prefix)-\(name)-under", limit) }
        let over = Hostile("\(prefix)-\(name)-over", rows, answer: .none) { _ in
            build("\(prefix)-\(name)-over", limit + 1)
        }
        return [
            under,
            over.expecting { [name] attack in
                attack.outcome = "setAside"
                attack.reason = "limits.\(name): \(limit + 1) is over \(limit)"
            },
        ]
    }

    // MARK: - Generators

    private static func ofBytes(_ name: String, _ size: Int) -> [UInt8] {
        let line = Mail.repeating("x", 75) + "\n"
        let head = Mail.multipart([
            Mail.text(Mail.words), Mail.text("@@", type: "Content-Type: application/octet-stream; name=core"),
        ])
        let bytes = Mail.mail(name, entity: head)
        guard let place = bytes.firstIndex(of: UInt8(ascii: "@"), behind: Array("core".utf8)) else { return [] }
        let missing = size - bytes.count + 2
        var filling = Array(repeatElement(Mail.crlf(Array(line.utf8)), count: missing / 77).joined())
        filling += [UInt8](repeating: UInt8(ascii: "y"), count: missing - filling.count)
        return Array(bytes[..<place]) + filling + Array(bytes[(place + 2)...])
    }

    private static func ofHeader(_ name: String, _ size: Int) -> [UInt8] {
        let plain = Mail.mail(name)
        let header = plain.firstIndex(of: 0x0D, behind: [0x0A]) ?? 0
        let missing = size - header
        // Of at least 100 bytes each with their line ends, and far from the limit on one.
        let pieces = max(1, missing / 900)
        let lengths = (0..<pieces).map { $0 == 0 ? missing - (pieces - 1) * (missing / pieces) : missing / pieces }
        return Mail.mail(name, fields: lengths.map { "X-P: " + Mail.repeating("x", $0 - 7) })
    }

    private static func ofFields(_ name: String, _ count: Int) -> [UInt8] {
        // The mail has seven of its own.
        Mail.mail(name, fields: (0..<(count - 7)).map { "X-\($0): x" })
    }

    private static func ofField(_ name: String, _ size: Int) -> [UInt8] {
        Mail.mail(name, fields: ["X-Long: " + Mail.repeating("x", size - 8)])
    }

    private static func ofAddresses(_ name: String, _ size: Int) -> [UInt8] {
        let one = "a@cc.example,"
        let count = (size - 4) / one.utf8.count
        let padding = Mail.repeating(" ", size - 4 - count * one.utf8.count)
        return Mail.mail(name, fields: ["Cc: " + padding + Mail.repeating(one, count)])
    }

    private static func ofBoundary(_ name: String, _ size: Int) -> [UInt8] {
        Mail.mail(name, entity: Mail.multipart([Mail.text(Mail.words)], boundary: Mail.repeating("b", size)))
    }

    /// Lines that begin like a delimiter count, whatever follows.
    private static func ofLines(_ name: String, _ count: Int) -> [UInt8] {
        let lines = Mail.repeating("--b and more\n", count - 2)
        return Mail.mail(name, entity: Mail.multipart([Mail.text(Mail.words + lines)], boundary: "b"))
    }

    private static func ofDepth(_ name: String, _ depth: Int) -> [UInt8] {
        let innermost = Mail.text(Mail.words)
        return Mail.mail(
            name,
            entity: (1...depth).reduce(innermost) { inner, level in Mail.multipart([inner], boundary: "n\(level)x") })
    }

    private static func ofParts(_ name: String, _ count: Int) -> [UInt8] {
        let parts = (1..<count).map { Mail.text($0 == 1 ? Mail.words : "part \($0)") }
        return Mail.mail(name, entity: Mail.multipart(parts))
    }
}

extension HostileGroup {
    /// Section 5: every limit as it is by default.
    static let limits = HostileGroup(
        name: "limits", attacks: HostileLimit.all.flatMap { $0.attacks($0.standard, prefix: "std", rows: [$0.row]) })

    /// The same limits, set lower.
    static let loweredLimits = HostileGroup(
        name: "lowered limits",
        attacks: HostileLimit.all.flatMap {
            $0.attacks($0.lowered, prefix: "low", rows: [$0.row, .limitsAreSettings])
        },
        prepare: { home, _ in
            for limit in HostileLimit.all { home.configure("limits", limit.name, String(limit.lowered)) }
        })
}

extension [UInt8] {
    /// Where a byte stands first behind a run of others.
    fileprivate func firstIndex(of byte: UInt8, behind marker: [UInt8]) -> Int? {
        var start = 0
        while let first = self[start...].firstIndex(of: marker[0]) {
            let end = first + marker.count
            if self[first...].starts(with: marker) {
                if marker.count > 1 { return self[end...].firstIndex(of: byte) }
                if end < count, self[end] == byte { return end }
            }
            start = first + 1
        }
        return nil
    }
}
