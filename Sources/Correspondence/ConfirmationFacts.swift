public import Disclosure
public import FoundationEssentials

/// What the answer to a reporter's commands says.
///
/// It goes out encrypted and signed, or to a reporter whose report came in clear.
public struct ConfirmationFacts: Sendable {
    /// Who writes, and in which language.
    public var context: LetterContext
    /// The reporter's own number.
    public var number: TicketNumber
    /// Those that were honoured, in their order.
    public var commands: [SteeringCommand]
    /// Nil when no update follows at a set time.
    public var nextUpdateBy: Date?
    /// Whether the case is closed: then no update follows unless it is opened again.
    public var isClosed: Bool
    /// Anything but `full` names the commands alone: no credit name, no date, not whether the case is closed.
    public var detail: UpdateDetail

    /// The facts of one confirmation.
    public init(
        context: LetterContext, number: TicketNumber, commands: [SteeringCommand], nextUpdateBy: Date?,
        isClosed: Bool = false, detail: UpdateDetail
    ) {
        self.context = context
        self.number = number
        self.commands = commands
        self.nextUpdateBy = nextUpdateBy
        self.isClosed = isClosed
        self.detail = detail
    }
}
