/// What a reporter can ask for by mail: how often they hear, and how an advisory names them.
///
/// The description is the English command: `credit: NAME`.
public enum SteeringCommand: Hashable, Sendable, TextCodable {
    case pause, monthly, resume, stop
    /// The name to give in an advisory: 1 to 100 characters, none of them invisible.
    case credit(String)
    /// No name in an advisory.
    case anonymous

    /// How often the reporter hears after it; nil if it is about something else.
    public var pace: UpdatePace? {
        switch self {
        case .pause: .paused
        case .monthly: .monthly
        case .resume: .usual
        case .stop: .stopped
        case .credit, .anonymous: nil
        }
    }

    /// As a reporter writes it.
    public var description: String {
        switch self {
        case .pause: "pause"
        case .monthly: "monthly"
        case .resume: "resume"
        case .stop: "stop"
        case .credit(let name): "credit: \(name)"
        case .anonymous: "credit: anonymous"
        }
    }
}
