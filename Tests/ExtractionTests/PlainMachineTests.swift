import Testing

@testable import Extraction

@Suite("Machines and their parts in plain words") struct PlainMachineTests {
    @Test(arguments: [
        Example("old AMD", "CPUはAMD A10-9700Eです", ["cpu AMD A10-9700E"]),
        Example("by its speed", "Celeron 800Mhz, 640MB RAM", ["cpu Celeron 800Mhz", "memory 640MB"]),
        Example("by its cores", "AMD dual core 1.3 Ghz\n1GB RAM", ["cpu AMD dual core 1.3 Ghz", "memory 1GB"]),
        Example("a droplet", "Droplet (1GB RAM, 25GB SSD)", ["memory 1GB", "storage 25GB SSD"]),
        Example("drives", "2X320GB SATA drives and a SiL 3512", ["storage 2X320GB SATA drives", "storage SiL 3512"]),
        Example("mobile graphics", "Intel HD4600 and nVidia GTX 850M", ["gpu Intel HD4600", "gpu nVidia GTX 850M"]),
        Example(
            "a named driver", "The HD4600 driver version I used is the latest one : 20.19.15.4531.",
            ["software HD4600 driver 20.19.15.4531"]),
        Example(
            "Windows' driver numbers", "Intel Iris Xe, driver 32.0.101.7085",
            ["gpu Intel Iris Xe", "software Intel driver 32.0.101.7085"]),
        Example("a laptop's name", "My laptop is a Frob Pulse 15 with Linux.", ["system Frob Pulse 15"]),
        Example("a phone", "on a Nokia X20 (Android 12)", ["system Nokia X20", "os Android 12"]),
        Example("a phone's storage", "iPad Pro 12.9 inch, 256 GB", ["system iPad Pro 12.9 inch"]),
        Example("a board", "Board: Frob5Stack-FIRE", ["system Frob5Stack-FIRE"]),
        Example(
            "columns", "Model                          Port\nSony ILCE-6400 (PC Control)    usb:020,005\n",
            ["system Sony ILCE-6400"]),
    ])
    func hardware(_ example: Example) {
        #expect(Set(example.read(nil)) == Set(example.expected))
    }

    @Test(arguments: [
        Example(
            "in Chinese",
            "  问题事件名称:\tAPPCRASH\n  应用程序名:\tfrobcat.exe\n  应用程序版本:\t2.1.1.0\n  应用程序时间戳:\t5c0d9dc3\n  故障模块名称:\tmsvcrt.dll\n  故障模块版本:\t7.0.7600.16385\n",
            ["software frobcat 2.1.1.0"]),
        Example(
            "a faulting module", "Faulting module name: frobhip64_7.dll, version: 10.0.3581.0, time stamp: 0x69198ccb",
            ["software frobhip64_7.dll 10.0.3581.0"]),
        Example("one of the system's", "Faulting module name: ntdll.dll, version: 10.0.19041.1, time stamp: 0x1", []),
        Example("a folder", "/opt/frobcam-2.3.1/bin/frobcam starts", ["software frobcam 2.3.1"]),
        Example(
            "a folder of Windows", #"C:\Program Files\FrobSoft\FrobCam 3.2\frobcam.exe starts"#,
            ["software FrobCam 3.2"]),
        Example("folders without a version", #"/opt/frobcam/bin and C:\Program Files\FrobCam\x.exe"#, []),
    ])
    func programs(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
