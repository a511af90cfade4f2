internal import CConfinement
internal import Glibc
internal import Synchronization

/// Takes from the calling thread, and from every program that it starts from now on, whatever opens a socket but a
/// local one, traces another process or reads its memory; they can gain no privileges either. For good.
///
/// - Returns: `false` if this kernel has no filter for system calls; then nothing is taken away.
@discardableResult
public func cutOffThread() -> Bool {
    guard confinement_gain_no_privileges() == 0 else { return false }
    return barrier.withLock { $0?.load() ?? false }
}

/// Drawn up once; nil if there is no memory for it.
private let barrier = Mutex(NetworkBarrier())

/// A filter that lets everything through but what reaches beyond this machine or into other processes.
@safe private final class NetworkBarrier {
    private let context: scmp_filter_ctx
    private var isSound = false

    init?() {
        guard let context = unsafe seccomp_init(confinement_filter_allows()) else { return nil }
        unsafe self.context = unsafe context
        let refused = confinement_filter_fails_with(EACCES)
        // no_new_privs is set by us, and first.
        isSound = unsafe seccomp_attr_set(context, SCMP_FLTATR_CTL_NNP, 0) == 0
        for name in ["ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd"] {
            let number = unsafe seccomp_syscall_resolve_name(name)
            isSound = unsafe isSound && seccomp_rule_add_array(context, refused, number, 0, nil) == 0
        }
        let elsewhere = scmp_arg_cmp(arg: 0, op: SCMP_CMP_NE, datum_a: UInt64(AF_UNIX), datum_b: 0)
        let socket = unsafe seccomp_syscall_resolve_name("socket")
        isSound = unsafe isSound && seccomp_rule_add_array(context, refused, socket, 1, [elsewhere]) == 0
    }

    deinit { unsafe seccomp_release(context) }

    func load() -> Bool { unsafe isSound && seccomp_load(context) == 0 }
}
