public import Disclosure

/// What a letter that a handler wrote says.
public struct ReplyFacts: Sendable {
    /// For whom the handler writes, and in which language the foot is.
    public var context: LetterContext
    /// The reporter's own number.
    public var number: TicketNumber
    /// The handler's words. They stay as they are, but for CRLF, which becomes LF, and line ends after the last line.
    public var text: String

    /// The facts of one reply.
    public init(context: LetterContext, number: TicketNumber, text: String) {
        self.context = context
        self.number = number
        self.text = text
    }
}
