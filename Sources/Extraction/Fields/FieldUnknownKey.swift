/// Keys that are names of programs: `Frobnicator: 4.7.0` among other lines about the set-up.
enum UnknownKey {
    private static let name = Pattern(
        #"""
        ^(?:@?[A-Za-z][\w.+#!/-]*(?: [A-Za-z0-9(][\w.+#!/()-]*){0,4}|[\p{L}][\p{L}\w ・ー-]{1,24})$
        """#)
    /// Keys with numbers after them that are no versions.
    private static let noName = Pattern(
        #"""
        \b(?:base|temporal|x|y|z|q\d?|a\d?|ps|safe|cause|reason|signal|code|result|eol|profile|phone|tel|fax|mask|released?|url)\b\#
        |修正|日時|時刻|番号|電話|対策
        """#)
    /// `Frob box: 2.7.2`: what runs it.
    private static let machine = Pattern(
        #" (?:box|host|server|machine|vm|guest|client|firewall|node|instance|side|end)$"#)
    /// `Frob Desktop 19 Pro Edition: 19.1.1`
    private static let edition = Pattern(
        #"(?: \d{1,4})?(?: (?:Pro|Home|Standard|Business|Enterprise|Professional|Community|Ultimate))?(?: Edition)?$"#)
    private static let noWord: OrdinaryWords.Kinds = [.standard, .place, .amount, .deed, .calendar, .flaw]
    private static let version = Pattern(
        #"^[\"'`]?(?:version |ver\.? ?)?v?\d+(?:\.[0-9A-Za-z]+)+(?:[-+_~][\w.+~-]+)?[\"'`]?(?: ?[(（].{1,80}[)）])?[.。]?$"#
    )

    /// The key as the name of a thing, where its value is a version and its neighbours show what the lines are about.
    static func meaning(of key: String, value: String, at index: Int, of lines: [Line]) -> (
        meaning: FieldMeaning, thing: String
    )? {
        let key = key.trimmed(" *-・")
        guard version.matches(value), name.matches(key), let number = VersionGrammar.version(ofValue: value),
            ValueSplitter.isTelling(number)
        else { return nil }
        if isProgram(key) { return (.version, key) }
        let alone = machine.removed(from: key)
        if alone != key, isProgram(alone) { return (.version, alone) }
        guard !noName.matches(key), !OrdinaryWords.stand(in: key, noWord),
            lines[index].section == .environment || hasFieldBeside(index, of: lines)
        else { return nil }
        return (.version, key)
    }

    /// Whether a key is the name of a thing that is no word besides.
    private static func isProgram(_ key: String) -> Bool {
        let plain = edition.removed(from: key)
        if plain != key, plain.contains(" "), isProgram(plain) { return true }
        return Catalogue.standard.entry(for: key).map { !$0.isCommonWord } ?? false
    }

    private static func hasFieldBeside(_ index: Int, of lines: [Line]) -> Bool {
        for step in [-1, 1] {
            var next = index + step
            if lines.indices.contains(next), lines[next].isBlank { next += step }
            guard lines.indices.contains(next) else { continue }
            if let meaning = FieldKeys.meaning(ofKeyIn: lines[next]), meaning != .silent, meaning != .title {
                return true
            }
        }
        return false
    }
}
