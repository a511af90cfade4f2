internal import CConfinement
internal import Glibc

/// An allow-list of system calls (seccomp(2)). What is not on it fails with EPERM, so that libraries take the path that
/// they have for errors.
///
/// A second filter on top of a first can only take away.
@safe package final class SystemCallFilter {
    /// Who is filtered.
    package enum Role {
        /// The host: all that its workers may, and to fork and confine them.
        case host
        case worker
    }

    private let context: scmp_filter_ctx
    private var isSound = true

    /// Nil if there is no memory for it.
    package init?(for role: Role) {
        guard let context = unsafe seccomp_init(confinement_filter_fails_with(EPERM)) else { return nil }
        unsafe self.context = unsafe context
        // The host sets no_new_privs itself, and first.
        isSound = unsafe seccomp_attr_set(context, SCMP_FLTATR_CTL_NNP, 0) == 0
        for name in SystemCalls.allowed { allow(name) }
        for (name, conditions) in SystemCalls.allowedInPart { allow(name, if: conditions) }
        for (name, error) in SystemCalls.failing { add(name, confinement_filter_fails_with(error), []) }
        switch role {
        case .worker: for (name, conditions) in SystemCalls.allowedToWorkerInPart { allow(name, if: conditions) }
        case .host:
            for name in SystemCalls.allowedToHost { allow(name) }
            for (name, conditions) in SystemCalls.allowedToHostInPart { allow(name, if: conditions) }
        }
    }

    deinit { unsafe seccomp_release(context) }

    /// Lets the calling process signal itself, as `abort` does, and nobody else.
    package func allowSignals(to process: Int32) {
        allow("tgkill", if: [.init(argument: 0, equals: UInt64(process))])
    }

    /// Binds the calling thread, for good; `false` if the kernel does not take the filter.
    package func load() -> Bool { unsafe isSound && seccomp_load(context) == 0 }

    private func allow(_ name: String, if conditions: [SystemCalls.Condition] = []) {
        add(name, confinement_filter_allows(), conditions)
    }

    private func add(_ name: String, _ action: UInt32, _ conditions: [SystemCalls.Condition]) {
        let number = unsafe seccomp_syscall_resolve_name(name)
        let comparisons = conditions.map {
            scmp_arg_cmp(arg: $0.argument, op: SCMP_CMP_MASKED_EQ, datum_a: $0.mask, datum_b: $0.value)
        }
        // A name that this processor has no call for is passed over by the library.
        let result = unsafe seccomp_rule_add_array(context, action, number, UInt32(comparisons.count), comparisons)
        isSound = isSound && number != __NR_SCMP_ERROR && result == 0
    }
}
