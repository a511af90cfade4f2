import Testing

@testable import Extraction

@Suite("Hosts and guests") struct RoleTests {
    @Test(arguments: [
        Example(
            "a guest on a host", "I use an Ubuntu 22.04 guest on my Mac (macOS 14.2) running Parallels Desktop 19.1.",
            ["os Ubuntu 22.04 @guest", "os macOS 14.2 @host", "hypervisor Parallels Desktop 19.1"]),
        Example(
            "behind the name", "Windows 10 VM on a Fedora 39 host", ["os Windows 10 @guest", "os Fedora 39 @host"]),
        Example(
            "inside and upon", "I run Debian 12 inside VMware Workstation 17.5 on Windows 11.",
            ["os Debian GNU/Linux 12 @guest", "hypervisor VMware Workstation Pro 17.5", "os Windows 11 @host"]),
        Example(
            "Japanese", "ホスト Windows 11 Pro 上の VirtualBox 7.0.12 で、ゲストの Debian 12 から再現しました。",
            ["os Windows 11 Pro @host", "hypervisor VirtualBox 7.0.12", "os Debian GNU/Linux 12 @guest"]),
        Example("neither", "Tested on Debian 12 and Fedora 39.", ["os Debian GNU/Linux 12", "os Fedora 39"]),
    ])
    func beside(_ example: Example) { #expect(example.read(["prose"]) == example.expected) }
}
