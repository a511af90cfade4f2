import Foundation
import OpenPGP
import Settings
import Tickets

/// What all workers of a run share.
struct RunTools: Sendable {
    let settings: PosternSettings
    let store: TicketStore
    /// Asked for at the first ciphertext, signature or answer.
    let facts: LazyFacts
}

/// What one worker of a run has of its own: a parser, and a process that holds the keys. For one thread at a time.
final class RunWorker {
    let facts: LazyFacts
    let reader: MessageReader
    private let keys: WorkerKeys

    init(_ tools: RunTools, parser: any MessageParsing) {
        let keys = WorkerKeys(tools.facts)
        (facts, self.keys) = (tools.facts, keys)
        reader = MessageReader(tools, parser: parser) { () throws(PosternError) in try keys.holder() }
    }

    /// The keys, held by a process that is started at the first call.
    func holder() throws(PosternError) -> KeyHolder { try keys.holder() }

    /// Ends what was started.
    func close() { keys.close() }
}

private final class WorkerKeys {
    private let facts: LazyFacts
    private var opened: KeyHolder?

    init(_ facts: LazyFacts) { self.facts = facts }

    func holder() throws(PosternError) -> KeyHolder {
        if let opened { return opened }
        let made = KeyHolder(try facts.get())
        opened = made
        return made
    }

    func close() { opened?.close() }
}
