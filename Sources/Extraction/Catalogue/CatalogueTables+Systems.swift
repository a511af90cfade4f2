extension CatalogueTables {
    /// Operating systems but Windows, whose names `WindowsName` reads.
    static let operatingSystems = """
        Ubuntu | o:canonical:ubuntu_linux | Ubuntu Linux; Ubuntu Server; Ubuntu Desktop
        Ubuntu Kylin
        Kubuntu
        Xubuntu
        Lubuntu
        Debian GNU/Linux | o:debian:debian_linux | Debian; Debian Linux
        Raspberry Pi OS | | Raspbian; Raspbian GNU/Linux
        Linux Mint | o:linuxmint:linux_mint
        Fedora | o:fedoraproject:fedora | Fedora Linux; Fedora Workstation; Fedora Server; Fedora Core
        Fedora CoreOS
        Red Hat Enterprise Linux | o:redhat:enterprise_linux | RHEL; Red Hat Enterprise Linux Server; RedHat Enterprise Linux; Red Hat EL
        Red Hat Linux | | Linux Red Hat; Red Hat; RedHat
        CentOS | o:centos:centos | CentOS Linux; Cent OS
        CentOS Stream
        Rocky Linux | o:rocky:linux
        AlmaLinux | o:almalinux:almalinux | Alma Linux
        Oracle Linux | o:oracle:linux | Oracle Enterprise Linux; Oracle Linux Server
        Amazon Linux | o:amazon:linux_2 | Amazon Linux AMI; Amazon Linux 2
        Scientific Linux
        CloudLinux
        openSUSE Leap | o:opensuse:leap | Leap
        openSUSE Tumbleweed | | Tumbleweed
        openSUSE | o:opensuse:opensuse
        SUSE Linux Enterprise Server | o:suse:linux_enterprise_server | SLES; SuSE Linux Enterprise
        SUSE Linux | | SuSE
        Arch Linux | | ArchLinux
        Manjaro Linux | | Manjaro
        EndeavourOS
        Gentoo Linux | o:gentoo:linux | Gentoo
        Slackware Linux | o:slackware:slackware_linux | Slackware
        *Alpine Linux | o:alpinelinux:alpine_linux | Alpine
        NixOS | o:nixos:nixos
        Void Linux
        Clear Linux
        Photon OS | | VMware Photon OS; VMware Photon; Photon Linux
        Kali Linux | | Kali; Kali GNU/Linux; Kali GNU/Linux Rolling; Kali Linux Rolling
        Parrot OS | | Parrot Security
        Pop!_OS | | Pop OS; Pop!OS
        elementary OS
        Zorin OS
        deepin | | Deepin Linux
        openEuler
        Vine Linux
        Turbolinux
        Mandriva Linux | | Mandriva; Mandrake Linux; Mageia
        Qubes OS | | QubesOS; Qubes
        Tails OS
        OpenWrt | o:openwrt:openwrt
        DD-WRT
        VyOS
        pfSense | a:netgate:pfsense
        OPNsense
        QTS | o:qnap:qts | QNAP QTS
        Synology DSM | o:synology:diskstation_manager | DiskStation Manager
        TrueNAS | | TrueNAS CORE; TrueNAS SCALE; FreeNAS
        Unraid
        Android | o:google:android | Android OS; アンドロイド
        LineageOS
        iOS | o:apple:iphone_os | Apple iOS; iPhone OS
        iPadOS | o:apple:ipados
        watchOS
        tvOS
        macOS | o:apple:macos | Mac OS; Apple macOS; macOS Sequoia; macOS Sonoma; macOS Ventura; macOS Monterey; macOS Big Sur; macOS Catalina; macOS Mojave; macOS High Sierra; macOS Sierra; macOS Tahoe; Mac OSX; OSX
        Mac OS X | o:apple:mac_os_x | OS X; OS X El Capitan; OS X Yosemite
        FreeBSD | o:freebsd:freebsd
        OpenBSD | o:openbsd:openbsd
        NetBSD | o:netbsd:netbsd
        DragonFly BSD
        Solaris | o:oracle:solaris | Oracle Solaris; Sun Solaris
        OpenIndiana
        illumos
        SmartOS
        AIX | o:ibm:aix | IBM AIX
        HP-UX | o:hp:hp-ux
        z/OS | o:ibm:z/os
        ChromeOS | o:google:chrome_os | Chrome OS
        Fuchsia
        Haiku
        ReactOS
        FreeRTOS
        VxWorks
        QNX
        Cisco IOS | o:cisco:ios | Cisco IOS XE; IOS XE; Cisco NX-OS
        Junos OS | o:juniper:junos | Junos
        FortiOS | o:fortinet:fortios
        PAN-OS | o:paloaltonetworks:pan-os
        RouterOS | o:mikrotik:routeros | MikroTik RouterOS
        """

    /// Kernels; `Linux` alone is the kernel only when a kernel's version follows.
    static let kernels = """
        Linux | o:linux:linux_kernel | Linux kernel; カーネル; Linuxカーネル; Kernel version; Kernel; noyau; noyau Linux; 内核; GNU/Linux; Kernel Linux
        XNU | | Darwin; Darwin Kernel
        SunOS
        """

    /// Hypervisors and what runs machines.
    static let hypervisors = """
        VMware Workstation Pro | a:vmware:workstation | VMware Workstation; VMWare Workstation 17 Pro; VMware Workstation 16 Pro; VMware Workstation 15 Pro; VMware Workstation 17; VMware Workstation 16; VMware Workstation 15
        VMware Player | a:vmware:player | VMware Workstation Player
        VMware Fusion | a:vmware:fusion | VMware Fusion Pro
        VMware ESXi | o:vmware:esxi | ESXi; VMware ESX; vmware esxi server
        VMware vSphere | a:vmware:vsphere | vSphere
        VMware | | VM Ware
        VirtualBox | a:oracle:vm_virtualbox | Oracle VM VirtualBox; Oracle VirtualBox; VBox; Virtual Box; Sun VirtualBox; VirtualBox VM; Oracle's VirtualBox
        QEMU | a:qemu:qemu | qemu-system-x86_64; qemu-kvm; QEMU/KVM; qemu-system-aarch64; pve-qemu-kvm
        KVM | | Linux KVM
        Xen | o:xen:xen | Xen hypervisor; XenProject
        XCP-ng
        XenServer | a:citrix:xenserver | Citrix XenServer; Citrix Hypervisor
        Hyper-V | a:microsoft:hyper-v | HyperV; Microsoft Hyper-V; MS HyperV; Windows Hyper-V
        Proxmox VE | a:proxmox:virtual_environment | Proxmox Virtual Environment; Proxmox; proxmox-ve; PVE
        Parallels Desktop | a:parallels:parallels_desktop | Parallels
        UTM
        bhyve
        Nutanix AHV
        Cloud Hypervisor
        Firecracker
        Virtual PC | | Microsoft Virtual PC
        oVirt
        Red Hat Virtualization | | RHEV; RHV
        libvirt | a:redhat:libvirt
        """
}
