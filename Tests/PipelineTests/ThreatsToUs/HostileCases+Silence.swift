private typealias Mail = HostileMail

extension HostileGroup {
    /// Section 6: what is never answered, and what only looks like it.
    static let silence = HostileGroup(name: "silence", attacks: automatic + withheld + robots + ours + dmarc + answered)

    private static func mail(
        _ name: String, _ row: HostileRow, fields: [String], answer: Hostile.Answer, outcome: String = "filed"
    ) -> Hostile {
        Hostile(name, [row], answer: answer) { _ in Mail.mail(name, fields: fields) }.expecting {
            $0.outcome = outcome
        }
    }

    private static let automatic: [Hostile] =
        [
            ("null-path", HostileRow.nullReturnPath, ["Return-Path: <>"]),
            ("null-path-blank", .nullReturnPath, ["Return-Path:   < > "]),
            ("null-path-comment", .nullReturnPath, ["Return-Path: (bounce (really)) <>"]),
            ("auto-replied", .autoSubmitted, ["Auto-Submitted: auto-replied"]),
            ("auto-generated", .autoSubmitted, ["auto-submitted: AUTO-GENERATED"]),
            ("auto-comment", .autoSubmitted, ["Auto-Submitted: (no) auto-replied"]),
            ("auto-comment-open", .autoSubmitted, ["Auto-Submitted: (no"]),
            ("auto-parameter", .autoSubmitted, ["Auto-Submitted: auto-notified; owner-email=\"no\""]),
            ("auto-folded", .autoSubmitted, ["Auto-Submitted:\n auto-replied"]),
            ("auto-second", .autoSubmitted, ["Auto-Submitted: no", "Auto-Submitted: auto-replied"]),
            ("auto-unknown", .autoSubmitted, ["Auto-Submitted: maybe"]),
            ("auto-nosuch", .autoSubmitted, ["Auto-Submitted: no-auto"]),
        ].map { name, row, fields in mail(name, row, fields: fields, answer: .none, outcome: "automatic") }
        + ["disposition-notification", "feedback-report", "", "x"].map { type in
            Hostile("report-\(type)", [.multipartReport], answer: .none) { _ in
                Mail.mail(
                    "report-\(type)",
                    entity: Mail.multipart([Mail.text(Mail.words)], type: "report; report-type=\"\(type)\""))
            }.expecting { $0.outcome = "automatic" }
        }
        + [
            Hostile("report-delivery", [.multipartReport], answer: .none) { _ in
                MixedMails.bounce("report-delivery", of: "<x@nowhere.example>").bytes
            }.expecting { $0.outcome = "bounce" }
        ]

    private static let withheld: [Hostile] = [
        ("precedence-bulk", HostileRow.precedence, ["Precedence: bulk"], "precedence"),
        ("precedence-junk", .precedence, ["Precedence: JUNK"], "precedence"),
        ("precedence-list", .precedence, ["precedence:list (our list)"], "precedence"),
        ("precedence-second", .precedence, ["Precedence: first-class", "Precedence: bulk"], "precedence"),
        ("list-id", .list, ["List-Id: <l.list.example>"], "mailingList"),
        ("list-post", .list, ["LIST-POST: NO"], "mailingList"),
        ("list-unsubscribe", .list, ["List-Unsubscribe: <mailto:u@list.example>"], "mailingList"),
        ("list-unknown", .list, ["List-Zqxmark: x"], "mailingList"),
        ("suppress", .autoResponseSuppress, ["X-Auto-Response-Suppress: All"], "autoResponseSuppress"),
        ("suppress-oof", .autoResponseSuppress, ["x-auto-response-suppress: OOF, AutoReply"], "autoResponseSuppress"),
    ].map { name, row, fields, reason in mail(name, row, fields: fields, answer: .withheld(reason)) }

    private static let robots: [Hostile] = [
        ("mailer-daemon", HostileRow.mailerDaemon), ("MAILER-DAEMON", .mailerDaemon), ("Mailer_Daemon", .mailerDaemon),
        ("\"mailer-daemon\"", .mailerDaemon), ("postmaster", .postmaster), ("PostMaster", .postmaster),
        ("postmaster+x", .postmaster),
        ("no-reply", .noReply), ("noreply", .noReply), ("No_Reply", .noReply), ("do-not-reply", .noReply),
        ("donotreply+abc", .noReply), ("Do.Not.Reply", .noReply), ("\"no-reply\"", .noReply), ("bounce", .bounces),
        ("bounces", .bounces), ("announce-bounce", .bounces), ("announce-bounces", .bounces),
        ("announce-bounces+v=v.example", .bounces),
        ("bounces+12-ab", .bounces), ("owner-announce", .owner), ("OWNER-x", .owner), ("announce-request", .request),
        ("Announce-REQUEST+x", .request),
    ].map { local, row in
        Hostile("robot-\(local)", [row], answer: .withheld("noReplyAddress")) { _ in
            Mail.mail("robot-\(local)", from: ["From: Robot <\(local)@list.example>"])
        }
    }

    private static let ours: [Hostile] = ["security", "key"].map { local in
        Hostile("ours-\(local)", [.ours], answer: .none) { _ in
            Mail.mail("ours-\(local)", from: ["From: Us <\(local)@VENDOR.example>"])
        }.expecting { $0.outcome = "ours" }
    }

    private static let dmarc: [Hostile] = [
        ("dmarc-fail", ["mx.vendor.example; spf=pass; dmarc=fail (p=none) header.from=reporter.example"]),
        ("dmarc-fail-folded", ["MX.Vendor.Example 1;\n dkim=pass;\n\tDMARC=FAIL"]),
        ("dmarc-second-field", ["mx.vendor.example; spf=pass", "mx.vendor.example; dmarc=fail"]),
        (
            "dmarc-behind-others",
            ["mx.a.example; dmarc=pass", "mx.b.example; dmarc=pass", "mx.vendor.example; dmarc=fail"]
        ),
        ("dmarc-pass-and-fail", ["mx.vendor.example; dmarc=pass; dmarc=fail header.from=reporter.example"]),
        ("dmarc-fail-and-pass", ["mx.vendor.example; dmarc=fail", "mx.vendor.example; dmarc=pass"]),
        ("dmarc-comments", ["(ours) mx.vendor.example (really; no); (x) dmarc (why) = (\\) because) fail (y)"]),
        ("dmarc-version", ["mx.vendor.example; dmarc/1=fail"]),
        ("dmarc-quoted", ["\"mx.vendor.example\"; spf=pass smtp.mailfrom=\"a; dmarc=pass\"; dmarc=\"fail\""]),
        ("dmarc-behind-open-comment", ["mx.vendor.example; spf=pass (says: hi ( there); dmarc=fail"]),
    ].map { name, values in
        mail(name, .dmarc, fields: values.map { "Authentication-Results: \($0)" }, answer: .withheld("dmarc"))
    }

    private static let answered: [Hostile] = [
        ("dmarc-pass", HostileRow.dmarc, ["Authentication-Results: mx.vendor.example; dmarc=pass"]),
        (
            "dmarc-fail-in-a-comment", .dmarc,
            ["Authentication-Results: mx.vendor.example; dmarc=pass (was; dmarc=fail) reason=\"; dmarc=fail\""]
        ),
        ("dmarc-failure-of-no-kind", .dmarc, ["Authentication-Results: mx.vendor.example; dmarc=failed; x-dmarc=fail"]),
        ("dmarc-of-others", .dmarcOfOthers, ["Authentication-Results: mx.attacker.example; dmarc=fail"]),
        ("dmarc-lookalike", .dmarcOfOthers, ["Authentication-Results: mx.vendor.example.attacker.example; dmarc=fail"]),
        (
            "dmarc-in-their-comment", .dmarcOfOthers,
            ["Authentication-Results: (mx.vendor.example;) mx.x.example; dmarc=fail"]
        ),
        ("dmarc-nested", .dmarcOfOthers, ["Authentication-Results: x; y=mx.vendor.example; dmarc=fail"]),
        ("auto-no", .autoSubmitted, ["Auto-Submitted: no"]),
        ("auto-no-comment", .autoSubmitted, ["Auto-Submitted: (a (b) \\) c) NO (d)"]),
        ("auto-no-parameter", .autoSubmitted, ["Auto-Submitted: no; x=auto-replied"]),
        ("path-full", .nullReturnPath, ["Return-Path: <\(Mail.sender)>"]),
        ("precedence-other", .precedence, ["Precedence: first-class"]),
    ].map { name, row, fields in mail(name, row, fields: fields, answer: .sent(to: Mail.sender)) }
}
