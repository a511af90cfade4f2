import Disclosure
import Foundation
import Maildir
import OpenPGP
public import Settings
import Tickets
import Vault

/// An opened home: its settings, its store, and the keys once somebody asks for them.
///
/// Opening one touches no gpg: the vault and the GnuPG home open at their first use, so that a run with nothing to do
/// costs next to nothing.
public final class Home {
    /// The checked settings.
    public let settings: PosternSettings
    /// Where its files are.
    public let layout: HomeLayout
    let store: TicketStore
    let vault: LazyVault
    private var openedKeys: MailboxKeys?
    private var openedFacts: LazyFacts?
    private var openedWorkers: Workers?
    private var givenParser: (any MessageParsing)?
    private var runLock: RunLock?

    /// Opens the home that a settings file describes.
    ///
    /// - Parameter file: the settings file; the other files of the home follow from it.
    public convenience init(settingsFile file: String) throws(PosternError) {
        let settings: PosternSettings
        do { settings = try PosternSettings.load(path: file) } catch { throw PosternError(error) }
        try self.init(settings)
    }

    /// Opens the home that an option, the environment or the usual places name.
    public static func find(
        settingsFile: String?, environment: [String: String], currentDirectory: String
    ) throws(PosternError) -> Home {
        let file: String
        do {
            file = try PosternSettings.find(
                explicit: settingsFile, environment: environment, currentDirectory: currentDirectory)
        } catch { throw PosternError(error) }
        return try Home(settingsFile: file)
    }

    init(_ settings: PosternSettings) throws(PosternError) {
        self.settings = settings
        let layout = HomeLayout(settings)
        self.layout = layout
        try Self.checkOwner(of: settings.spool)
        for directory in layout.directories { try makePrivateDirectory(directory) }
        let pgp = settings.pgp
        let vault = LazyVault {
            let keys = try GnuPGHome.withAgent(pgp.home, timeLimit: pgp.timeLimitSeconds)
            do {
                return try VaultFile.open(layout.vault, home: keys)
            } catch VaultError.keyMissing {
                // Perhaps the agent was started before the home moved; if not, a new one finds no key either.
                try keys.restartAgent()
                return try VaultFile.open(layout.vault, home: keys)
            }
        }
        self.vault = vault
        store = try asPosternError { try TicketStore(path: layout.store, vault: vault) }
    }

    /// The mailbox's keys, opened once.
    func keys() throws(PosternError) -> MailboxKeys {
        if let openedKeys { return openedKeys }
        let keys = try MailboxKeys(settings.pgp, scratch: layout.scratch)
        openedKeys = keys
        return keys
    }

    /// What is known of the mailbox's keys, found out once.
    var facts: LazyFacts {
        if let openedFacts { return openedFacts }
        let (pgp, scratch) = (settings.pgp, layout.scratch)
        let made = LazyFacts { () throws(PosternError) in try MailboxKeys(pgp, scratch: scratch).facts() }
        openedFacts = made
        return made
    }

    /// Those who read and sign, started as they are needed.
    var workers: Workers {
        if let openedWorkers { return openedWorkers }
        let tools = RunTools(settings: settings, store: store, facts: facts)
        let made = Workers(
            tools, most: givenParser == nil ? settings.workers ?? ProcessInfo.processInfo.activeProcessorCount : 1,
            parser: givenParser ?? ConfinedParser(settings.parser))
        openedWorkers = made
        return made
    }

    /// Has messages taken apart by this parser, one at a time.
    func use(_ parser: any MessageParsing) {
        givenParser = parser
        openedWorkers = nil
    }

    /// Ends what was started, and removes the scratch homes.
    public func close() {
        openedWorkers?.close()
        openedWorkers = nil
        openedFacts = nil
        openedKeys?.close()
        openedKeys = nil
        try? FileManager.default.removeItem(atPath: "\(layout.scratch)/\(getpid())")
    }

    /// Makes this the one run that changes the ledger, until the home is released.
    func lockForRun() throws(PosternError) {
        guard runLock == nil else { return }
        let lock = try RunLock(path: layout.lock)
        runLock = lock
        removeLeftoverScratch()
        if lock.followsKilledRun { try removeHalfDone() }
    }

    /// Scratch homes of processes that are gone.
    ///
    /// Commands that only read hold no lock, so a directory is left alone as long as its process lives.
    private func removeLeftoverScratch() {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: layout.scratch)) ?? [] {
            let owner = name.split(separator: "-").first.flatMap { pid_t($0) }
            if let owner, owner == getpid() || kill(owner, 0) == 0 || errno != ESRCH { continue }
            try? files.removeItem(atPath: layout.scratch + "/" + name)
        }
    }

    /// Files that were being written when a run was killed, and notes on messages that it had filed after all.
    private func removeHalfDone() throws(PosternError) {
        let files = FileManager.default
        for directory in [layout.archive, layout.failed] {
            for name in (try? files.contentsOfDirectory(atPath: directory)) ?? [] where name.hasPrefix(".") {
                try? files.removeItem(atPath: directory + "/" + name)
            }
        }
        let ledger = try asPosternError { try store.ledger() }
        // A second delivery of what is set aside stands there as a duplicate.
        let setAside = Set(ledger.filter { $0.outcome == .setAside }.map(\.hash))
        FailedFolder(directory: layout.failed).remove(all: Set(ledger.map(\.hash)).subtracting(setAside))
    }

    /// Root working on a user's home would leave files there that the user's cron job cannot open.
    private static func checkOwner(of spool: String) throws(PosternError) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: spool) else { return }
        guard let owner = attributes[.ownerAccountID] as? Int, owner != Int(geteuid()) else { return }
        let name = attributes[.ownerAccountName] as? String ?? String(owner)
        throw .settings("\(spool) belongs to \(name); run postern as that user (`sudo -u \(name) postern …`)")
    }
}

/// Makes a directory that only its owner may enter, and those above it that are missing.
func makePrivateDirectory(_ path: String) throws(PosternError) {
    var isDirectory: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
        guard isDirectory.boolValue else { throw .settings("\(path) is in the way: not a directory; move it away") }
        return
    }
    do {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch CocoaError.fileWriteOutOfSpace {
        throw .tryAgain("cannot make the directory \(path): no space left; make room and run again")
    } catch {
        throw .settings("cannot make the directory \(path): \(error.localizedDescription)")
    }
}
