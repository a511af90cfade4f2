internal import Disclosure

extension ConfirmationFacts {
    /// Where not everything may be told, the commands alone: a name would stand there in clear.
    var variables: [String: any Sendable] {
        var variables = context.variables
        variables["number"] = number.description
        variables["\(detail)"] = true
        variables["commands"] = commands.map { command in
            var variables: [String: any Sendable] = ["command": [command.word: true] as [String: any Sendable]]
            if case .credit(let name) = command, detail == .full { variables["creditName"] = name }
            return variables
        }
        if detail == .full {
            variables["nextUpdateBy"] = nextUpdateBy.map(context.day)
            if isClosed { variables["closed"] = true }
        }
        return variables
    }
}

extension SteeringCommand {
    fileprivate var word: String {
        switch self {
        case .pause: "pause"
        case .monthly: "monthly"
        case .resume: "resume"
        case .stop: "stop"
        case .credit: "credit"
        case .anonymous: "anonymous"
        }
    }
}
