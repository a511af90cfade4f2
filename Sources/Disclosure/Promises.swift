/// What the vendor's published policy promises; all but the advisory counts from the arrival of the first report.
public struct Promises: Hashable, Sendable {
    /// Until the reporter gets the first answer; for each report from its own arrival.
    public var acknowledgement = Span.businessDays(1)
    /// Until product, affected versions and severity are decided.
    public var triage = Span.businessDays(5)
    /// Until the result of the reproduction.
    public var assessment = BySeverity<Span>(
        critical: .businessDays(5), important: .businessDays(10), moderate: .businessDays(20), low: .businessDays(30))
    /// Until form and target date of the remediation are decided.
    public var plan = BySeverity<Span>(
        critical: .businessDays(5), important: .businessDays(15), moderate: .businessDays(30), low: .businessDays(60))
    /// Until the fixed version or the workaround is there for users.
    public var remediation = BySeverity<Span>(
        critical: .days(30), important: .days(90), moderate: .days(180), low: .days(365))
    /// From then until the advisory.
    public var advisory = Span.businessDays(5)

    /// The defaults.
    public init() {}
}
