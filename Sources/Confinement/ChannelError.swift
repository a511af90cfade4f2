/// Why a frame did not pass.
public enum ChannelError: Error, Equatable, CustomStringConvertible {
    /// The other side has ended or closed its end, perhaps in the middle of a frame.
    case closed
    case timedOut
    /// A frame is longer than the reader takes; none of it was read.
    case tooLarge(bytes: Int, limit: Int)
    /// The bytes are no frame.
    case malformed(String)
    case system(String)

    /// What happened, and the next step.
    public var description: String {
        switch self {
        case .closed: "the process on the other end of the channel is gone; how it ended says why"
        case .timedOut: "the process on the other end of the channel did not answer in time; it is to be killed"
        case .tooLarge(let bytes, let limit):
            "a frame of \(bytes) bytes was announced, and at most \(limit) are taken; its sender is to be killed"
        case .malformed(let reason): "bytes on the channel are no frame: \(reason); their sender is to be killed"
        case .system(let reason): "the channel fails: \(reason); try again when the machine has what is missing"
        }
    }
}
