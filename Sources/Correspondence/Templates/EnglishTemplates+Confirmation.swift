extension EnglishTemplates {
    static let confirmation = """
        {{!
        Tells a reporter which of the commands in their mail we honour. The first line is the subject; "[number] " is
        put before it. A paragraph is one line: lines are wrapped at 72 columns when the letter is made.

        Variables: number, nextUpdateBy (YYYY-MM-DD, by calendar.time_zone; empty when no update follows at a set
        time), vendor, team, address, policyURL, fingerprint.
        Sections: commands, with one of command.pause, .monthly, .resume, .stop, .credit, .anonymous in each element,
        and creditName in that of credit; full, unverified or none: creditName and nextUpdateBy are there in full alone,
        and so is closed, where the case is.
        Partial: foot.en.
        }}
        Subject: As you asked

        Hello,

        This is set for your report {{number}} now:

        {{#commands}}
        {{#command.pause}}
        - `pause`: no regular updates until you send `resume`, signed with your key. You still hear when the case is closed.
        {{/command.pause}}
        {{#command.monthly}}
        - `monthly`: one update a month{{^full}}, while the case is open{{/full}}{{#closed}}, should the case be opened again{{/closed}}.
        {{/command.monthly}}
        {{#command.resume}}
        - `resume`: updates at the usual times again{{^full}}, while the case is open{{/full}}{{#closed}}, should the case be opened again{{/closed}}.
        {{/command.resume}}
        {{#command.stop}}
        - `stop`: no more status updates{{#full}} until you send `resume`, signed with your key{{/full}}. What you write to us is read as before.
        {{/command.stop}}
        {{#command.credit}}
        - `credit`: an advisory names you {{#creditName}}as {{creditName}}{{/creditName}}{{^creditName}}as you wrote{{/creditName}}.
        {{/command.credit}}
        {{#command.anonymous}}
        - `credit: anonymous`: an advisory does not name you.
        {{/command.anonymous}}
        {{/commands}}

        {{#closed}}
        The case is closed, so no update follows now.

        {{/closed}}
        {{#nextUpdateBy}}
        You will hear from us again by {{nextUpdateBy}} at the latest.

        {{/nextUpdateBy}}
        If you did not send this, or meant something else, please reply. This mail was written by a program; what you reply is read by people.

        {{> foot.en}}
        """
}
