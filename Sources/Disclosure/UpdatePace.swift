/// How often a reporter wants to hear of their report.
public enum UpdatePace: String, CaseIterable, Sendable, Codable {
    /// As often as the policy says.
    case usual
    /// Once a month.
    case monthly
    /// No regular updates until they ask for them again.
    case paused
    /// No updates at all; the handler's own replies still come.
    case stopped
}
