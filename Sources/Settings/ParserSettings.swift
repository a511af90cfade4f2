/// The process that reads messages.
public struct ParserSettings: Sendable, Equatable {
    /// Addresses it may have, program and libraries included.
    public var memoryBytes = 512 << 20
    /// Processor time for one message.
    public var cpuSeconds = 20
    /// How long it may take over one message, by the clock.
    public var timeLimitSeconds = 60
    /// Whether a kernel that cannot confine it fully is refused.
    public var requireConfinement = false

    /// The defaults.
    public init() {}
}
