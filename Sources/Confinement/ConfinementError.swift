/// Why no worker can be had.
public enum ConfinementError: Error, Equatable, CustomStringConvertible {
    /// The program that is to be the worker host cannot be run.
    case missingProgram(String, reason: String)
    /// The kernel lacks these, and full confinement is required.
    case incomplete(missing: [String])
    /// The host did not get ready, or ended while it did.
    case hostFailed(String)
    /// The machine has too little of something for now.
    case temporary(String)

    /// What happened, and the next step.
    public var description: String {
        switch self {
        case .missingProgram(let program, let reason):
            "\(program), which reads messages, cannot be started: \(reason); install Postern again"
        case .incomplete(let missing):
            "this kernel cannot confine the process that reads messages: it has no \(missing.joined(separator: " and no ")); "
                + "use a kernel that has, or allow less with the setting `require_confinement`"
        case .hostFailed(let reason):
            "the process that reads messages did not start: \(reason); run `postern check`"
        case .temporary(let reason):
            "the process that reads messages cannot be started for now: \(reason); try again later"
        }
    }
}
