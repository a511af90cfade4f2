public import Foundation

/// Something that happened: figures come from these alone, and none is ever changed.
public struct StoredEvent: Sendable, Hashable {
    /// When it happened.
    public let at: Date
    /// Who did it: `postern`, or a handler.
    public let actor: String
    /// A code: `filed`, `followUp`, `state`, `severity`, `note`, `acknowledged`, `updated`, `bounced`, …
    public let kind: String
    /// What it was before: a code.
    public let from: String?
    /// What it is now: a code.
    public let to: String?
    /// What the actor had to say.
    public let note: String?
}
