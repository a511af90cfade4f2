import Disclosure

/// What a program prints as `key: value` lines, told from what people write by the keys that only it has.
struct BlockForm: Sendable {
    let rule: String
    /// As many different marks as show that the lines are this program's.
    let least: Int
    /// Keys that tell the program, in lower case.
    let marks: [String]
    /// Keys that say something of the set-up: `key`, or `section/key` for those beneath a heading.
    let reads: [String: BlockRead]
    /// Headings that `reads` names.
    let sections: Set<String>
    /// Whether blank lines may stand between the pairs.
    let isLoose: Bool

    init(_ rule: String, least: Int, loose: Bool = false, marks: [String], reads: KeyValuePairs<String, BlockRead>) {
        self.rule = rule
        self.least = least
        self.marks = marks
        isLoose = loose
        var table: [String: BlockRead] = [:]
        var sections: Set<String> = []
        for (key, read) in reads {
            table[key] = read
            if let slash = key.firstIndex(of: ">") { sections.insert(String(key[..<slash])) }
        }
        self.reads = table
        self.sections = sections
    }
}

/// What the value of a key is.
enum BlockRead: Sendable {
    case os, systemOrKernel, osVersion, kernel, arch, cpu, memory, gpu, maker, model, bios, storage, virtualization
    /// A name and a version among other words, or several of them.
    case mentions
    /// The name of what the block is about, for a `subjectVersion`.
    case subject, subjectVersion
    case software(String), hypervisor(String), firmware(String), setting(String), network
    /// A program's version behind its package's in parentheses: `(Ubuntu 11.4.0-1ubuntu1) 11.4.0`.
    case versionOf(String)
    /// What crashed: `Safari [1234]`; its version stands in a key of its own.
    case process
    /// A package and its version: `gnome-shell 45.1-0ubuntu1`.
    case package
    /// A program and its version: `fish 3.7.0`.
    case program
    /// An amount of memory in a unit that the program leaves out.
    case memoryIn(String)
    /// The name of a model whose product name is a number.
    case modelVersion
    /// The version of a system that the key names.
    case systemNamed(String)
    /// `UEFI` or `BIOS`, without a version.
    case firmwareKind
    /// Maven's `"linux", version: "6.2.0", arch: "amd64"`.
    case maven
    /// FortiOS' `FortiGate-60F v7.2.5,build1517,230606 (GA.F)`.
    case fortinet
}
