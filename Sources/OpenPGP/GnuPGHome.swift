internal import CGPGME
internal import FoundationEssentials

/// One GnuPG home directory with its settings, and the gpgme context that works on it.
///
/// A context belongs to one thread, so the class is not `Sendable`: make one for each thread. Making one runs
/// `gpg --version`; each method that touches keys or data runs gpg once, unless it says otherwise.
@safe public final class GnuPGHome {
    /// Absolute.
    public let directory: String

    let context: gpgme_ctx_t
    let programs: Library.Programs
    private let watchdog: Watchdog
    private let statusLog = StatusLog()
    /// Certificates looked up in this home, by the fingerprints of all their keys; emptied by an import.
    var known: [Fingerprint: KnownKey] = [:]
    /// The certificates that count, by the fingerprint of the primary key; nil for all in the key ring.
    var visible: Set<Fingerprint>?
    /// Whether the key ring may hold keys too small to trust; false saves asking gpg for their size.
    var mayHoldSmallKeys = true
    /// Signing keys, by the fingerprint of the primary key.
    var signers: [Fingerprint: KeyHandle] = [:]

    /// Sets gpgme up for this process: once, before any thread works with it. Later calls do nothing.
    ///
    /// Refuses to go on with GPGME_DEBUG set, cleans the environment of what leads gpg to a terminal or display, and
    /// sets PATH and HOME where there are none.
    public static func initializeLibrary() throws(OpenPGPError) {
        _ = try Library.initialize()
    }

    /// Opens a home that exists; nothing in it is changed or read yet.
    ///
    /// - Parameter seconds: what each operation may take before gpg is ended.
    public init(_ directory: String, timeLimit seconds: Int = 60) throws(OpenPGPError) {
        programs = try Library.initialize()
        self.directory =
            URL(filePath: directory, directoryHint: .isDirectory).standardizedFileURL
            .path(percentEncoded: false).trimmingSlash
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: self.directory, isDirectory: &isDirectory), isDirectory else {
            throw .engine("there is no directory \(self.directory) to be the GnuPG home; make one with `postern init`")
        }
        var handle: gpgme_ctx_t?
        try check(unsafe gpgme_new(&handle))
        guard let context = unsafe handle else { preconditionFailure("gpgme succeeded without a handle") }
        unsafe self.context = context
        watchdog = unsafe Watchdog(context: context, directory: self.directory, seconds: seconds)
        // gpgme asks gpg for its version here.
        var error: gpgme_error_t = 0
        try offline {
            error = unsafe gpgme_ctx_set_engine_info(context, GPGME_PROTOCOL_OpenPGP, programs.gpg, self.directory)
        }
        try check(error)
        try configure()
    }

    deinit { unsafe gpgme_release(context) }

    /// Seconds each operation may take.
    var timeLimit: Int { watchdog.seconds }

    /// What must hold whatever the home's gpg.conf says.
    private func configure() throws(OpenPGPError) {
        unsafe gpgme_set_offline(context, 1)
        try check(unsafe gpgme_set_pinentry_mode(context, GPGME_PINENTRY_MODE_ERROR))
        for (flag, value) in [
            ("trust-model", "always"), ("auto-key-retrieve", "0"), ("auto-key-import", "0"), ("no-symkey-cache", "1"),
            ("export-session-key", "1"), ("full-status", "1"),
        ] {
            try check(unsafe gpgme_set_ctx_flag(context, flag, value))
        }
        let log = unsafe Unmanaged.passUnretained(statusLog).toOpaque()
        unsafe gpgme_set_status_cb(
            context,
            { log, keyword, arguments in
                guard let log = unsafe log, let keyword = unsafe keyword else { return 0 }
                let line = unsafe StatusLine(
                    keyword: String(cString: keyword), arguments: arguments.map { unsafe String(cString: $0) } ?? "")
                unsafe Unmanaged<StatusLog>.fromOpaque(log).takeUnretainedValue().lines.append(line)
                return 0
            }, log)
    }

    /// Runs one operation of gpgme under the time limit.
    ///
    /// - Returns: what gpgme returned, and gpg's status lines (GnuPG's doc/DETAILS), in order.
    func run(_ operation: () -> gpgme_error_t) throws(OpenPGPError) -> OperationResult {
        statusLog.lines = []
        var error: gpgme_error_t = 0
        let expired = try watchdog.watch { error = operation() }
        guard !expired else { throw .timedOut(seconds: watchdog.seconds) }
        return OperationResult(error: error, lines: statusLog.lines)
    }
}

/// What gpg wrote to its status pipe.
struct StatusLine {
    var keyword: String
    var arguments: String

    var words: [Substring] { arguments.split(separator: " ") }
}

private final class StatusLog {
    var lines: [StatusLine] = []
}

/// What one run of gpg came to.
struct OperationResult {
    var error: gpgme_error_t
    var lines: [StatusLine]

    var code: gpg_err_code_t { postern_gpgme_code(error) }
    var failed: Bool { error != 0 }

    func has(_ keyword: String) -> Bool { lines.contains { $0.keyword == keyword } }

    /// The error comes from the machine or the programs; all others can be brought about by what a stranger sends.
    var isOurFault: Bool {
        let systemErrors: UInt32 = 1 << 15  // GPG_ERR_SYSTEM_ERROR: an errno
        return code.rawValue & systemErrors != 0
            || [
                GPG_ERR_INV_ENGINE, GPG_ERR_NO_AGENT, GPG_ERR_AGENT, GPG_ERR_CONFIGURATION, GPG_ERR_NOT_INITIALIZED,
                GPG_ERR_UNKNOWN_OPTION, GPG_ERR_LOCKED,
            ].contains(code)
    }

    func lines(_ keyword: String) -> [StatusLine] { lines.filter { $0.keyword == keyword } }

    /// Throws gpgme's words where the operation failed.
    func get() throws(OpenPGPError) { try check(error) }
}

extension String {
    /// Without the slash that URLs end directories with.
    var trimmingSlash: String {
        utf8.count > 1 && hasSuffix("/") ? String(dropLast()) : self
    }
}
