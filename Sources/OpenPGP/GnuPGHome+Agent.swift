internal import CGPGME
internal import Glibc

/// A key that wants a passphrase before it is used.
struct LockedKey {
    var fingerprint: Fingerprint
    /// Of all its keys.
    var keyIDs: Set<String>
}

extension GnuPGHome {
    /// The home's secret keys that have a passphrase which gpg-agent does not know now.
    public func keysWithoutPassphrase() throws(OpenPGPError) -> [Fingerprint] {
        try lockedKeys().map(\.fingerprint)
    }

    func lockedKeys() throws(OpenPGPError) -> [LockedKey] {
        let (_, output) = try askAgent("keyinfo --list")
        // S KEYINFO keygrip type serial idstr cached protection ...
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
        let locked = lines.filter { $0.count > 7 && $0[1] == "KEYINFO" && $0[6] != "1" && $0[7] == "P" }.map { $0[2] }
        guard !locked.isEmpty else { return [] }
        return try list(nil, secretOnly: true).compactMap { key in
            let subkeys = subkeys(of: key)
            guard let primary = subkeys.first?.fingerprint,
                subkeys.contains(where: { locked.contains($0.keygrip[...]) })
            else { return nil }
            return LockedKey(fingerprint: primary, keyIDs: Set(subkeys.map(\.fingerprint.keyID)))
        }
    }

    /// gpg-connect-agent ends with 0 whether or not an agent runs; the agent's answer starts with `D`.
    func agentAnswers() throws(OpenPGPError) -> Bool {
        try askAgent("getinfo version").output.starts(with: Array("D ".utf8))
    }

    /// Sends one Assuan command to the agent, if it runs.
    private func askAgent(_ command: String) throws(OpenPGPError) -> (status: Int32, output: [UInt8]) {
        let program = programs.gpgconf.dropLast("gpgconf".count) + "gpg-connect-agent"
        return try runProgram(String(program), ["--homedir", directory, "--no-autostart", command, "/bye"])
    }

    /// The primary key and the subkeys.
    private func subkeys(of key: KeyHandle) -> [(fingerprint: Fingerprint, keygrip: String)] {
        var found: [(Fingerprint, String)] = []
        var subkey = unsafe key.handle.pointee.subkeys
        while let current = unsafe subkey {
            if let fingerprint = unsafe current.pointee.fpr.flatMap({ unsafe Fingerprint(String(cString: $0)) }),
                let keygrip = unsafe current.pointee.keygrip
            {
                unsafe found.append((fingerprint, String(cString: keygrip)))
            }
            unsafe subkey = current.pointee.next
        }
        return found
    }

    /// Starts the home's gpg-agent, unless it runs.
    func launchAgent() throws(OpenPGPError) {
        let (status, _) = try runGPGConf(["--launch", "gpg-agent"])
        guard status == 0 else { throw .engine("gpg-agent cannot be started for \(directory)") }
    }

    /// Ends the home's gpg-agent; for demonstrations and tests.
    public func endAgent() {
        _ = try? runGPGConf(["--kill", "all"])
    }

    /// Ends the home's gpg-agent, if it runs, and starts another.
    ///
    /// An agent that was started before its home was moved goes on looking for the keys where they were.
    public func restartAgent() throws(OpenPGPError) {
        endAgent()
        for _ in 0..<100 {
            guard try agentAnswers() else { break }
            usleep(20_000)
        }
        try launchAgent()
    }

    /// Where the home's agent listens: in the home, or under /run where the operator made a directory for that.
    func agentSocket() throws(OpenPGPError) -> String {
        let (status, output) = try runGPGConf(["--list-dirs", "agent-socket"])
        let line = output.prefix { $0 != UInt8(ascii: "\n") }
        guard status == 0, !line.isEmpty,
            let path = percentDecoded(line)
        else { throw .engine("gpgconf does not say where the agent of \(directory) listens") }
        return Self.redirected(path) ?? path
    }

    private func runGPGConf(_ arguments: [String]) throws(OpenPGPError) -> (status: Int32, output: [UInt8]) {
        try runProgram(programs.gpgconf, ["--homedir", directory] + arguments)
    }
}

/// gpgconf writes `%` and two hex digits for what would break its format.
private func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    var decoded: [UInt8] = []
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
            decoded.append(byte)
            continue
        }
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
        decoded.append(value)
        rest = rest.dropFirst(2)
    }
    return String(decoding: decoded, as: UTF8.self)
}
