import Testing

@testable import Extraction

@Suite("What stands beside the set-up and is no part of it") struct NotSetUpTests {
    @Test(arguments: [
        Example("German mail program", "Diese E-Mail wurde mit eM Client 9.1 verfasst.", []),
        Example("Italian phone", "Inviato da iPhone 13", []),
        Example("scanned mail", "This email has been checked for viruses by AVG 23.1.", []),
        Example(
            "a mail program that is meant", "Tested with eM Client 9.1 on Windows 11.",
            ["os Windows 11 @client", "software eM Client 9.1"]),
    ])
    func signatures(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("what others advise", "Support says to go to frobdrv 5.1.0.44 at the weekend.", []),
        Example("seen without it", "Could not reproduce with frobd-4.4.1-14.el9_2 (netfrob 1.5).", []),
        Example("a compiler that is right", "gcc 12.3 compiles it.", []),
        Example("another's phone", "My sister's Galaxy S21 does not do it.", []),
        Example("a friend's card", "A friend with a 7900XTX has zero crashes.", []),
        Example("stable", "nginx 1.22.1 was rock solid for a year.", []),
        Example(
            "what was seen", "I could reproduce it with nginx 1.22.1 on a Galaxy S21.",
            ["software nginx 1.22.1", "system Galaxy S21"]),
    ])
    func others(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
