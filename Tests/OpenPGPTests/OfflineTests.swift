import Disclosure
import Foundation
import TestSupport
import Testing

@testable import OpenPGP

@Suite("What starts gpg reaches no network") struct OfflineTests {
    @Test func noSocketsButLocalOnes() throws {
        var errors: [Int32] = []
        try offline {
            for domain in [AF_INET, AF_INET6, AF_PACKET, AF_NETLINK, AF_UNIX] {
                let number = socket(domain, Int32(SOCK_DGRAM.rawValue), 0)
                errors.append(number < 0 ? errno : 0)
                close(number)
            }
        }
        #expect(errors == [EACCES, EACCES, EACCES, EACCES, 0])
        // Other threads are as free as before.
        let number = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        #expect(number >= 0)
        close(number)
    }

    /// What gpg starts is bound like gpg, and cannot get free.
    @Test func programsInheritIt() throws {
        let connect = "exec 3<>/dev/tcp/127.0.0.1/9 || echo refused; grep -E '^(NoNewPrivs|Seccomp):' /proc/self/status"
        let (status, output) = try runProgram("/bin/bash", ["-c", connect])
        #expect(status == 0)
        #expect(String(decoding: output, as: UTF8.self) == "refused\nNoNewPrivs:\t1\nSeccomp:\t2\n")
    }

    /// An agent that a home's first operation brings up lives on, as bound as gpg was.
    @Test func theAgentInheritsIt() throws {
        let folder = try TemporaryGnuPGHome()
        let home = try GnuPGHome(folder.path)
        try home.launchAgent()
        let agents = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
            let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
            let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            return words.first?.hasSuffix("gpg-agent") == true && words.contains(folder.path)
        }
        #expect(agents.count == 1)
        for agent in agents {
            let status = try String(contentsOfFile: "/proc/\(agent)/status", encoding: .utf8)
            #expect(status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"))
        }
    }
}
