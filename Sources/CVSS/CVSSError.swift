/// Why a text is no vector.
public enum CVSSError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It begins with no version that there is.
    case unknownVersion
    /// This part of it is no metric with a value.
    case malformed(String)
    /// The version has no such metric.
    case unknownMetric(String)
    /// The metric has no such value.
    case unknownValue(metric: String, value: String)
    /// The metric stands there twice.
    case duplicate(String)
    /// The metric stands after one that it must come before.
    case misplaced(String)
    /// A mandatory metric is not there.
    case missing(String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .unknownVersion: "the vector is of no known version; it begins with CVSS:3.1/ or CVSS:4.0/"
        case .malformed(let part): "'\(part)' is no metric with a value, as in AV:N"
        case .unknownMetric(let metric): "there is no metric \(metric) in this version"
        case .unknownValue(let metric, let value): "\(metric) has no value '\(value)'"
        case .duplicate(let metric): "\(metric) is given twice; leave one"
        case .misplaced(let metric): "\(metric) stands too late; give the metrics in the order of the specification"
        case .missing(let metric): "\(metric) is missing; add it"
        }
    }
}
