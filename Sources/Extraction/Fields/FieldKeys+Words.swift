extension FieldKeys {
    /// The words before a colon in the languages that reports are written in, by what they mean.
    static let words: [(String, FieldMeaning)] = [
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
            |environment tested|targets?|動作確認環境|確認環境|(?:動作|再現|検証|実行|開発|テスト\#
            |確認した)?環境(?:情報)?|environnement.*|(?:test)?umgebung|ambiente(?: de testes?| di test)?|entorno(?: de pruebas?)?|(?:테스트 ?)?환경|(?:тестовая )?среда|окружение|set-?up|configuration|system\#
            |systems? affected|desktop|环境|運用環境|machine|machine setup|host|guest|gast|h(?:ô|o)te|pc|PC情報\#
            |rechner|poste
            """#, .environment
        ),
        (
            #"""
            (?:os|o/s|host os|os type|operating ?systems?|distro|distribution|linux distribution|distribution name\#
            |オペレーティングシステム|基本ソフト|操作系统|系统|betriebssystem|sistema opera(?:tivo|cional)|운영 ?체제|операционная система|ос|syst(?:è|e)me(?: d'exploitation)?\#
            |back-end DBMS operating system|platform os)(?: ?(?:version|ver\.?|バージョン|版本|名|name|release\#
            |build|product))?(?: \+ version)?|os and version|os/version|windows version|バージョン情報 ?os
            """#, .os
        ),
        (
            #"""
            (?:linux |os |freebsd |openbsd |netbsd )?(?:kernel|カーネル|noyau|内核)(?: ?(?:version|ver\.?|release|バージョン|版本))?\#
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
            cpus?|mcu|micro-?controller|application processor|processors?(?:\(s\))?|プロセッサー?|chip|mac chip|cpu model(?: name)?|model name|soc|chipset cpu\#
            |system type|处理器|prozessor|procesador|processador|processore|프로세서|процессор|processeur
            """#, .cpu
        ),
        (
            #"""
            (?:(?:system|total|physical|installed|guest|vm|host)[ -])*(?:ram|memory)(?:[ -](?:size|total))?|memtotal|(?:実装\#
            |物理)?メモリー?(?:の合計|容量|サイズ)?|(?:total )?physical memory|実装 ?RAM|搭載(?:メモリー?|RAM)|内存|arbeitsspeicher|memoria(?: ram)?|memória(?: ram)?|메모리|память|m(?:é\#
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
            |name|product name|make|manufacturer and model))|hardware|devices?|models?|model numbers?|model no\.?|affected (?:devices?|models?|hardware)|phone|laptop|smartphone|handy|nas|router|modem|printer|camera|switch|access point|drucker|kamera|ルーター?|プリンター?|カメラ|スマホ|パソコン|motherboard|mainboard|(?:dev(?:elopment)? |target )?boards?|mobo|m/b|mother board|マザボ|マザーボード|機種(?:名)?|本体|製品型番|対象機種|型番|型式\#
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
            |compilers?(?: version)?|(?:web|application|app) ?servers?|database(?: (?:server|engine|system|type|version))?\#
            |dbms|back-end dbms|db|banner|web application technology|runtime|language|interpreter|(?:使用|利用)?ブラウザー?(?:の?バージョン)?\#
            |webサーバー?|データベース|数据库|浏览器|navigateur|navegador|브라우저|браузер|servidor(?: web)?|server web|banco de dados|base de da(?:d|t)os|데이터베이스|СУБД|serveur(?: web)?|datenbank|toolchain|framework\#
            |dependencies|libraries|relatedpackageversions|plugins|mods?|extensions|add-?ons?|プラグイン|アドオン|拡張機能|packages|other software|relevant software|ide|ime|container(?: runtime)?|shell|editor|terminal|server|server software|driver\#
            |ドライバー?|(?:vpn |mail |ftp |ssh |git )?client|(?:VPN|メール|FTP|SSH) ?クライアント|クライアント|メーラー|ミドルウェア|言語|x-powered-by|sanitizers?
            """#, .software
        ),
        (
            #"""
            (?:affected |vulnerable |tested |target |対象)?(?:products?|software|applications?|packages?|apps?\#
            |モジュール|project|plugin|extension|portal|script|program|ソフト(?:ウェア)?|製品\#
            |アプリ(?:ケーション)?|パッケージ|producto?|produkt|produit|logiciel\#
            |产品|produto|prodotto|제품|продукт|ПО)(?:[ /](?:product )?names?| affected|名|名称| title)?|名称|対象|(?:device|product|target|system|unit|appliance|software) under test|dut|製品(?:の名称|名)?(?:と|／|/|・|および|、)バージョン|製品の名称|(?:affected |vulnerable )(?:plugin|theme|module|component)s?|theme|影響を受ける(?:製品|システム|ソフトウェア)|対象(?:製品|システム|ソフトウェア)|影響产品|受影响(?:的)?产品|affected packages?|betroffene(?:s)? (?:produkte?|systeme?|software|geräte?)|betroffen|produit touché|logiciel (?:affecté|concerné)|software afectado|produits? (?:concern|affect)és?|producto afectado|(?:software/)?product name|(?:affected\#
            |vulnerable) (?:software|products?|packages?|components?|applications?)(?: (?:and|&|/) versions?)?\#
            |systems? affected|affected systems?|affected product code base|cms
            """#, .product
        ),
        (
            #"""
            (?:(?:confirmed|known|latest|last|newest|first|earliest|oldest|highest|published|released|currently) )*(?:affected|vulnerable|impacted|tested)(?: ?(?:software|product|package\#
            |release|published))? ?(?:versions?|releases?|ranges?)(?:\(s\))?(?: range)?|versions? (?:affected|vulnerable|tested\#
            |impacted)|影響を受けるバージョン|影響バージョン|対象バージョン|受影响版本\#
            |betroffene version(?:en)?|versions? (?:affect(?:é|e)es?|touch(?:é|e)es?|concern(?:é|e)es?)|affects|affected|vulnerable|versiones? afectadas?|受影响的?版本|影响版本|影响范围|漏洞版本|影響(?:する)?バージョン|影響を受けるバージョン|対象のバージョン|affected release
            """#, .affectedVersion
        ),
        (
            #"""
            (?:product |software |app |application |package |plugin |current |running |installed |used |your |tested )?(?:versions?\#
            |ver\.?|バージョン(?:番号)?|版本|vers(?:ão|ione|ión)|(?:programm|software|app|anwendungs|produkt|plugin|firmware|aktuelle |verwendete |installierte )-?version|(?:softwareversie|programmaversie|appversie|versie|wersja|verze|sürüm)|(?:应用(?:程序)?|软件|程序|产品|系统|当前|使用(?:的)?|固件|插件|客户端|服务端)版本(?:号)?|(?:アプリ(?:ケーション)?|ソフト(?:ウェア)?|製品|本体|プログラム|現在の?|使用中の)の?バージョン|버전|версия(?: (?:программы|приложения|по|прошивки))?|ファイルバージョン|version number|software-version|release\#
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
}
