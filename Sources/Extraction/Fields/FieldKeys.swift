/// The words that people put before a colon, and what they mean.
enum FieldKeys {
    private static let colon = Pattern(#"^([\p{L}\d][^:：|\t]{0,59}?)\s*(?:[:：]|\||\s{3,}|\t)"#)
    /// What people append to a key without changing its meaning.
    private static let ornament = Pattern(
        #"""
        (?:\s*[(（\[].{0,80}[)）\]]|, .{0,40}|\s*(?:[:：*])|\s+(?:name(?: (?:and|\+|&|/) version)?|details?\#
        |info(?:rmation)?|model|used|in use|情報|名|の種類|の種類とバージョン))+$
        """#)
    private static let article = Pattern(
        #"""
        ^(?:the |your |my |which |what |used |current |ご?利用の|使用|お使いの|(?:host|guest|client|server\#
        |target|test|victim|attacker|vm|virtual machine|mac|ホスト|ゲスト|クライアント|サーバー?|対象\#
        |検証)(?:'s)?[ -]*(?:の)?)+
        """#)

    private static let words: [(String, FieldMeaning)] = [
        (
            #"""
            fixed(?: in| versions?| release)?|patched(?: in| versions?)?|first patched versions?|corrected in|not affected|unaffected|non-?vulnerable|not vulnerable|fix version|(?:修正|対策)(?:済み)?(?:バージョン|版)?|solution|vendor|manufacturer|reporter\#
            |author|date|credit|discover|release ?d|published|advisory|url|link|homepage|dork|cve|cwe|cvss\#
            |severity|impact|risk|timeline|status|category|vulnerability type|type of|locale|timezone|time zone\#
            |host ?name|ホスト名|影響(?:を|の)?(?:受けない|ない|なし)(?:製品|バージョン|版)?|対象外(?:の)?(?:製品|バージョン)?|domain|serial|description|summary|desc|class|problem|expected|last known\#
            |install(?:ed|ation) (?:method|date)|upgraded? from|contact|e-?mail|thanks|note|tags?|google\#
            |procversionsignature|other browsers tested|installationmedia|upgradestatus|payload|parameter|references?|minimum|required?|supported
            """#, .silent
        ),
        (#"(?:exploit )?title|subject|件名|タイトル"#, .title),
        (
            #"""
            (?:tested|test(?:ed)? ?(?:environment|env|platform|system)|verified|confirmed\#
            |reproduced|test[a-z]{2,5}d)(?: and \w+)?(?: on| with| in| under| using| against)?(?: os)?|environments?|platforms?\#
            |environment tested|動作確認環境|確認環境|(?:動作|再現|検証|実行|開発|テスト\#
            |確認した)?環境(?:情報)?|environnement.*|(?:test)?umgebung|set-?up|configuration|system\#
            |systems? affected|desktop|环境|運用環境|machine|machine setup|host|guest|gast|h(?:ô|o)te|pc|PC情報\#
            |rechner|poste
            """#, .environment
        ),
        (
            #"""
            (?:os|o/s|host os|os type|operating ?systems?|distro|distribution|linux distribution|distribution name\#
            |オペレーティングシステム|基本ソフト|操作系统|系统|betriebssystem|syst(?:è|e)me(?: d'exploitation)?\#
            |back-end DBMS operating system|platform os)(?: ?(?:version|ver\.?|バージョン|版本|名|name|release\#
            |build|product))?(?: \+ version)?|os and version|os/version|windows version|バージョン情報 ?os
            """#, .os
        ),
        (
            #"""
            (?:linux |os )?(?:kernel|カーネル|noyau|内核)(?: ?(?:version|ver\.?|release|バージョン|版本))?\#
            |linux version|uname(?: -a| -r)?|os release
            """#, .kernel
        ),
        (
            #"""
            (?:cpu |system |os |processor )?arch(?:itecture)?s?|arch|アーキテクチャ|ABI|system type\#
            |システムの種類|システム種別|bitness|架构|machine type|cpu type
            """#, .arch
        ),
        (
            #"""
            cpus?|processors?(?:\(s\))?|プロセッサー?|chip|mac chip|cpu model(?: name)?|model name|soc|chipset cpu\#
            |system type|处理器|prozessor|processeur
            """#, .cpu
        ),
        (
            #"""
            (?:(?:system|total|physical|installed|guest|vm|host)[ -])*(?:ram|memory)(?:[ -](?:size|total))?|memtotal|(?:実装\#
            |物理)?メモリー?(?:の合計|容量|サイズ)?|(?:total )?physical memory|内存|arbeitsspeicher|m(?:é\#
            |e)moire(?: vive)?|host ram
            """#, .memory
        ),
        (
            #"""
            gpus?|graphics?(?: card| adapter)?|video(?: card)?|display adapter|グラフィックス?(?:ボード\#
            |カード)?|ビデオカード|显卡|グラボ|grafikkarte|carte graphique
            """#, .gpu
        ),
        (
            #"disks?|(?:hard |system )?drives?|nvme|storage|hdd|ssd|file ?system|ストレージ|ディスク|stockage|storage driver"#,
            .storage
        ),
        (
            #"""
            (?:hardware|device|model|machine|computer|system|phone|laptop|server|router|product)(?: (?:model\#
            |name|product name|make|manufacturer and model))|hardware|devices?|models?|model numbers?|model no\.?|affected (?:devices?|models?|hardware)|phone|laptop|smartphone|handy|nas|router|modem|printer|camera|switch|access point|drucker|kamera|ルーター?|プリンター?|カメラ|スマホ|パソコン|motherboard|mainboard|マザボ|マザーボード|機種(?:名)?|本体|製品型番|対象機種|型番|型式\#
            |ハードウェア|デバイス|端末|機器|dmi product name|product name \(hw\)|matériel|gerät\#
            |system_product_name
            """#, .system
        ),
        (
            #"""
            (?:(?:main |system |device |camera |router |adapter |printer |modem )?(?:bios|uefi|firmware|bmc|fw|boot ?loader|boot ?rom|system rom)|ファームウェア|ファーム|固件|microcode)(?:[- ]?(?:version(?:sstand)?|stand|ver\.?|revision|rev\.?|バージョン|版|版本))?|version (?:du firmware|del firmware|der firmware|du bios|del bios)\#
            |bios バージョン|バイオス|router firmware|smbiosbiosversion|bios_version
            """#, .firmware
        ),
        (#"(?:network|nic|ethernet|network adapter|ネットワーク(?:アダプター?)?)"#, .network),
        (
            #"""
            hypervisors?(?: version)?|virtuali[sz]ation(?: software| platform)?|vm software|仮想(?:環境|化\#
            |化ソフト(?:ウェア)?)|ハイパーバイザー?|virtual_machine
            """#, .hypervisor
        ),
        (
            #"""
            (?:web ?)?browsers?(?: version)?|browser and version|(?:java|jdk|jre|java runtime)(?: version)?\#
            |compilers?(?: version)?|(?:web|application|app) ?servers?|database(?: (?:server|engine|system))?\#
            |dbms|back-end dbms|db|banner|web application technology|runtime|language|interpreter|ブラウザー?\#
            |webサーバー?|データベース|数据库|浏览器|navigateur|serveur(?: web)?|datenbank|toolchain|framework\#
            |dependencies|libraries|relatedpackageversions|plugins|mods?|extensions|add-?ons?|プラグイン|アドオン|拡張機能|packages|other software|relevant software|ide|ime|container(?: runtime)?|shell|editor|terminal|server|server software|driver\#
            |ドライバー?|client|クライアント|ミドルウェア|言語|x-powered-by|sanitizers?
            """#, .software
        ),
        (
            #"""
            (?:affected |vulnerable |tested |target |対象)?(?:products?|software|applications?|packages?|apps?\#
            |モジュール|project|plugin|extension|portal|script|program|ソフト(?:ウェア)?|製品\#
            |アプリ(?:ケーション)?|パッケージ|producto?|produkt|produit|logiciel\#
            |产品)(?:[ /](?:product )?names?| affected|名|名称| title)?|名称|対象|製品(?:の名称|名)?(?:と|／|/|・|および|、)バージョン|製品の名称|(?:affected |vulnerable )(?:plugin|theme|module|component)s?|theme|影響を受ける(?:製品|システム|ソフトウェア)|対象(?:製品|システム|ソフトウェア)|影響产品|受影响(?:的)?产品|affected packages?|betroffene(?:s)? (?:produkte?|systeme?|software|geräte?)|betroffen|produit touché|logiciel (?:affecté|concerné)|software afectado|produits? (?:concern|affect)és?|producto afectado|(?:software/)?product name|(?:affected\#
            |vulnerable) (?:software|products?|packages?|components?|applications?)(?: (?:and|&|/) versions?)?\#
            |systems? affected|affected systems?|cms
            """#, .product
        ),
        (
            #"""
            (?:confirmed |known )?(?:affected|vulnerable|impacted|tested)(?: ?(?:software|product|package\#
            |release))? ?(?:versions?|releases?)(?:\(s\))?(?: range)?|versions? (?:affected|vulnerable|tested\#
            |impacted)|影響を受けるバージョン|影響バージョン|対象バージョン|受影响版本\#
            |betroffene version(?:en)?|versions? (?:affect(?:é|e)es?|touch(?:é|e)es?|concern(?:é|e)es?)|affects|affected|vulnerable|versiones? afectadas?|受影响的?版本|影响版本|影响范围|漏洞版本|影響(?:する)?バージョン|影響を受けるバージョン|対象のバージョン|affected release
            """#, .affectedVersion
        ),
        (
            #"""
            (?:product |software |app |application |package |plugin |current |running |installed )?(?:versions?\#
            |ver\.?|バージョン(?:番号)?|版本|ファイルバージョン|version number|software-version|release\#
            |build)(?:\(s\))?(?: number)?|version-release number of selected component
            """#, .version
        ),
        (
            #"""
            secure ?boot|selinux|apparmor|aslr|kaslr|smep|smap|pti|hyper-?threading|smt|uac|dep\#
            |nested virtuali[sz]ation|iommu|vt-[xd]|3d acceleration|firewall|antivirus|safe mode|fips(?: mode)?\#
            |boot args|kernel (?:command line|parameters|cmdline)|カーネルオプション
            """#, .setting
        ),
    ]
    private static let table: [(Pattern, FieldMeaning)] = words.map { (Pattern("^(?:\($0.0))$"), $0.1) }

    private static let versionOf = Pattern(
        #"""
        ^([\p{L}@.].{1,40}?)(?:\s*[- ]?\s*(?:product |software |app |application |engine |server \#
        |runtime )?(?:versions?|\bver\.?|\brelease)|(?: ?の)? ?バージョン| ?版本|バージョン)$\#
        |^version (?:de la |de l'|de |du |des |d'|von |der |del |of (?:the |your )?)(.{2,40})$
        """#)
    /// `What version of Frob Core has the issue?`, and how the machine writes `os_version`.
    private static let question = Pattern(
        #" (?:has|have|had|is|are|was|do|does|did|shows?|causes?|you(?:'re)?|i)\b.*$|\?$"#)
    private static let snake = Pattern(
        #"^(?:os|host_os|python|docker|go|java|php|ruby|node|kernel|arch|cpu|db|database)(?:_[a-z]+){0,3}$"#,
        caseSensitive: true)
    private static let lastKnown = Pattern(
        #"\blast (?:known )?(?:working|good) |\b(?:previous|earlier|older) versions?\b"#)
    private static let silentWords = Pattern(
        #"""
        \b(?:dmi|protocol|http|tls|ssl|schema|file|document|api|locale|debug|lsb|system_|baseboard\w*\#
        |bios_\w*|analysis\w*|fixed|patched|fix|cve|cwe|cvss|date|advisory|vendor|url|homepage|severity\#
        |impact|credit|timeline|expected|actual|upgraded? from)\b|修正
        """#)

    /// What a key means; nil for one we do not know.
    static func meaning(of key: String) -> (meaning: FieldMeaning, thing: String)? {
        let key = key.trimmed(" *#_-.・■●:：")
        guard !key.isEmpty, key.unicodeScalars.count <= 60 else { return nil }
        if let meaning = lookUp(key) { return (meaning, "") }
        if lastKnown.matches(key) { return (.silent, "") }
        var plain = key
        if snake.matches(key) {
            plain = key.replacing("_", with: " ")
            if let meaning = lookUp(plain) { return (meaning, "") }
        }
        if let match = ornament.first(in: plain), match.range.lowerBound > 0 {
            plain = plain.bytes(0..<match.range.lowerBound).trimmed()
        }
        if let meaning = lookUp(plain) { return (meaning, "") }
        if let match = article.first(in: plain), match.range.upperBound < plain.utf8.count {
            let rest = plain.bytes(match.range.upperBound..<plain.utf8.count).trimmed()
            if let meaning = lookUp(rest) { return (meaning, "") }
            plain = rest
        }
        if silentWords.matches(plain) { return (.silent, "") }
        if let match = versionOf.first(in: plain), var thing = match[1] ?? match[2] {
            if match[2] != nil, let rest = question.first(in: thing) {
                thing = thing.bytes(0..<rest.range.lowerBound)
            }
            return (.version, thing.trimmed())
        }
        return nil
    }

    private static func lookUp(_ key: String) -> FieldMeaning? { table.first { $0.0.matches(key) }?.1 }

    /// Whether a line begins with a known key.
    static func isKey(_ line: Line) -> Bool { meaning(ofKeyIn: line) != nil }

    /// What the key that a line begins with means.
    static func meaning(ofKeyIn line: Line) -> FieldMeaning? {
        guard let match = colon.first(in: line.content), let key = match[1] else { return nil }
        return meaning(of: key)?.meaning
    }
}
