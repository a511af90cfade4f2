internal import CConfinement
internal import Glibc

/// Bars the calling process, and all that it forks, from the file system (landlock(7)).
package enum Landlock {
    /// The newest ABI that this kernel has; 0 where Landlock is missing, off, or barred.
    package static var kernelABI: Int { max(0, Int(confinement_landlock_abi())) }

    /// Takes away every right that the running kernel knows, for everything that is not open yet.
    ///
    /// Must follow `no_new_privs`.
    ///
    /// - Returns: the ABI in force, 0 if none is.
    package static func barAll() -> Int {
        let abi = kernelABI
        guard abi > 0 else { return 0 }
        var rights = rights(abi: abi)
        let ruleset = unsafe confinement_landlock_create(&rights)
        guard ruleset >= 0 else { return 0 }
        defer { close(ruleset) }
        // No rule is added: a right that is handled and granted nowhere is denied everywhere.
        return confinement_landlock_restrict(ruleset) == 0 ? abi : 0
    }

    /// A kernel refuses rights that it does not know.
    private static func rights(abi: Int) -> confinement_landlock_ruleset {
        var files = 13  // ABI 1: execute, read and write files, list, remove and make entries of each type
        if abi >= 2 { files = 14 }  // link and rename into another directory
        if abi >= 3 { files = 15 }  // truncate
        if abi >= 5 { files = 16 }  // ioctl on devices
        return confinement_landlock_ruleset(
            handled_access_fs: (1 << files) - 1,
            handled_access_net: abi >= 4 ? 0b11 : 0,  // bind and connect TCP
            scoped: abi >= 6 ? 0b11 : 0)  // abstract sockets, and signals, of processes outside
    }
}
