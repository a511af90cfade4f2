import Disclosure

extension BannerTable {
    static let hypervisors: [Row] = [
        Row(
            .hypervisor, "VMware Workstation Pro", "vmware",
            #"^VMware Workstation (?:\d+ )?(?:Pro )?(\d+\.\d+(?:\.\d+)?)( build-\d+)?\s*$"#, groups: [1, 2]),
        Row(
            .hypervisor, "VMware Player", "player",
            #"^VMware (?:Workstation )?(?:\d+ )?Player (\d+\.\d+(?:\.\d+)?)( build-\d+)?\s*$"#, groups: [1, 2]),
        Row(
            .hypervisor, "VMware Fusion", "fusion", #"^VMware Fusion (?:Pro )?%n( build-\d+| \(\d+\))?\s*$"#,
            groups: [1, 2]),
        Row(
            .hypervisor, "VMware Workstation Pro", "vmx", #"\bvmx (\d+\.\d+(?:\.\d+)?),? (build-\d+)\b"#,
            groups: [1, 2]),
        Row(.hypervisor, "VMware ESXi", "esxi", #"^VMware ESXi (\d+\.\d+\.\d+)( build-\d+)?\s*$"#, groups: [1, 2]),
        Row(
            .hypervisor, "VMware Workstation Pro", "workstation",
            #"Log for VMware Workstation pid=\d+ version=(\S+) build=(build-\d+).*$"#, groups: [1, 2]),
        Row(
            .hypervisor, "VMware Player", "player",
            #"Log for VMware Player pid=\d+ version=(\S+) build=(build-\d+).*$"#,
            groups: [1, 2]),
        Row(
            .hypervisor, "VMware Fusion", "fusion",
            #"Log for VMware Fusion pid=\d+ version=(\S+) build=(build-\d+).*$"#,
            groups: [1, 2]),
        Row(
            .hypervisor, "VMware ESXi", "esx", #"Log for VMware ESX pid=\d+ version=(\S+) build=(build-\d+).*$"#,
            groups: [1, 2]),
        Row(
            .software, "VMware vCenter Server", "virtualcenter", #"^VMware VirtualCenter %n( build-\d+)?\s*$"#,
            groups: [1, 2]),
        Row(
            .software, "VMware vCenter Server", "vcenter", #"^VMware vCenter Server %n( build-\d+)?\s*$"#,
            groups: [1, 2]),
        Row(
            .software, "VMware Tools", "vmtoolsd", #"VMware Tools daemon, version %n( \(build-\d+\))?"#, groups: [1, 2]),
        Row(
            .hypervisor, "VirtualBox", "virtualbox", #"\bVirtualBox VM (\d+\.\d+\.\d+(?:_\w+)?)( r\d+)?"#,
            groups: [1, 2]),
        Row(
            .hypervisor, "VirtualBox", "virtualbox",
            #"^Oracle (?:VM )?VirtualBox (?:VM )?(?:Manager|VM Selector|Headless Interface|VM Runner) v?%v"#),
        Row(
            .hypervisor, "VirtualBox", "virtualbox",
            #"VirtualBox (?:Command Line Management Interface|Graphical User Interface|Headless Interface) (?:Version )?(\d[\w.]*)( r\d+)?"#,
            groups: [1, 2]),
        Row(
            .software, "VirtualBox Guest Additions", "additions",
            #"Guest Additions information report: Version (\d+\.\d+\.\d+\w*)( r\d+)?"#, groups: [1, 2]),
        Row(
            .software, "VirtualBox Guest Additions", "vboxguest",
            #"vboxguest: (?:Successfully loaded )?(?:misc device \S+ )?(?:version )?(\d+\.\d+\.\d+)( r\d+)?\b"#,
            groups: [1, 2]),
        Row(.software, "QEMU Guest Agent", "guest", #"^QEMU Guest Agent %n\s*$"#),
        Row(.hypervisor, "QEMU", "qemu", #"\bQEMU (?:emulator )?version (\d+\.\d+[\w.-]*)"#),
        Row(.hypervisor, "QEMU", "monitor", #"^QEMU (\d+\.\d+[\w.]*) monitor - type .*$"#),
        Row(.hypervisor, "QEMU", "qemu", #"^qemu-(?:img|nbd|io|x86_64|i386|arm|aarch64|mips\w*|riscv\d+) version %n"#),
        Row(.hypervisor, "QEMU", "hypervisor", #"^Running hypervisor: QEMU %n\s*$"#),
        Row(.hypervisor, "Xen", "xen", #"\bXen version:? (\d+\.\d+[\w.-]*)"#),
        Row(.hypervisor, "Xen", "xen", #"^xen_version\s*:\s*(\d+\.\d+[\w.-]*)\s*$"#),
        Row(.software, "libvirt", "libvirt", #"^Using library: libvirt %n\s*$"#),
        Row(nil, "", "libvirt", #"^Compiled against library: libvirt .*$"#),
        Row(.software, "libvirt", "libvirtd", #"^libvirtd \(libvirt\) %n\s*$"#),
        Row(.hypervisor, "Proxmox VE", "pve", #"^pve-manager[:/] ?(\d+(?:\.\d+)*(?:-\d+)?)"#),
        Row(.hypervisor, "Parallels Desktop", "prlctl", #"^prlctl version %v"#),
        Row(.kernel, "Linux", "kernel", #"^proxmox-ve: \S+ \(running kernel: (\S+)\)\s*$"#),
        Row(
            .hypervisor, "Parallels Desktop", "parallels",
            #"Parallels Desktop (?:\d+ )?(?:for Mac )?(?:\w+ Edition )?Version %n( \(\d+\))?"#, groups: [1, 2]),
        Row(.hypervisor, "Firecracker", "firecracker", #"^Firecracker %n\s*$"#),
        Row(.hypervisor, "Cloud Hypervisor", "hypervisor", #"^cloud-hypervisor %n"#),
        Row(.software, "Vagrant", "vagrant", #"^(?:Vagrant|Installed Version:) %n\s*$"#),
        Row(.hypervisor, "Multipass", "multipass", #"^multipass\s+%v\s*$"#),
        Row(.hypervisor, "Firejail", "firejail", #"^firejail version %n"#),
        Row(.software, "VMware Workstation Pro", "vmx", #"^VMware Workstation Version\s*:\s*%n"#),
    ]

    static let containers: [Row] = [
        Row(.software, "Docker", "docker", #"^Docker version (\d[\w.-]*\w)(?:\+[\w.]+)?, build \w+\s*$"#),
        Row(.software, "Docker", "docker", #"\bDocker version (\d[\w.-]*\w)(?:\+[\w.]+)?(?:, build \w+)?"#),
        Row(
            .software, "Docker Compose", "compose",
            #"^(?:Docker Compose|docker-compose) version %v(?:, build \w+)?\s*$"#),
        Row(.software, "Docker Desktop", "desktop", #"^(?:Server: )?Docker Desktop v?(\d+\.\d+\.\d+)( \(\d+\))?\s*$"#),
        Row(.software, "Podman", "podman", #"^podman version %v\s*$"#),
        Row(.software, "Buildah", "buildah", #"^buildah version %v"#),
        Row(.software, "Skopeo", "skopeo", #"^skopeo version %v"#),
        Row(.software, "containerd", "containerd", #"^containerd (?:github\.com/\S+|containerd\.io) %v.*$"#),
        Row(.software, "runc", "runc", #"^runc version %v\s*$"#),
        Row(.software, "crun", "crun", #"^crun version %v\s*$"#),
        Row(.software, "gVisor", "runsc", #"^runsc version (\S+)\s*$"#),
        Row(.software, "crictl", "crictl", #"^crictl version %v\s*$"#),
        Row(.software, "CRI-O", "crio", #"^crio version %v\s*$"#),
        Row(.software, "nerdctl", "nerdctl", #"^nerdctl version %v\s*$"#),
        Row(
            .software, "Kubernetes", "server",
            #"^Server Version: (?:version\.Info\{.*GitVersion:")?v(\d+\.\d+\.\d+[\w.+-]*).*$"#),
        Row(
            .software, "kubectl", "client",
            #"^Client Version: (?:version\.Info\{.*GitVersion:")?v(\d+\.\d+\.\d+[\w.+-]*).*$"#),
        Row(.software, "Kubernetes", "ready", #"^\S+\s+(?:Not)?Ready\S*\s+\S+\s+\d+\w*\s+v(\d+\.\d+\.\d+\S*)"#),
        Row(.software, "containerd", "containerd", #"\scontainerd://(\d+\.\d+\.\d+\S*)"#),
        Row(.software, "CRI-O", "cri", #"\scri-o://(\d+\.\d+\.\d+\S*)"#),
        Row(nil, "", "kustomize", #"^Kustomize Version: .*$"#),
        Row(.software, "Kubernetes", "kubernetes", #"^Kubernetes v(\d+\.\d+\.\d+\S*)\s*$"#),
        Row(.software, "kubeadm", "kubeadm", #"kubeadm version: .*GitVersion:"v?([^"]+)".*$"#),
        Row(.software, "minikube", "minikube", #"^minikube version: %v\s*$"#),
        Row(.software, "kind", "kind", #"^kind v(\d+\.\d+\.\d+\S*) go\d.*$"#),
        Row(.software, "k3s", "k3s", #"^k3s version v(\S+)(?: \(\w+\))?\s*$"#),
        Row(.software, "Helm", "version", #"^version\.BuildInfo\{Version:"v?([^"]+)".*$"#),
        Row(.software, "Helm", "helm", #"^Client: &version\.Version\{SemVer:"v?([^"]+)".*$"#),
        Row(.software, "etcd", "etcd", #"^etcd Version: %v\s*$"#),
        Row(.software, "etcd", "etcdctl", #"^etcdctl version: %v\s*$"#),
        Row(.software, "Terraform", "terraform", #"^Terraform %v\s*$"#),
        Row(.software, "OpenTofu", "opentofu", #"^OpenTofu %v\s*$"#),
        Row(.software, "Packer", "packer", #"^Packer %v\s*$"#),
        Row(.software, "HashiCorp Vault", "vault", #"^Vault v(\d[\w.+-]*) \(.*$"#),
        Row(.software, "Consul", "consul", #"^Consul v(\d[\w.+-]*)\s*$"#),
        Row(.software, "Nomad", "nomad", #"^Nomad v(\d[\w.+-]*)(?: \(.*)?$"#),
        Row(.software, "Ansible", "ansible", #"^ansible (?:\[core )?%n\]?\s*$"#),
        Row(.software, "AWS CLI", "aws", #"^aws-cli/(\d+\.\d+\.\d+) .*$"#),
        Row(.software, "Azure CLI", "azure", #"^azure-cli\s+%n.*$"#),
        Row(.software, "Google Cloud SDK", "google", #"^Google Cloud SDK %n\s*$"#),
        Row(.software, "OpenShift", "oc", #"^oc v(\d[\w.+-]*)\s*$"#),
        Row(.software, "LXC", "lxc", #"^lxc (?:version:? )?%n\s*$"#),
    ]

    static let systems: [Row] = [
        Row(
            .kernel, "Linux", "linux",
            #"\bLinux-(\d+\.\d+\.\d+\S*?)-(?:x86_64|aarch64|arm64|i[3-6]86|armv\w+|ppc64le|s390x)(?:-\w+)*-with-\S+"#),
        Row(.arch, "x86_64", "x86", #"\bLinux-\d\S*?-x86_64(?:-\w+)*-with-()\S+"#),
        Row(.arch, "aarch64", "aarch64", #"\bLinux-\d\S*?-aarch64(?:-\w+)*-with-()\S+"#),
        Row(
            .os, "Red Hat Enterprise Linux", "red",
            #"^Red Hat Enterprise Linux(?: Server| Workstation)? release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "CentOS", "centos", #"^CentOS(?: Linux)? release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "CentOS Stream", "stream", #"^CentOS Stream release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "Fedora", "fedora", #"^Fedora(?: Linux)? release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "Rocky Linux", "rocky", #"^Rocky Linux release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "AlmaLinux", "almalinux", #"^AlmaLinux release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "Oracle Linux", "oracle", #"^Oracle Linux(?: Server)? release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "Amazon Linux", "amazon", #"^Amazon Linux(?: AMI)? release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "Scientific Linux", "scientific", #"^Scientific Linux release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "openEuler", "openeuler", #"^openEuler release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "Kylin Linux", "kylin", #"^Kylin Linux(?: Advanced Server)? release (\d+(?:\.\d+)*)(?: \(.*)?\s*$"#),
        Row(.os, "Debian", "debian", #"^Debian GNU/Linux (\d+(?:\.\d+)?)(?: \\n \\l)\s*$"#),
        Row(.os, "Ubuntu", "ubuntu", #"^Ubuntu (\d\d\.\d\d(?:\.\d+)?(?: LTS)?) \\n \\l\s*$"#),
        Row(.os, "Kali Linux", "kali", #"^Kali GNU/Linux Rolling() \\n \\l\s*$"#),
        Row(.os, "macOS", "macos", #"\bmacOS-(\d+(?:\.\d+)*)-(?:x86_64|arm64)-\S+"#),
        Row(.kernel, "Linux", "kernel", #"\bKernel Version (\d+\.\d+\.\d+-\S+) #\d"#),
        Row(.os, "macOS", "os", #"^Mac OS version:\s*(\w+)$"#),
        Row(
            .os, "FreeBSD", "freebsd",
            #"^FreeBSD (\d+\.\d+-(?:RELEASE|STABLE|CURRENT|RC\d|BETA\d|PRERELEASE)(?:-p\d+)?)\b"#),
        Row(.os, "OpenBSD", "openbsd", #"^OpenBSD (\d+\.\d+(?:-\w+)?) \(GENERIC.*$"#),
        Row(.os, "NetBSD", "netbsd", #"^NetBSD (\d+\.\d+(?:[._]\w+)*) \(GENERIC.*$"#),
        Row(.os, "AIX", "aix", #"^AIX (?:Version )?(\d\.\d(?:\.\d+)*)\s*$"#),
        Row(.os, "Solaris", "solaris", #"^Oracle Solaris (\d+(?:\.\d+)+) (?:X86|SPARC)\s*$"#),
        Row(.arch, "X86", "solaris", #"^Oracle Solaris \d+(?:\.\d+)+ X86()\s*$"#),
        Row(.arch, "SPARC", "solaris", #"^Oracle Solaris \d+(?:\.\d+)+ SPARC()\s*$"#),
    ]

    static let graphics: [Row] = [
        Row(.software, "NVIDIA driver", "nvidia", #"NVIDIA Corporation \d\.\d\.\d NVIDIA (\d{3}\.\d+(?:\.\d+)?)"#),
        Row(.software, "NVIDIA driver", "driver", #"Driver Version: (\d+\.\d+[\w.]*)\s+CUDA"#),
        Row(.software, "CUDA", "cuda", #"CUDA Version: (\d+\.\d+)"#),
        Row(.software, "CUDA", "cuda", #"^Cuda compilation tools, release \d+\.\d+, V(\d[\d.]+)\s*$"#),
        Row(nil, "", "nvcc", #"^nvcc: NVIDIA \(R\) Cuda compiler driver\s*$"#),
        Row(.software, "NVIDIA driver", "nvrm", #"NVRM version: .*?Kernel Module(?: for \S+)?\s+(\d+\.\d+(?:\.\d+)?)"#),
        Row(.software, "Mesa", "mesa", #"(?:OpenGL|OpenCL).*\bMesa (\d+\.\d+(?:\.\d+)?\S*)"#),
        Row(.software, "Mesa", "mesa", #"driverInfo\s+= Mesa (\d+\.\d+\S*)"#),
        Row(.software, "NVIDIA driver", "driverinfo", #"^driverInfo\s+= (\d{3}\.\d+(?:\.\d+)?)\s*$"#),
        Row(nil, "", "apiversion", #"^apiVersion\s+= .*$"#),
        Row(nil, "", "driverversion", #"^driverVersion\s+= .*$"#),
        Row(nil, "", "conformanceversion", #"^conformanceVersion\s+= .*$"#),
        Row(.software, "libva", "libva", #"^(?:vainfo: )?VA-API version: \S+ \(libva (\d+(?:\.\d+)+)\)\s*$"#),
        Row(.software, "Vulkan", "vulkan", #"^Vulkan Instance Version: %n\s*$"#),
        Row(
            nil, "", "opengl",
            #"^OpenGL (?:vendor|shading language|ES profile|extensions|core profile shading|core profile context).*$"#),
        Row(.software, "X.Org X Server", "server", #"^X\.Org X Server %n\s*$"#),
        Row(.software, "Qt", "qt", #"^GUI: Qt version: %n\s*$"#),
    ]
}
