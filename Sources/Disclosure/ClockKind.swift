/// What is to be done by a certain time; in the order in which a case comes to them, the law's at the end.
public enum ClockKind: String, CaseIterable, Sendable, Codable, Comparable {
    /// The reporter gets the first answer.
    case acknowledgement
    /// Product, affected versions and severity are recorded.
    case triage
    /// The result of the reproduction is recorded.
    case assessment
    /// Form and target date of the remediation are recorded.
    case plan
    /// The fixed version or the workaround is there for users.
    case remediation
    /// The reporter gets the next status update.
    case update
    /// The advisory is published.
    case advisory
    /// The day on which the reporter means to publish.
    case disclosure
    /// Early warning of an actively exploited vulnerability (Regulation (EU) 2024/2847, Article 14(2)(a)).
    case earlyWarning = "early-warning"
    /// Notification of it (Article 14(2)(b)).
    case notification
    /// Final report on it (Article 14(2)(c)).
    case finalReport = "final-report"

    /// Whether a law set it: neither closing the case nor waiting for the reporter stops it.
    public var isOfLaw: Bool { self >= .earlyWarning }

    /// Whether it stands still while we wait for the reporter.
    public var isPausable: Bool { [.triage, .assessment, .plan, .remediation].contains(self) }

    /// The one that comes first is the smaller.
    public static func < (left: ClockKind, right: ClockKind) -> Bool { left.position < right.position }

    private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
