import Disclosure

extension BlockForms {
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
                "node>version": .software("Node.js"), "npm>version": .software("npm"),
                "yarn>version": .software("Yarn"),
                "cocoapods>version": .software("CocoaPods"), "xcode>version": .software("Xcode"),
                "watchman>version": .software("Watchman"), "ruby>version": .software("Ruby"),
                "java>version": .software("Java"), "react>installed": .software("React"),
                "react-native>installed": .software("React Native"), "cocoapods": .software("CocoaPods"),
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
            "about-support", least: 3,
            marks: ["active", "description", "vendor id", "device id", "driver vendor", "driver version", "ram"],
            reads: ["description": .gpu]),
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
                "opera": .software("Opera"), "os": .os, "javascript": .program,
            ]),
        BlockForm(
            "adobe", least: 3,
            marks: [
                "number of launches", "physical processor count", "logical processor count", "processor speed",
                "built-in memory", "free memory", "memory available to photoshop", "memory used by photoshop",
                "opengl drawing", "video card vendor", "video card renderer", "image tile size", "image cache levels",
                "system architecture",
            ],
            reads: [
                "operating system": .os, "os version": .os, "version": .osVersion, "built-in memory": .memory,
                "video card renderer": .gpu, "video card": .gpu,
            ]),
        BlockForm(
            "vscode", least: 3,
            marks: ["commit", "コミット", "提交", "日付", "electron", "electronbuildid", "chromium", "v8", "node.js"],
            reads: [
                "version": .software("Visual Studio Code"), "バージョン": .software("Visual Studio Code"),
                "版本": .software("Visual Studio Code"),
                "electron": .software("Electron"), "chromium": .software("Chromium"), "node.js": .software("Node.js"),
                "v8": .software("V8"), "os": .os,
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
}
