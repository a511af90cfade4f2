import ArgumentParser
import Disclosure
import Foundation
import Pipeline

struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Outgoing mail.", subcommands: [List.self, Retry.self, Cancel.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists outgoing mail, submitted mail included.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption
        @Option(help: "Only in this state; may be repeated: queued, submitted, bounced, failed, cancelled, withheld.")
        var state: [OutgoingState] = []

        func run() throws {
            let view = try OutboxView(try common.home(), states: state)
            format.show(view, text: view.text(common.style))
        }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry",
            abstract: "Tries mail again now.",
            discussion:
                "Without a name: all that failed or wait. Withheld or bounced mail goes out only if it is named.")
        @OptionGroup var common: CommonOptions
        @Argument(help: "Message-IDs, or ticket numbers for all unsubmitted mail of a ticket.")
        var mails: [String] = []

        func run() throws {
            let (submitted, notices) = try OutboxWork(try common.home()).retry(mails, now: now())
            common.say("submitted \(submitted)")
            common.say(notices: notices)
        }
    }

    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel", abstract: "Withdraws mail that has not been submitted.")
        @OptionGroup var common: CommonOptions
        @Argument(help: "Message-IDs, or ticket numbers for all unsubmitted mail of a ticket.")
        var mails: [String]

        func run() throws {
            let cancelled = try OutboxWork(try common.home()).cancel(mails, now: now(), actor: actor)
            common.say("cancelled \(cancelled)")
        }
    }
}

/// Which certificate to decide on.
struct HeldCertificate: ParsableArguments {
    @Argument(help: "The fingerprint, or 16 digits or more of its beginning.")
    var fingerprint: String

    @Option(name: .customLong("for"), help: "The reporter's address, where it is on record for several.")
    var address: EmailAddress?
}

struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Our keys and reporters' certificates.",
        subcommands: [List.self, Accept.self, Reject.self, Import.self, Export.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists our own keys, and the certificates on record for reporters.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption

        func run() throws {
            let view = try KeyView(try common.home())
            format.show(view, text: view.text(common.style))
        }
    }

    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept",
            abstract: "Binds a certificate that is held, in place of the one that is bound.",
            discussion: "Compare the fingerprint with the reporter by another way first.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var held: HeldCertificate

        func run() throws {
            let keys = KeyWork(try common.home())
            common.say(try keys.accept(held.fingerprint, for: held.address, actor: actor, now: now()))
        }
    }

    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reject",
            abstract: "Rejects a certificate that is held; the one that is bound stays.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var held: HeldCertificate

        func run() throws {
            let keys = KeyWork(try common.home())
            common.say(try keys.reject(held.fingerprint, for: held.address, actor: actor, now: now()))
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Imports a secret key of ours, or a reporter's certificate.",
            discussion: """
                A secret key goes into the mailbox's GnuPG home; run `postern reprocess --failed` afterwards. A
                certificate needs --for, and is bound to that address in place of any other: check its fingerprint with
                the reporter first.
                """)
        @OptionGroup var common: CommonOptions
        @Argument(help: "A file with the key, armored or binary.")
        var file: String
        @Option(name: .customLong("for"), help: "The reporter's address.")
        var address: EmailAddress?

        func run() throws {
            let keys = KeyWork(try common.home())
            common.say(try keys.importKey(file: file, for: address, actor: actor, now: now()))
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Prints our certificate, armored, to be published.")
        @OptionGroup var common: CommonOptions

        func run() throws {
            print(try KeyWork(try common.home()).exportOwn(), terminator: "")
        }
    }
}

struct Reporter: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reporter",
        abstract: "Reporters on record.", subcommands: [List.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists reporters, a line each.")
        @OptionGroup var common: CommonOptions
        @OptionGroup var format: FormatOption

        func run() throws {
            let view = try ReporterView(try common.home())
            format.show(view, text: view.text(common.style))
        }
    }
}
