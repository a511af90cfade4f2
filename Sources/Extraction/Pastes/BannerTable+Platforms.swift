import Disclosure

extension BannerTable {
    /// Several facts in one line: Python's `platform`, Gentoo's `emerge --info`, what databases say of themselves.
    static let platforms: [Row] = [
        Row(
            .kernel, "Linux", "linux",
            #"\bLinux-(\d+\.\d+\S*?)-(?:x86_64|aarch64|armv\w+|ppc64le|s390x|i686)(?:-\S*)?-with-"#),
        Row(nil, "", "linux", #"^(?:[\w ./-]{1,40}[:：|=] *)?Linux-\d\S*-with-\S*$"#),
        Row(.arch, "x86_64", "linux", #"\bLinux-\d\S*?-x86_64()-\S*with-"#),
        Row(.arch, "aarch64", "linux", #"\bLinux-\d\S*?-aarch64()-\S*with-"#),
        Row(.arch, "arm64", "macos", #"\bmacOS-\d[\d.]*-arm64()-"#),
        Row(.os, "Windows 11", "windows", #"\bWindows-1[01]-(10\.0\.2[2-9]\d{3})-SP\d"#),
        Row(.os, "Windows 10", "windows", #"\bWindows-10-(10\.0\.1\d{4})-SP\d"#),
        Row(.software, "Portage", "portage", #"^Portage (\d[\w.]*) \(.*$"#),
        Row(.os, "Gentoo", "portage", #"^Portage \d[\w.]* \(()"#),
        Row(.software, "Python", "portage", #"^Portage \S+ \(python (\d+\.\d+\.\d+)"#),
        Row(.software, "GCC", "portage", #"^Portage \d.*, gcc-(\d[\w.]*)[,)]"#),
        Row(.software, "glibc", "portage", #"^Portage \d.*, glibc-(\d\S*?)[,)]"#),
        Row(.kernel, "Linux", "portage", #"^Portage \d.*, (\d+\.\d+\.\d+\S*) \w+\)\s*$"#),
        Row(.arch, "x86_64", "portage", #"^Portage \d.* x86_64()\)\s*$"#),
        Row(.arch, "aarch64", "portage", #"^Portage \d.* aarch64()\)\s*$"#),
        Row(nil, "", "gentoo", #"^[a-z-]+/[\w+-]+: +\d\S*::gentoo.*$"#),
        Row(.firmware, "U-Boot", "boot", #"^U-Boot (?:SPL )?(\d{4}\.\d\d\S*)(?: \(.*)?$"#),
        Row(.os, "Debian", "postgresql", #"^PostgreSQL \d\S* \(Debian ()\d"#),
        Row(.os, "Ubuntu", "postgresql", #"^PostgreSQL \d\S* \(Ubuntu ()\d"#),
        Row(.software, "MySQL", "mysql", #"^(\d\d?\.\d+\.\d+)\S* +\| MySQL Community Server.*$"#),
        Row(.software, "MariaDB", "mariadb", #"^(\d+\.\d+\.\d+)-MariaDB\b\S*(?: +\|.*)?$"#),
    ]
}
