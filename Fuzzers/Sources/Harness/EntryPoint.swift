import Foundation

/// What libFuzzer calls with each input; it has `main` itself.
///
/// One program holds all targets, so that they are linked once; `POSTERN_FUZZ_TARGET` names the one to run, since
/// libFuzzer hands its environment to the processes it starts, and no arguments of ours.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    FuzzTarget.chosen.run(unsafe Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
}

extension FuzzTarget {
    fileprivate static let chosen: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["POSTERN_FUZZ_TARGET"] ?? ""
        guard let target = all.first(where: { $0.name == name }) else {
            FileHandle.standardError.write(
                Data("POSTERN_FUZZ_TARGET is \"\(name)\"; it must be one of \(all.map(\.name))\n".utf8))
            exit(64)
        }
        return target
    }()
}
