import Testing

@testable import Extraction

@Suite("Branches in advisories, names of plugins, and versions without a name") struct AffectedListTests {
    @Test(arguments: [
        Example(
            "branches of two products",
            "This issue affects:\nFrob Networks FrobOS\n * All versions prior to 20.4R3-S7;\n * 21.3 versions prior to 21.3R3-S5.\n\nFrob Networks FrobOS Evolved\n * versions earlier than 21.4R3-S4.\n",
            [
                "product Frob Networks FrobOS prior to 20.4R3-S7",
                "product Frob Networks FrobOS 21.3 versions prior to 21.3R3-S5",
                "product Frob Networks FrobOS Evolved earlier than 21.4R3-S4",
            ]),
        Example(
            "arrows", "Affected:\n\nFrobd\n- 9.2.0 -> 9.16.41\n- 9.18.0 -> 9.18.15\n",
            ["product Frobd 9.2.0 -> 9.16.41", "product Frobd 9.18.0 -> 9.18.15"]),
        Example("fixed ones", "Affected are routers.\n\nFixed versions:\nFrobd\n- 9.16.0 -> 9.16.42\n", []),
        Example("nobody speaks of affected ones", "Frobd\n- 9.16.0 -> 9.16.42\n", []),
        Example("ordinary words", "It is affected.\n\nRelease notes\n- 1.2.0 -> 1.3.0\n", []),
    ])
    func branches(_ example: Example) { #expect(Set(example.read(nil)) == Set(example.expected)) }

    @Test(arguments: [
        Example(
            "English", "Stored XSS in the extension \"EasyFrobs Pro\" (com_easyfrobs) v3.0.8 by Frob.",
            ["product EasyFrobs Pro v3.0.8"]),
        Example("German", "Im Plugin „Frob Plus“ 2.0.1 wird HTML angezeigt.", ["product Frob Plus 2.0.1"]),
        Example(
            "Japanese, its version in a field", "プラグイン「かんたんフロブ」に脆弱性があります。\n\nプラグインバージョン:1.3.1\nPHP:8.1.19\n",
            ["product かんたんフロブ 1.3.1", "software PHP 8.1.19"]),
        Example("no name", "The theme \"a=b\" and the plugin \"x\".", []),
        Example("a plugin of nobody", "プラグインバージョン:1.3.1\nデータベースバージョン:8.0.31\n", []),
    ])
    func plugins(_ example: Example) { #expect(Set(example.read(nil)) == Set(example.expected)) }

    @Test(arguments: [
        Example(
            "the subject begins with it", "RouterOS 7.10.1 on two routers.", subject: "v7.10.1 OSPF process crash",
            ["product RouterOS 7.10.1"]),
        Example("a description of the source", "Seen on current git (v8.0.0-1011-g494a6a1).", []),
        Example("git itself", "We use git 2.41.0 here.", ["software Git 2.41.0"]),
        Example("a class of the source", "It crashes.", subject: "UAF in FrobModel::MoveTab via API", []),
        Example(
            "a device in uname", "Linux FB-420D 3.3.4 #1 Wed Feb 17 14:44:20 JST 2021 armv5tel GNU/Linux",
            subject: "FB-420D authentication bypass", ["kernel Linux 3.3.4", "arch armv5tel", "product FB-420D"]),
        Example(
            "verdicts in a list", "GLPI 10.0.5 (vulnerable), 9.5.11 (vulnerable)",
            ["software GLPI 10.0.5", "software GLPI 9.5.11"]),
    ])
    func versions(_ example: Example) { #expect(Set(example.read(nil)) == Set(example.expected)) }

    @Test(arguments: [
        Example(
            "a device with what it runs", "見守りカメラ CS-QX20F（ファームウェア 07.1E.05.01）ですが、telnet が開いています。",
            ["product CS-QX20F 07.1E.05.01"]),
        Example("an update", "Please update to FB-12A, then restart. Firmware of it is large.", []),
        Example("Apple's names", "Works on Monterey and Ventura.", ["os macOS Monterey", "os macOS Ventura"]),
        Example("a place", "We met on Sonoma Street near Ventura.", []),
        Example("a shown setting, French", "Paramètre : « Activer l'accès » = Oui", ["setting Activer l'accès Oui"]),
        Example("a shown setting", "with \"Allow guest access\" set to No", ["setting Allow guest access No"]),
        Example("an answer", "He said \"maybe later\". No, it is not.", []),
        Example("a small Mac", "It takes a minute on an M2 Air.", ["system M2 Air"]),
    ])
    func phrases(_ example: Example) { #expect(Set(example.read(nil)) == Set(example.expected)) }
}
