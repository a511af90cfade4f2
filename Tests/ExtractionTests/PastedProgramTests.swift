import Testing

@testable import Extraction

@Suite("Programs as they print themselves") struct PastedProgramTests {
    @Test(arguments: [
        Example(
            "vmware.log",
            "2023-11-02T10:00:00.000Z In(05) vmx Log for VMware Workstation pid=4236 version=17.0.2 build=build-21581411 option=Release",
            ["hypervisor VMware Workstation Pro 17.0.2 build-21581411"]),
        Example(
            "VBox.log", "00:00:01.1 VirtualBox VM 7.0.10 r158379 linux.amd64 (Jul 13 2023 16:49:54) release log",
            ["hypervisor VirtualBox 7.0.10 r158379"]),
        Example("QEMU's monitor", "QEMU 6.2.0 monitor - type 'help' for more information", ["hypervisor QEMU 6.2.0"]),
        Example("xl info", "xen_version            : 4.17.2", ["hypervisor Xen 4.17.2"]),
        Example(
            "virsh version",
            "Compiled against library: libvirt 9.0.0\nUsing library: libvirt 9.0.0\nUsing API: QEMU 9.0.0\nRunning hypervisor: QEMU 7.2.7\n",
            ["software libvirt 9.0.0", "hypervisor QEMU 7.2.7"]),
        Example("Docker", "Docker version 24.0.7, build afdd53b", ["software Docker 24.0.7"]),
        Example("Compose", "Docker Compose version v2.21.0", ["software Docker Compose 2.21.0"]),
        Example(
            "containerd",
            "containerd github.com/containerd/containerd v1.7.11 64b8a811b07ba6288238eefc14d898ee0b5b99ba",
            ["software containerd 1.7.11"]),
        Example(
            "kubectl, old",
            "Server Version: version.Info{Major:\"1\", Minor:\"25\", GitVersion:\"v1.25.4\", GitCommit:\"872a965\"}",
            ["software Kubernetes 1.25.4"]),
        Example(
            "kubectl, new",
            "Client Version: v1.29.1\nKustomize Version: v5.0.4-0.20230601165947-6ce0bf390ce3\nServer Version: v1.28.5\n",
            ["software kubectl 1.29.1", "software Kubernetes 1.28.5"]),
        Example(
            "Helm", "version.BuildInfo{Version:\"v3.13.3\", GitCommit:\"c8b948945e52abba22ff885446a1486cb5fd3474\"}",
            ["software Helm 3.13.3"]),
        Example(
            "java",
            "openjdk version \"17.0.9\" 2023-10-17\nOpenJDK Runtime Environment Temurin-17.0.9+9 (build 17.0.9+9)\nOpenJDK 64-Bit Server VM Temurin-17.0.9+9 (build 17.0.9+9, mixed mode)\n",
            ["software OpenJDK 17.0.9"]),
        Example(
            "Python's prompt", "Python 3.11.2 (main, Mar 13 2023, 12:18:29) [GCC 12.2.0] on linux",
            ["software Python 3.11.2"]),
        Example(
            "ruby", "ruby 3.1.2p20 (2022-04-12 revision 4491bb740a) [x86_64-linux-gnu]", ["software Ruby 3.1.2p20"]),
        Example(
            "perl", "This is perl 5, version 36, subversion 0 (v5.36.0) built for x86_64-linux-gnu-thread-multi",
            ["software Perl 5.36.0"]),
        Example(
            "PHP",
            "PHP 8.2.7 (cli) (built: Jun  9 2023 19:37:27) (NTS)\nZend Engine v4.2.7, Copyright (c) Zend Technologies\n",
            ["software PHP 8.2.7"]),
        Example(
            "gcc", "gcc (Debian 12.2.0-14) 12.2.0\nCopyright (C) 2022 Free Software Foundation, Inc.\n",
            ["software GCC 12.2.0", "os Debian GNU/Linux"]),
        Example(
            "clang", "Ubuntu clang version 14.0.0-1ubuntu1.1\nTarget: x86_64-pc-linux-gnu\nThread model: posix\n",
            ["software Clang 14.0.0"]),
        Example("rustc", "rustc 1.74.0 (79e9716c9 2023-11-13)", ["software Rust 1.74.0"]),
        Example(
            "ssh", "OpenSSH_9.2p1 Debian-2+deb12u2, OpenSSL 3.0.11 19 Sep 2023",
            ["software OpenSSH 9.2p1", "software OpenSSL 3.0.11"]),
        Example(
            "nginx -V",
            "nginx version: nginx/1.22.1\nbuilt by gcc 12.2.0 (Debian 12.2.0-14)\nbuilt with OpenSSL 3.0.8 7 Feb 2023\nconfigure arguments: --with-pcre-jit --add-module=/x/echo-nginx-module-0.63\n",
            ["software nginx 1.22.1", "software OpenSSL 3.0.8"]),
        Example(
            "MariaDB",
            "mariadb  Ver 15.1 Distrib 10.11.4-MariaDB, for debian-linux-gnu (x86_64) using  EditLine wrapper",
            ["software MariaDB 10.11.4"]),
        Example("psql", "psql (PostgreSQL) 15.5 (Debian 15.5-0+deb12u1)", ["software PostgreSQL 15.5"]),
        Example(
            "Redis", "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=5ef4ac0b8eaba5d3",
            ["software Redis 7.0.15"]),
        Example(
            "BIND", "BIND 9.18.19-1~deb12u1-Debian (Extended Support Version) <id:>",
            ["software BIND 9.18.19-1~deb12u1-Debian"]),
        Example("sudo", "Sudo version 1.9.13p3\nSudoers policy plugin version 1.9.13p3\n", ["software sudo 1.9.13p3"]),
        Example(
            "FFmpeg",
            "ffmpeg version 5.1.4-0+deb12u1 Copyright (c) 2000-2023 the FFmpeg developers\n  built with gcc 12 (Debian 12.2.0-14)\n",
            ["software FFmpeg 5.1.4-0+deb12u1"]),
        Example(
            "ImageMagick", "Version: ImageMagick 6.9.11-60 Q16 x86_64 2021-01-25 https://imagemagick.org",
            ["software ImageMagick 6.9.11-60"]),
        Example(
            "nvidia-smi", "| NVIDIA-SMI 535.129.03             Driver Version: 535.129.03   CUDA Version: 12.2     |",
            ["software NVIDIA driver 535.129.03", "software CUDA 12.2"]),
        Example("docker info is no Kubernetes", "Server Version: 24.0.7", []),
        Example(
            "kubectl get nodes",
            "n1   Ready   control-plane   10d   v1.28.2   10.0.0.1   <none>   Debian GNU/Linux 12 (bookworm)   6.1.0-17-amd64   containerd://1.6.26",
            ["software Kubernetes 1.28.2", "software containerd 1.6.26"]),
        Example(
            "npm's error", "npm ERR! node v18.19.0\nnpm ERR! npm  v9.2.0\n",
            ["software Node.js 18.19.0", "software npm 9.2.0"]),
        Example("a sentence", "I think Terraform and Python are nice, and so is git.", []),
        Example("what was built with", "compiled with gcc 9 in mind", []),
    ])
    func banners(_ example: Example) { #expect(example.read(["banner"]) == example.expected) }

    @Test(arguments: [
        Example("node", "$ node -v\nv18.19.0\n", ["software Node.js 18.19.0"]),
        Example("a prompt with a host", "me@box:~/src$ npm --version\n9.2.0\n", ["software npm 9.2.0"]),
        Example("uname -r", "# uname -r\n6.6.8-200.fc39.x86_64\n", ["kernel Linux 6.6.8-200.fc39.x86_64"]),
        Example("on one line", "node --version: v20.10.0", ["software Node.js 20.10.0"]),
        Example("Samba", "$ smbd -V\nVersion 4.17.12-Debian\n", ["software Samba 4.17.12-Debian"]),
        Example("SELinux", "# getenforce\nEnforcing\n", ["setting SELinux Enforcing"]),
        Example("Debian", "$ cat /etc/debian_version\n12.4\n", ["os Debian GNU/Linux 12.4"]),
        Example("another answer", "$ node -v\nbash: node: command not found\n", []),
        Example("an unknown program", "$ frob --version\nfrob version 1.2.3\n", ["software frob 1.2.3"]),
        Example("its answer is no version", "$ frob -v\nreading 1.2.3\n", []),
        Example("a shell's own", "$ ./poc -v\n1.2.3\n", []),
    ])
    func commandEcho(_ example: Example) { #expect(example.read(["command-echo"]) == example.expected) }

    @Test(arguments: [
        Example(
            "docker version",
            "Client: Docker Engine - Community\n Version:           24.0.7\n API version:       1.43\n Go version:        go1.20.10\n OS/Arch:           linux/amd64\n\nServer: Docker Engine - Community\n Engine:\n  Version:          24.0.7\n  Go version:       go1.20.10\n containerd:\n  Version:          1.6.26\n  GitCommit:        3dd1e886e55dd695541fdcd67420c2888645a495\n runc:\n  Version:          1.1.10\n  GitCommit:        v1.1.10-0-g18a0cb0\n",
            ["software Docker 24.0.7", "arch amd64", "software containerd 1.6.26", "software runc 1.1.10"]),
        Example(
            "docker info",
            " Server Version: 24.0.5\n Storage Driver: overlay2\n  Backing Filesystem: extfs\n Cgroup Driver: systemd\n Kernel Version: 6.2.0-39-generic\n Operating System: Ubuntu 22.04.3 LTS\n OSType: linux\n Architecture: x86_64\n Total Memory: 15.5GiB\n",
            [
                "software Docker 24.0.5", "kernel Linux 6.2.0-39-generic", "os Ubuntu 22.04.3 LTS", "arch x86_64",
                "memory 15.5GiB",
            ]),
        Example(
            "kubectl, YAML",
            "clientVersion:\n  buildDate: \"2023-11-15T16:58:22Z\"\n  gitCommit: bae2c62\n  gitVersion: v1.28.4\nserverVersion:\n  gitCommit: 4c93538\n  gitVersion: v1.27.8\n",
            ["software kubectl v1.28.4", "software Kubernetes v1.27.8"]),
        Example(
            "pip show",
            "Name: Jinja2\nVersion: 3.1.2\nSummary: A very fast and expressive template engine.\nHome-page: https://example.org\nAuthor: A\nLicense: BSD\nLocation: /usr/lib/python3\n",
            ["software Jinja2 3.1.2"]),
        Example(
            "about:support",
            "Name\tFirefox\nVersion\t121.0.1\nBuild ID\t20240108143603\nUpdate Channel\trelease\nOS\tLinux 6.5.0-14-generic #14~22.04.1-Ubuntu SMP\nRemote Processes\t8\nFission Windows\t2/2\n",
            ["software Mozilla Firefox 121.0.1", "kernel Linux 6.5.0-14-generic"]),
        Example(
            "chrome://version",
            "Google Chrome\t120.0.6099.129 (Official Build) (64-bit)\nRevision\t6a1b\nOS\tWindows 11 Version 23H2 (Build 22631.2861)\nJavaScript\tV8 12.0.267.10\nExecutable Path\tC:\\chrome.exe\nProfile Path\tC:\\p\n",
            [
                "software Google Chrome 120.0.6099.129", "os Windows 11 23H2 (Build 22631.2861)",
                "software V8 12.0.267.10",
            ]),
        Example(
            "Visual Studio Code",
            "Version: 1.85.1 (system setup)\nCommit: 0ee08df0cf4527e40edc9aa28f4b5bd38bbff2b2\nDate: 2023-12-13T09:49:37.021Z\nElectron: 25.9.7\nChromium: 114.0.5735.289\nNode.js: 18.15.0\nV8: 11.4.183.29-electron.0\n",
            [
                "software Visual Studio Code 1.85.1", "software Electron 25.9.7", "software Chromium 114.0.5735.289",
                "software Node.js 18.15.0", "software V8 11.4.183.29-electron.0",
            ]),
        Example(
            "podman version",
            "Client:       Podman Engine\nVersion:      4.3.1\nAPI Version:  4.3.1\nGo Version:   go1.19.8\nOS/Arch:      linux/amd64\n",
            ["software Podman 4.3.1", "arch amd64"]),
        Example(
            "dotnet --info",
            ".NET SDK:\n Version:   8.0.101\n Commit:    6eceda187b\nRuntime Environment:\n OS Name:     debian\n OS Version:  12\n OS Platform: Linux\n RID:         linux-x64\nHost:\n  Version:      8.0.1\n  Architecture: x64\n",
            ["software .NET 8.0.101", "os Debian GNU/Linux 12", "arch x64"]),
        Example(
            "neofetch",
            " .-.   me@box\n /x\\   ------\n |x|   OS: Void Linux x86_64\n |x|   Host: XPS 13 9310\n |x|   Kernel: 6.6.11_1\n |x|   Uptime: 2 mins\n |x|   Packages: 900 (xbps)\n |x|   Shell: dash\n |x|   CPU: 11th Gen Intel i7-1185G7 (8) @ 4.8GHz\n  -    Memory: 2312MiB / 15710MiB\n",
            [
                "os Void Linux", "arch x86_64", "system XPS 13 9310", "kernel Linux 6.6.11_1", "cpu i7-1185G7",
                "memory 15710MiB",
            ]),
        Example("two keys of a report", "Version: 1.2.3\nDate: 2024-01-01\n", []),
    ])
    func blocks(_ example: Example) { #expect(example.read(["block"]) == example.expected) }

    @Test(arguments: [
        Example(
            "dpkg", "ii  openssl  3.0.11-1~deb12u2  amd64  Secure Sockets Layer toolkit\n",
            ["software OpenSSL 3.0.11-1~deb12u2"]),
        Example("rpm", "samba-4.18.6-101.el9_3.x86_64", ["software Samba 4.18.6-101.el9_3"]),
        Example("pacman", "local/curl 8.5.0-1", ["software curl 8.5.0-1"]),
        Example("apk", "busybox-1.36.1-r5", ["software BusyBox 1.36.1-r5"]),
        Example("pip freeze", "Flask==3.0.0\nWerkzeug==3.0.1\n", ["software Flask 3.0.0", "software Werkzeug 3.0.1"]),
        Example(
            "pip list", "Package    Version\n---------- -------\nFlask      3.0.0\nclick      8.1.7\n",
            ["software Flask 3.0.0", "software click 8.1.7"]),
        Example(
            "npm ls", "├── express@4.18.2\n└── lodash@4.17.21\n",
            ["software express 4.18.2", "software Lodash 4.17.21"]),
        Example(
            "apt-cache policy", "sudo:\n  Installed: 1.9.13p3-1+deb12u1\n  Candidate: 1.9.13p3-1+deb12u1\n",
            ["software sudo 1.9.13p3-1+deb12u1"]),
        Example(
            "an installation", "RUN apt-get update && apt-get install -y libheif1=1.15.1-1 \\\n    curl=7.88.1-10\n",
            ["software libheif 1.15.1-1", "software curl 7.88.1-10"]),
        Example(
            "a long list", (1...30).map { "libfrob\($0)-perl==1.\($0)" }.joined(separator: "\n") + "\nDjango==4.2.7\n",
            ["software Django 4.2.7"]),
        Example("words", "we met 12 people at 10.30", []),
        Example("a mail address", "ask root@10.0.0.1 for it", []),
    ])
    func packages(_ example: Example) { #expect(example.read(["package-list"]) == example.expected) }

    @Test(arguments: [
        Example(
            "Dockerfile", "FROM --platform=linux/amd64 ubuntu:22.04 AS build\nRUN make\nFROM scratch\n",
            ["os Ubuntu 22.04"]),
        Example("another's image", "FROM ghcr.io/acme/frob-server:2.1.0\n", ["software acme/frob-server 2.1.0"]),
        Example(
            "Compose", "services:\n  web:\n    image: nginx:1.25.3-alpine\n  db:\n    image: \"postgres:15\"\n",
            ["software nginx 1.25.3", "software PostgreSQL 15"]),
        Example("docker run", "$ docker run --rm -p 8090:80 -v /a:/b redis:7.2.3\n", ["software Redis 7.2.3"]),
        Example("ports", "docker run -p 8090:8090 frob\n", []),
        Example("no version", "FROM acme/base\nimage: logo.png\n", []),
        Example("a sentence", "From Ubuntu to Debian: an image", []),
    ])
    func containers(_ example: Example) { #expect(example.read(["container-image"]) == example.expected) }

    @Test(arguments: [
        Example(
            "Spring",
            "\tat a.B.c(B.java:1) ~[spring-web-5.3.30.jar!/:5.3.30]\n\tat d.E.f(E.java:2) ~[tomcat-embed-core-9.0.82.jar!/:na]\n",
            ["software spring-web 5.3.30", "software tomcat-embed-core 9.0.82"]),
        Example("none", "\tat java.base/java.lang.Thread.run(Thread.java:833) ~[na:na]\n", []),
    ])
    func jars(_ example: Example) { #expect(example.read(["stack-trace"]) == example.expected) }

    @Test(arguments: [
        Example(
            "given as the browser",
            "User Agent: Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0",
            ["software Mozilla Firefox 121.0 @client", "os Linux @client", "arch x86_64 @client"]),
        Example(
            "Edge",
            "Browser: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91",
            ["software Microsoft Edge 120.0.2210.91 @client", "os Windows 10 @client", "arch x64 @client"]),
        Example(
            "iPhone",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1",
            ["software Safari 17.2 @client", "os iOS 17.2 @client"]),
        Example(
            "a request's", "GET / HTTP/1.1\nUser-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/94.0\n", []),
        Example(
            "a log's",
            "10.0.0.1 - - [x] \"GET / HTTP/1.1\" 200 5 \"-\" \"Mozilla/5.0 (X11; Linux x86_64) Firefox/94.0\"", []),
    ])
    func userAgent(_ example: Example) { #expect(example.read(["user-agent"]) == example.expected) }
}
