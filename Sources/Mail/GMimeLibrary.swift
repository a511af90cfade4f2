import CGMime

/// GMime, made ready once for the whole process; every function that calls it asks for this first.
enum GMimeLibrary {
    /// A static is made by one thread while the others wait, which `g_mime_init` itself does not promise.
    static let ready: Void = g_mime_init()
}

/// Owns one reference to a GObject.
@safe final class GObjectHandle<Object> {
    let pointer: UnsafeMutablePointer<Object>

    init?(_ pointer: UnsafeMutablePointer<Object>?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = pointer
    }

    deinit { unsafe cgmime_unref(pointer) }
}

/// Takes over a C string that GLib allocated.
func takeString(_ pointer: UnsafeMutablePointer<CChar>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    defer { unsafe g_free(pointer) }
    return unsafe String(cString: pointer)
}

/// Calls with the bytes as a C string; NULs are left out.
func withCString<Result>(_ bytes: some Sequence<UInt8>, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let string = bytes.compactMap { $0 == 0 ? nil : CChar(bitPattern: $0) } + [0]
    return unsafe string.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("a terminated string is never empty") }
        return unsafe body(base)
    }
}

/// Owns a GMime stream in memory.
@safe final class MemoryStream {
    let pointer: UnsafeMutablePointer<GMimeStream>

    /// A stream over a copy of these bytes; without any, one that collects what is written to it.
    init(_ bytes: [UInt8] = []) {
        _ = GMimeLibrary.ready
        let stream = unsafe bytes.withUnsafeBytes { buffer in
            unsafe g_mime_stream_mem_new_with_buffer(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        guard let stream = unsafe stream else { preconditionFailure("GLib ends the process first") }
        unsafe pointer = stream
    }

    deinit { unsafe cgmime_unref(pointer) }

    /// A copy of all bytes in it.
    var bytes: [UInt8] {
        guard let array = unsafe cgmime_stream_bytes(pointer), let data = unsafe array.pointee.data else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
    }
}
