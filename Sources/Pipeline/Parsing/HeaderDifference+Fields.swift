import Disclosure
import Mail

extension HeaderDifference {
    /// Where the protected fields say something else than the outer ones (THREATS, section 3). A field that is not
    /// protected says nothing.
    static func all(outer: HeaderFields, protected: HeaderFields?) -> [HeaderDifference] {
        guard let protected else { return [] }
        return ["From", "To", "Cc", "Date"].compactMap { name in
            guard let inside = words(name, of: protected), differs(name, outer, protected) else { return nil }
            return HeaderDifference(field: name, outer: words(name, of: outer), protected: inside)
        }
    }

    /// How a mailbox is quoted, and a date's time zone, are no difference.
    private static func differs(_ name: String, _ outer: HeaderFields, _ protected: HeaderFields) -> Bool {
        if name == "Date", let inside = protected.date { return inside != outer.date }
        let mailboxes = protected.mailboxes(name)
        if name != "Date", !mailboxes.isEmpty { return mailboxes != outer.mailboxes(name) }
        return words(name, of: outer) != words(name, of: protected)
    }

    private static func words(_ name: String, of fields: HeaderFields) -> String? {
        let found = fields.all(name)
        guard !found.isEmpty else { return nil }
        let mailboxes = name == "Date" ? [] : fields.mailboxes(name)
        guard !mailboxes.isEmpty else { return found.map(\.text).joined(separator: ", ") }
        return mailboxes.map { mailbox in
            let address = ShownAddress(mailbox.address).line
            return mailbox.displayName.map { "\($0) <\(address)>" } ?? address
        }.joined(separator: ", ")
    }
}
