internal import OpenPGP
internal import Synchronization

/// Gets the vault key when it is first needed, and only once.
///
/// Opening costs a run of gpg, and an empty poll needs no key at all. A failure is remembered too: with a locked key,
/// each further try would cost a second and end the same way.
public final class LazyVault: Sendable {
    private let fetch: @Sendable () throws -> VaultKey
    private let fetched = Mutex<Result<VaultKey, VaultError>?>(nil)

    /// - Parameter open: called at most once, from whichever thread needs the key first.
    public init(open: @escaping @Sendable () throws -> VaultKey) {
        fetch = open
    }

    /// The key; other threads wait while one fetches it.
    public func key() throws(VaultError) -> VaultKey {
        let result = fetched.withLock { fetched in
            let result = fetched ?? Result { try fetch() }.mapError(Self.vaultError)
            fetched = result
            return result
        }
        return try result.get()
    }

    /// Whether somebody has asked for the key yet.
    public var wasAsked: Bool { fetched.withLock { $0 != nil } }

    private static func vaultError(_ error: any Error) -> VaultError {
        switch error {
        case let error as VaultError: error
        case OpenPGPError.gpgMissing: .gpgMissing("\(error)")
        default: .keyUnavailable("\(error)")
        }
    }
}
