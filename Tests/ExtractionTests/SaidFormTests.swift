import Testing

@testable import Extraction

@Suite("Names, versions and settings as sentences have them") struct SaidFormTests {
    @Test(arguments: [
        Example(
            "with what it is", "the FrobSync agent (5.9.0.2, as shipped) runs", ["software FrobSync agent 5.9.0.2"]),
        Example("said of it", "frob-engine there is 24.0.5.", ["software frob-engine 24.0.5"]),
        Example("a known name", "PHP is 8.1.27 here.", ["software PHP 8.1.27"]),
        Example("a number of something else", "PHP is 3 times faster, FOO is 4.", []),
        Example("a line of its own", "Frob Viewer version 11.0 (1056.3)", ["software Frob Viewer 11.0 (1056.3)"]),
        Example("an address", "frob-engine is 192.0.2.17 here", []),
        Example("French", "Je n'ai pas pu reproduire avec PHP 7.2.9.", []),
        Example("read of", "I read a blog post about PHP 7.2.9.", []),
        Example("an aside before the verdict", "Redis 7.2.9 (on my own box, as always) is not affected.", []),
        Example("within the aside", "Another box (Debian 11, PHP 7.2.9) isn't affected.", []),
        Example("mode of a setting", "SELinux stays enforcing.", ["setting SELinux enforcing"]),
        Example(
            "an app and its platform", "We use FrobBell for Android 6.2.0.", ["software FrobBell for Android 6.2.0"]),
        Example(
            "copied from an about box", "It says \"FrobDesk Home 2024.1 (24.1.0.873)\".",
            ["software FrobDesk Home 2024.1 (24.1.0.873)"]),
        Example(
            "a verdict far away", "Redis 7.2.9 with the ported patch of the vendor for old boxes seems unaffected.", []),
        Example("what is needed", "The build requires Java 17.0 or newer.", []),
        Example("another's word", "The FrobGate Edge 8.4 is old.", []),
        Example("a package's ending", "zlib1g is old", []),
    ])
    func sentences(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("a machine's name in its network", "Device name: leaf12", []),
        Example("a kind of machine", "Hardware: Desktop", []),
        Example("a model", "Device name: Frob Phone 7", ["system Frob Phone 7"]),
        Example("a server of a home", "NAS: TS-453D with 16GB", ["system TS-453D", "memory 16GB"]),
        Example("its own name asked", "Ran on a Raspberry Pi 5? no, the older one", []),
        Example("a board", "Board: MSI B550 TOMAHAWK", ["system MSI B550 TOMAHAWK"]),
        Example("an adapter", "the card is an E810-XXVDA2", ["network E810-XXVDA2"]),
    ])
    func machines(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "Composer", "acme/frob      v10.43.0 The Frob.\nacme/bar       v5.22.1  Bars.\n",
            ["software acme/frob 10.43.0", "software acme/bar 5.22.1"]),
        Example(
            "Maven", "[INFO] +- org.acme.frob:frob-core:jar:2.7.18:compile\n",
            ["software org.acme.frob:frob-core 2.7.18"]),
        Example("a place in a file", "src/frob.c:12:9: error", []),
    ])
    func coordinates(_ example: Example) { #expect(example.read(["package-list"]) == example.expected) }

    @Test(arguments: [
        Example("Portuguese", "Sistema operacional: Ubuntu 22.04", ["os Ubuntu 22.04"]),
        Example("Russian", "ОС: Astra Linux 1.7.4", ["os Astra Linux 1.7.4"]),
        Example("Korean", "운영 체제: Windows 10 Pro 22H2", ["os Windows 10 Pro 22H2"]),
    ])
    func keys(_ example: Example) { #expect(example.read(["field"]) == example.expected) }

    @Test(arguments: [
        Example("beneath the name", "Frobly\nVersion 4.3.1 (4.3.1.2290)\n", ["software Frobly 4.3.1 (4.3.1.2290)"]),
        Example("beneath a sentence", "It says this:\nVersion 4.3.1\n", []),
    ])
    func aboutBoxes(_ example: Example) { #expect(example.read(["prose"]) == example.expected) }
}
