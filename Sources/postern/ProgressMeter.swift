import Foundation

/// How far long work has come: a line on a terminal, rewritten a few times a second; nothing elsewhere.
final class ProgressMeter {
    private let noun: String
    private let isShown: Bool
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?
    private var isOnScreen = false

    /// - Parameters:
    ///   - noun: what is counted, in the plural.
    ///   - isQuiet: whether nothing is shown even on a terminal.
    init(_ noun: String, isQuiet: Bool) {
        self.noun = noun
        isShown = !isQuiet && isatty(STDERR_FILENO) == 1
    }

    deinit { clear() }

    /// Says how far it is. Work that is done within a second needs no word.
    func show(_ done: Int, of all: Int) {
        guard isShown else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1), last.map({ now - $0 > .milliseconds(200) }) ?? true else { return }
        last = now
        isOnScreen = true
        let seconds = (now - start) / .seconds(1)
        write("\r\u{1B}[K\(Self.line(done, of: all, noun: noun, seconds: seconds))")
    }

    /// Takes the line away, for other words.
    func clear() {
        guard isOnScreen else { return }
        isOnScreen = false
        write("\r\u{1B}[K")
    }

    /// "120 of 400 messages, 31 a second, 9 s left"
    static func line(_ done: Int, of all: Int, noun: String, seconds: Double) -> String {
        var text = "\(done) of \(all) \(noun)"
        guard done > 0, seconds > 0 else { return text }
        let rate = Double(done) / seconds
        let left = Int((Double(all - done) / rate).rounded(.up))
        text += rate >= 10 ? ", \(Int(rate.rounded())) a second" : ", \((rate * 10).rounded() / 10) a second"
        return text + (left >= 120 ? ", \(left / 60) min left" : ", \(left) s left")
    }

    private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
