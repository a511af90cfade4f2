import Confinement
import Glibc

/// What the tests of `Confinement` start: a worker that does what it is told, so that they see it fail.
@main enum Probe {
    static func main() {
        switch CommandLine.arguments.dropFirst().first {
        case "worker-host": runWorkerHost(warmUp: {}, serve: serve)
        case "threaded-host": runWorkerHost(warmUp: startThread, serve: serve)
        case "slow-clerk": beSlowClerk()
        case "landlock": openAfterLandlock()
        case "measure": measure(rounds: Int(CommandLine.arguments.last ?? "") ?? 100)
        default: exit(64)
        }
    }

    private static func startThread() {
        var thread = pthread_t()
        _ = unsafe pthread_create(&thread, nil, { _ in while true { sleep(1) } }, nil)
    }

    /// Starts a worker that works for ever, prints the process IDs, and waits to be killed.
    private static func beSlowClerk() {
        let host = WorkerHost(program: "/proc/self/exe", arguments: ["worker-host"], requiresFullConfinement: false)
        guard let worker = try? host.start(), let process = host.processID,
            (try? worker.channel.send(Frame(kind: 0, header: Array("spin".utf8)), deadline: nil)) != nil,
            let answer = try? worker.channel.receive(limit: 100, deadline: nil)
        else { exit(70) }
        print(process, String(decoding: answer.header, as: UTF8.self))
        fflush(nil)
        withExtendedLifetime(worker) { while true { sleep(60) } }
    }

    /// Shows that Landlock alone keeps files shut; the status is the error's number.
    private static func openAfterLandlock() -> Never {
        let setNoNewPrivileges = 38
        _ = systemCall("prctl", [setNoNewPrivileges, 1])
        guard Landlock.barAll() > 0 else { exit(254) }
        exit(unsafe open("/etc/passwd", O_RDONLY) < 0 ? errno : 0)
    }
}
