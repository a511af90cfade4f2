extension EnglishTemplates {
    static let update = """
        {{!
        Tells a reporter how their report is getting on. The first line is the subject; "[number] " is put before it.
        A paragraph is one line: lines are wrapped at 72 columns when the letter is made.

        How much may be told is decided before: one of the sections full, unverified and none is there, and variables
        that may not be told are empty: in unverified and none, all but the number.
        full and unverified are encrypted (unverified where nothing showed that the report came from the key's owner);
        none goes out in clear.
        Variables: number, targetDate, releases, nextUpdateBy (dates are YYYY-MM-DD, UTC; nextUpdateBy is empty when no
        update follows), vendor, team, address, policyURL, fingerprint.
        Sections: state.new, .triaged, .confirmed, .remediation, .released, .closed; previousState with the same names,
        if it was another; open (not yet released or closed); done (released or
        closed); promise (open, and the form of the remediation not yet decided);
        severity.critical, .important, .moderate, .low; resolution.fixed, .duplicate, .notAVulnerability,
        .notReproducible, .outOfSupport, .thirdParty, .wontFix; form.release, .maintenance, .patch, .thirdParty,
        .workaround.
        Partials: state.en, contact.en.
        }}
        Subject: Status update

        Hello,

        {{#none}}
        There is a status update on your report {{number}}.

        This mail is not encrypted, so it says nothing else: we have no OpenPGP certificate (public key) of yours that we can encrypt it to. Please reply to this mail with your certificate attached, signed by you and encrypted to our key, which is named below; our next mails can then tell you more.

        {{/none}}
        {{#unverified}}
        There is a status update on your report {{number}}.

        Your report came to us encrypted, but without a signature inside the encryption that shows that it is yours. That is why this mail says nothing else. If you send it to us again, signed inside the encryption with the key of your OpenPGP certificate (public key), we can tell you more.

        {{/unverified}}
        {{#full}}
        This is a status update on your report {{number}}.

        State: {{#state}}{{> state.en}}{{/state}}{{#previousState}} (before: {{> state.en}}){{/previousState}}

        {{#state.new}}
        We have your report and have not finished assessing it.
        {{/state.new}}
        {{#state.triaged}}
        We have assessed your report and are now reproducing what it describes.
        {{/state.triaged}}
        {{#state.confirmed}}
        We have reproduced the problem and confirmed it.
        {{/state.confirmed}}
        {{#state.remediation}}
        We are working on the remediation.
        {{/state.remediation}}
        {{#state.released}}
        The remediation has been released.
        {{/state.released}}
        {{#state.closed}}
        We have closed the case.
        {{/state.closed}}

        {{/full}}
        {{#resolution.fixed}}
        The vulnerability is fixed. Thank you for your help.

        {{/resolution.fixed}}
        {{#resolution.duplicate}}
        The same vulnerability had been reported to us before, and we handle it as part of that case.

        {{/resolution.duplicate}}
        {{#resolution.notAVulnerability}}
        We have come to the conclusion that what you describe is not a vulnerability of our product.

        {{/resolution.notAVulnerability}}
        {{#resolution.notReproducible}}
        We could not reproduce what you describe with the information we have. If you know more about how to get there, please tell us, and we will try again.

        {{/resolution.notReproducible}}
        {{#resolution.outOfSupport}}
        What you describe affects only versions that are no longer supported, so there will be no remediation for them.

        {{/resolution.outOfSupport}}
        {{#resolution.thirdParty}}
        The cause lies in a component that is made by others, and it has to be remedied there.

        {{/resolution.thirdParty}}
        {{#resolution.wontFix}}
        We have decided not to change the product in this respect.

        {{/resolution.wontFix}}
        {{#severity}}
        {{#critical}}
        We rate its severity as critical.{{#promise}} Work on it starts at once, and a fix or corrective action comes in the shortest commercially reasonable time.{{/promise}}
        {{/critical}}
        {{#important}}
        We rate its severity as important.{{#promise}} A fix comes with the next planned maintenance or update release, as a patch where one is needed.{{/promise}}
        {{/important}}
        {{#moderate}}
        We rate its severity as moderate.{{#promise}} A fix comes with the next planned minor or major release.{{/promise}}
        {{/moderate}}
        {{#low}}
        We rate its severity as low.{{#promise}} A fix comes with the next planned minor or major release.{{/promise}}
        {{/low}}

        {{/severity}}
        {{#form}}
        {{#open}}The remediation will be{{/open}}{{#done}}The remediation is{{/done}}{{#release}} a new release{{/release}}{{#maintenance}} a maintenance release{{/maintenance}}{{#patch}} a patch{{/patch}}{{#thirdParty}} an update of a component made by others{{/thirdParty}}{{#workaround}} a workaround{{/workaround}}.

        {{/form}}
        {{#open}}
        {{#targetDate}}
        We plan to have it ready by {{targetDate}}.

        {{/targetDate}}
        {{/open}}
        {{#releases}}
        {{#open}}It is planned for{{/open}}{{#done}}It is part of{{/done}} {{releases}}.

        {{/releases}}
        {{#nextUpdateBy}}
        You will hear from us again by {{nextUpdateBy}} at the latest.

        {{/nextUpdateBy}}
        {{^nextUpdateBy}}
        {{#state.closed}}
        This is our last scheduled update. If you see it differently or learn more, please reply: one of us reads it.

        {{/state.closed}}
        {{/nextUpdateBy}}
        {{> contact.en}}
        """

    static let state = """
        {{! The name of a state: new, triaged, confirmed, remediation, released or closed. }}
        {{#new}}new{{/new}}{{#triaged}}triaged{{/triaged}}{{#confirmed}}confirmed{{/confirmed}}{{#remediation}}remediation in progress{{/remediation}}{{#released}}remediation released{{/released}}{{#closed}}closed{{/closed}}
        """
}
