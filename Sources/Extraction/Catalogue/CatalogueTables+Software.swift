extension CatalogueTables {
    static let servers = """
        Apache HTTP Server | a:apache:http_server | Apache; Apache httpd; Apache2; Apache Web Server
        *httpd
        Apache Tomcat | a:apache:tomcat | Tomcat
        Apache Struts | a:apache:struts | Struts; Struts2
        Apache Solr | a:apache:solr
        Apache Kafka | a:apache:kafka
        Apache ActiveMQ | a:apache:activemq | ActiveMQ
        nginx | a:f5:nginx | ngnix
        OpenResty
        lighttpd | a:lighttpd:lighttpd
        Caddy
        HAProxy | a:haproxy:haproxy
        Envoy
        Traefik
        Squid | a:squid-cache:squid
        Varnish
        Microsoft IIS | a:microsoft:internet_information_services | IIS; Internet Information Services
        Jetty | a:eclipse:jetty
        WildFly
        JBoss AS | | JBoss; JBoss EAP
        WebLogic Server | a:oracle:weblogic_server | Oracle WebLogic; WebLogic
        WebSphere
        GlassFish
        XAMPP | a:apachefriends:xampp
        WampServer | | WAMP
        MAMP
        LAMP
        MySQL | a:oracle:mysql | MySQL Server; MySQL Community Server
        MariaDB | a:mariadb:mariadb
        PostgreSQL | a:postgresql:postgresql | Postgres
        SQLite | a:sqlite:sqlite | SQLite3
        Microsoft SQL Server | a:microsoft:sql_server | MSSQL; MS SQL Server; SQL Server
        Oracle Database | a:oracle:database_server
        MongoDB | a:mongodb:mongodb
        *Redis | a:redis:redis
        Memcached
        Elasticsearch | a:elastic:elasticsearch
        Kibana
        Grafana | a:grafana:grafana
        Prometheus
        InfluxDB
        Cassandra
        RabbitMQ
        Docker | a:docker:docker | Docker Engine; Docker CE; docker-ce; Docker EE
        Docker Desktop | a:docker:desktop
        Docker Compose | | docker-compose
        Podman
        containerd | a:linuxfoundation:containerd
        runc | a:linuxfoundation:runc
        CRI-O
        LXC
        LXD
        Kubernetes | a:kubernetes:kubernetes | k8s
        kubectl
        Minikube
        k3s
        OpenShift
        Rancher | a:suse:rancher | rancher/server
        Ansible
        Ansible Tower
        Terraform
        HashiCorp Vault
        Jenkins | a:jenkins:jenkins
        GitLab | a:gitlab:gitlab | GitLab CE; GitLab EE
        Gitea
        Nextcloud Server | a:nextcloud:nextcloud_server | Nextcloud
        ownCloud
        WordPress | a:wordpress:wordpress
        WooCommerce
        Joomla! | a:joomla:joomla\\! | Joomla
        Drupal | a:drupal:drupal
        Magento
        Moodle
        MediaWiki
        phpMyAdmin | a:phpmyadmin:phpmyadmin
        Rocket.Chat
        Mattermost
        Zimbra
        Roundcube
        Postfix | a:postfix:postfix
        Exim | a:exim:exim
        Dovecot
        sendmail
        Microsoft Exchange Server | a:microsoft:exchange_server | Microsoft Exchange; Exchange Server
        SharePoint
        BIND | a:isc:bind | BIND9; ISC BIND
        dnsmasq
        Unbound
        Samba | a:samba:samba
        OpenSSH | a:openbsd:openssh
        OpenVPN
        WireGuard
        ProFTPD
        vsftpd
        VMware vCenter Server | a:vmware:vcenter_server | vCenter Server; vCenter
        VMware vCenter Server Appliance | | vCenter Server Appliance; VCSA
        VMware Tools | a:vmware:tools | open-vm-tools
        VirtualBox Guest Additions | | Guest Additions; VBox Guest Additions
        VirtualBox Extension Pack | | Extension Pack
        QEMU Guest Agent | | qemu-ga; qemu-guest-agent
        ModSecurity | a:trustwave:modsecurity
        Active Directory
        systemd
        OpenZFS | | ZFS on Linux; zfsonlinux
        e2fsprogs | | mke2fs
        GRUB
        BusyBox | a:busybox:busybox
        SELinux policy
        """

    static let clients = """
        Google Chrome | a:google:chrome | Chrome; グーグルクローム; Chrome ブラウザ
        Chromium | a:chromium:chromium
        Mozilla Firefox | a:mozilla:firefox | Firefox; ファイアフォックス
        Firefox ESR | a:mozilla:firefox_esr
        Microsoft Edge | a:microsoft:edge | MS Edge; Edge Chromium
        *Edge
        *Safari | a:apple:safari
        *Opera
        *Brave
        Vivaldi
        Tor Browser
        Internet Explorer | a:microsoft:internet_explorer | Microsoft Internet Explorer; MSIE
        Mozilla Thunderbird | a:mozilla:thunderbird | Thunderbird
        Microsoft Outlook
        Microsoft Office | a:microsoft:office | MS Office
        LibreOffice | a:libreoffice:libreoffice
        Adobe Acrobat Reader | a:adobe:acrobat_reader | Adobe Reader; Acrobat Reader
        Adobe Flash Player | a:adobe:flash_player | Flash Player; Adobe Flash
        Foxit Reader
        7-Zip
        WinRAR
        VLC media player | a:videolan:vlc_media_player | VLC
        Vim | a:vim:vim | VIM - Vi IMproved
        Neovim | a:neovim:neovim
        Emacs | a:gnu:emacs
        Visual Studio Code | a:microsoft:visual_studio_code | VS Code; VSCode
        Signal Desktop
        WhatsApp
        Telegram Desktop
        PuTTY | a:putty:putty
        WinSCP
        FileZilla
        Tera Term | | Teraterm
        Sakura Editor | | サクラエディタ
        秀丸エディタ
        一太郎
        Windows Sandbox
        Windows Defender | | Microsoft Defender
        Burp Suite | | Burp Suite Professional; Burp
        Wireshark | a:wireshark:wireshark
        Nmap
        Metasploit
        sqlmap
        radare2 | a:radare:radare2
        Ghidra
        GIMP
        ImageMagick | a:imagemagick:imagemagick
        FFmpeg | a:ffmpeg:ffmpeg
        ClamAV
        """

    static let development = """
        Python | a:python:python | Python3; CPython
        PHP | a:php:php | PHP-FPM
        Perl
        Ruby | a:ruby-lang:ruby
        Ruby on Rails | a:rubyonrails:rails | Rails
        Node.js | a:nodejs:node.js | NodeJS
        *Node
        npm | a:npmjs:npm
        Yarn
        pnpm
        *Deno
        *Java
        OpenJDK | a:oracle:openjdk
        JDK | a:oracle:jdk | Oracle JDK; Java Development Kit
        JRE | a:oracle:jre | Java Runtime Environment
        OpenJDK Runtime Environment
        .NET Framework | a:microsoft:.net_framework | Microsoft .NET Framework
        .NET | a:microsoft:.net | .NET Core; .NET SDK
        Golang | a:golang:go | Go version
        Rust | | rustc
        *Swift
        Kotlin
        Scala
        GCC | a:gnu:gcc | gcc version; GNU C
        G++
        Clang | a:llvm:clang | Debian clang; Ubuntu clang; Apple clang; clang version
        LLVM | a:llvm:llvm
        MSVC
        Visual Studio | a:microsoft:visual_studio | Microsoft Visual Studio; Visual C++
        MinGW
        CMake | a:cmake:cmake
        Bazel
        Maven
        Gradle
        Xcode | a:apple:xcode
        Android Studio
        GNU Binutils | a:gnu:binutils | Binutils
        GNU ld
        gdb | a:gnu:gdb
        Valgrind
        AFL++
        AFL
        libFuzzer
        syzkaller
        Bash | a:gnu:bash | GNU bash
        PowerShell | | Windows PowerShell
        *Git | a:git-scm:git
        Django | a:djangoproject:django
        Flask
        Laravel | a:laravel:laravel
        Symfony
        Spring Framework | a:vmware:spring_framework
        Spring Boot | a:vmware:spring_boot
        Express.js
        Next.js | a:vercel:next.js
        Vue.js
        jQuery | a:jquery:jquery
        Vite | a:vitejs:vite
        webpack
        Electron | a:electronjs:electron
        PyTorch | a:linuxfoundation:pytorch
        TensorFlow | a:google:tensorflow
        vLLM
        NumPy
        OpenRefine
        """

    static let libraries = """
        OpenSSL | a:openssl:openssl
        LibreSSL
        GnuTLS | a:gnu:gnutls
        wolfSSL
        mbed TLS | | mbedTLS
        glibc | a:gnu:glibc | GNU C Library; GNU libc; libc version
        musl
        zlib
        libxml2 | a:xmlsoft:libxml2
        libcurl | a:haxx:libcurl
        curl | a:haxx:curl
        wget
        libpng
        libtiff
        libical
        libvpx
        libjpeg-turbo
        Log4j | a:apache:log4j | Apache Log4j
        Qt | a:qt:qt
        GTK
        Mesa
        CUDA | | CUDA runtime; CUDA Toolkit; NVIDIA CUDA
        cuDNN
        NVIDIA driver | | nvidia-driver; NVIDIA Display Driver; NVIDIA graphics driver
        virtio-win
        VMXNET3 driver
        MQTT
        Exiv2
        Poppler
        Ghostscript | a:artifex:ghostscript
        MuPDF
        Nokogiri
        *requests
        """
}
