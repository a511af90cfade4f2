extension EnglishTemplates {
    static let acknowledgement = """
        {{!
        Answers a new report. The first line is the subject; "[number] " is put before it.
        A paragraph is one line: lines are wrapped at 72 columns when the letter is made.

        Variables: number, receivedOn, triageBy, nextUpdateBy (dates are YYYY-MM-DD, by calendar.time_zone), vendor,
        team, address, policyURL, fingerprint.
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

    static let items = """
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

    static let general = """
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
}
