import Foundation
import TestSupport
import Testing

/// THREATS, section 8: what a gpg that was taken over can do.
@Suite("A gpg that was taken over") struct HostileGPGTests {
    private static let needsMounts: Comment = "this sandbox allows no mounts: the test needs a mount namespace"

    /// Section 8: the key holder opens no INET socket and traces nobody, and so does nothing that it starts. A gpg that
    /// was taken over is played by a script in its place.
    @Test(.enabled(if: MountNamespace.isAllowed, needsMounts)) func whatAGPGThatWasTakenOverCanDo() throws {
        let home = try OperatorHome(ownKeys: true)
        try home.deliver(OperatorMail("01-clear", from: "Ann <ann@a.example>", text: "OS: Windows 11"))
        let script = home.root + "/gpg"
        let tale = home.root + "/tale"
        try writeProgram(
            """
            #!/bin/bash
            (exec 3<>/dev/tcp/127.0.0.1/9) 2>&1 | grep -q refused && echo "opened an INET socket" >> \(tale)
            strace -o \(home.root)/trace /bin/true 2> /dev/null && echo "traced a process" >> \(tale)
            exec \(home.root)/gpg.real "$@"

            """, to: script)
        try #require(runProgram(["/bin/cp", "/usr/bin/gpg", script + ".real"]).status == 0)
        let ended = try MountNamespace.run(
            #"mount --bind "$3" /usr/bin/gpg; exec "$1" poll --config "$2""#, [builtPostern, home.settingsFile, script])
        #expect(ended.status == 0, "\(ended)")
        #expect(try home.audit().counts == ["filed": 1])
        let told = try? String(contentsOfFile: tale, encoding: .utf8)
        #expect(Set((told ?? "").split(separator: "\n")) == [])
    }
}
