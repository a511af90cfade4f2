internal import Glibc

/// What one worker may use, by setrlimit(2).
public struct WorkerLimits: Sendable, Equatable {
    /// Memory, shared libraries included: the program alone takes some hundred megabytes of addresses.
    public var addressSpaceBytes: Int
    /// Processor time; a worker that takes more ends by SIGXCPU.
    public var cpuSeconds: Int

    /// These limits.
    public init(addressSpaceBytes: Int = 512 << 20, cpuSeconds: Int = 20) {
        self.addressSpaceBytes = addressSpaceBytes
        self.cpuSeconds = cpuSeconds
    }

    /// Binds the calling process, for good.
    ///
    /// - Parameter descriptors: the number of descriptors from 0 on that are open, and all that ever will be.
    func apply(descriptors: Int) -> Bool {
        setLimit(RLIMIT_AS, UInt(addressSpaceBytes))
            // The second limit is for one that ignores the signal of the first.
            && setLimit(RLIMIT_CPU, UInt(cpuSeconds), UInt(cpuSeconds) + 1)
            && setLimit(RLIMIT_NOFILE, UInt(descriptors))
            && setLimit(__RLIMIT_NPROC, 0)
            && setLimit(RLIMIT_FSIZE, 0)
            && setLimit(RLIMIT_CORE, 0)
    }
}

private func setLimit(_ resource: __rlimit_resource, _ soft: UInt, _ hard: UInt? = nil) -> Bool {
    // A process without privileges cannot set a limit above the one that its own parent was given.
    var present = rlimit()
    let kind = __rlimit_resource_t(resource.rawValue)
    guard unsafe getrlimit(kind, &present) == 0 else { return false }
    var wanted = rlimit(rlim_cur: min(soft, present.rlim_max), rlim_max: min(hard ?? soft, present.rlim_max))
    return unsafe setrlimit(kind, &wanted) == 0
}
