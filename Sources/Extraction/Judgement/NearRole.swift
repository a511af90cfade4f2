import Disclosure

/// The role that the words beside a mention give it.
enum NearRole {
    private static let hypervisor =
        "(?:VMware|VirtualBox|VBox|QEMU|KVM|Hyper-V|Parallels|Proxmox|ESXi|UTM|Xen|Fusion|bhyve|WSL2?)"
    private static let inside = Pattern(
        "^[^,;.。]{0,12}? (?:running |installed )?(?:inside|under|within|in|on) (?:a |an |my |the |Oracle )?\(hypervisor)"
    )
    private static let beneath = Pattern(
        "\(hypervisor)[\\w. ]{0,24}(?: on| 上|を使っている)[ ]?(?:a |an |my |the )?(?:\\w+ )?[(（]?$")
    private static let machine = Pattern(
        #"^ ?(?:\(?x?\d{2}(?:-?bit)?\)? )?(?:(vms?|guests?|virtual machine|ゲスト|仮想マシン)|(hosts?|ホスト))\b"#)
    private static let machineEast = Pattern(#"^ ?(?:の|上の)?(?:(ゲスト|仮想マシン)|(ホスト))"#)
    /// `a guest on my Mac`: what follows is the host.
    private static let upon = Pattern(
        #"\b(?:guest|vm|virtual machine)s?(?: \w+)? (?:on|under|inside) (?:a |an |my |the )?[\w (]{0,12}$"#)

    static func role(before: String, after: String) -> Fact.Role? {
        for pattern in [machine, machineEast] {
            if let match = pattern.first(in: after) { return match[1] != nil ? .guest : .host }
        }
        if upon.matches(before) || beneath.matches(before) { return .host }
        if inside.matches(after) { return .guest }
        let close = String(before.unicodeScalars.suffix(24))
        return Roles.role(named: close)
            ?? Roles.role(named: String(after.unicodeScalars.prefix(12)))
    }
}
