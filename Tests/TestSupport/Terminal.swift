/// Runs a program at a terminal, where nobody types; its output is what that would show.
///
/// - Returns: as of a shell: a program that a signal ended has status 128 and the signal's number.
public func runOnTerminal(_ arguments: [String], environment: [String: String]? = nil) throws -> Ended {
    let script = """
        import os, pty, sys
        code = os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:]))
        sys.exit(code if code >= 0 else 128 - code)
        """
    return try runProgram(["/usr/bin/python3", "-c", script] + arguments, environment: environment)
}
