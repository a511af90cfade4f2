import Testing

@testable import Extraction

@Suite("What about boxes, bills of materials and logs say") struct PastedAboutTests {
    @Test(arguments: [
        Example(
            "screenfetch",
            "                          ./+o+-       taro@frobbox\n                  yyyyy- -yyyyyy+      OS: Ubuntu 22.04 jammy\n               ://+//////-yyyyyyo      Kernel: x86_64 Linux 5.15.0-84-generic\n           .++ .:/++++++/-.+sss/`      Uptime: 3h 12m\n         .:++o:  /++++++++/:--:/-      Packages: 2310\n        o:+o+:++.`..```.-/oo+++++/     Shell: bash 5.1.16\n       .:+o:+o/.          `+sssoo+/    Resolution: 1920x1080\n  .++/+:+oo+o:`             /sssooo.   DE: GNOME 41.7\n /+++//+:`oo+o               /::--:.   WM: Mutter\n \\+/+o+++`o++o               ++////.   CPU: AMD Ryzen 5 3600 6-Core @ 12x 3.6GHz\n  .++.o+++oo+:`             /dddhhh.   GPU: NVIDIA GeForce GTX 1660\n       .+.o+oo:.          `oddhhhh+    RAM: 5123MiB / 15944MiB\n",
            [
                "os Ubuntu 22.04", "kernel Linux 5.15.0-84-generic", "arch x86_64", "software Bash 5.1.16",
                "software GNOME 41.7", "cpu AMD Ryzen 5 3600", "gpu NVIDIA GeForce GTX 1660", "memory 15944MiB",
            ]),
        Example(
            "winver, Japanese",
            "Windows のバージョン情報\nMicrosoft Windows\nバージョン 22H2 (OS ビルド 19045.3448)\n© Microsoft Corporation. All rights reserved.\n",
            ["os Windows 10 22H2 (OS ビルド 19045.3448)"]),
        Example(
            "winver, English",
            "About Windows\nMicrosoft Windows\nVersion 22H2 (OS Build 22621.2283)\n© Microsoft Corporation. All rights reserved.\nThe Windows 11 Pro operating system and its user interface are protected\n",
            ["os Windows 11 Pro 22H2 (OS Build 22621.2283)"]),
        Example(
            "msinfo32, Japanese",
            "OS 名\tMicrosoft Windows 11 Pro\nバージョン\t10.0.22621 ビルド 22621\nその他の OS の説明 \t利用不可\nOS 製造元\tMicrosoft Corporation\nシステム名\tDESKTOP-AB12\nシステム製造元\tLENOVO\nシステム モデル\t21AH00BUJP\nシステムの種類\tx64-ベース PC\nプロセッサ\t12th Gen Intel(R) Core(TM) i5-1235U、1300 Mhz、10 個のコア、12 個のロジカル プロセッサ\nBIOS バージョン/日付\tLENOVO N3MET15W (1.14 ), 2023/06/16\nSMBIOS バージョン\t3.4\nBIOS モード\tUEFI\nベースボード製造元\tLENOVO\nセキュア ブートの状態\t有効\nインストール済みの物理メモリ (RAM)\t16.0 GB\n合計物理メモリ\t15.7 GB\n",
            [
                "os Windows 11 Pro 10.0.22621", "arch x64", "cpu Intel Core i5-1235U", "firmware BIOS N3MET15W (1.14 )",
                "setting Secure Boot 有効", "memory 16.0 GB", "system LENOVO 21AH00BUJP",
            ]),
        Example(
            "Adobe",
            "Adobe Photoshop Version: 24.7.1 20230905.r.741 aad4b33  x64\nNumber of Launches: 12\nOperating System: Windows 10 64-bit\nVersion: 22H2 10.0.19045.3448\nSystem architecture: Intel CPU Family:6, Model:14, Stepping:12 with MMX, SSE Integer\nPhysical processor count: 8\nLogical processor count: 16\nProcessor speed: 2400 MHz\nBuilt-in memory: 32606 MB\nFree memory: 20331 MB\nOpenGL Drawing: Enabled.\nVideo Card Vendor: NVIDIA\nVideo Card Renderer: NVIDIA GeForce RTX 2060/PCIe/SSE2\n",
            subject: "Crash in Photoshop",
            [
                "os Windows 10 64-bit 22H2", "gpu NVIDIA GeForce RTX 2060", "memory 32606 MB",
                "product Adobe Photoshop 24.7.1",
            ]),
        Example(
            "Electron",
            "Version: 5.4.2\nCommit: 1a2b3c4d5e6f\nDate: 2023-09-01T10:00:00.000Z\nElectron: 25.8.0\nChromium: 114.0.5735.289\nNode.js: 18.15.0\nV8: 11.4.183.29-electron.0\nOS: Linux x64 6.2.0-32-generic\n",
            subject: "FrobChat crash",
            [
                "software Electron 25.8.0", "software Chromium 114.0.5735.289", "software Node.js 18.15.0",
                "software V8 11.4.183.29-electron.0", "kernel Linux 6.2.0-32-generic", "arch x64",
                "product FrobChat 5.4.2",
            ]),
        Example(
            "GIMP",
            "GIMP 2.10.34 (revision 2) \ngit-describe: GIMP_2_10_34\nBuild: org.gimp.GIMP_official rev 2 for windows\nusing babl version 0.1.102 (compiled against version 0.1.102)\nusing GEGL version 0.4.44 (compiled against version 0.4.44)\nusing GLib version 2.76.1 (compiled against version 2.76.1)\nusing GTK+ version 2.24.33 (compiled against version 2.24.33)\n",
            [
                "software GIMP 2.10.34", "software babl 0.1.102", "software GEGL 0.4.44", "software GLib 2.76.1",
                "software GTK 2.24.33",
            ]),
        Example(
            "QGIS",
            "QGIS version\t3.28.10-Firenze\nQGIS code revision\t42b3a3d4f0\nQt version\t5.15.3\nPython version\t3.9.5\nGDAL/OGR version\t3.7.1\nPROJ version\t9.2.1\nOS Version\tWindows 10 Version 2009\n",
            [
                "software QGIS 3.28.10-Firenze", "software Qt 5.15.3", "software Python 3.9.5", "software GDAL 3.7.1",
                "software PROJ 9.2.1", "os Windows 10 2009",
            ]),
        Example(
            "Blender",
            "# Blender 3.6.2, Commit date: 2023-08-16 16:43, Hash e53e55951e7a\nSystem Information\nOperating system: Windows-10-10.0.19045-SP0 64 Bits\nGraphics card: NVIDIA GeForce RTX 3070/PCIe/SSE2 NVIDIA Corporation 4.5.0 NVIDIA 537.13\n\nBlender Version\nBroken: version: 3.6.2, branch: blender-v3.6-release, commit date: 2023-08-16 16:43, hash: `e53e55951e7a`\nWorked: 3.5.1\n",
            subject: "Blender crash",
            [
                "os Windows 10 10.0.19045", "software NVIDIA driver 537.13", "gpu NVIDIA GeForce RTX 3070",
                "software Blender 3.6.2",
            ]),
    ])
    func boxes(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "CycloneDX",
            "{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.4\",\n  \"version\": 1,\n  \"metadata\": { \"component\": { \"type\": \"application\", \"name\": \"frob-portal\", \"version\": \"3.2.1\" } },\n  \"components\": [\n    { \"type\": \"library\", \"name\": \"log4j-core\", \"version\": \"2.14.1\", \"purl\": \"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1\" },\n    {\n      \"type\": \"library\",\n      \"group\": \"org.springframework\",\n      \"name\": \"spring-core\",\n      \"version\": \"5.3.17\",\n      \"purl\": \"pkg:maven/org.springframework/spring-core@5.3.17\"\n    }\n  ]\n}\n",
            ["software frob-portal 3.2.1", "software log4j-core 2.14.1", "software spring-core 5.3.17"]),
        Example(
            "SPDX",
            "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: frob-image\nCreator: Tool: syft-0.90.0\nCreated: 2023-09-12T10:11:12Z\n\nPackageName: openssl\nSPDXID: SPDXRef-Package-deb-openssl\nPackageVersion: 3.0.2-0ubuntu1.10\nPackageSupplier: Organization: Ubuntu\nPackageDownloadLocation: NOASSERTION\n\nPackageName: frobzip\nSPDXID: SPDXRef-Package-frobzip\nPackageVersion: 1.2.13\n",
            ["software OpenSSL 3.0.2-0ubuntu1.10", "software frobzip 1.2.13"]),
        Example(
            "package URLs",
            "The vulnerable components: pkg:npm/lodash@4.17.20 and pkg:pypi/pillow@9.0.0 and pkg:deb/debian/curl@7.88.1-10?arch=amd64\n",
            ["software Lodash 4.17.20", "software Pillow 9.0.0", "software curl 7.88.1-10"]),
    ])
    func materials(_ example: Example) { #expect(example.read(nil) == example.expected) }

    @Test(arguments: [
        Example(
            "VBox.log",
            "00:00:01.874921 VirtualBox VM 7.0.10 r158379 win.amd64 (Jul 12 2023 15:35:57) release log\n00:00:01.874923 Log opened 2023-08-05T02:11:40.771202900Z\n00:00:01.874926 OS Product: Windows 11\n00:00:01.874927 OS Release: 10.0.22621\n00:00:01.937744 DMI Product Name: Latitude 5430\n00:00:01.939122 Firmware type: UEFI\n00:00:01.939322 Secure Boot: Enabled\n00:00:01.939333 Host RAM: 16069MB (15.7GB) total, 8911MB (8.7GB) available\n00:00:01.939335 Executable: C:\\Program Files\\Oracle\\VirtualBox\\VirtualBoxVM.exe\n00:00:02.401117 Guest OS type: 'Debian_64'\n00:00:02.488810   RamSize           <integer> = 0x0000000080000000 (2 147 483 648, 2 048 MB, 2.0 GB)\n00:00:02.488811   Description       <string>  = \"Intel Gigabit Ethernet 2.0\"\n00:00:02.489001 CPUM: Physical host CPU: 12th Gen Intel(R) Core(TM) i5-1245U\n00:00:31.100220 VMMDev: Guest Additions information report: Version 7.0.10 r158379 '7.0.10'\n00:00:31.100260 VMMDev: Guest Additions information report: Interface = 0x00010004 osType = 0x00053100 (Linux >= 2.6, 64-bit)\n00:00:31.200260 VMMDev: Guest reported fixed hypervisor window 0x0 LB 0x0\n00:00:31.300260 GUI: Qt version: v5.15.2\n",
            subject: "VM dies at boot",
            [
                "os Windows 11 10.0.22621", "firmware UEFI", "setting Secure Boot Enabled", "memory 16069MB",
                "system Latitude 5430", "hypervisor VirtualBox 7.0.10 r158379",
                "software VirtualBox Guest Additions 7.0.10 r158379", "software Qt 5.15.2", "memory 2 048 MB @guest",
                "cpu Intel Core i5-1245U @host", "arch amd64",
            ]),
        Example(
            "systeminfo, Spanish",
            "Nombre del sistema operativo:              Microsoft Windows 10 Pro\nVersión del sistema operativo:             10.0.19045 N/D Compilación 19045\nFabricante del sistema:                    Dell Inc.\nModelo el sistema:                         OptiPlex 7080\nTipo de sistema:                           x64-based PC\nVersión del BIOS:                          Dell Inc. 1.21.0, 12/07/2023\nCantidad total de memoria física:          16.160 MB\n",
            [
                "os Windows 10 Pro 10.0.19045", "arch x64", "firmware BIOS 1.21.0", "memory 16.160 MB",
                "system Dell Inc. OptiPlex 7080",
            ]),
        Example(
            "emerge --info",
            "System uname: Linux-6.1.57-gentoo-x86_64-AMD_Ryzen_9_3900X_12-Core_Processor-with-glibc2.37\n",
            ["kernel Linux 6.1.57-gentoo", "arch x86_64", "cpu AMD Ryzen 9 3900X"]),
        Example(
            "a long list and its subject",
            "# packages in environment at /opt/gis:\n#\n# Name                    Version                   Build  Channel\naafoo                     1.0.0           py311h    conda-forge\nbafoo                     1.1.0           py311h    conda-forge\nbarpy                     1.2.0           py311h    conda-forge\ncafoo                     1.3.0           py311h    conda-forge\ndafoo                     1.4.0           py311h    conda-forge\neafoo                     1.5.0           py311h    conda-forge\nfafoo                     1.6.0           py311h    conda-forge\nfrobpy                    1.7.0           py311h    conda-forge\ngafoo                     1.8.0           py311h    conda-forge\n",
            subject: "Segfault when frobpy is imported with barpy", ["product barpy 1.2.0", "product frobpy 1.7.0"]),
        Example(
            "Cilium",
            "cilium-cli: v0.15.8 compiled with go1.21.1 on linux/amd64\ncilium image (default): v1.14.1\ncilium image (running): v1.14.2\n",
            ["software cilium-cli 0.15.8", "software Cilium 1.14.2"]),
    ])
    func machines(_ example: Example) { #expect(example.read(nil) == example.expected) }
}
