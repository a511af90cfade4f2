/// Names of advisories and tracked defects, where their form alone tells what they are.
enum AdvisoryNames {
    /// Each beginning is rare, so that a long text is passed over quickly.
    private static let names = Pattern(
        #"""
        \b(?:GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|JVN(?:VU|TA)?[#＃]\d{8}|JVNDB-20\d\d-\d{6}\#
        |EDB-ID[:#]? ?\d{2,6}|exploit-db\.com/exploits/\d{2,6}|ZDI-(?:CAN-\d{3,6}|\d\d-\d{3,4})\#
        |RHBZ ?[#:]? ?\d{5,8}|RH[SBE]A-20\d\d:\d{4,6}|DSA-\d{3,5}-\d{1,2}|USN-\d{2,5}-\d{1,2}|KB ?\d{6,7}\#
        |MS\d\d-0\d\d|VMSA-20\d\d-\d{4}(?:\.\d)?|XSA-\d{1,4}|VU#\d{6}|ICSA-\d\d-\d{3}-\d\d[A-Z]?\#
        |RUSTSEC-20\d\d-\d{4}|PYSEC-20\d\d-\d{1,5}|FG-IR-\d\d-\d{3,4}|CNVD-20\d\d-\d{4,6}|CNNVD-20\d{4}-\d{3,5}\#
        |bugzilla\.[a-z]+\.(?:org|com)/(?:show_bug\.cgi\?id=)?\d{3,8})\b
        """#)
    private static let number = Pattern(#"\d+$"#)
    private static let host = Pattern(#"^bugzilla\.([a-z]+)\."#)

    /// In the order of the text, in the form that their issuers use.
    static func names(in text: String, limit: Int) -> [String] {
        names.all(in: text, limit: limit).compactMap { $0[0].map(canonical) }
    }

    private static func canonical(_ name: String) -> String {
        let upper = name.uppercased().replacing("＃", with: "#")
        let digits = number.first(in: upper)?[0] ?? ""
        switch true {
        case upper.hasPrefix("GHSA"): return "GHSA" + name.lowercased().dropFirst(4)
        case upper.hasPrefix("EDB"), upper.hasPrefix("EXPLOIT-DB"): return "EDB-ID:\(digits)"
        case upper.hasPrefix("RHBZ"): return "RHBZ#\(digits)"
        case upper.hasPrefix("KB"): return "KB\(digits)"
        case upper.hasPrefix("BUGZILLA"):
            let owner = host.first(in: name)?[1]?.lowercased() ?? ""
            return owner == "redhat" ? "RHBZ#\(digits)" : "bugzilla.\(owner)#\(digits)"
        default: return upper
        }
    }
}
