/// Which metric groups went into a score of 4.0 (section 1.3): a number is to be shown with its name.
public enum CVSSNomenclature: String, CaseIterable, Sendable {
    case base = "CVSS-B"
    case baseAndThreat = "CVSS-BT"
    case baseAndEnvironmental = "CVSS-BE"
    case baseThreatAndEnvironmental = "CVSS-BTE"
}

extension CVSSVector {
    /// The name for the score of the vector; nil in versions before 4.0, which have none.
    ///
    /// Metrics that are not defined (`X`) do not count, nor do supplemental ones.
    public var nomenclature: CVSSNomenclature? {
        guard version == .v4 else { return nil }
        return switch (hasTemporalMetrics, hasEnvironmentalMetrics) {
        case (false, false): .base
        case (true, false): .baseAndThreat
        case (false, true): .baseAndEnvironmental
        case (true, true): .baseThreatAndEnvironmental
        }
    }
}
