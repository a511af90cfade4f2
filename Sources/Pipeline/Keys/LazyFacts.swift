import Synchronization

/// Gets what a run has to know of the mailbox's keys when it is first needed, and only once; other threads wait.
final class LazyFacts: Sendable {
    private let fetch: @Sendable () throws(PosternError) -> KeyFacts
    private let fetched = Mutex<Result<KeyFacts, PosternError>?>(nil)

    init(_ fetch: @escaping @Sendable () throws(PosternError) -> KeyFacts) { self.fetch = fetch }

    func get() throws(PosternError) -> KeyFacts {
        let result = fetched.withLock { fetched in
            let result = fetched ?? Result { () throws(PosternError) in try fetch() }
            fetched = result
            return result
        }
        return try result.get()
    }
}
