internal import CCurl

/// Owns one curl handle, for one mail.
@safe final class Transfer {
    /// What came of a transfer.
    struct Result {
        var code: CURLcode
        /// The number of the server's last reply; 0 if there was none.
        var reply: Int
        /// Curl's words for the code.
        var words: String
    }

    private let handle: OpaquePointer
    private var recipients: UnsafeMutablePointer<curl_slist>?

    init() throws(SubmissionError) {
        if let missing = SMTP.missing { throw missing }
        guard let handle = unsafe postern_curl_init() else { throw .temporary("libcurl cannot be started") }
        unsafe self.handle = OpaquePointer(handle)
        unsafe recipients = nil
    }

    deinit {
        unsafe postern_curl_cleanup(UnsafeMutableRawPointer(handle))
        unsafe postern_curl_free_list(recipients)
    }

    func set(_ option: CURLoption, _ value: Int) throws(SubmissionError) {
        try check(unsafe postern_curl_set_long(UnsafeMutableRawPointer(handle), option, value))
    }

    /// Curl copies the text.
    func set(_ option: CURLoption, _ value: String) throws(SubmissionError) {
        guard !value.utf8.contains(0) else { throw .settings("a setting in [submission] holds a NUL byte") }
        try check(unsafe postern_curl_set_text(UnsafeMutableRawPointer(handle), option, value))
    }

    func setRecipient(_ address: String) throws(SubmissionError) {
        guard let list = unsafe postern_curl_append(nil, address) else { throw .temporary("no memory for libcurl") }
        unsafe recipients = unsafe list
        try check(unsafe postern_curl_set_list(UnsafeMutableRawPointer(handle), CURLOPT_MAIL_RCPT, list))
    }

    /// Sends the mail; curl doubles leading dots itself.
    func upload(_ bytes: [UInt8]) -> Result {
        let curl = unsafe UnsafeMutableRawPointer(handle)
        let source = MailSource(bytes)
        return withExtendedLifetime(source) {
            unsafe postern_curl_set_long(curl, CURLOPT_UPLOAD, 1)
            unsafe postern_curl_set_pointer(curl, CURLOPT_READDATA, Unmanaged.passUnretained(source).toOpaque())
            unsafe postern_curl_set_reader(curl) { buffer, size, count, source in
                guard let buffer = unsafe buffer, let source = unsafe source else { return 0 }
                let target = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
                return unsafe Unmanaged<MailSource>.fromOpaque(source).takeUnretainedValue().read(into: target)
            }
            let code = unsafe postern_curl_perform(curl)
            var reply = 0
            unsafe postern_curl_get_long(curl, CURLINFO_RESPONSE_CODE, &reply)
            return Result(code: code, reply: reply, words: unsafe String(cString: postern_curl_words(code)))
        }
    }

    private func check(_ code: CURLcode) throws(SubmissionError) {
        guard code == CURLE_OK else {
            throw .settings("libcurl does not take a setting: \(unsafe String(cString: postern_curl_words(code)))")
        }
    }
}

/// The mail as curl takes it, piece by piece.
private final class MailSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        let piece = bytes[position...].prefix(target.count)
        unsafe target.copyBytes(from: piece)
        position += piece.count
        return piece.count
    }
}
