internal import CConfinement

/// Which of the kernel's means confine a worker. Its resource limits and closed descriptors are not among them: every
/// kernel has those.
public struct ConfinementLevel: Sendable, Equatable, Codable {
    /// Nothing that it runs can gain privileges (`no_new_privs`).
    public var noNewPrivileges: Bool
    /// The version of Landlock that bars it from every file; 0 for none.
    public var landlockABI: Int
    /// Only the listed system calls do anything (seccomp).
    public var systemCallFilter: Bool

    /// A level of these parts.
    public init(noNewPrivileges: Bool, landlockABI: Int, systemCallFilter: Bool) {
        self.noNewPrivileges = noNewPrivileges
        self.landlockABI = landlockABI
        self.systemCallFilter = systemCallFilter
    }

    /// Whether nothing is missing.
    public var isFull: Bool { missing.isEmpty }

    /// What is missing, each in words for an operator.
    public var missing: [String] {
        var words: [String] = []
        if !noNewPrivileges { words.append("no_new_privs (Linux 3.5 or later)") }
        if landlockABI < 1 {
            words.append("Landlock (Linux 5.13 or later, with `landlock` among those in the lsm= option)")
        }
        if !systemCallFilter { words.append("seccomp filters (Linux 4.14 or later, not barred by a container)") }
        return words
    }
}

/// What this kernel offers. Restricts nothing.
public func kernelConfinement() -> ConfinementLevel {
    ConfinementLevel(
        noNewPrivileges: confinement_gains_no_privileges() >= 0,
        landlockABI: Landlock.kernelABI,
        systemCallFilter: confinement_filter_available() != 0)
}
