extension EnglishTemplates {
    static let update = """
        {{!
        Tells a reporter how their report is getting on. The first line is the subject; "[number] " is put before it.
        A paragraph is one line: lines are wrapped at 72 columns when the letter is made.

        How much may be told is decided before: one of the sections full, unverified and none is there, and variables
        that may not be told are empty: in unverified and none, all but the number.
        full and unverified are encrypted (unverified where nothing showed that the report came from the key's owner);
        none goes out in clear.
        Variables (dates are YYYY-MM-DD, by calendar.time_zone): number, toldOn (of the update before), nextStepBy,
        targetDate, releases, advisoryURL, creditName, nextUpdateBy (empty when no update follows at a set time), vendor, team, address,
        policyURL, fingerprint.
        Sections: news (something differs from the update before; otherwise two sentences are enough);
        state.new, .triaged, .confirmed, .remediation, .released, .closed; previousState with the same names, if it was
        another; open (not yet released or closed); done (released or closed); promise (open, and the form of the
        remediation not yet decided); severity.critical, .important, .moderate, .low; form.release, .maintenance, .patch,
        .thirdParty, .workaround; late (nextStepBy has passed); waiting (for the reporter's answer);
        credit.asked, .named, .anonymous.
        Partials: state.en, resolution.en, next.en, steering.en, contact.en.
        }}
        Subject: Status update

        Hello,

        {{#none}}
        There is a status update on your report {{number}}.

        This mail is not encrypted, so it says nothing else: we have no OpenPGP certificate (public key) of yours that we can encrypt it to. Please reply to this mail with your certificate attached, signed by you and encrypted to our key, which is named below; our next mails can then tell you more.

        To get no more updates, reply with `stop` in the first line.

        {{/none}}
        {{#unverified}}
        There is a status update on your report {{number}}.

        Your report came to us encrypted, but without a signature inside the encryption that shows that it is yours. That is why this mail says nothing else. If you send it to us again, signed inside the encryption with the key of your OpenPGP certificate (public key), we can tell you more.

        To get no more updates, reply with `stop` in the first line.

        {{/unverified}}
        {{#full}}
        {{^news}}
        There is nothing new on your report {{number}} since our last update{{#toldOn}} of {{toldOn}}{{/toldOn}}; its state is still "{{#state}}{{> state.en}}{{/state}}"{{#nextStepBy}}, and {{^late}}the next step is due by {{nextStepBy}}{{/late}}{{#late}}we are sorry to be late with the next step, which was due by {{nextStepBy}}{{/late}}{{/nextStepBy}}.{{#nextUpdateBy}} You will hear from us again by {{nextUpdateBy}} at the latest.{{/nextUpdateBy}}

        {{/news}}
        {{#news}}
        This is a status update on your report {{number}}.

        State: {{#state}}{{> state.en}}{{/state}}{{#previousState}} (before: {{> state.en}}){{/previousState}}

        {{#state.new}}
        We have your report and have not finished assessing it.
        {{/state.new}}
        {{#state.triaged}}
        We have assessed your report.
        {{/state.triaged}}
        {{#state.confirmed}}
        We have reproduced the problem and confirmed it.
        {{/state.confirmed}}
        {{#state.remediation}}
        We have planned the remediation and are working on it.
        {{/state.remediation}}
        {{#state.released}}
        The remediation has been released.
        {{/state.released}}
        {{#state.closed}}
        We have closed the case.
        {{/state.closed}}

        {{> resolution.en}}
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
        {{#form}}{{#open}}The remediation will be{{/open}}{{#done}}The remediation is{{/done}}{{#release}} a new minor or major release{{/release}}{{#maintenance}} a maintenance or update release{{/maintenance}}{{#patch}} a patch{{/patch}}{{#thirdParty}} instructions for a component made by others{{/thirdParty}}{{#workaround}} a corrective procedure or workaround{{/workaround}}.{{/form}}{{#releases}}{{#form}} It{{/form}}{{^form}}The remediation{{/form}}{{#open}} is planned for{{/open}}{{#done}} comes with{{/done}} {{releases}}.{{/releases}}

        {{#advisoryURL}}
        The advisory: {{advisoryURL}}

        {{/advisoryURL}}
        {{> next.en}}

        {{/news}}
        {{#waiting}}
        We are waiting for your answer to our question, and go on as soon as we have it. Our own dates move back by as long as that takes.

        {{/waiting}}
        {{#credit.asked}}
        Before an advisory is published: how may it name you? Please reply with `credit: NAME` or `credit: anonymous` in the first line, signed with your key. Without an answer it does not name you.

        {{/credit.asked}}
        {{#credit.named}}
        {{#advisoryURL}}The advisory names you as {{creditName}}.{{/advisoryURL}}{{^advisoryURL}}When we publish an advisory, it will name you as {{creditName}}.{{/advisoryURL}}

        {{/credit.named}}
        {{#credit.anonymous}}
        {{#advisoryURL}}The advisory does not name you, as you asked.{{/advisoryURL}}{{^advisoryURL}}When we publish an advisory, it will not name you, as you asked.{{/advisoryURL}}

        {{/credit.anonymous}}
        {{#news}}
        {{#nextUpdateBy}}
        You will hear from us again by {{nextUpdateBy}} at the latest.

        {{/nextUpdateBy}}
        {{/news}}
        {{#state.closed}}
        {{^nextUpdateBy}}
        Thank you for your report. This is our last scheduled update; what you reply is read as before.

        {{/nextUpdateBy}}
        {{/state.closed}}
        {{^state.closed}}
        {{> steering.en}}

        {{/state.closed}}
        {{/full}}
        {{> contact.en}}
        """

    static let state = """
        {{! The name of a state: new, triaged, confirmed, remediation, released or closed. }}
        {{#new}}new{{/new}}{{#triaged}}triaged{{/triaged}}{{#confirmed}}confirmed{{/confirmed}}{{#remediation}}remediation in progress{{/remediation}}{{#released}}remediation released{{/released}}{{#closed}}closed{{/closed}}
        """
}
