import Foundation

/// Ends the process, for libFuzzer to keep the input, where something does not hold.
func expect(_ holds: Bool, _ words: @autoclosure () -> String, line: UInt = #line, file: StaticString = #fileID) {
    // fatalError and not a precondition: optimised code must print the words too.
    guard holds else { fatalError(words(), file: file, line: line) }
}

/// Expects that `work` takes less than a second and a further one for each 64 KiB of its input.
///
/// Counted is the processor's time of this thread, which other programs on the machine do not stretch. The bound is far
/// above what linear work takes with the sanitizer's checks, and far below a quadratic walk over the longest inputs.
func expectLinearTime<Result>(_ words: String, bytes: Int, _ work: () -> Result) -> Result {
    let start = processorTime()
    let result = work()
    let taken = processorTime() - start
    expect(taken < 1 + Double(bytes) / 65_536, "\(words) took \(taken) s for \(bytes) bytes")
    return result
}

private func processorTime() -> Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

extension [UInt8] {
    /// For one input in 32 the input over and over, up to `size` bytes: what is worse than linear shows only in length.
    func repeatedNowAndThen(to size: Int = 64 << 10) -> [UInt8]? {
        guard !isEmpty, count < size / 2 else { return nil }
        let mark = reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        guard mark >> 16 & 31 == 0 else { return nil }
        var long: [UInt8] = []
        long.reserveCapacity(size)
        while long.count + count <= size { long += self }
        return long
    }

    /// The same with the other line ends, where all of them are LF or all CRLF; else nil.
    var withOtherLineEnds: [UInt8]? {
        guard contains(0x0A) else { return nil }
        var feeds: [UInt8] = []
        var returns = 0
        var pairs = 0
        for (index, byte) in enumerated() {
            if byte == 0x0D {
                returns += 1
                if index + 1 < count, self[index + 1] == 0x0A { pairs += 1; continue }
            }
            feeds.append(byte)
        }
        guard returns == pairs else { return nil }
        if pairs > 0 { return pairs == count(where: { $0 == 0x0A }) ? feeds : nil }
        return flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
}

extension String {
    /// C0, DEL, C1, or a line separator of Unicode.
    var hasControls: Bool {
        unicodeScalars.contains {
            $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x2028 || $0.value == 0x2029
        }
    }
}
