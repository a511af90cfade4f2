internal import CGPGME
internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// gpgme itself, set up once in a process.
enum Library {
    /// The programs of the GnuPG that gpgme drives, with absolute paths.
    struct Programs {
        var gpg: String
        var gpgconf: String
    }

    private static let state = Mutex<Programs?>(nil)

    /// Sets gpgme up the first time; afterwards returns what was found then.
    ///
    /// The environment loses what could lead gpg to a terminal, a display or another agent, and gains a PATH and a
    /// HOME where cron gave none: GnuPG's programs start one another.
    static func initialize() throws(OpenPGPError) -> Programs {
        try state.withLock { (programs: inout Programs?) throws(OpenPGPError) in
            if let programs { return programs }
            guard environment("GPGME_DEBUG") == nil else {
                throw .engine("GPGME_DEBUG is set, which would write decrypted text to a log; unset it")
            }
            let path = environment("PATH") ?? ""
            guard let gpg = program("gpg", in: path), let gpgconf = program("gpgconf", in: path) else {
                throw .gpgMissing("neither PATH nor /usr/bin has gpg and gpgconf")
            }
            cleanEnvironment()
            // gpgme knows no engine that is not in PATH when it starts.
            let folder = String(gpg.dropLast("/gpg".count))
            if !path.split(separator: ":").contains(folder[...]) { unsafe setenv("PATH", "\(path):\(folder)", 1) }
            try startOffline(gpg)
            let found = Programs(gpg: gpg, gpgconf: gpgconf)
            programs = found
            return found
        }
    }

    /// gpgme runs gpg here as well, to ask for its version.
    private static func startOffline(_ gpg: String) throws(OpenPGPError) {
        var result = Result<Void, OpenPGPError>.success(())
        try offline {
            result = Result { () throws(OpenPGPError) in
                // Every path is set below, so gpgme need not ask gpgconf for it.
                _ = unsafe gpgme_set_global_flag("disable-gpgconf", "1")
                guard let version = unsafe gpgme_check_version("1.18.0"), unsafe version.pointee != 0 else {
                    throw .engine("gpgme is older than 1.18")
                }
                try check(unsafe gpgme_set_locale(nil, LC_CTYPE, "C.UTF-8"))
                guard unsafe gpgme_set_engine_info(GPGME_PROTOCOL_OpenPGP, gpg, nil) == 0,
                    gpgme_engine_check_version(GPGME_PROTOCOL_OpenPGP) == 0
                else { throw .gpgMissing("\(gpg) does not run or is too old") }
            }
        }
        try result.get()
    }

    /// The absolute path of a program: the first in `path` (as PATH is written) that can be run, else in /usr/bin.
    static func program(_ name: String, in path: String) -> String? {
        let folders = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") } + ["/usr/bin"]
        return folders.map { "\($0)/\(name)" }.first { unsafe access($0, X_OK) == 0 }
    }

    private static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    private static func cleanEnvironment() {
        for name in [
            "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "GPG_TTY", "GPG_AGENT_INFO",
            "PINENTRY_USER_DATA", "INSIDE_EMACS",
        ] {
            unsafe unsetenv(name)
        }
        unsafe setenv("PATH", "/usr/bin:/bin", 0)
        unsafe setenv("HOME", "/", 0)
    }
}

/// Throws what gpgme says, unless it is success.
func check(_ error: gpgme_error_t) throws(OpenPGPError) {
    guard error == 0 else { throw engineError(error) }
}

/// The error of an operation that failed for no reason of the data's.
func engineError(_ error: gpgme_error_t) -> OpenPGPError {
    switch postern_gpgme_code(error) {
    case GPG_ERR_ENOSPC, GPG_ERR_EDQUOT, GPG_ERR_EFBIG: .diskFull("GnuPG cannot write a file")
    default: .engine(describe(error))
    }
}

/// gpgme's words for an error, with the part of GnuPG it came from.
func describe(_ error: gpgme_error_t) -> String {
    var buffer = [CChar](repeating: 0, count: 200)
    _ = unsafe buffer.withUnsafeMutableBufferPointer { unsafe gpgme_strerror_r(error, $0.baseAddress, $0.count) }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let source = unsafe gpgme_strsource(error) else { return text }
    return unsafe "\(text) (\(String(cString: source)))"
}
