/// What stands in a line without being what its writer says: marks of trade, and the examples of a form.
enum LineWords {
    private static let marks = Pattern(#"[®™©]"#)
    private static let likelyExample = Pattern(#"[\[(（](?:(?:e\.?g\.?|ex\.)[ ,:：.]|(?:for example|example|例)[,:：])"#)
    private static let example = Pattern(
        #"[\[(（](?:(?:e\.?g\.?|ex\.)[ ,:：.]+|(?:for example|example|例)[,:：] ?)([^\[\]()（）]{0,120})[\])）]"#)
    /// What GitHub's own form offers.
    private static let offered = Pattern(
        #"^(?:iOS|chrome,? safari|22|iPhone6|iOS8\.1|stock browser,? safari|Ubuntu, Windows|Windows, macOS.*)?\s*$"#)

    /// A line without them; an example that nothing follows may be what was filled in, unless every form has it.
    static func removed(from text: String) -> String {
        var text = text
        if marks.matches(text) {
            var kept = ""
            var from = 0
            for match in marks.all(in: text, limit: 64) {
                kept += text.bytes(from..<match.range.lowerBound)
                from = match.range.upperBound
            }
            text = kept + text.bytes(from..<text.utf8.count)
        }
        guard likelyExample.matches(text), let match = example.first(in: text) else { return text }
        let rest = text.bytes(match.range.upperBound..<text.utf8.count)
        guard !rest.trimmed(":：").isEmpty || offered.matches(match[1] ?? "") else { return text }
        return (text.bytes(0..<match.range.lowerBound).trimmed() + " " + rest.trimmed()).trimmed()
    }
}
