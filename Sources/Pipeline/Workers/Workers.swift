import Foundation
import Settings
import Synchronization

/// The workers of a run: threads, each with a parser and a key holder of its own, that are given work in order and whose
/// results are taken in the same order. What comes of a run does not depend on how many there are.
///
/// One worker is no thread: the run does the work itself.
final class Workers {
    private let tools: RunTools
    private let most: Int
    private let parser: any MessageParsing
    private var threads: [WorkerThread] = []
    private let queue = WorkQueue()
    private var own: RunWorker?

    /// - Parameters:
    ///   - most: at most so many, but no more than the work is worth.
    ///   - parser: for what the run does itself.
    init(_ tools: RunTools, most: Int, parser: any MessageParsing) {
        (self.tools, self.most, self.parser) = (tools, most, parser)
    }

    deinit { close() }

    /// The worker for what the run does itself.
    func ownWorker() -> RunWorker {
        if let own { return own }
        let made = RunWorker(tools, parser: parser)
        own = made
        return made
    }

    /// Does the work on each item, side by side, and hands over what came of it in the order of the items.
    ///
    /// At most one item more than there are workers is under way, so that what they take of memory is bounded.
    ///
    /// - Parameter consume: runs on this thread, for one item at a time. If it throws, nothing more is begun.
    func each<Item: Sendable, Output: Sendable>(
        of items: [Item], _ work: @escaping @Sendable (RunWorker, Item) -> Output,
        then consume: (Item, Output) throws -> Void
    ) throws {
        let count = min(most, (items.count + Self.itemsWorthOne - 1) / Self.itemsWorthOne)
        guard count > 1 else {
            for item in items { try consume(item, work(ownWorker(), item)) }
            return
        }
        while threads.count < count { threads.append(WorkerThread(tools, queue)) }
        defer { queue.clear() }
        var waiting: [(item: Item, output: Awaited<Output>)] = []
        var rest = items[...]
        while true {
            while waiting.count <= count, let item = rest.popFirst() {
                let output = Awaited<Output>()
                queue.add { worker in output.set(work(worker, item)) }
                waiting.append((item, output))
            }
            guard !waiting.isEmpty else { return }
            let (item, output) = waiting.removeFirst()
            try consume(item, output.get())
        }
    }

    /// A parser and a key holder take longer to get ready than a few messages take.
    private static let itemsWorthOne = 4

    /// Ends the threads and their processes, after what they have in hand.
    func close() {
        for _ in threads { queue.add(nil) }
        for thread in threads { thread.waitForEnd() }
        threads = []
        own?.close()
        own = nil
    }
}

/// A value that another thread makes.
private final class Awaited<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let isSet = DispatchSemaphore(value: 0)

    func set(_ new: Value) {
        value.withLock { $0 = new }
        isSet.signal()
    }

    /// Once.
    func get() -> Value {
        isSet.wait()
        guard let found = value.withLock({ $0.take() }) else { preconditionFailure("signalled before it was set") }
        return found
    }
}

private final class WorkQueue: Sendable {
    typealias Work = @Sendable (RunWorker) -> Void

    private let works = Mutex<[Work?]>([])
    private let count = DispatchSemaphore(value: 0)

    /// - Parameter work: nil ends the thread that takes it.
    func add(_ work: Work?) {
        works.withLock { $0.append(work) }
        count.signal()
    }

    func next() -> Work? {
        count.wait()
        return works.withLock { works in
            let nothing: Work = { _ in }
            return works.isEmpty ? nothing : works.removeFirst()
        }
    }

    /// Forgets what nobody has begun.
    func clear() { works.withLock { $0 = [] } }
}

private final class WorkerThread {
    private let ended = DispatchSemaphore(value: 0)

    init(_ tools: RunTools, _ queue: WorkQueue) {
        let thread = Thread { [ended] in
            let worker = RunWorker(tools, parser: ConfinedParser(tools.settings.parser))
            while let work = queue.next() { work(worker) }
            worker.close()
            ended.signal()
        }
        thread.name = "worker"
        thread.stackSize = 8 << 20
        thread.start()
    }

    func waitForEnd() { ended.wait() }
}
