extension CVSSVector {
    /// The vector with its metrics in the specification's order, and without those that are not defined (`X`, `ND`).
    ///
    /// Two vectors say the same if and only if this is the same; no score changes by it.
    public var canonical: String {
        let said = Grammar.of(version).metrics.compactMap { metric -> String? in
            guard let value = self[metric.name], value != "X", value != "ND" else { return nil }
            return "\(metric.name):\(value)"
        }
        return version.prefix + said.joined(separator: "/")
    }
}
