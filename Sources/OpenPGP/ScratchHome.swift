internal import FoundationEssentials
internal import Glibc

/// A GnuPG home beside a real one: its certificates and settings, others added for one run, and through a redirected
/// socket its agent with the secret keys, which are never copied.
public final class ScratchHome {
    /// Works as the real home does, on the scratch key ring.
    public let home: GnuPGHome

    private var isRemoved = false

    /// Makes the directory (0700; it must not exist) and starts the real home's agent if it does not run.
    public init(of real: GnuPGHome, at directory: String) throws(OpenPGPError) {
        try makePrivateDirectory(directory, mayExist: false)
        do throws(OpenPGPError) {
            for name in ["pubring.kbx", "pubring.gpg", "trustdb.gpg"] {
                try copyPrivateFile("\(real.directory)/\(name)", to: "\(directory)/\(name)")
            }
            let settings = FileManager.default.contents(atPath: "\(real.directory)/gpg.conf")
            // An agent started for this directory would take the real socket away from the real agent.
            let text = settings.map { String(decoding: $0, as: UTF8.self) } ?? ""
            try writePrivateFile("\(text)\nno-autostart\n", to: "\(directory)/gpg.conf")
            try real.launchAgent()
            let socket = try real.agentSocket()
            try writePrivateFile("%Assuan%\nsocket=\(socket)\n", to: "\(directory)/S.gpg-agent")
            home = try GnuPGHome(directory, timeLimit: real.timeLimit)
        } catch {
            try? FileManager.default.removeItem(atPath: directory)
            throw error
        }
    }

    deinit { remove() }

    /// Puts a certificate into the scratch key ring; secret packets are refused.
    public func add(_ certificate: [UInt8]) throws(OpenPGPError) {
        _ = try home.importCertificate(certificate)
    }

    /// Removes the directory; the home is of no use afterwards.
    public func remove() {
        guard !isRemoved else { return }
        isRemoved = true
        try? FileManager.default.removeItem(atPath: home.directory)
    }
}

/// Copies a file to a new one of mode 0600; one that is not there is left out.
private func copyPrivateFile(_ source: String, to target: String) throws(OpenPGPError) {
    guard FileManager.default.fileExists(atPath: source) else { return }
    guard let bytes = FileManager.default.contents(atPath: source) else {
        throw .engine("\(source) cannot be read; check its permissions")
    }
    try writePrivateFile(Array(bytes), to: target)
}
