import Confinement
import Glibc

/// Prints what a worker costs: wall-clock and processor time of this process and those it waited for.
func measure(rounds: Int) {
    let host = WorkerHost(program: "/proc/self/exe", arguments: ["worker-host"], requiresFullConfinement: false)
    let first = timed { echo(host, bytes: 1_000) }
    let each = timed { for _ in 0..<rounds { echo(host, bytes: 1_000) } }
    let large = timed { echo(host, bytes: 30 << 20) }
    // The host is waited for, so that its time and that of its workers count below.
    host.stop()
    var usage = rusage()
    var children = rusage()
    _ = unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
    _ = unsafe getrusage(RUSAGE_CHILDREN.rawValue, &children)
    let processor = [usage.ru_utime, usage.ru_stime, children.ru_utime, children.ru_stime]
        .map { Double($0.tv_sec) * 1_000 + Double($0.tv_usec) / 1_000 }
    print("first \(first) ms, each of \(rounds) \(each / Double(rounds)) ms, 30 MiB both ways \(large) ms")
    print("processor, all: \(processor.reduce(0, +)) ms; own user, own system, children's user, children's system:")
    print(processor.map(\.description).joined(separator: " "))
}

private func echo(_ host: WorkerHost, bytes: Int) {
    do {
        let worker = try host.start()
        let request = Frame(kind: 0, header: Array("echo".utf8), blobs: [[UInt8](repeating: 7, count: bytes)])
        try worker.channel.send(request, deadline: nil)
        guard try worker.channel.receive(limit: 64 << 20, deadline: nil).blobs == request.blobs,
            worker.finish(deadline: nil) == .exited(0)
        else { exit(70) }
    } catch {
        print(error)
        exit(70)
    }
}

private func timed(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    return clock.measure(body) / .milliseconds(1)
}
