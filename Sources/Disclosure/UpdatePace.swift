/// How often a reporter wants to hear from us.
public enum UpdatePace: String, CaseIterable, Sendable, Codable {
    /// As the policy has it.
    case usual
    /// Once a month at most; what is over is told at once.
    case monthly
    /// Not until the case is closed.
    case paused
    /// Never again.
    case stopped
}
