import Foundation
import TestSupport
import Testing

/// One system call of a run, as strace tells it.
struct TracedCall {
    /// The call's name.
    var name: String
    /// Which of the calls of this name, counted from 1: what strace counts as `when`.
    var number: Int
    /// The step of the ledger that it belongs to; nil if it is none.
    var step: String?
}

/// Runs of `postern` under strace, ended by a signal at a chosen system call.
///
/// Only the main thread is traced: it does all of the ledger's work, and the signal ends the whole process. The call
/// itself is never made, so a run killed at one step has done exactly the steps before it.
struct KillTrace {
    let home: OperatorHome

    /// The calls that leave marks on a disk, or start a program.
    private static let calls = [
        "openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "link", "unlink", "mkdir", "ftruncate", "clone3",
        "clone",
    ]

    /// Runs a command to its end and lists its calls.
    func record(_ arguments: [String]) throws -> (ended: Ended, calls: [TracedCall]) {
        let log = home.root + "/trace"
        let ended = try strace(["-e", "trace=" + Self.calls.joined(separator: ",")], arguments, log: log)
        return (ended, Self.read(log))
    }

    /// Ends a command with a signal when it is about to make a call.
    ///
    /// - Returns: how it ended, and the step it was at; nil if it came to its end before.
    func end(_ arguments: [String], at call: TracedCall, signal: String = "KILL") throws -> (Ended, step: String?) {
        let log = home.root + "/trace"
        let ended = try strace(
            ["-e", "trace=\(call.name)", "-e", "inject=\(call.name):signal=\(signal):when=\(call.number)"], arguments,
            log: log)
        return (ended, Self.read(log).last?.step)
    }

    private func strace(_ options: [String], _ arguments: [String], log: String) throws -> Ended {
        try? FileManager.default.removeItem(atPath: log)
        return try runProgram(
            ["strace", "-qq", "-y", "-s", "400", "-o", log] + options + [builtPostern] + arguments
                + ["--config", home.settingsFile])
    }

    private static func read(_ log: String) -> [TracedCall] {
        let text = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
        var seen: [String: Int] = [:]
        return text.split(separator: "\n").compactMap { line in
            guard let open = line.firstIndex(of: "("), !line.hasPrefix("+++"), !line.hasPrefix("---") else {
                return nil
            }
            let name = String(line[..<open])
            seen[name, default: 0] += 1
            return TracedCall(name: name, number: seen[name] ?? 0, step: step(name, String(line[open...])))
        }
    }

    /// The step of the ledger by the call and the file it is about (`-y` shows the files of descriptors).
    private static func step(_ name: String, _ arguments: String) -> String? {
        let places = [
            ("/inbox/new", "inbox"), ("/archive", "archive"), ("/failed", "failed"), ("/outbox/", "outbox"),
            ("/in-hand", "in-hand"), ("/scratch", "scratch"), ("postern.sqlite-wal", "wal"),
            ("postern.sqlite", "database"),
        ]
        if name.hasPrefix("clone") { return "start a program" }
        // Of two files, the second is the new name.
        let found = places.compactMap { text, place in
            arguments.range(of: text, options: .backwards).map { (start: $0.lowerBound, place: place) }
        }
        guard let last = found.map(\.start).max(), let place = found.first(where: { $0.start == last })?.place else {
            return nil
        }
        if name == "openat", !arguments.contains("O_CREAT") { return place == "inbox" ? "read inbox" : nil }
        let verb =
            switch name {
            case "openat": "create in"
            case "write", "pwrite64": "write"
            case "fsync", "fdatasync": "sync"
            default: name
            }
        return "\(verb) \(place)"
    }
}

/// How many positions Scripts/crash-sweep wants in one half; nil for those that a test run has time for.
private let sweep = ProcessInfo.processInfo.environment["POSTERN_KILLS"].flatMap { Int($0) }

/// Where to kill: each step that is named once in either half of the run, all others in one half, and not all at the
/// same mail. In a sweep: as many as are wanted, at even distances over the whole run.
func killPositions(_ calls: [TracedCall], steps named: Set<String>, half: Int) -> [TracedCall] {
    if let sweep {
        let distance = Double(calls.count) / Double(2 * sweep)
        return (0..<sweep).compactMap { index in
            let position = Int(Double(2 * index + half) * distance)
            return position < calls.count ? calls[position] : nil
        }
    }
    let steps = Dictionary(grouping: calls.filter { $0.step != nil }) { $0.step ?? "" }
    return steps.sorted { $0.key < $1.key }.enumerated().compactMap { index, step in
        guard named.contains(step.key) || index % 2 == half else { return nil }
        let shift = (Double(index) * 0.37).truncatingRemainder(dividingBy: 1)
        return step.value[Int((Double(half) + shift) / 2 * Double(step.value.count))]
    }
}

/// Kills a command at each of many positions, runs it again, and compares with a run that nobody disturbed.
///
/// - Parameters:
///   - home: prepared; each try works on a copy.
///   - half: 0 or 1; the two are tested apart, so that they can run at the same time.
///   - after: commands that follow the second run, as cron's next ones do.
///   - steps: those that must be among the places where a run was killed.
func expectSameEndWhenKilled(
    _ home: OperatorHome, _ arguments: [String], half: Int, after: [[String]] = [], atLeast: Int, steps: Set<String>
) throws {
    let undisturbed = try home.copied()
    let (ended, calls) = try KillTrace(home: undisturbed).record(arguments)
    #expect(ended.status == 0, "\(ended)")
    for command in after { #expect(try undisturbed.run(command).status == 0) }
    let expected = try EndState(of: undisturbed)
    #expect(expected.findings.isEmpty)

    var killedAt: [String: Int] = [:]
    func kill(at call: TracedCall) throws {
        let copy = try home.copied()
        let (killed, step) = try KillTrace(home: copy).end(arguments, at: call)
        guard killed.signal == SIGKILL else { return }  // this run made fewer calls of that name
        killedAt[step ?? call.name, default: 0] += 1
        let place: Comment = "killed at \(call.name) \(call.number) (\(step ?? "?"))"
        // An audit in between must not find anything lost either.
        #expect(try copy.audit().findings == [], "\(place), before the next run")
        let again = try copy.run(arguments)
        #expect(again.status == 0, "\(place), the next run: \(again)")
        for command in after { #expect(try copy.run(command).status == 0) }
        // Opening every original takes a gpg run each: a third of the time shows as much.
        let open = killedAt.values.reduce(0, +) % 3 == 0
        #expect(try EndState(of: copy, open: open).differences(from: expected) == [], place)
    }
    for call in killPositions(calls, steps: steps, half: half) { try kill(at: call) }
    // Runs differ by a few calls of a name, so one that was meant for a step may have met its neighbour: look around it.
    for step in steps {
        for offset in [0, 1, -1, 2, -2, 3, -3, 4, -4] {
            for call in calls.filter({ $0.step == step }).prefix(5) where killedAt[step] == nil {
                try kill(at: TracedCall(name: call.name, number: max(1, call.number + offset), step: step))
            }
        }
    }
    let total = killedAt.values.reduce(0, +)
    if sweep != nil {
        print("killed at \(total) of \(calls.count) system calls: \(killedAt.sorted { $0.key < $1.key })")
    }
    #expect(total >= atLeast, "killed only \(total) times: \(killedAt)")
    #expect(steps.subtracting(killedAt.keys).sorted() == [], "killed at \(killedAt)")
}
