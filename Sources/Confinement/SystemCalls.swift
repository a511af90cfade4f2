internal import Glibc

/// The lists of `SystemCallFilter`. Nothing on them opens, connects, executes, traces, mounts, loads or signals others.
enum SystemCalls {
    /// Some bits of an argument have this value.
    struct Condition {
        let argument: UInt32
        let mask: UInt64
        let value: UInt64

        init(argument: UInt32, mask: UInt64 = .max, equals value: UInt64) {
            self.argument = argument
            self.mask = mask
            self.value = value
        }
    }

    static let allowed = [
        // Memory; see below for what may be executed.
        "brk", "madvise", "mremap", "munmap",
        // Descriptors that are open already. Not recvmsg, with which new ones come, and no stat of a path.
        "close", "fstat", "lseek", "poll", "ppoll", "read", "readv", "recvfrom", "write", "writev",
        // Locks, and a thread's own state.
        "futex", "sched_yield", "sigaltstack", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "restart_syscall",
        // Time and chance.
        "clock_getres", "clock_gettime", "clock_nanosleep", "getrandom", "gettimeofday", "nanosleep", "time",
        // Who one is; a list of processors, which allocators ask for.
        "getegid", "geteuid", "getgid", "getpid", "gettid", "getuid", "sched_getaffinity",
    ]

    static let allowedInPart: [(String, [Condition])] = [
        // Bytes that are written cannot become code.
        ("mmap", [Condition(argument: 2, mask: UInt64(PROT_EXEC), equals: 0)]),
        ("mprotect", [Condition(argument: 2, mask: UInt64(PROT_EXEC), equals: 0)]),
        // Only to the other end, not to an address.
        ("sendto", [Condition(argument: 4, equals: 0)]),
        // Own limits may be read; the third argument would set them.
        ("prlimit64", [Condition(argument: 0, equals: 0), Condition(argument: 2, equals: 0)]),
    ]

    /// Calls for which libraries look at the kind of the error.
    static let failing: [(String, Int32)] = [
        ("open", EACCES), ("openat", EACCES), ("openat2", EACCES), ("creat", EACCES),
        ("clone3", ENOSYS),  // the C library then uses clone, whose flags can be looked at
    ]

    /// A worker may end with any status but the one that says it never was confined (`HostProcess.unconfined`): a
    /// message could stop every run with it. At least one of the eight bits is zero.
    static let allowedToWorkerInPart: [(String, [Condition])] = ["exit", "exit_group"].flatMap { name in
        (0..<8).map { bit in (name, [Condition(argument: 0, mask: 1 << bit, equals: 0)]) }
    }

    static let allowedToHost = [
        "close_range", "dup2", "dup3", "exit", "exit_group", "getppid", "recvmsg", "rseq", "seccomp",
        "set_robust_list", "wait4",
        "tgkill",  // any: the numbers of its workers are not known yet, and their own filter narrows it
    ]

    static let allowedToHostInPart: [(String, [Condition])] = [
        // fork, and nothing else that clone can do: threads, name spaces, shared memory.
        ("clone", [Condition(argument: 0, equals: UInt64(cloneChildSetThreadID | cloneChildClearThreadID | SIGCHLD))]),
        ("prctl", [Condition(argument: 0, equals: 1)]),  // PR_SET_PDEATHSIG
        ("prlimit64", [Condition(argument: 0, equals: 0)]),
        ("setrlimit", []),
        ("getrlimit", []),
    ]

    private static let cloneChildClearThreadID: Int32 = 0x0020_0000
    private static let cloneChildSetThreadID: Int32 = 0x0100_0000
}
