import Confinement
import Glibc
import Testing

/// strace answers in the kernel's place: as one would that lacks something.
@Suite("Kernels that cannot confine fully", .serialized) struct LesserKernelTests {
    struct Kernel: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let injected: String
        let level: ConfinementLevel
        /// What a worker gets that opens a file nevertheless.
        let openFails: Set<Int32>

        func host(requiresFullConfinement: Bool) -> WorkerHost {
            let call = injected.prefix { $0 != ":" }
            return WorkerHost(
                program: "/usr/bin/strace",
                arguments: ["-e", "trace=\(call)", "-e", "inject=\(injected)", probe, "worker-host"],
                requiresFullConfinement: requiresFullConfinement)
        }
    }

    static let kernels = [
        Kernel(
            testDescription: "without Landlock", injected: "landlock_create_ruleset:error=ENOSYS",
            level: ConfinementLevel(noNewPrivileges: true, landlockABI: 0, systemCallFilter: true),
            openFails: [EACCES]),
        Kernel(
            testDescription: "without seccomp", injected: "seccomp:error=EINVAL",
            level: ConfinementLevel(
                noNewPrivileges: true, landlockABI: kernelConfinement().landlockABI, systemCallFilter: false),
            // No descriptor is left to open it with, which may be found out first.
            openFails: [EACCES, EMFILE]),
    ]

    @Test(arguments: kernels) func whatThereIsIsUsed(_ kernel: Kernel) throws {
        let host = kernel.host(requiresFullConfinement: false)
        defer { host.stop() }
        let answer = try host.start().ask("call", ["openat", "-100", "/etc/passwd"])
        #expect(kernel.openFails.contains(Int32(answer) ?? -1))
        #expect(host.level == kernel.level)
    }

    @Test(arguments: kernels) func nothingStartsIfAllIsRequired(_ kernel: Kernel) throws {
        let host = kernel.host(requiresFullConfinement: true)
        #expect(throws: ConfinementError.incomplete(missing: kernel.level.missing)) { try host.start() }
        #expect(host.processID == nil)
        #expect(host.level == kernel.level)
    }
}
