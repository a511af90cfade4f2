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
                "swarm",
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
            "xl-info", least: 3,
            marks: [
                "xen_major", "xen_minor", "xen_extra", "xen_caps", "xen_scheduler", "xen_commandline", "xen_version",
                "hw_caps", "virt_caps",
            ],
            reads: ["release": .kernel, "machine": .arch, "total_memory": .memory, "xen_version": .hypervisor("Xen")]),
    ]

    static let programs: [BlockForm] = [
        BlockForm(
            "tomcat", least: 2,
            marks: [
                "server number", "server built", "jvm version", "jvm vendor", "server version name", "catalina_base",
                "catalina_home",
            ],
            reads: [
                "server number": .software("Apache Tomcat"), "os name": .os, "os version": .osVersion,
                "architecture": .arch, "jvm version": .software("Java"),
            ]),
        BlockForm(
            "collect-env", least: 3,
            marks: [
                "pytorch version", "is debug build", "cuda used to build pytorch", "rocm used to build pytorch",
                "libc version",
                "python platform", "is cuda available", "cuda runtime version", "gpu models and configuration",
                "nvidia driver version", "cudnn version", "hip runtime version", "miopen runtime version",
                "is xnnpack available", "cuda_module_loading set to",
            ],
            reads: [
                "pytorch version": .software("PyTorch"), "os": .os, "gcc version": .versionOf("GCC"),
                "clang version": .versionOf("Clang"), "cmake version": .versionOf("CMake"),
                "libc version": .versionOf("glibc"), "python version": .software("Python"),
                "python platform": .kernel, "cuda runtime version": .software("CUDA"),
                "gpu models and configuration": .gpu, "nvidia driver version": .software("NVIDIA driver"),
                "cudnn version": .software("cuDNN"), "architecture": .arch, "model name": .cpu,
            ]),
        BlockForm(
            "envinfo", least: 2,
            marks: [
                "binaries", "npmpackages", "npmglobalpackages", "managers", "sdks", "ides", "watchman", "cocoapods",
            ],
            reads: [
                "os": .os, "cpu": .cpu, "memory": .memory, "node": .software("Node.js"), "npm": .software("npm"),
                "yarn": .software("Yarn"),
                "chrome": .software("Google Chrome"), "firefox": .software("Mozilla Firefox"),
                "edge": .software("Microsoft Edge"), "safari": .software("Safari"), "next": .software("Next.js"),
                "react": .software("React"), "react-native": .software("React Native"), "xcode": .software("Xcode"),
                "android studio": .software("Android Studio"), "java": .software("Java"),
                "electron": .software("Electron"),
                "vite": .software("Vite"), "vue": .software("Vue.js"), "typescript": .software("TypeScript"),
            ]),
        BlockForm(
            "next-info", least: 2,
            marks: ["relevant packages", "platform", "arch", "next.js config", "available memory (mb)"],
            reads: [
                "platform": .os, "arch": .arch, "node": .software("Node.js"), "npm": .software("npm"),
                "pnpm": .software("pnpm"), "yarn": .software("Yarn"), "next": .software("Next.js"),
                "react": .software("React"), "typescript": .software("TypeScript"),
            ]),
        BlockForm(
            "ng-version", least: 2, marks: ["angular cli", "package manager"],
            reads: [
                "angular cli": .software("Angular CLI"), "node": .software("Node.js"), "angular": .software("Angular"),
                "package manager": .mentions, "typescript": .software("TypeScript"),
            ]),
        BlockForm(
            "gradle", least: 3,
            marks: ["build time", "kotlin", "groovy", "ant", "jvm", "launcher jvm", "daemon jvm", "revision"],
            reads: ["jvm": .software("Java"), "launcher jvm": .software("Java"), "os": .systemOrKernel]),
        BlockForm(
            "maven", least: 2, marks: ["maven home", "java version", "default locale"],
            reads: ["java version": .software("Java"), "os name": .maven]),
        BlockForm(
            "dotnet-info", least: 2,
            marks: ["os platform", "rid", "base path", "workload version", "msbuild version", "os name", "os version"],
            reads: [
                "runtime environment>os name": .os, "runtime environment>os version": .osVersion,
                "net sdk>version": .software(".NET"), "host>architecture": .arch,
                "net core sdk (reflecting any global.json)>version": .software(".NET"),
                "net sdk (reflecting any global.json)>version": .software(".NET"),
            ]),
        BlockForm(
            "about-support", least: 3,
            marks: [
                "build id", "update channel", "launcher process", "multiprocess windows", "fission windows",
                "remote processes", "enterprise policies", "google location service key", "profile directory",
                "distribution id", "application binary", "safe mode", "memory size (ram)", "safebrowsing key",
            ],
            reads: [
                "name": .subject, "version": .subjectVersion, "os": .os, "memory size (ram)": .memory,
                "webgl 1 driver renderer": .gpu,
            ]),
        BlockForm(
            "chrome-version", least: 3,
            marks: [
                "revision", "javascript", "command line", "executable path", "profile path", "active variations",
                "variations",
            ],
            reads: [
                "google chrome": .software("Google Chrome"), "chromium": .software("Chromium"),
                "microsoft edge": .software("Microsoft Edge"), "brave": .software("Brave"),
                "vivaldi": .software("Vivaldi"),
                "opera": .software("Opera"), "os": .os,
            ]),
        BlockForm(
            "vscode", least: 3, marks: ["commit", "electron", "electronbuildid", "chromium", "v8", "node.js"],
            reads: [
                "version": .software("Visual Studio Code"), "バージョン": .software("Visual Studio Code"),
                "electron": .software("Electron"), "chromium": .software("Chromium"), "node.js": .software("Node.js"),
                "os": .os,
            ]),
        BlockForm(
            "pip-show", least: 4,
            marks: [
                "summary", "home-page", "author", "author-email", "license", "location", "requires", "required-by",
            ],
            reads: ["name": .subject, "version": .subjectVersion]),
        BlockForm(
            "php-info", least: 3,
            marks: [
                "php api", "php extension", "zend extension", "build date", "server api", "configure command",
                "loaded configuration file", "thread safety",
            ],
            reads: ["php version": .software("PHP"), "system": .kernel]),
        BlockForm(
            "redis-info", least: 3,
            marks: [
                "redis_version", "redis_git_sha1", "redis_build_id", "redis_mode", "multiplexing_api", "gcc_version",
                "arch_bits", "process_id", "run_id", "uptime_in_seconds", "lru_clock", "connected_clients",
                "used_memory",
                "used_memory_human", "total_system_memory_human", "mem_allocator", "used_cpu_sys", "used_cpu_user",
                "rdb_changes_since_last_save", "master_link_status",
            ],
            reads: [
                "redis_version": .software("Redis"), "os": .kernel, "gcc_version": .software("GCC"),
                "total_system_memory_human": .memory, "mem_allocator": .versionOf("jemalloc"),
            ]),
        BlockForm(
            "gitlab-info", least: 3,
            marks: [
                "using rvm", "ruby version", "gem version", "bundler version", "rake version", "redis version",
                "sidekiq version", "go version", "db adapter", "db version", "http clone url", "ssh clone url",
                "using ldap", "using omniauth", "gitaly version", "repository storage paths", "omniauth providers",
            ],
            reads: [
                "system": .os, "ruby version": .software("Ruby"), "redis version": .software("Redis"),
                "git version": .software("Git"), "sidekiq version": .software("Sidekiq"),
                "bundler version": .software("Bundler"), "rake version": .software("Rake"),
                "gem version": .software("RubyGems"),
                "gitlab information>version": .software("GitLab"), "gitlab shell>version": .software("GitLab Shell"),
                "db adapter": .subject, "db version": .subjectVersion,
            ]),
    ]

    static let crashes: [BlockForm] = [
        BlockForm(
            "apple-crash", least: 3, loose: true,
            marks: [
                "identifier", "code type", "parent process", "report version", "crash reporter key",
                "crashreporter key",
                "anonymous uuid", "exception type", "incident identifier", "hardware model", "date/time", "launch time",
                "termination reason", "exception codes", "crashed thread", "system integrity protection",
                "sleep/wake uuid",
            ],
            reads: [
                "process": .process, "version": .subjectVersion, "os version": .os, "hardware model": .model,
                "code type": .arch, "system integrity protection": .setting("System Integrity Protection"),
            ]),
        BlockForm(
            "wer", least: 3, loose: true,
            marks: [
                "problem event name", "application timestamp", "fault module name", "fault module version",
                "fault module timestamp", "exception code", "exception offset", "locale id", "additional information 1",
                "問題イベント名", "アプリケーションのタイムスタンプ", "障害モジュールの名前", "障害モジュールのバージョン", "例外コード", "例外オフセット",
                "ロケール id", "problemereignisname", "anwendungszeitstempel", "fehlermodulname", "ausnahmecode",
            ],
            reads: [
                "application name": .process, "アプリケーション名": .process, "anwendungsname": .process,
                "application version": .subjectVersion, "アプリケーションのバージョン": .subjectVersion,
                "anwendungsversion": .subjectVersion, "os version": .osVersion, "os バージョン": .osVersion,
                "betriebsystemversion": .osVersion, "betriebssystemversion": .osVersion,
            ]),
        BlockForm(
            "windbg", least: 3, loose: true,
            marks: [
                "build_version_string", "buildlab_str", "osplatform_type", "osname", "dump_class", "dump_qualifier",
                "dump_type", "system_manufacturer", "system_product_name", "system_sku", "bios_vendor", "bios_date",
                "baseboard_manufacturer", "baseboard_product", "cpu_count", "cpu_mhz", "cpu_vendor", "bugcheck_p1",
                "bugcheck_str", "default_bucket_id", "failure_bucket_id", "image_name", "module_name", "process_name",
                "bugcheck_code", "os_version", "os_platform_type",
            ],
            reads: [
                "osname": .os, "os_version": .osVersion, "osplatform_type": .arch, "os_platform_type": .arch,
                "system_manufacturer": .maker, "system_product_name": .model, "system_version": .modelVersion,
                "bios_version": .bios,
                "virtual_machine": .virtualization,
            ]),
        BlockForm(
            "syzbot", least: 3,
            marks: [
                "head commit", "git tree", "console output", "kernel config", "dashboard link", "compiler", "syz repro",
                "c reproducer", "user-space arch", "userspace arch",
            ],
            reads: ["user-space arch": .arch, "userspace arch": .arch]),
    ]

    static let devices: [BlockForm] = [
        BlockForm(
            "fortios", least: 2,
            marks: [
                "virus-db", "extended db", "ips-db", "ips-etdb", "app-db", "serial-number", "bios version",
                "system part-number",
                "log hard disk", "operation mode", "current virtual domain", "virtual domain configuration",
                "botnet db",
                "branch point", "firmware signature", "fips-cc mode", "current ha mode",
            ], reads: ["version": .fortinet]),
        BlockForm(
            "pan-os", least: 3,
            marks: [
                "sw-version", "global-protect-client-package-version", "app-version", "av-version", "threat-version",
                "wildfire-version", "url-db", "logdb-version", "platform-family", "vm-mode", "vm-license", "multi-vsys",
                "operational-mode", "ip-assignment", "default-gateway",
            ], reads: ["sw-version": .software("PAN-OS"), "model": .model]),
        BlockForm(
            "routeros", least: 3,
            marks: [
                "architecture-name", "board-name", "platform", "bad-blocks", "cpu-count", "cpu-frequency", "cpu-load",
                "free-hdd-space", "total-hdd-space", "free-memory", "total-memory", "build-time", "factory-software",
                "write-sect-since-reboot",
            ],
            reads: [
                "version": .software("RouterOS"), "board-name": .model, "architecture-name": .arch, "platform": .maker,
            ]),
        BlockForm(
            "eos", least: 2,
            marks: [
                "software image version", "hardware version", "internal build version", "internal build id",
                "system mac address", "hardware mac address",
            ],
            reads: ["software image version": .software("Arista EOS"), "architecture": .arch, "total memory": .memory]),
        BlockForm(
            "big-ip", least: 4, marks: ["product", "build", "edition", "date", "version"],
            reads: ["version": .software("BIG-IP")]),
        BlockForm(
            "qnap", least: 3,
            marks: ["firmware version", "model name", "serial number", "mac address", "system up time"],
            reads: ["model name": .model, "firmware version": .firmware("firmware")]),
    ]
}
