import Confinement
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("What a worker cannot do") struct ConfinedWorkerTests {
    /// One system call with arguments that a kernel without the filter would answer otherwise.
    struct Call: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let name: String
        let arguments: [String]
        let error: Int32

        init(_ title: String, _ name: String, _ arguments: String..., fails error: Int32 = EPERM) {
            testDescription = title
            self.name = name
            self.arguments = arguments
            self.error = error
        }
    }

    private static let currentFolder = String(AT_FDCWD)

    @Test(arguments: [
        Call("open a file", "openat", currentFolder, "/etc/passwd", fails: EACCES),
        Call("open with open", "open", "/etc/passwd", fails: EACCES),
        Call("open a relative path", "openat", currentFolder, "Package.swift", fails: EACCES),
        Call("create a file", "openat", currentFolder, "/tmp/created-by-worker", "65", "384", fails: EACCES),
        Call("open its environment", "openat", currentFolder, "/proc/self/environ", fails: EACCES),
        Call("open the host's input", "openat", currentFolder, "/proc/self/fd/0", fails: EACCES),
        Call("open with openat2", "openat2", currentFolder, "/etc/passwd", fails: EACCES),
        Call("look for a file", "newfstatat", currentFolder, "/etc/passwd"),
        Call("test a file", "faccessat", currentFolder, "/etc/passwd"),
        Call("make a directory", "mkdirat", currentFolder, "/tmp/made-by-worker"),
        Call("remove a file", "unlinkat", currentFolder, "/tmp/no-such-file"),
        Call("rename", "renameat2", currentFolder, "/tmp/no-such-file", currentFolder, "/tmp/neither"),
        Call("change the directory", "chdir", "/"),
        Call("change the root", "chroot", "/"),
        Call("mount", "mount", "none", "/mnt", "tmpfs"),
        Call("leave name spaces", "unshare", "268435456"),
        Call("internet socket", "socket", "2", "1"),
        Call("datagram socket", "socket", "2", "2"),
        Call("local socket", "socket", "1", "1"),
        Call("socket pair", "socketpair", "1", "1", "0", "/buffer.."),
        Call("connect", "connect", "3", "/address", "16"),
        Call("send to an address", "sendto", "3", "/bytes", "1", "0", "/address", "16"),
        Call("send with rights", "sendmsg", "3", "0"),
        Call("receive with rights", "recvmsg", "3", "0"),
        Call("execute", "execve", "/bin/true", "0", "0"),
        Call("execute a descriptor", "execveat", "3", "", "0", "0", "4096"),
        Call("fork as libraries do", "clone", String(0x0120_0000 | SIGCHLD)),
        Call("a thread", "clone", "65536"),
        Call("clone3", "clone3", fails: ENOSYS),
        Call("signal its host", "kill", "parent", "0"),
        Call("signal all", "kill", "-1", "0"),
        Call("signal a thread of its host", "tgkill", "parent", "parent", "0"),
        Call("queue a signal", "rt_sigqueueinfo", "parent", "0", "0"),
        Call("trace its host", "ptrace", "16", "parent"),
        Call("read the host's memory", "process_vm_readv", "parent"),
        Call("hold its host", "pidfd_open", "parent"),
        Call("raise its limits", "prlimit64", "0", "7", "/sixteen bytes here"),
        Call("ask for limits of others", "prlimit64", "parent", "7"),
        Call("prctl", "prctl", "1", "0"),
        Call("another filter", "seccomp", "1"),
        Call("Landlock", "landlock_create_ruleset", "0", "0", "1"),
        Call("executable memory", "mmap", "0", "4096", "7", "34", "-1"),
        Call("memory made executable", "mprotect", "0", "4096", "5"),
        Call("duplicate a descriptor", "dup", "3"),
        Call("control a device", "ioctl", "0", "21505"),
        Call("control a descriptor", "fcntl", "3", "1"),
        Call("file in memory", "memfd_create", "name"),
        Call("pipe", "pipe2", "/buffer."),
        Call("io_uring", "io_uring_setup", "1", "0"),
        Call("bpf", "bpf", "0"),
        Call("keys", "keyctl", "0"),
        Call("page faults", "userfaultfd", "0"),
        Call("performance counters", "perf_event_open", "0"),
        Call("shared memory", "shmget", "0", "4096"),
        Call("another personality", "personality", "0"),
        Call("another group of processes", "setpgid", "0", "0"),
        Call("another session", "setsid"),
        Call("another user", "setuid", "0"),
    ])
    func systemCall(_ call: Call) throws {
        let host = probeHost()
        defer { host.stop() }
        let answer = try host.start().ask("call", [call.name] + call.arguments)
        #expect(answer == String(call.error))
        #expect(!FileManager.default.fileExists(atPath: "/tmp/created-by-worker"))
    }

    @Test(
        "the filter lets pass what a worker needs",
        arguments: [
            Call("who it is", "getpid", fails: 0),
            Call("memory", "mmap", "0", "4096", "3", "34", "-1", fails: 0),
            Call("its own limits", "prlimit64", "0", "7", "0", fails: 0),
            Call("signal itself", "tgkill", "self", "self", "0", fails: 0),
        ])
    func allowed(_ call: Call) throws {
        let host = probeHost()
        defer { host.stop() }
        #expect(try host.start().ask("call", [call.name] + call.arguments) == "0")
    }

    /// Before the filter can: there is none here.
    @Test func landlockAloneKeepsFilesShut() throws {
        try #require(kernelConfinement().landlockABI > 0, "this kernel has no Landlock")
        #expect(try runProgram([probe, "landlock"]).status == EACCES)
    }

    @Test func hasNoDescriptorButItsChannel() throws {
        let host = probeHost()
        defer { host.stop() }
        #expect(try host.start().ask("descriptors") == "[0, 1, 2, 3]")
    }

    @Test func hasNothingOfTheEnvironment() throws {
        unsafe setenv("CONFINEMENT_TEST_SECRET", "1", 1)
        defer { unsafe unsetenv("CONFINEMENT_TEST_SECRET") }
        let host = probeHost()
        defer { host.stop() }
        #expect(try host.start().ask("environment", ["CONFINEMENT_TEST_SECRET"]) == "false")
        #expect(try host.start().ask("environment", ["LANG"]) == "true")
    }

    @Test func hasNoMemoryOfTheOneBefore() throws {
        let host = probeHost()
        defer { host.stop() }
        for _ in 1...3 { #expect(try host.start().ask("calls") == "1") }
    }

    @Test func reportsWhatConfinesIt() throws {
        let host = probeHost()
        defer { host.stop() }
        #expect(host.level == nil)
        _ = try host.start().ask("process")
        #expect(host.level == kernelConfinement())
    }
}
