import Disclosure

/// Reads one kind of output that people paste, before fields and prose see its lines.
struct Paster: Sendable {
    let name: String
    /// It reads nothing where another has read.
    var isLast = false
    /// Reads the lines of a text; must take time linear in them and never trap.
    let read: @Sendable ([Line], MentionScanner) -> Paste

    /// Every paster, in the order in which their readings of one thing are preferred.
    static let all: [Paster] = [
        .osRelease, .kernelLog, .blocks, .sections, .inxi, .networkDevices, .banners, .commandEcho, .crashes, .packages,
        .billOfMaterials, .aboutWindows, .jars,
        .containers, .machines,
        .userAgent,
    ]
}

/// What a paster read.
struct Paste: Sendable {
    var findings: [Finding] = []
    /// What counts only where the subject names it.
    var others: [Finding] = []
    /// The indices of lines that are understood: nothing else is read from them.
    var claimed: Set<Int> = []

    mutating func add(_ other: Paste) {
        findings += other.findings
        others += other.others
        claimed.formUnion(other.claimed)
    }
}

/// What all pasters read in one text.
struct Pastes: Sendable {
    private let byName: [String: [Finding]]
    private let claimed: Set<Int>
    /// What counts only where the subject names it.
    let others: [Finding]

    init(_ lines: [Line], scanner: MentionScanner) {
        var byName: [String: [Finding]] = [:]
        var claimed: Set<Int> = []
        var claimedLines: Set<Int> = []
        var others: [Finding] = []
        for paster in Paster.all {
            let paste = paster.read(lines, scanner)
            // A browser's page about itself says which it is better than the words it sends.
            byName[paster.name] =
                paster.isLast ? paste.findings.filter { !claimedLines.contains($0.line.number) } : paste.findings
            claimed.formUnion(paste.claimed)
            others += paste.others
            claimedLines.formUnion(paste.claimed.lazy.map { lines[$0].number })
        }
        self.byName = byName
        self.claimed = claimed
        self.others = others
    }

    func findings(_ paster: String) -> [Finding] { byName[paster] ?? [] }

    /// The lines with those that a paster has understood made silent for the recognisers of people's words.
    func silencing(_ lines: [Line]) -> [Line] {
        guard !claimed.isEmpty else { return lines }
        var lines = lines
        for index in claimed { lines[index].isNoise = true }
        return lines
    }
}

extension Recogniser {
    /// The pasters as recognisers, so that each is switched on by its name.
    static let pasted = Paster.all.map { paster in
        Recogniser(name: paster.name) { reading in reading.pastes.findings(paster.name) }
    }
}
