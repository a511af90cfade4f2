extension EnglishTemplates {
    static let notice = """
        {{!
        Tells a handler what came or is late; always encrypted. It has no subject: that is the one of notice-in-clear.en.
        A paragraph is one line: lines are wrapped at 72 columns when the letter is made.

        Variables: number, handler, owner, product, reporter, channel, disclosureDate (YYYY-MM-DD), text (the report's
        words, each line after a ">"; on a line of its own), vendor, team, address, policyURL, fingerprint.
        Sections: occasion.newReport, .followUp, .keyChange, .unreadable, .late, .urgentExploited, .urgentDisclosure;
        urgent; cut (text is not all of it); configuration, due, late, each with lines; missing (see missing.en); claims with severity, exploited,
        published, credit; commands (what to type next).
        Partial: missing.en.
        }}
        Hello {{handler}},

        {{#occasion.newReport}}
        A new report has come: {{number}}.
        {{/occasion.newReport}}
        {{#occasion.followUp}}
        A follow-up to {{number}} has come.
        {{/occasion.followUp}}
        {{#occasion.keyChange}}
        A mail on {{number}} brought another certificate than the one bound to the reporter's address. It is held until one of you accepts or rejects it. Please ask the reporter first, by another way than this address.
        {{/occasion.keyChange}}
        {{#occasion.unreadable}}
        A message that could not be opened is filed as {{number}}. Someone has to look at it.
        {{/occasion.unreadable}}
        {{#occasion.late}}
        Deadlines have passed.
        {{/occasion.late}}
        {{#occasion.urgentExploited}}
        Urgent: {{number}} is exploited in the wild, so the report claims.
        {{/occasion.urgentExploited}}
        {{#occasion.urgentDisclosure}}
        Urgent: the reporter of {{number}} means to publish in a few days.
        {{/occasion.urgentDisclosure}}

        {{#product}}
        - Product: {{product}}{{#owner}}; {{owner}} answers for it{{/owner}}
        {{/product}}
        {{#reporter}}
        - Reporter: {{reporter}}
        {{/reporter}}
        {{#channel}}
        - It came: {{channel}}
        {{/channel}}
        {{#disclosureDate}}
        - The reporter means to publish on {{disclosureDate}}
        {{/disclosureDate}}

        {{#late}}
        Late:

        {{#lines}}
        - {{.}}
        {{/lines}}

        {{/late}}
        {{#due}}
        Due:

        {{#lines}}
        - {{.}}
        {{/lines}}

        {{/due}}
        {{#claims}}
        What the report claims; none of it is verified:

        {{#exploited}}
        - Exploited: {{exploited}}
        {{/exploited}}
        {{#published}}
        - Public: {{published}}
        {{/published}}
        {{#severity}}
        - Severity: {{severity}}
        {{/severity}}
        {{#credit}}
        - Credit: {{credit}}
        {{/credit}}

        {{/claims}}
        {{#configuration}}
        Configuration, as read from the report:

        {{#lines}}
        - {{.}}
        {{/lines}}

        {{/configuration}}
        {{> missing.en}}
        What to type next:

        {{#commands}}
          {{.}}
        {{/commands}}

        {{#text}}
        In the reporter's own words:

        {{text}}

        {{#cut}}
        It goes on; `postern ticket show {{number}}` has all of it.

        {{/cut}}
        {{/text}}
        This may be under embargo: please pass it on encrypted, and only to whoever has to know.

        {{team}}
        """

    static let noticeInClear = """
        {{!
        Tells a handler without a certificate that there is news; anyone can read it on its way. Its subject is also that
        of the encrypted notice. The first line is the subject; "[number] " is put before it.

        Variables: number, vendor, team, address, policyURL, fingerprint. Section: urgent.
        }}
        Subject: {{#urgent}}Urgent: ticket news{{/urgent}}{{^urgent}}Ticket news{{/urgent}}

        There is news on {{number}}. Look at it with

          postern ticket show {{number}}

        This mail is not encrypted, so it says nothing else. `postern key import FILE --for ADDRESS` puts your certificate on record; notices then come encrypted and say more.

        {{team}}
        """

    static let missing = """
        {{!
        What a report lacks, for handlers. Section: missing, with items; in each element one of the flags below.
        }}
        {{#missing}}
        The report lacks:

        {{#items}}
        - {{#item.product}}the product{{/item.product}}{{#item.productVersion}}the product's version{{/item.productVersion}}{{#item.operatingSystem}}the operating system{{/item.operatingSystem}}{{#item.hostOperatingSystem}}the operating system of the host{{/item.hostOperatingSystem}}{{#item.guestOperatingSystem}}the operating system of the guest{{/item.guestOperatingSystem}}{{#item.kernel}}the kernel{{/item.kernel}}{{#item.architecture}}the architecture{{/item.architecture}}{{#item.hypervisor}}the hypervisor{{/item.hypervisor}}{{#item.cpu}}the processor{{/item.cpu}}{{#item.memory}}the size of the memory{{/item.memory}}{{#item.stepsToReproduce}}steps to reproduce it{{/item.stepsToReproduce}}
        {{/items}}

        {{/missing}}
        """
}
