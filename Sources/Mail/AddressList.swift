import CGMime
import Disclosure

/// What a field of addresses holds.
struct AddressList {
    /// Well-formed addresses with the names beside them, groups opened.
    var mailboxes: [Mailbox] = []
    /// Everything GMime took for an address, well-formed or not.
    var count = 0
    var hasGroup = false
}

/// How deep groups may stand in one another in a field; RFC 5322 (section 3.4) knows one level.
///
/// GMime recurses once for each (THREATS, F15).
private let deepestGroup = 100

/// Whether GMime may read this field without recursing far.
func isSafeAddressField(_ raw: some Sequence<UInt8>, deepest limit: Int = deepestGroup) -> Bool {
    var depth = 0
    for byte in raw {
        if byte == UInt8(ascii: ":") { depth += 1 } else if byte == UInt8(ascii: ";") { depth = max(0, depth - 1) }
        if depth > limit { return false }
    }
    return true
}

/// Whether nothing in the message, wherever it stands, would make GMime recurse far if it were a field of addresses.
///
/// Header blocks that we find are measured more strictly; this is for those that only GMime would find.
func hasSafeAddressLines(_ bytes: [UInt8]) -> Bool {
    let initials = Set("fFtTcCbBsSrRdD".utf8)
    var position = 0
    while position < bytes.count {
        let start = position
        var end = bytes.line(at: position, before: bytes.count).next
        position = end
        guard initials.contains(bytes[start]), let colon = bytes[start..<end].prefix(40).firstIndex(of: 0x3A),
            HeaderField(name: trimmed(String(decoding: bytes[start..<colon], as: UTF8.self)), raw: []).holdsAddresses
        else { continue }
        while end < bytes.count, bytes[end].isBlank { end = bytes.line(at: end, before: bytes.count).next }
        guard isSafeAddressField(bytes[start..<end], deepest: 1_000) else { return false }
        position = end
    }
    return true
}

/// Reads a field of addresses; nothing if it nests too deep to be read.
func addressList(_ raw: [UInt8]) -> AddressList {
    _ = GMimeLibrary.ready
    var result = AddressList()
    guard isSafeAddressField(raw) else { return result }
    let value = withReadableEncodedWords(unfolded(raw))
    guard let list = unsafe withCString(value, { unsafe GObjectHandle(internet_address_list_parse(nil, $0)) }) else {
        return result
    }
    var lists = unsafe [list]  // groups inside groups, without recursion
    while let next = unsafe lists.popLast() {
        for index in 0..<(unsafe internet_address_list_length(next.pointer)) {
            guard let address = unsafe internet_address_list_get_address(next.pointer, index) else { continue }
            if let mailbox = unsafe cgmime_as_mailbox(address) {
                result.count += 1
                let name = unsafe internet_address_get_name(address).map { unsafe String(cString: $0) }
                let text = unsafe internet_address_mailbox_get_addr(mailbox).map { unsafe String(cString: $0) }
                guard let parsed = EmailAddress(text ?? "") else { continue }
                result.mailboxes.append(
                    Mailbox(displayName: name.map { trimmed(withoutControls($0)) }, address: parsed))
            } else if let group = unsafe cgmime_as_group(address) {
                result.hasGroup = true
                let members = unsafe internet_address_group_get_members(group)
                if let members = unsafe members {
                    unsafe g_object_ref(members)
                    if let handle = unsafe GObjectHandle(members) { unsafe lists.append(handle) }
                }
            }
        }
    }
    return result
}
