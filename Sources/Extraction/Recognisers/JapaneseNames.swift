import Disclosure

/// Names in Japanese sentences, where the word before a version is set off by its script alone: `フロブ会計 Ver.12.3.4`.
enum JapaneseNames {
    private static let likely = Pattern(
        #"[\p{Katakana}\p{Han}ー] ?(?:[Vv]er\.? ?|バージョン ?|[Vv])?\d+\.\d|[A-Za-z] Ver\. ?\d|[A-Za-z][」』]? ?(?:の ?(?:バージョン|[Vv]er)|的?版本|버전)"#
    )
    private static let named = Pattern(
        #"""
        (?:^|[\s\x{3000}「『、。（(:：・]|[のはをにがで])((?:[\p{Katakana}ー・][\p{Katakana}\p{Han}ー・]{1,20}\#
        |[\p{Han}\p{Hiragana}]{0,6}[\p{Han}][\p{Katakana}ー・]{2,20}|[\p{Katakana}ー]{2,20}[\p{Han}]{1,6})(?: ?[A-Za-z][\w-]{0,15})?)\#
        [」』]?[ \x{3000}]?(?:[Vv]er\.? ?|バージョン ?|[Vv])((?:\d+(?:\.\w+)+)
        """# + VersionGrammar.span + ")", caseSensitive: true)
    private static let latin = Pattern(
        #"(?:^|[\s「『、。（(は])([A-Z][\w+-]*(?: [A-Z][\w+-]*){1,3}) Ver\. ?(\d+(?:\.\w+)+)"#, caseSensitive: true)
    /// `Frob のバージョンは 3.1`, `Frob 的版本是 3.1`
    private static let said = Pattern(
        #"(?:^|[\s「『、。（(はがとも])([A-Za-z][\w.+-]*(?: [A-Za-z][\w.+-]*){0,3})[」』]? ?(?:の ?(?:バージョン|[Vv]er\.?|version)|(?:的)?版本(?:号)?|버전)(?:は|が|を|为|是|은|는|：|:)? ?[「（(]?(v?\d+(?:\.\w+)+(?:-[\w.]+)*)"#
    )
    /// Parts and properties of a thing, after which its version comes as well.
    private static let noName = Pattern(
        #"""
        (?:ファイル|インストーラー?|ツール|端末|機器|装置|マシン|データ|ファーム(?:ウェア)?|ソフト(?:ウェア)?|ハード(?:ウェア)?|アプリ(?:ケーション)?|ドライバー?|サーバー?|クライアント|プラグイン|エンジン|カーネル|モジュール\#
        |システム|パッケージ|ライブラリー?|ブラウザー?|プロトコル|バージョン|ビルド|リビジョン|アップデート|最新|現行|対象|製品|本体|動作|影響|修正|当該|以前|以降|利用|使用|確認\#
        |インストール|旧|新|同|現在|全|各|次|前|後)$
        """#)

    /// Names that nobody else has read at these places.
    static func findings(_ line: Line, _ known: [Range<Int>]) -> [Finding] {
        let text = line.content
        guard likely.matches(text) else { return [] }
        return [named, latin, said].flatMap { pattern in
            pattern.all(in: text, limit: 4).compactMap { match -> Finding? in
                guard let name = match[1], let range = match.range(of: 1), !noName.matches(name),
                    let version = VersionGrammar.version(match, group: 2),
                    !known.contains(where: { $0.overlaps(range.lowerBound..<version.end) }),
                    !OrdinaryWords.end(name, [.thing, .part, .standard]) || pattern === latin,
                    pattern !== said
                        || !OrdinaryWords.make(name, beginningWith: [.grammar, .release], togetherWith: [.thing]),
                    !Context.forbids(
                        left: text.bytes(0..<range.lowerBound), right: text.bytes(version.end..<text.utf8.count),
                        version: version.text)
                else { return nil }
                return Finding(
                    kind: .software, name: name, version: version.text, role: line.role, line: line, rule: "prose")
            }
        }
    }
}
