public import Disclosure
public import Foundation

/// Something to be done by a certain time.
public struct Clock: Hashable, Sendable {
    /// How a clock stands at some time.
    public enum Standing: String, CaseIterable, Sendable, Codable {
        case running, paused, late, done
        /// Done after it was due.
        case doneLate = "done-late"
    }

    /// What is to be done.
    public let kind: ClockKind
    /// When it began to count.
    public let startedAt: Date
    /// The last second that is in time; pauses that are over are in it.
    public let dueAt: Date
    /// When it was done, or when closing the case ended it.
    public let doneAt: Date?
    /// Since when it stands still, because we wait for the reporter; `dueAt` is as it was then.
    public let pausedAt: Date?

    /// A clock that runs unless it is said otherwise.
    public init(kind: ClockKind, startedAt: Date, dueAt: Date, doneAt: Date? = nil, pausedAt: Date? = nil) {
        self.kind = kind
        self.startedAt = startedAt
        self.dueAt = dueAt
        self.doneAt = doneAt
        self.pausedAt = pausedAt
    }

    /// How it stands; what is done stays done, and what is paused is never late.
    public func standing(at now: Date) -> Standing {
        if let doneAt { return doneAt <= dueAt ? .done : .doneLate }
        if let pausedAt, pausedAt <= now { return .paused }
        return now <= dueAt ? .running : .late
    }

    /// Whether it is past due and neither done nor paused.
    public func isLate(at now: Date) -> Bool { standing(at: now) == .late }

    /// Whether it is still to be done and not due before the other one, which is a reporter's disclosure date.
    ///
    /// Both due in the same second is in time.
    public func falls(after disclosure: Clock) -> Bool { doneAt == nil && dueAt > disclosure.dueAt }
}

/// Which of the vendor's own clocks are due only after a reporter means to publish; none once that is done.
public func conflicts(in clocks: [Clock]) -> [ClockKind] {
    guard let disclosure = clocks.first(where: { $0.kind == .disclosure }), disclosure.doneAt == nil else { return [] }
    return clocks.filter { [.remediation, .advisory].contains($0.kind) && $0.falls(after: disclosure) }.map(\.kind)
}
