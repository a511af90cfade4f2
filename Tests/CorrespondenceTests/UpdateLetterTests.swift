import Correspondence
import Disclosure
import Foundation
import Testing

@Suite("Status updates as reporters get them") struct UpdateLetterTests {
    @Test(arguments: MailLanguage.allCases, UpdateExample.all)
    func statusUpdate(_ language: MailLanguage, _ example: UpdateExample) throws {
        let letter = try LetterTemplates(directory: nil).statusUpdate(example.facts(language))
        expectSendable(letter)
        try expectGolden(letter.shown, "update-\(example.name).\(language.rawValue).txt")
    }

    @Test(
        "Where nothing may be told, the facts make no difference", arguments: MailLanguage.allCases,
        [UpdateDetail.none, .unverified])
    func nothingTold(_ language: MailLanguage, _ detail: UpdateDetail) throws {
        let templates = try LetterTemplates(directory: nil)
        let bare = UpdateExample(name: "", state: .new, detail: detail)
        for example in UpdateExample.all {
            var example = example
            example.detail = detail
            #expect(
                templates.statusUpdate(try example.facts(language)) == templates.statusUpdate(try bare.facts(language)))
        }
    }

    @Test("No variable but the number is there where nothing may be told, in a template of one's own either")
    func nothingForTemplates() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "pw-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: directory) }
        let tags = [
            "{{toldOn}}", "{{nextStepBy}}", "{{targetDate}}", "{{releases}}", "{{advisoryURL}}", "{{creditName}}",
            "{{nextUpdateBy}}", "{{#news}}news{{/news}}", "{{#state}}state{{/state}}", "{{#late}}late{{/late}}",
            "{{#waiting}}waiting{{/waiting}}", "{{#credit}}credit{{/credit}}", "{{#pace}}pace{{/pace}}",
            "{{#open}}open{{/open}}", "{{#done}}done{{/done}}", "{{#resolution}}resolution{{/resolution}}",
            "{{#severity}}severity{{/severity}}", "{{#form}}form{{/form}}", "{{#promise}}promise{{/promise}}",
        ]
        try Data("Subject: x\n\n{{number}}\n\(tags.joined(separator: "\n"))\n".utf8)
            .write(to: directory.appending(path: "update.en.mustache"))
        let templates = try LetterTemplates(directory: directory.path())
        for example in UpdateExample.all where example.detail == .full {
            var example = example
            #expect(templates.statusUpdate(try example.facts(.english)).body != "PSN-2026-0042\n")
            for detail in [UpdateDetail.none, .unverified] {
                example.detail = detail
                #expect(templates.statusUpdate(try example.facts(.english)).body == "PSN-2026-0042\n")
            }
        }
    }

    @Test("A letter without news says so in two sentences")
    func twoSentences() throws {
        let example = UpdateExample(name: "", state: .triaged, severity: .critical, isNews: false, nextStepIn: 5)
        let body = try LetterTemplates(directory: nil).statusUpdate(example.facts(.english)).body
        let paragraphs = body.split(separator: "\n\n").map { $0.replacing("\n", with: " ") }
        #expect(
            paragraphs[1] == "There is nothing new on your report PSN-2026-0042 since our last update of 2026-11-07; "
                + "its state is still \"triaged\", and the next step is due by 2026-11-26. "
                + "You will hear from us again by 2026-12-05 at the latest.")
        #expect(paragraphs[2].hasPrefix("You decide how often you hear from us: reply with `pause`"))
        #expect(!body.contains("critical"))
    }

    @Test("Of two dates for the remediation, the one told before stays the one that is told")
    func targetDate() throws {
        var example = UpdateExample(name: "", state: .remediation, targetDate: "2026-12-24", nextStepIn: 10)
        let templates = try LetterTemplates(directory: nil)
        for isNews in [true, false] {
            example.isNews = isNews
            let body = try templates.statusUpdate(example.facts(.english)).body
            #expect(body.contains("2026-12-24") && !body.contains("2026-12-01"))
        }
    }

    @Test("An advisory's credit is not spoken of where no advisory can follow", arguments: Resolution.allCases)
    func noAdvisory(_ resolution: Resolution) throws {
        let example = UpdateExample(name: "", state: .closed, resolution: resolution, credit: .named("Nora"))
        let body = try LetterTemplates(directory: nil).statusUpdate(example.facts(.english)).body
        #expect(body.contains("Nora") == ![.notAVulnerability, .notReproducible].contains(resolution))
    }

    @Test("Another state than the one told before is news, whatever else is said")
    func changedState() throws {
        let example = UpdateExample(name: "", state: .triaged, previous: .new, isNews: false)
        let body = try LetterTemplates(directory: nil).statusUpdate(example.facts(.english)).body
        #expect(body.contains("State: triaged (before: new)"))
    }

    @Test(
        "Of what is no vulnerability of its own, no severity, form or release is told", arguments: Resolution.allCases)
    func nothingOfAnotherCase(_ resolution: Resolution) throws {
        let example = UpdateExample(
            name: "", state: .closed, resolution: resolution, severity: .critical, form: .patch, releases: ["8.0.4"])
        let body = try LetterTemplates(directory: nil).statusUpdate(example.facts(.english)).body
        let isTold = ![.duplicate, .notAVulnerability, .notReproducible].contains(resolution)
        for words in ["severity as critical", "is a patch", "8.0.4"] { #expect(body.contains(words) == isTold) }
    }

    @Test("A date that has passed is named as late, and no longer as planned")
    func pastDate() throws {
        let templates = try LetterTemplates(directory: nil)
        var example = UpdateExample(
            name: "", state: .remediation, targetDate: "2026-11-19", nextStepIn: -2, isLate: true)
        let late = try templates.statusUpdate(example.facts(.english)).body
            .replacing("\n", with: " ")
        #expect(late.contains("by 2026-11-19; we are late") && !late.contains("plan to have it ready"))
        example.targetDate = "2026-12-24"
        let moved = try templates.statusUpdate(example.facts(.english)).body.replacing("\n", with: " ")
        #expect(moved.contains("plan to have it ready by 2026-12-24") && moved.contains("by 2026-11-19"))
    }
}
