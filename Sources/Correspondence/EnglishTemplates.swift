/// The English letters as they come with postern; `postern init` writes them out for editing.
enum EnglishTemplates {
    static let files = [
        "acknowledgement.en.mustache": acknowledgement, "update.en.mustache": update,
        "certificate.en.mustache": certificate, "items.en.mustache": items, "general.en.mustache": general,
        "state.en.mustache": state, "contact.en.mustache": contact,
    ]

    private static let acknowledgement = """
        {{!
        Answers a new report. The first line is the subject; "[number] " is put before it.
        A paragraph is one line: lines are wrapped at 72 columns when the letter is made.

        Variables: number, receivedOn, triageBy, nextUpdateBy (dates are YYYY-MM-DD, UTC), vendor, team, address,
        policyURL, fingerprint.
        Sections: otherKey or password if the mail could not be opened and anyone can tell why; opened if neither;
        then one of hasItems (see items.en), nothingMissing, general.
        Partials: items.en, general.en, contact.en.
        Nothing of the report can be quoted: there is no variable for it.
        }}
        Subject: We have received your report

        Hello,

        Thank you for writing to us. Your report arrived on {{receivedOn}} and has the number {{number}}.

        {{#otherKey}}
        We cannot open it, because it is encrypted to another key than ours. Our certificate (public key) is attached. Please check that its fingerprint is the one below, encrypt your report to it and send it again as a reply to this mail.

        {{/otherKey}}
        {{#password}}
        We cannot open it, because it is encrypted with a password. Our certificate (public key) is attached. Please check that its fingerprint is the one below, encrypt your report to it and send it again as a reply to this mail. Please do not send the password.

        {{/password}}
        What happens next:

        {{#opened}}
        - One of us reads your report and tries to reproduce what it describes.
        - By {{triageBy}} we will tell you what came of this first assessment.
        - You will hear from us by {{nextUpdateBy}} at the latest, even if there is nothing new to tell.
        {{/opened}}
        {{^opened}}
        - As soon as we can read your report, one of us starts to assess it.
        - You will hear from us by {{nextUpdateBy}} at the latest, even if there is nothing new to tell.
        {{/opened}}

        {{#hasItems}}
        To reproduce the problem we still need the following. Please send it as a reply to this mail:

        {{> items.en}}

        {{/hasItems}}
        {{#nothingMissing}}
        Your report has what we need to start; there is nothing you have to send us now.

        {{/nothingMissing}}
        {{#general}}
        {{> general.en}}

        {{/general}}
        {{> contact.en}}
        """

    private static let update = """
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

    private static let certificate = """
        {{!
        Answers a request for our certificate, which is attached. The first line is the subject.
        A paragraph is one line: lines are wrapped at 72 columns when the letter is made.

        Variables: vendor, team, address, policyURL, fingerprint.
        }}
        Subject: Our OpenPGP certificate

        Hello,

        You asked for the OpenPGP certificate (public key) of the {{team}}. It is attached, and its fingerprint is:

          {{fingerprint}}

        Please compare it with one that you have from another source.

        To report a vulnerability, encrypt your mail to this certificate and send it to {{address}}. If you sign it and attach your own certificate, our answers to you are encrypted as well.

        {{#policyURL}}
        How we handle reports: {{policyURL}}

        {{/policyURL}}
        This mail was written by a program.

        Kind regards
        {{team}}
        {{address}}
        """

    private static let items = """
        {{!
        The items that a report lacks. Section: items, with one of the flags below in each element.
        }}
        {{#items}}
        {{#item.product}}
        - The product that is affected.
        {{/item.product}}
        {{#item.productVersion}}
        - The exact version and build of the product, as its "About" window or `--version` shows it.
        {{/item.productVersion}}
        {{#item.operatingSystem}}
        - The operating system and its version. Linux: `cat /etc/os-release`; Windows: `systeminfo`; macOS: `sw_vers`.
        {{/item.operatingSystem}}
        {{#item.hostOperatingSystem}}
        - The operating system of the host and its version. Linux: `cat /etc/os-release`; Windows: `systeminfo`; macOS: `sw_vers`; ESXi: `vmware -vl`.
        {{/item.hostOperatingSystem}}
        {{#item.guestOperatingSystem}}
        - The operating system of the guest and its version, asked for inside the guest. Linux: `cat /etc/os-release`; Windows: `systeminfo`; macOS: `sw_vers`.
        {{/item.guestOperatingSystem}}
        {{#item.kernel}}
        - The version of the kernel. Linux, macOS: `uname -a`; Windows: `ver`.
        {{/item.kernel}}
        {{#item.architecture}}
        - The architecture. Linux, macOS: `uname -m`; Windows: `echo %PROCESSOR_ARCHITECTURE%`.
        {{/item.architecture}}
        {{#item.hypervisor}}
        - The hypervisor and its version. VMware: `vmware -v`; KVM with libvirt: `virsh version`; VirtualBox: `VBoxManage --version`.
        {{/item.hypervisor}}
        {{#item.cpu}}
        - The model of the processor. Linux: `lscpu`; Windows: `systeminfo`; macOS: `sysctl machdep.cpu.brand_string`.
        {{/item.cpu}}
        {{#item.memory}}
        - The size of the memory. Linux: `free -h`; Windows: `systeminfo`; macOS: `sysctl hw.memsize`.
        {{/item.memory}}
        {{#item.stepsToReproduce}}
        - The steps that lead to the problem, one after the other, with the commands and files you used and what you saw.
        {{/item.stepsToReproduce}}
        {{/items}}
        """

    private static let general = """
        {{!
        What helps in general; stands where nothing may be said about the report itself.
        }}
        What helps us most in any report; please send what yours does not have yet:

        - The product and its exact version and build.
        - The operating system and its version, of host and guest where there are both. Linux: `cat /etc/os-release` and `uname -a`; Windows: `systeminfo`; macOS: `sw_vers`.
        - The hypervisor and its version, if there is one.
        - The processor and the size of the memory. Linux: `lscpu` and `free -h`; Windows: `systeminfo`.
        - The steps that lead to the problem, one after the other, with the commands and files you used and what you saw.
        """

    private static let state = """
        {{! The name of a state: new, triaged, confirmed, remediation, released or closed. }}
        {{#new}}new{{/new}}{{#triaged}}triaged{{/triaged}}{{#confirmed}}confirmed{{/confirmed}}{{#remediation}}remediation in progress{{/remediation}}{{#released}}remediation released{{/released}}{{#closed}}closed{{/closed}}
        """

    private static let contact = """
        {{!
        Ends a letter about a report. Variables: number, vendor, team, address, policyURL, fingerprint.
        }}
        To write to us again, reply to this mail and keep [{{number}}] in the subject. Please encrypt whatever is confidential with our OpenPGP key, whose fingerprint is:

          {{fingerprint}}

        {{#policyURL}}
        How we handle reports: {{policyURL}}

        {{/policyURL}}
        This mail was written by a program; what you reply is read by people.

        Kind regards
        {{team}}
        {{address}}
        """
}
