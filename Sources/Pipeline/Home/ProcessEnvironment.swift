import Foundation
import Synchronization

/// What this process was started with.
///
/// gpg, its agent and whatever else we start inherit it; with a proxy, a preloaded library or another agent's address
/// they would not do what the settings say.
public enum ProcessEnvironment {
    /// Ours and gpg's. `GPGME_DEBUG` stays so that it is refused by name, not passed over.
    private static let kept: Set<String> = [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "GNUPGHOME", "GPGME_DEBUG", "POSTERN_CONFIG",
        "NO_COLOR",
    ]

    /// What `clean` found, for programs that a person has us start: their editor.
    public static var ofTheCaller: [String: String] { found.withLock { $0 } }
    private static let found = Mutex<[String: String]>([:])

    /// Removes everything that neither we nor gpg needs. Must come before a second thread is there.
    public static func clean() {
        let environment = ProcessInfo.processInfo.environment
        found.withLock { $0 = environment }
        for name in environment.keys where !kept.contains(name) && !name.hasPrefix("LC_") {
            unsafe unsetenv(name)
        }
    }
}
