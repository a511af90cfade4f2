import Disclosure

extension Recogniser {
    /// What programs print about themselves: `VBoxManage --version`, `nginx -v`, `java -version`, `nvidia-smi`.
    static let banner = Recogniser(name: "banner") { reading in
        reading.lines.flatMap { line -> [Finding] in
            guard !line.isNoise else { return [] }
            return Banners.all.flatMap { banner -> [Finding] in
                banner.pattern.all(in: line.text, limit: 4).compactMap { match in
                    guard let version = match[1] else { return nil }
                    let entry = Catalogue.standard.entry(for: banner.name)
                    return Finding(
                        kind: banner.kind, name: banner.name, version: version.trimmed(" ,"), role: line.role,
                        line: line, rule: "banner", cpe: entry?.cpe.map { CPEName.formatted($0, version: version) })
                }
            }
        }
    }
}

private enum Banners {
    struct Banner {
        let kind: Fact.Kind
        let name: String
        let pattern: Pattern
    }

    private static let table: [(Fact.Kind, String, String)] = [
        (.hypervisor, "VMware Workstation Pro", #"^VMware Workstation (?:Pro )?(\d+\.\d+\.\d+(?: build-\d+)?)\s*$"#),
        (.hypervisor, "VMware ESXi", #"^VMware ESXi (\d+\.\d+\.\d+(?: build-\d+)?)\s*$"#),
        (.hypervisor, "VirtualBox", #"\bVirtualBox VM (\d+\.\d+\.\d+(?:_\w+)?(?: r\d+)?)"#),
        (.hypervisor, "VirtualBox", #"^\s*(\d\.\d\.\d+(?:_\w+)?r\d{4,})\s*$"#),
        (.hypervisor, "VirtualBox", #"VirtualBox Command Line Management Interface Version (\d[\w.]*)"#),
        (.hypervisor, "QEMU", #"QEMU emulator version (\d+\.\d+[\w.]*)"#),
        (.hypervisor, "Xen", #"\bXen version:? (\d+\.\d+[\w.-]*)"#),
        (.hypervisor, "Proxmox VE", #"^\s*pve-manager[:/] ?(\d[\w.-]*)"#),
        (.software, "GCC", #"\bgcc(?:\.exe)?(?: version| \([^)]*\)) (\d+\.\d+\.\d+)"#),
        (.software, "Clang", #"\bclang version (\d+\.\d+\.\d+)"#),
        (.software, "OpenSSL", #"(?:^|with )OpenSSL (\d\.\d\.\d+[a-z]*)(?:\s|$)"#),
        (.software, "nginx", #"nginx version:\s*\w+/(\d[\w.]*)"#),
        (.software, "Apache HTTP Server", #"Server version:\s*Apache/(\d[\w.]*)"#),
        (.software, "OpenJDK", #"openjdk version "([^"]+)""#),
        (.software, "Java", #"^java version "([^"]+)""#),
        (.software, "Docker", #"Docker version (\d[\w.-]*)"#),
        (.software, "Kubernetes", #"Server Version: .*GitVersion:"([^"]+)""#),
        (.software, "kubectl", #"Client Version: .*GitVersion:"([^"]+)""#),
        (.software, "Python", #"^Python (\d\.\d[\w.+]*)"#),
        (.software, "Python", #"/usr/(?:local/)?lib/python(\d\.\d+)/"#),
        (.software, "Go", #"go version go(\d[\w.]*)"#),
        (.software, "PHP", #"^PHP (\d+\.\d+\.\d+\S*) \("#),
        (.software, "Vim", #"VIM - Vi IMproved (\d+\.\d+)"#),
        (.software, "BusyBox", #"BusyBox v(\d+\.\d+[\w.]*)"#),
        (.software, "radare2", #"^radare2 (\d+\.\d+\S*)"#),
        (.software, "NVIDIA driver", #"Driver Version: (\d+\.\d+[\w.]*)\s+CUDA"#),
        (.software, "CUDA", #"CUDA Version: (\d+\.\d+)"#),
        (.software, "e2fsprogs", #"\bmke2fs (\d+\.\d+[\w.]*) \("#),
        (.software, "OpenSSH", #"\bOpenSSH_(\d+\.\d+[\w.]*)"#),
        (.software, "curl", #"^curl (\d+\.\d+\.\d+) \("#),
        (.os, "macOS", #"^Mac OS version:\s*(\w+)$"#),
        (.software, "libcurl", #"\blibcurl/(\d+\.\d+\.\d+)"#),
    ]
    static let all = table.map { Banner(kind: $0.0, name: $0.1, pattern: Pattern($0.2)) }
}
