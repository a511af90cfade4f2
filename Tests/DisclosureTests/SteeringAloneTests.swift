import Disclosure
import Testing

@Suite("Mails that are nothing but commands") struct SteeringAloneTests {
    @Test(arguments: [
        "pause", "pause\n\ncredit: Nora\n", "`stop`.", "毎月。\n\n",
        "pause\n-- \nNora Finder\nExample Labs", "resume\n\n-----Original Message-----\nFrom: us\nWhich version?",
        "monthly\n\nOn Monday, 2 November 2026,\nthe team <security@vendor.example> wrote:\n> Which version?\n>\n> Bye",
        "On Monday the team wrote:\n\n> Which version?\n\npause", "一時停止\n\n2026年11月2日 担当者のメール：\n> バージョンは？",
    ])
    func nothingElse(_ text: String) { #expect(SteeringCommand.areAll(of: text)) }

    @Test(arguments: [
        "", "\n\n", "> pause", "-- \npause", "pause\nIt is version 4.2.", "It is version 4.2.\npause",
        "pause\n\nThe versions:\n4.2", "pause\n\nOn Monday you wrote:\n> Which?\n4.2",
        "pause the work, it is version 4.2",
    ])
    func somethingElse(_ text: String) { #expect(!SteeringCommand.areAll(of: text)) }

    @Test func longTextsAreNoWishes() {
        #expect(!SteeringCommand.areAll(of: String(repeating: "pause\n", count: 100_000)))
    }
}
