import Confinement
import Glibc

/// What a worker before this one may have left behind.
nonisolated(unsafe) private var calls = 0

/// Does what the header names, with the byte strings as arguments, and answers in the header.
func serve(_ channel: FrameChannel) -> Int32 {
    unsafe calls += 1
    guard let request = try? channel.receive(limit: 64 << 20, deadline: nil) else { return 65 }
    let arguments = request.blobs.map { String(decoding: $0, as: UTF8.self) }
    func answer(_ text: some CustomStringConvertible, _ blobs: [[UInt8]] = []) {
        try? channel.send(Frame(kind: 1, header: Array(text.description.utf8), blobs: blobs), deadline: nil)
    }
    switch String(decoding: request.header, as: UTF8.self) {
    case "echo": answer("", request.blobs)
    case "call": answer(systemCall(arguments[0], arguments.dropFirst().map(argument)))
    case "process": answer(getpid())
    case "calls": answer(unsafe calls)
    case "descriptors": answer((Int32(0)..<64).filter { lseek($0, 0, SEEK_CUR) >= 0 || errno != EBADF })
    case "environment": answer(unsafe getenv(arguments[0]) != nil)
    case "allocate":
        let block = unsafe malloc(1 << 30)
        answer(unsafe block == nil ? errno : 0)
        unsafe free(block)
    case "grow": answer([UInt8](repeating: 1, count: 1 << 30).count)
    case "spin":
        if arguments == ["regardless"] { signal(SIGXCPU, SIG_IGN) }
        answer(getpid())
        while true { unsafe calls &+= 1 }
    case "trap": preconditionFailure("asked to")
    case "abort": abort()
    // A frame of 4 GB, in which the first byte string has 400 MB; three bytes of it come.
    case "announce": sendRaw([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x18, 0, 0, 0, 1, 2, 3])
    case "dribble":
        sendRaw([0, 0, 1, 0, 1, 0, 0, 0, 240])
        while sendRaw([0]) { usleep(10_000) }
    case "garbage": sendRaw([0, 0, 0, 3, 1, 2, 3])
    case "exit": return Int32(arguments[0]) ?? 64
    default: return 64
    }
    return 0
}

/// Makes a system call by its name, whatever the C library thinks of it.
///
/// - Returns: the number of its error; 0 for success.
func systemCall(_ name: String, _ arguments: [Int]) -> Int32 {
    typealias Call = @convention(c) (Int, Int, Int, Int, Int, Int, Int) -> Int
    typealias Resolve = @convention(c) (UnsafePointer<CChar>) -> Int32
    guard let call = unsafe dlsym(nil, "syscall"), let resolve = unsafe dlsym(nil, "seccomp_syscall_resolve_name")
    else { return -1 }
    let number = unsafe Int(unsafeBitCast(resolve, to: Resolve.self)(name))
    // The processor has no such call.
    guard number >= 0 else { return EPERM }
    let all = arguments + [Int](repeating: 0, count: 6 - arguments.count)
    let result = unsafe unsafeBitCast(call, to: Call.self)(number, all[0], all[1], all[2], all[3], all[4], all[5])
    return result < 0 ? errno : 0
}

/// A number, `parent` or `self` for a process ID, or else the address of the text.
private func argument(_ text: String) -> Int {
    switch text {
    case "parent": Int(getppid())
    case "self": Int(getpid())
    default: Int(text) ?? Int(bitPattern: unsafe strdup(text))
    }
}

/// Writes past the channel's own checks.
@discardableResult
private func sendRaw(_ bytes: [UInt8]) -> Bool {
    signal(SIGPIPE, SIG_IGN)
    return unsafe write(3, bytes, bytes.count) == bytes.count
}
