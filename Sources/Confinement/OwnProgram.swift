internal import Glibc

/// The program to start as worker host: this very file if it is `postern`, else the `postern` that lies beside it, as
/// beside the tests.
///
/// `/proc/self/exe` stays the file that runs, even while an upgrade replaces what its path names.
public func ownProgram() -> String {
    let own = "/proc/self/exe"
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(own, &buffer, buffer.count)
    let path = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let slash = path.lastIndex(of: "/") else { return own }
    let name = path[path.index(after: slash)...]
    if name == "postern" || name == "postern (deleted)" { return own }
    let beside = path[...slash] + "postern"
    return unsafe access(String(beside), X_OK) == 0 ? String(beside) : own
}
