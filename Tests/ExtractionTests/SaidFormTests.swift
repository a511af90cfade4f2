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
        Example("a package's ending", "zlib1g is old", []),
    ])
    func sentences(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("a machine's name in its network", "Device name: leaf12", []),
        Example("a kind of machine", "Hardware: Desktop", []),
        Example("a model", "Device name: Frob Phone 7", ["system Frob Phone 7"]),
        Example("a server of a home", "NAS: TS-453D with 16GB", ["system TS-453D", "memory 16GB"]),
    ])
    func machines(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
