/// A value for each severity.
public struct BySeverity<Value> {
    /// Severity critical.
    public var critical: Value
    /// Severity important.
    public var important: Value
    /// Severity moderate.
    public var moderate: Value
    /// Severity low.
    public var low: Value

    /// Most severe first.
    public init(critical: Value, important: Value, moderate: Value, low: Value) {
        self.critical = critical
        self.important = important
        self.moderate = moderate
        self.low = low
    }

    /// That of one severity.
    public subscript(severity: Severity) -> Value {
        get {
            switch severity {
            case .critical: critical
            case .important: important
            case .moderate: moderate
            case .low: low
            }
        }
        set {
            switch severity {
            case .critical: critical = newValue
            case .important: important = newValue
            case .moderate: moderate = newValue
            case .low: low = newValue
            }
        }
    }
}

extension BySeverity: Sendable where Value: Sendable {}
extension BySeverity: Equatable where Value: Equatable {}
extension BySeverity: Hashable where Value: Hashable {}
