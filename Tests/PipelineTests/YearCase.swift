import Disclosure
import Foundation

/// Numbers that are the same in every run (splitmix64).
struct YearDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return range.lowerBound + Int((mixed ^ (mixed >> 31)) % UInt64(range.count))
    }
}

/// Reporters with keys; all the others write once, in clear, from an address of their own.
enum YearPerson: String, CaseIterable {
    case nora, emil, zoe
    /// Never sends a certificate.
    case ulf
    case yuki, kenta
    /// Writes on what others reported.
    case mallory

    var address: String { "\(rawValue)@finder.example" }
    var mailbox: String { "\(rawValue.capitalized) <\(address)>" }
    var language: MailLanguage { self == .yuki || self == .kenta ? .japanese : .english }
    static let reporters: [YearPerson] = [.nora, .yuki, .emil, .kenta, .zoe, .ulf]
}

/// How a mail is protected.
enum YearForm {
    case clear, signed, sealed
    /// Encrypted, without a signature.
    case unsigned
}

/// What a reporter, or somebody else, writes on a case that is there.
enum YearFollowUp {
    /// An answer, with the day of publication if that has changed.
    case answer(publication: Int?)
    /// From an address that is on no ticket.
    case stranger
    /// Commands, one a line.
    case wishes([String], YearForm)
    /// The same, signed by another reporter.
    case wishesOfMallory([String])
    /// The same signed bytes as the first wishes on the case, in a mail of its own, and in one of somebody else's.
    case wishesAgain
}

/// What happens on a case on a day.
enum YearStep {
    case assign
    case triage(Severity), rate(Severity), confirm
    /// With the day of the remediation.
    case plan(RemediationForm, target: Int)
    case release, advisory, reopen
    case close(Resolution)
    case wait, waitNoMore
    case notify(ClockKind)
    case merge(into: Int)
    case split(from: Int)
    case mail(YearFollowUp)
    case acceptKey

    /// Whether it is a mail, which comes before the handlers' day begins.
    var isMail: Bool { if case .mail = self { true } else { false } }
}

/// One of the reports.
struct YearCase {
    var index: Int
    /// The day whose morning run finds it.
    var day: Int
    /// Nil for a stranger.
    var person: YearPerson?
    var language: MailLanguage
    var form = YearForm.clear
    var attachesKey = false
    var usesSecondKey = false
    /// Nobody reads mail at the address.
    var isRobot = false
    /// The day of publication that the text names.
    var publication: Int?
    var isExploited = false
    /// In the order in which they were planned.
    var steps: [(day: Int, step: YearStep)] = []
    /// When the plan has the case end; nil if it stays open.
    var closes: Int?

    var address: String {
        isRobot ? "no-reply@site\(index).example" : person?.address ?? "finder@site\(index).example"
    }
    var mailbox: String { person?.mailbox ?? "Finder <\(address)>" }
    /// In no mail of ours may stand any of it.
    var canary: String { "zylinder\(index)" }

    mutating func add(_ day: Int, _ step: YearStep) { steps.append((day, step)) }
}
