import Foundation
import Testing

/// Compares a text with `Golden/NAME`; `POSTERN_RECORD=1` writes it there instead.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["POSTERN_RECORD"] == "1" {
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "differs from \(name)", sourceLocation: sourceLocation)
}
