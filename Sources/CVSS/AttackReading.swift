import Disclosure

/// What an attack takes and does, in the policy's terms, as the base metrics of a vector tell it.
///
/// What only one deployment changes (environmental metrics) is for whoever runs it to weigh, and left aside.
///
/// - From the network: AV:N. The adjacent network and local access are not.
/// - Authentication: PR other than N, in 2.0 Au other than N.
/// - User action: UI other than N; 4.0's passive user is one as well. 2.0 has no such metric, its AC:M stands for it.
/// - Full loss of a thing: High, in 2.0 Complete; in 4.0 of either system, the vulnerable or the subsequent.
/// - Difficulty: AC:H, or an attacker who must touch the machine (AV:P). Configuration: 4.0's AT:P.
/// - Breaking out: the scope changes (3.x S:C; 4.0 a High among SC, SI, SA) and the attacker is on the machine or beside
///   it (AV:L, AV:A), or the report names a host and a guest. Privileges within the guest do not lessen it, and a host
///   and a guest alone, without a change of scope, are no breaking out. 2.0 knows no scope.
struct AttackReading {
    private enum Thing: String, CaseIterable { case confidentiality, integrity, availability }

    private enum Access: String {
        case network = "from the network"
        case adjacent = "from the adjacent network"
        case local = "with local access"
        case physical = "with physical access"
    }

    private let access: Access
    private let isAuthenticated: Bool
    private let needsUser: Bool
    private let isDifficult: Bool
    private let needsConfiguration: Bool
    private let losses: [Thing]
    /// Of what lies beyond the change of scope.
    private let lossesBeyond: [Thing]
    private let losesSomething: Bool
    private let scopeChanges: Bool
    private let namesHostAndGuest: Bool
    private let isAttacked: Bool

    init(vector: CVSSVector, namesHostAndGuest: Bool) {
        let full = { (metrics: [String]) in
            Thing.allCases.filter { thing in
                metrics.contains { vector[$0 + thing.rawValue.prefix(1).uppercased()] == vector.version.fullLoss }
            }
        }
        let isFour = vector.version == .v4
        access =
            switch vector["AV"] {
            case "N": .network
            case "A": .adjacent
            case "P": .physical
            default: .local
            }
        isAuthenticated = (vector["PR"] ?? vector["Au"]) != "N"
        needsUser = vector.version == .v2 ? vector["AC"] == "M" : vector["UI"] != "N"
        isDifficult = vector["AC"] == "H" || access == .physical
        needsConfiguration = vector["AT"] == "P"
        losses = full(isFour ? ["V", "S"] : [""])
        scopeChanges = isFour ? !full(["S"]).isEmpty : vector["S"] == "C"
        lossesBeyond = !scopeChanges ? [] : isFour ? full(["S"]) : losses
        losesSomething = vector.baseScore.tenths > 0
        isAttacked = isFour && vector["E"] == "A"
        self.namesHostAndGuest = namesHostAndGuest
    }

    private var isReduced: Bool { isDifficult || needsConfiguration }

    private var breaksOut: Bool {
        scopeChanges && (access == .local || access == .adjacent || namesHostAndGuest)
    }

    /// By the policy.
    ///
    /// - Critical: all three fully lost, without user action, to an unauthenticated attacker from the network; or so
    ///   beyond the guest, to one who breaks out.
    /// - Important: any of the three fully lost. The policy names user action or authentication for confidentiality and
    ///   integrity; an attack that needs neither and yet is not critical is no less grave than one that does.
    /// - Moderate: what would be one of these, but for its difficulty or the configuration that it takes.
    /// - Low: everything else; partial loss, whoever causes it, is no full loss.
    var severity: Severity {
        if losses.isEmpty { return .low }
        if isReduced { return .moderate }
        let isRemote = access == .network && !isAuthenticated && losses == Thing.allCases
        let isEscape = breaksOut && lossesBeyond == Thing.allCases
        return (isRemote || isEscape) && !needsUser ? .critical : .important
    }

    /// What the severity follows from, the way in first.
    var reasons: [String] {
        var reasons = [
            access.rawValue, isAuthenticated ? "with authentication" : "without authentication",
            needsUser ? "with user action" : "without user action",
        ]
        if isDifficult { reasons.append("reduced by difficulty") }
        if needsConfiguration { reasons.append("reduced by configuration") }
        if breaksOut {
            reasons.append(
                namesHostAndGuest ? "breaking out of a guest" : "scope changes, as in breaking out of a guest")
        } else if namesHostAndGuest {
            reasons.append("host and guest named, but no change of scope")
        }
        let names = losses.map(\.rawValue)
        if let last = names.last {
            let others = names.dropLast().joined(separator: ", ")
            reasons.append("full loss of " + (others.isEmpty ? last : "\(others) and \(last)"))
        } else {
            reasons.append(losesSomething ? "partial loss only" : "no loss")
        }
        if isAttacked { reasons.append("attacked already, by the vector") }
        return reasons
    }
}

extension CVSSVersion {
    /// The value of an impact metric that stands for losing everything.
    fileprivate var fullLoss: String { self == .v2 ? "C" : "H" }
}
