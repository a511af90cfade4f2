/// Versions of a product that get remediations.
public struct SupportedVersion: Hashable, Sendable, Codable {
    /// As the vendor writes it: one version with all below it (`8.0`, `8.x`), or a range (`>= 5.0 < 5.3`).
    public var version: String
    /// The last day of support, `YYYY-MM-DD`; nil while no end is known.
    public var until: String?

    /// Versions and the end of their support.
    public init(version: String, until: String? = nil) {
        self.version = version
        self.until = until
    }
}

/// Whether a version is supported.
public struct ProductSupport: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What is known of it.
    public enum State: String, CaseIterable, Sendable, Codable {
        case supported
        case outOfSupport = "out-of-support"
        case unknown
    }

    /// What is known of it.
    public var state: State
    /// The last day of support, `YYYY-MM-DD`, where one is set.
    public var until: String?

    /// A state, and the last day of support.
    public init(state: State, until: String? = nil) {
        self.state = state
        self.until = until
    }

    /// In words: `supported until 2029-10-11`.
    public var description: String {
        switch state {
        case .supported: until.map { "supported until \($0)" } ?? "supported"
        case .outOfSupport: until.map { "out of support since \($0)" } ?? "not among the supported versions"
        case .unknown: "unknown"
        }
    }
}

extension ProductSupport {
    /// Where a version stands in a vendor's list.
    ///
    /// A range of versions is supported if any of it is. A version that no entry covers is out of support, but for one
    /// newer than all of them, and for any while the list is empty: those are unknown.
    ///
    /// - Parameters:
    ///   - version: as a report writes it, a range or one release.
    ///   - day: nil leaves open whether an end of support has passed.
    public init(of version: String?, among list: [SupportedVersion], on day: CalendarDay?) {
        self.init(state: .unknown)
        guard let version, !list.isEmpty else { return }
        guard let wanted = VersionRange(version) else {
            if let entry = list.first(where: { $0.version.lowercased() == version.lowercased() }) {
                self = Self.standing(of: [entry], on: day)
            }
            return
        }
        let ranges = list.map { VersionRange($0.version) }
        let matches = zip(list, ranges).filter { $1?.overlaps(wanted) ?? false }
        // Of `8` and `8.0`, what is said of 8.0 counts for 8.0.3.
        let narrow = wanted.isSingle ? matches.filter { !Self.isWiderThanAnother($0.1, of: matches.map(\.1)) } : matches
        if !narrow.isEmpty {
            self = Self.standing(of: narrow.map(\.0), on: day)
        } else if !ranges.contains(nil), !ranges.allSatisfy({ $0?.precedes(wanted) ?? false }) {
            state = .outOfSupport
        }
    }

    private static func isWiderThanAnother(_ range: VersionRange?, of ranges: [VersionRange?]) -> Bool {
        guard let range else { return false }
        return ranges.contains { other in other.map { $0 != range && range.covers($0) } ?? false }
    }

    /// The best of several: no known end, else the last one.
    private static func standing(of entries: [SupportedVersion], on day: CalendarDay?) -> Self {
        if entries.contains(where: { $0.until == nil }) { return Self(state: .supported) }
        guard let until = entries.compactMap(\.until).max() else { return Self(state: .unknown) }
        guard let day else { return Self(state: .unknown, until: until) }
        return Self(state: until >= day.description ? .supported : .outOfSupport, until: until)
    }
}

/// A product of the vendor that a report is about, by the vendor's own list.
public struct AffectedProduct: Hashable, Sendable, Codable {
    /// As the vendor calls it.
    public var name: String
    /// As the report writes it.
    public var version: String?
    /// Whether that version is supported.
    public var support: ProductSupport?
    /// The member of the team who answers for it.
    public var owner: String?

    /// A product and what the list says of it.
    public init(name: String, version: String? = nil, support: ProductSupport? = nil, owner: String? = nil) {
        self.name = name
        self.version = version
        self.support = support
        self.owner = owner
    }
}
