internal import CGPGME
internal import Glibc

/// Bytes for gpgme to read: owns one `gpgme_data_t`, so gpgme frees the copy exactly once and wipes it.
@safe struct InputBuffer: ~Copyable {
    let handle: gpgme_data_t

    init(_ bytes: [UInt8]) throws(OpenPGPError) {
        var handle: gpgme_data_t?
        try check(
            unsafe bytes.withUnsafeBytes { unsafe gpgme_data_new_from_mem(&handle, $0.baseAddress, $0.count, 1) })
        guard let handle = unsafe handle else { preconditionFailure("gpgme succeeded without a handle") }
        unsafe self.handle = handle
        _ = unsafe gpgme_data_set_flag(handle, "sensitive", "1")
    }

    deinit { unsafe gpgme_data_release(handle) }
}

/// Collects what gpgme writes, up to a limit, and wipes it on release.
///
/// gpg hands over plaintext before it knows whether the integrity check holds, so nothing may look at it until
/// `bytes()` is called, after the operation's result has been judged.
@safe final class OutputBuffer {
    private(set) var handle: gpgme_data_t
    private let sink: Sink

    init(limit: Int) throws(OpenPGPError) {
        sink = Sink(limit: limit)
        var handle: gpgme_data_t?
        let error = unsafe gpgme_data_new_from_cbs(
            &handle, Sink.callbacks, Unmanaged.passUnretained(sink).toOpaque())
        try check(error)
        guard let handle = unsafe handle else { preconditionFailure("gpgme succeeded without a handle") }
        unsafe self.handle = handle
    }

    deinit { unsafe gpgme_data_release(handle) }

    /// More was written than the limit allows.
    var isOverLimit: Bool { sink.isOverLimit }

    /// A copy of what was collected.
    func bytes() -> [UInt8] { sink.bytes() }
}

/// Memory that grows by copying, wiping what it leaves.
@safe private final class Sink {
    let limit: Int
    private(set) var isOverLimit = false
    private var memory: UnsafeMutableRawBufferPointer
    private var count = 0

    /// gpgme keeps the pointer for as long as a data object lives, so it is never freed.
    nonisolated(unsafe) static let callbacks: gpgme_data_cbs_t = {
        let callbacks = gpgme_data_cbs_t.allocate(capacity: 1)
        unsafe callbacks.initialize(
            to: gpgme_data_cbs(
                read: nil,
                write: { handle, bytes, size in
                    guard let handle = unsafe handle, let bytes = unsafe bytes else { return -1 }
                    let sink = unsafe Unmanaged<Sink>.fromOpaque(handle).takeUnretainedValue()
                    return unsafe sink.append(UnsafeRawBufferPointer(start: bytes, count: size)) ? size : -1
                },
                seek: nil,
                release: nil
            ))
        return unsafe callbacks
    }()

    init(limit: Int) {
        self.limit = limit
        unsafe memory = .allocate(byteCount: 16_384, alignment: 16)
    }

    deinit { unsafe release(memory) }

    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= limit - count else {
            isOverLimit = true
            errno = EFBIG
            return false
        }
        if unsafe count + bytes.count > memory.count {
            let larger = unsafe UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(memory.count * 2, count + bytes.count), alignment: 16)
            unsafe larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
            unsafe release(memory)
            unsafe memory = larger
        }
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: bytes)
        count += bytes.count
        return true
    }

    func bytes() -> [UInt8] { unsafe Array(memory[..<count]) }

    private func release(_ memory: UnsafeMutableRawBufferPointer) {
        unsafe postern_wipe(memory.baseAddress, memory.count)
        unsafe memory.deallocate()
    }
}
