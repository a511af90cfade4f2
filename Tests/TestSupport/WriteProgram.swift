/// Writes a program that only we may read and run.
///
/// Another process does the writing: a file that we had open for it could be inherited by what another test starts at
/// that moment, and would be busy until that has started.
public func writeProgram(_ text: String, to path: String) throws {
    let ended = try runProgram(
        ["/bin/sh", "-c", "umask 077; cat > \"$0\" && chmod 700 \"$0\"", path], input: .bytes(Array(text.utf8)))
    guard ended.status == 0 else { throw ProgramFailure(description: "\(path): \(ended)") }
}
