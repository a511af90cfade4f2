import Disclosure

/// The product as the first sentences name it: `The Frob FR-10 firmware contains a flaw`, `Frobly crashes when …`.
enum OpeningSentence {
    private static let name =
        #"([A-Z][\w.+-]*\w(?: (?:[A-Z][\w.+-]*|\d{1,4}|\d\w*\d))(?: [A-Z0-9][\w.+-]*){0,3}|[A-Z]\w*[A-Z0-9]\w*|[A-Z][\w-]{3,})"#
    private static let what =
        #"(?: (?:firmware|router|device|camera|plug-?in|extension|module|component|theme|software|application|app|CMS|server|client|library|package|tool|service|platform|framework|system|web application|WordPress plugin|Joomla extension))?"#
    /// What is wrong with it, said of it.
    private static let accused = Pattern(
        "^(?:(?:The|An?|This|Our|In|My|All versions of|Versions of) )?(?:the )?\(name)\(what)(?:,? (?:versions? |v\\.? ?)?(\\d[\\w.]*(?: and (?:earlier|below|prior))?),?)? (?:contains? (?:an?|the|multiple|several)|has an?|(?:is|are|was) (?:vulnerable|prone|affected|susceptible)|allows? (?:an? |remote|local|attackers?|unauth|auth|arbitrary)|suffers?|does not (?:properly|correctly|adequately|sufficiently|validate|saniti[sz]e|check|escape|filter)|fails to (?:properly|validate|saniti[sz]e|check|escape|filter|restrict|verify))\\b",
        caseSensitive: true)
    private static let located = Pattern(
        "\\b(?:[Vv]ulnerabilit(?:y|ies)|[Ff]laws?|[Oo]verflow|[Ii]njection|XSS|CSRF|SSRF|RCE|[Tt]raversal|[Bb]ypass|[Ee]scalation)(?: \\([A-Z0-9]{2,6}\\))?(?: vulnerabilit(?:y|ies)| flaws?| issues?)?(?: (?:exists?|was|were|is|has been|have been|found|discovered|identified|present|located|that affects?)){0,3} (?:in|of|affects?|affecting) (?:the )?\(name)\(what)(?:$|[\\s.,(])",
        caseSensitive: true)
    /// What it does, where a user and no finder tells: `After that Frobly stopped working.`
    private static let failing = Pattern(
        #"(?:^|[.,!)] |[a-z0-9] )([A-Z][\w+-]{3,}(?: (?:[A-Z][\w+-]*|\d{1,2}))?) (?:just |suddenly |always |immediately |sometimes |now |also |often |keeps |randomly |constantly )?(?:crash(?:es|ed|ing)?|stop(?:s|ped) (?:working|responding)|hangs|hung|freezes|froze|fails? to (?:start|launch|open|load|build|compile|connect)|(?:won't|will not|doesn't|does not|wouldn't|can't|cannot) (?:start|launch|open|load|work|run|connect)|is (?:crashing|leaking|not (?:working|starting|responding))|segfaults?|panics)\b"#,
        caseSensitive: true)
    private static let nobody = Pattern(
        #"^(?:Everything|Nothing|Something|Game|Games|Computer|Laptop|Phone|Screen|Audio|Video|Page|Window|Process|Build|Compilation|Compile|Installation|Installer|Download|Script|Command|Code|Test|Tests|Demo|Example|Session|Connection|Desktop|Internet|Service|Job|Task|Container|Pod|Pods|Cluster|Worker|Thread|Loop|Call|Function|Method|Request|Model|Training|Import|Export|Print|Printing|Sync|Backup|Update|Login|Mouse|Keyboard|Bluetooth|WiFi|Wifi|Ethernet|Display|Sound|Camera|Microphone|Steam|Tool|Editor|Terminal|Console|Button|Menu|Dialog|Play|Boot|Booting|Startup|Shutdown|Suspend|Sleep|Resume|One|Both|Some|Windows|Linux|Android)\b"#
    )
    /// Lines that may tell, from the beginning of the text.
    private static let reach = 12

    /// What the opening is about, with its line; nil where it names nothing.
    static func product(in reading: Reading) -> (product: NamedProduct, line: Line)? {
        let opening = reading.lines.lazy.filter { !$0.isBlank && !$0.isNoise && !$0.isSilent && !$0.isHeading }
        for line in opening.prefix(reach) where line.content.unicodeScalars.count > 24 {
            for pattern in [accused, located, failing] {
                guard let match = pattern.first(in: line.content),
                    let name = match[1].map(numbered.removed), isName(name),
                    pattern !== failing || !nobody.matches(name)
                else { continue }
                if let known = reading.scanner.mentions(in: name).first {
                    guard known.kind != .os, known.kind != .kernel, !known.isBare else { continue }
                    if known.range == 0..<name.utf8.count {
                        return (NamedProduct(name: known.name, version: match[2], cpe: known.cpe), line)
                    }
                }
                return (NamedProduct(name: name, version: match[2]), line)
            }
        }
        return nil
    }

    /// `Frobly Dev.1.3.1`: the last word is the version.
    private static let numbered = Pattern(#" \S*\d\.\d\S*$"#)
    private static let person = Pattern(
        #"^(?:Subscriber|Administrator|Admin|Editor|Author|Contributor|User|Users|Attackers?|Guest|Anyone|Customer|Manager|Owner)s?$"#
    )

    private static func isName(_ name: String) -> Bool {
        !person.matches(name)
            && !OrdinaryWords.make(
                name, beginningWith: [.grammar, .release, .deed, .calendar, .place, .flaw, .document, .standard],
                togetherWith: [.thing, .part, .amount])
            && !OrdinaryWords.end(name, [.flaw, .document, .standard])
            && !TitleReader.isWeakness(name) && !OrdinaryWords.begin(name, [.thing, .part])
    }
}
