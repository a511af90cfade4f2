import Disclosure

extension BlockForms {
    static let containers: [BlockForm] = [
        BlockForm(
            "docker-version", least: 2,
            marks: ["api version", "go version", "git commit", "built", "os/arch", "gitcommit"],
            reads: [
                "client": .subject, "client>version": .software("Docker"), "server>version": .software("Docker"),
                "engine>version": .software("Docker"), "containerd>version": .software("containerd"),
                "runc>version": .software("runc"), "docker-init>version": .software("tini"), "os/arch": .arch,
            ]),
        BlockForm(
            "docker-info", least: 3,
            marks: [
                "storage driver", "backing filesystem", "logging driver", "cgroup driver", "cgroup version",
                "default runtime", "init binary", "docker root dir", "live restore enabled", "ostype", "server version",
                "native overlay diff", "supports d_type", "runtimes", "security options", "insecure registries",
                "swarm", "debug mode", "context", "plugins", "running", "paused", "stopped",
            ],
            reads: [
                "server version": .software("Docker"), "kernel version": .kernel, "operating system": .os,
                "architecture": .arch, "total memory": .memory, "runc version": .software("runc"),
            ]),
        BlockForm(
            "podman-info", least: 3,
            marks: [
                "buildahversion", "cgroupmanager", "cgroupversion", "conmon", "ociruntime", "memtotal", "idmappings",
                "slirp4netns", "graphdrivername", "eventlogger", "logdriver", "cgroupcontrollers",
            ],
            reads: [
                "arch": .arch, "kernel": .kernel, "distribution>version": .osVersion, "distribution>distribution": .os,
                "version>version": .software("Podman"),
            ]),
        BlockForm(
            "kubectl-version", least: 2, marks: ["gitcommit", "gittreestate", "gitversion", "builddate", "compiler"],
            reads: [
                "clientversion>gitversion": .software("kubectl"), "serverversion>gitversion": .software("Kubernetes"),
            ]),
        BlockForm(
            "esxcli", least: 3, marks: ["product", "build", "update", "patch"],
            reads: ["version": .hypervisor("VMware ESXi")]),
        BlockForm(
            "esxcli", least: 3,
            marks: [
                "product name", "vendor name", "serial number", "enclosure serial number", "bios asset tag",
                "ipmi supported",
            ], reads: ["product name": .model, "vendor name": .maker]),
        BlockForm(
            "esxcli", least: 2, marks: ["physical memory", "reliable memory", "numa node count"],
            reads: ["physical memory": .memory]),
        BlockForm(
            "vbox-log", least: 3,
            marks: [
                "os product", "os release", "dmi product name", "dmi product version", "firmware type", "host ram",
                "package type", "log opened", "build type", "executable", "process id",
            ],
            reads: [
                "os product": .os, "os release": .osVersion, "dmi product name": .model,
                "secure boot": .setting("Secure Boot"), "host ram": .memory, "firmware type": .firmwareKind,
            ]),
        BlockForm(
            "ingress-nginx", least: 3, marks: ["release", "build", "repository", "nginx version"],
            reads: ["release": .software("NGINX Ingress Controller"), "nginx version": .versionOf("nginx")]),
        BlockForm(
            "showvminfo", least: 4,
            marks: [
                "page fusion", "vram size", "cpu exec cap", "hpet", "cpuprofile", "chipset", "pae", "long mode",
                "triple fault reset", "apic", "x2apic", "nested vt-x/amd-v", "graphics controller", "boot menu mode",
                "acpi", "ioapic", "bios apic mode", "time offset", "rtc", "hardware virtualization", "nested paging",
                "large pages", "vt-x vpid", "paravirt. provider", "effective paravirt. prov.", "monitor count",
                "3d acceleration", "2d video acceleration", "teleporter enabled", "config file", "hardware uuid",
            ],
            reads: [
                "guest os": .os, "memory size": .memory, "3d acceleration": .setting("3D Acceleration"),
                "graphics controller": .setting("Graphics Controller"),
            ]),
        BlockForm(
            "xl-info", least: 3,
            marks: [
                "xen_major", "xen_minor", "xen_extra", "xen_caps", "xen_scheduler", "xen_commandline", "xen_version",
                "hw_caps", "virt_caps",
            ],
            reads: [
                "release": .kernel, "machine": .arch, "total_memory": .memoryIn("MB"),
                "xen_version": .hypervisor("Xen"),
            ]),
    ]
}
