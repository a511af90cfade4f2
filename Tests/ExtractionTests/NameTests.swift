import Disclosure
import Testing

@testable import Extraction

@Suite("Names that no catalogue has") struct NameTests {
    @Test(
        arguments: [
            ("Foo Bar 2.3.1", "Foo Bar", "2.3.1"), ("FooBar v2.3", "FooBar", "v2.3"),
            ("foo-bar==1.2", "foo-bar", "1.2"),
            ("libfoo 0.4.2", "libfoo", "0.4.2"), ("Foo Bar (v3.2)", "Foo Bar", "v3.2"),
            ("@scope/name 7.0.3", "@scope/name", "7.0.3"), ("plugin Foo 10.0.6+1.1", "Foo", "10.0.6+1.1"),
            ("Foo 2.9.17 (prod, win32)", "Foo", "2.9.17"), ("Foo 日本語版 2.29.5 です", "Foo 日本語版", "2.29.5"),
            ("in 4.2", nil, nil), ("took 2.5", nil, nil), ("Foo 3", nil, nil), ("January 1.2", nil, nil),
            ("this is about Foo 1.2", nil, nil), ("Gateway 192.168.1.1", nil, nil), ("CVSS 9.8", nil, nil),
        ] as [(String, String?, String?)])
    func guess(_ segment: String, _ name: String?, _ version: String?) {
        let guess = ValueSplitter.guess(segment)
        #expect(guess?.name == name)
        #expect(guess?.version == version)
    }

    @Test(
        arguments: [
            Example(
                "beside a known thing", "Tested with Node.js v20.11.1, frobnicate 4.26.2 and @scope/thing 7.0.3.",
                ["software Node.js v20.11.1", "software frobnicate 4.26.2", "software @scope/thing 7.0.3"]),
            Example("in a set-up", "## Environment\n- Frobnicator 4.26.2 (snap)\n", ["software Frobnicator 4.26.2"]),
            Example("a coined word", "FrobHarbor 4.7.2 in a container", ["software FrobHarbor 4.7.2"]),
            Example(
                "a library with its interface", "It links libvips42=8.14.1-3 there",
                ["software libvips 8.14.1-3"]),
            Example("packages of libraries", "Install libcurl4-openssl-dev, libidn2-0 and libsqlite3-0 first.", []),
            Example("alone in a sentence", "It took 4.26 seconds more than Frobnicator did.", []),
            Example("nor", "Not reproducible on Ubuntu 22.04 nor on macOS 14.", []),
            Example(
                "the current state", "After the update to Firefox 121.0 it crashes.", ["software Mozilla Firefox 121.0"]
            ),
            Example("advice", "You should update to Firefox 121.0.", []),
            Example("works there", "Firefox 121.0 works fine.", []),
            Example("works there, Japanese", "Firefox 121.0 では問題ありません。", []),
            Example("an earlier state", "Before that it was on Firefox 120.0.", []),
            Example("counted, not versioned", "サクラエディタの1回目の起動", []),
            Example("a shell's prompt", "user@box:~$ firefox 121.0", []),
            Example("a virtual machine", "in my VirtualBox VM", ["hypervisor VirtualBox"]),
            Example(
                "where it was seen, Japanese", "Windows Sandboxのクリーンな環境で再現しました。", ["software Windows Sandbox"]),
            Example(
                "platform before the version", "VMware Workstation Windows v14.1.5",
                ["hypervisor VMware Workstation Pro v14.1.5"]),
        ])
    func prose(_ example: Example) { #expect(example.read(["prose"]) == example.expected) }

    @Test func signaturesAreNoSetUp() {
        let text = "Seen with Firefox 121.0.\n\n-- \nA. Person\nsent with Thunderbird 115.0 on Debian 12\n"
        #expect(Example("", text, []).read(nil) == ["software Mozilla Firefox 121.0"])
    }

    @Test(arguments: [
        Example("French", "Version de Frobulator : 3.2.1", ["software Frobulator 3.2.1"]),
        Example("codename", "Debian Release: trixie/sid", ["os Debian GNU/Linux trixie/sid"]),
        Example(
            "key", "## Environment\n- Frobnicator: v0.8.4\n- Other Thing: 1.2 (beta)\n",
            [
                "software Frobnicator v0.8.4", "software Other Thing 1.2",
            ]),
        Example(
            "beside a field", "OS: Debian 12\nFrobnicator: 4.7.0\n",
            ["os Debian GNU/Linux 12", "software Frobnicator 4.7.0"]),
        Example(
            "number, no version", "OS: Debian 12\nBase Score: 9.8\nPort: 80.1\nFixed in: 1.2.3\n",
            ["os Debian GNU/Linux 12"]),
        Example("address", "OS: Debian 12\nGateway Box: 10.1.2.3\n", ["os Debian GNU/Linux 12"]),
        Example("away from fields", "Some text.\n\nFrobnicator: 4.7.0\n\nMore text.", []),
        Example(
            "thing, version and builder", "GCC version: (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0", ["software GCC 11.4.0"]),
        Example("thing and what built it", "Python version: 3.10.12 (main) [GCC 11.4.0]", ["software Python 3.10.12"]),
        Example("no version of a program", "DB Version: 12.7\nSync Version: 3\nProfile Version: 42", []),
    ])
    func keys(_ example: Example) { #expect(example.read(["field"]) == example.expected) }
}
