import Testing

@testable import Extraction

@Suite("Habits of trackers, phones and firmware") struct TrackerHabitTests {
    @Test(arguments: [
        Example(
            "settings of Windows",
            "Edition\tWindows 11 Pro\nVersion\t22H2\nInstalled on\t2/12/2021\nOS build\t22621.2283\n",
            ["os Windows 11 Pro 22H2"]),
        Example("a release without its name", "### Windows version\n\n10 22H2\n", ["os Windows 10 22H2"]),
        Example("a name before the number", "macOS version: Sonoma 14.2.1", ["os macOS 14.2.1"]),
        Example(
            "a phone's system", "- Device Name: iPhoneX\n- OS Version: 12.3.1\n", ["os iOS 12.3.1", "system iPhoneX"]),
        Example("a browser after a phone", "- Device: Pixel 7\n- Browser version: 115\n", ["system Pixel 7"]),
        Example("a machine's name", "Device name\tFROB\nProcessor\tAMD Ryzen 7 5800X\n", ["cpu AMD Ryzen 7 5800X"]),
        Example(
            "a part and no machine", "### Hardware: GPU\n\nNVIDIA GeForce RTX 4090\n", ["gpu NVIDIA GeForce RTX 4090"]),
        Example("memory of a card", "GPU: NVIDIA GeForce GTX 1050, 4GB", ["gpu NVIDIA GeForce GTX 1050"]),
        Example("a comma for the point", "Estoy usando Ubuntu 10,04.", ["os Ubuntu 10,04"]),
    ])
    func systems(_ example: Example) { #expect(Set(example.read(nil)) == Set(example.expected)) }

    @Test(arguments: [
        Example(
            "a title's branches", "OS: Linux Mint 22.3", subject: "Black screen (Linux Mint 21/22)",
            ["os Linux Mint 22.3"]),
        Example(
            "a form that asks of host and guest",
            "### Version\n\n7.2.4\n\n### Host OS name + version\n\nDebian 13\n\n### Guest OS name + version\n\nUbuntu 22.04\n",
            subject: "[Bug]: freezes in background",
            ["os Debian GNU/Linux 13 @host", "os Ubuntu 22.04 @guest", "product VirtualBox 7.2.4"]),
        Example(
            "of what the report is about", "> cms version\nv1.7.1\n", subject: "FrobCMS SQL injection",
            ["product FrobCMS v1.7.1"]),
        Example(
            "several things of a set-up", "versions: Ubuntu 16.04, CUDA 8.0, Frobchain 1.15", subject: "Build error",
            ["os Ubuntu 16.04", "product CUDA 8.0", "software Frobchain 1.15"]),
        Example(
            "a file's name for a version",
            "Frob X5000R router firmware X5000R_V9.1.0u.6118_B20201102 contains a flaw.", subject: "Frob X5000R RCE",
            ["product Frob X5000R X5000R_V9.1.0u.6118_B20201102"]),
        Example("acquitted beneath", "Acme E3000\nFirmware Version: 1.0.04 build 6\nNot Vulnerable\n", []),
        Example(
            "the version with the flaw", "Frobly CMS version 1.0.7.3 contains a critical SQL injection.",
            ["product Frobly CMS 1.0.7.3"]),
        Example(
            "what stopped", "My map got bigger (now 5 GB) and Frobcrafter stopped working.", ["product Frobcrafter"]),
        Example("a name within the sentence", "After the update Frobcord stopped working.", ["product Frobcord"]),
        Example("anything that stops", "The Game crashes and Everything hangs, so Windows freezes.", []),
        Example(
            "a state of the source", "Just compiled last version: e05dd4a0c4dd62928fa473e74444e00d92388a10\n",
            subject: "Frobcrafter: memory leak", ["product Frobcrafter e05dd4a0c4dd62928fa473e74444e00d92388a10"]),
        Example(
            "kernels of an advisory", "The Linux kernel before 4.17.2 has a flaw.",
            ["product Linux kernel before 4.17.2"]),
    ])
    func products(_ example: Example) { #expect(Set(example.read(nil)) == Set(example.expected)) }
}
