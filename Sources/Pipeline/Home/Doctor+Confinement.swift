import Confinement
import Settings

extension Doctor {
    /// How far this kernel confines what reads messages (THREATS, section 8).
    mutating func confinement(_ level: ConfinementLevel) {
        guard !level.isFull else {
            return pass("readers are confined in full (no_new_privs, Landlock \(level.landlockABI), seccomp)")
        }
        let missing = level.missing.joined(separator: " and ")
        if home.settings.parser.requireConfinement {
            fail(
                "this kernel lacks \(missing), and parser.require_confinement is set: no message is read; run a kernel "
                    + "that has it, or unset parser.require_confinement")
        } else {
            warn(
                "this kernel lacks \(missing): a message that takes its reader over is held by less than it should be; "
                    + "run a kernel that has it, or set parser.require_confinement to read nothing without")
        }
    }
}
