import Foundation

extension [UInt8] {
    /// One line: its bytes without the line end, and where the next one starts. LF and CRLF end lines.
    struct Line {
        var content: Range<Int>
        var next: Int
    }

    /// The line that starts at `start`; the last one may have no line end.
    func line(at start: Int, before end: Int) -> Line {
        guard let feed = firstLineFeed(from: start, before: end) else { return Line(content: start..<end, next: end) }
        let contentEnd = feed > start && self[feed - 1] == 0x0D ? feed - 1 : feed
        return Line(content: start..<contentEnd, next: feed + 1)
    }

    /// The next LF; the C library finds it, since a line of a megabyte is an ordinary case.
    private func firstLineFeed(from start: Int, before end: Int) -> Int? {
        guard start < end else { return nil }
        return unsafe withUnsafeBytes { buffer -> Int? in
            guard let base = buffer.baseAddress, let found = unsafe memchr(base + start, 0x0A, end - start) else {
                return nil
            }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    /// Where `--` and more than that follows a CR, in order.
    func dashesAfterCR() -> [Int] {
        var starts: [Int] = []
        unsafe withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            var position = 0
            while position + 3 < buffer.count {
                guard let found = unsafe memchr(base + position, 0x0D, buffer.count - position) else { return }
                position = unsafe UnsafeRawPointer(found) - base + 1
                if position + 2 < buffer.count, unsafe buffer[position] == 0x2D, unsafe buffer[position + 1] == 0x2D,
                    unsafe buffer[position + 2] > 0x20
                {
                    starts.append(position)
                }
            }
        }
        return starts
    }

    /// The starts of all lines that begin with `--` and more than that, in order.
    func dashLineStarts() -> [Int] {
        var starts: [Int] = []
        unsafe withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            var position = 0
            while position + 2 < buffer.count {
                if unsafe buffer[position] == 0x2D, unsafe buffer[position + 1] == 0x2D,
                    unsafe buffer[position + 2] > 0x20
                {
                    starts.append(position)
                }
                guard let feed = unsafe memchr(base + position, 0x0A, buffer.count - position) else { return }
                position = unsafe UnsafeRawPointer(feed) - base + 1
            }
        }
        return starts
    }
}
