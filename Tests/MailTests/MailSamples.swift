import Disclosure
import Foundation
import Mail
import Synchronization
import Testing

/// The line ends a mail may come with; every sample is read with both.
enum LineEnd: String, CaseIterable, Sendable {
    case lf = "\n"
    case crlf = "\r\n"

    /// The bytes of a mail written with LF.
    func bytes(_ text: String) -> [UInt8] { Array(text.replacingOccurrences(of: "\n", with: rawValue).utf8) }
}

extension Entity {
    /// Path and type of this entity and all in it, one a line.
    var drawing: [String] {
        var lines = ["\(path) \(mediaType.essence)"]
        switch body {
        case .leaf: break
        case .multipart(let children): lines += children.flatMap(\.drawing)
        case .message(let message): lines += message.root.drawing
        }
        return lines
    }

    /// The leaf at that path.
    func leaf(_ wanted: String) -> [UInt8]? {
        switch body {
        case .leaf(let content): path == wanted ? content : nil
        case .multipart(let children): children.lazy.compactMap { $0.leaf(wanted) }.first
        case .message(let message): message.root.leaf(wanted)
        }
    }

    /// The entity at that path.
    func entity(_ wanted: String) -> Entity? {
        if path == wanted { return self }
        switch body {
        case .leaf: return nil
        case .multipart(let children): return children.lazy.compactMap { $0.entity(wanted) }.first
        case .message(let message): return message.root.entity(wanted)
        }
    }
}

/// The error that reading these bytes ends with.
func readingError(_ bytes: [UInt8], limits: MailLimits = MailLimits()) -> MailError? {
    do throws(MailError) {
        _ = try parseMessage(bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}

/// Runs on a thread with the stack of 512 kB that a library's own thread may have, and waits for the words it gives.
func onSmallStack(_ body: @escaping @Sendable () -> String) -> String {
    let result = Answer()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
        let words = body()
        result.words.withLock { $0 = words }
        done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
    return result.words.withLock { $0 }
}

private final class Answer: Sendable {
    let words = Mutex("")
}
