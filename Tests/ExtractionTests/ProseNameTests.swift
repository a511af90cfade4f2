import Testing

@testable import Extraction

@Suite("Names and releases that only their form tells") struct ProseNameTests {
    @Test(arguments: [
        Example(
            "words in lower case", "Ours is the plain install of quillpot 3.2.1 and inkwell 5.0.4.",
            ["software quillpot 3.2.1", "software inkwell 5.0.4"]),
        Example("hyphen", "blkfrob HEAD, frob-cli 3.4.", ["software frob-cli 3.4"]),
        Example("no program", "It broke between 1.2.3 and the later 1.2.5, see section 4.3.2.", []),
        Example("advice", "The hotline suggests 7.4.9 and says upgrade to frobd 7.5.1.", []),
        Example("host and address", "Sent from toy.example.org 2.6.3 to host 10.1.2.3", []),
        Example("verbs and adverbs", "I also checked 4.9.0 and previously 4.8.1-beta there.", []),
        Example("name of a release", "Reproduced on my laptop, Sonoma 14.4.1.", ["os macOS 14.4.1"]),
        Example("short names", "Running on an RPi 3 with raspios 11.6.", ["system RPi 3", "os Raspberry Pi OS 11.6"]),
        Example("kernel before its word", "I could trigger it on a 5.17.4 kernel.", ["kernel Linux 5.17.4"]),
        Example("Ubuntu by its number", "Happens on a fresh 20.04 box with nothing else.", ["os Ubuntu 20.04"]),
        Example("no Ubuntu", "It took 24.10 minutes on the box.", []),
        Example("identifier beside it", "Tested on Debian 11.3. CVE-2001-0001.", ["os Debian GNU/Linux 11.3"]),
        Example("works elsewhere", "It works when the source is RHEL 8.4.", []),
        Example("language of a fence", "## Environment\n```bash\nfrob\n```\n", []),
        Example(
            "log of a hypervisor", "vmx 16.2.1 build-18811642",
            ["hypervisor VMware Workstation Pro 16.2.1 build-18811642"]),
        Example("build of a patch", "ESXi\t4.1\tESXi410-201110001-SG", ["hypervisor VMware ESXi 4.1"]),
        Example("phone", "It was an iPhone 5s.", ["system iPhone 5s"]),
        Example("workstation graphics", "GPU: NVIDIA RTX A2000", ["gpu NVIDIA RTX A2000"]),
    ])
    func prose(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("system as a version", "Version: Windows 10 Home\n", ["os Windows 10 Home"]),
        Example("system as a description", "Description:\tLinux Mint 20.3\n", ["os Linux Mint 20.3"]),
        Example("format of a file", "version: \"3.8\"\nservices:\n  frob:\n", []),
        Example("Chinese edition", "系统：Windows 10 专业版 21H1", ["os Windows 10 专业版 21H1"]),
        Example(
            "several products",
            "Extension: \"Frob Shop\" (frobshop)\nAffected Versions: 2.1 - 2.4\n\n"
                + "Extension: \"Fair Weather\" (fair)\nAffected Versions: 1.0.3 and below\n",
            ["product Frob Shop 2.1 - 2.4", "product Fair Weather 1.0.3 and below"]),
        Example(
            "name in a link", "[Affected version]\nv3.1.2\n[Software]\nhttps://github.com/someone/FrobDesk/releases\n",
            ["product FrobDesk v3.1.2"]),
    ])
    func fields(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example("range at the end", "x", subject: "Frob Engine heap overflow < 2.4", ["product Frob Engine < 2.4"]),
        Example("crash in", "x", subject: "Crash in Frob Server 2.3", ["product Frob Server 2.3"]),
        Example("since", "x", subject: "FRB-10 reboots since 7.1.2", []),
        Example(
            "version without the word", "I tried 5.1.3.2 and the then current 5.2.0.\n",
            subject: "Frob VPN: local code execution",
            ["product Frob VPN 5.1.3.2", "product Frob VPN 5.2.0"]),
    ])
    func titles(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
