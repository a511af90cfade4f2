/// A header field that says one thing inside an encryption or a good signature, and another on the outside.
public struct HeaderDifference: Sendable, Hashable, Codable {
    /// `From`, `To`, `Cc` or `Date`.
    public var field: String
    /// Nil where the field is not there; not escaped.
    public var outer: String?
    /// What is protected; not escaped.
    public var protected: String

    /// A difference in one field.
    public init(field: String, outer: String?, protected: String) {
        self.field = field
        self.outer = outer
        self.protected = protected
    }
}
