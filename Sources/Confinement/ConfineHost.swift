internal import CConfinement
internal import Glibc

/// Why the host does not serve, in words for an operator.
struct HostFailure: Error {
    let reason: String
}

/// Confines this process, and all that it forks, for good, with what the kernel has.
func confineHost() throws(HostFailure) -> ConfinementLevel {
    // A fork takes along the locks that other threads hold, and the filter would not bind those threads.
    let threads = threadCount()
    guard threads <= 1 else { throw HostFailure(reason: "it has \(threads) threads where only one is safe to fork") }
    let noNewPrivileges = confinement_gain_no_privileges() == 0
    guard confinement_drop_capabilities() == 0 else {
        throw HostFailure(reason: "it cannot give up its capabilities: \(errorText())")
    }
    let landlockABI = Landlock.barAll()
    let systemCallFilter = SystemCallFilter(for: .host)?.load() ?? false
    return ConfinementLevel(
        noNewPrivileges: noNewPrivileges, landlockABI: landlockABI, systemCallFilter: systemCallFilter)
}

/// 1 where `/proc` is not there to tell.
private func threadCount() -> Int {
    guard let tasks = unsafe opendir("/proc/self/task") else { return 1 }
    defer { unsafe closedir(tasks) }
    var count = 0
    while let entry = unsafe readdir(tasks) {
        let first = unsafe UInt8(bitPattern: entry.pointee.d_name.0)
        if first != UInt8(ascii: ".") { count += 1 }
    }
    return count
}
