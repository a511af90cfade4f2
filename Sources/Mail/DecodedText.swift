/// The text of a leaf.
public struct DecodedText: Sendable, Hashable {
    /// LF line ends, format=flowed undone, otherwise as written.
    public var text: String
    /// Only ``Defect/unknownCharset``, ``Defect/hiddenText`` and ``Defect/ambiguous`` occur.
    public var defects: Set<Defect>

    /// A text and what was wrong with it.
    public init(text: String, defects: Set<Defect> = []) {
        self.text = text
        self.defects = defects
    }
}
