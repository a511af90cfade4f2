import Disclosure

extension Paster {
    /// Libraries that a Java stack trace names with their versions: `~[spring-web-5.3.31.jar!/:5.3.31]`.
    static let jars = Paster(name: "stack-trace") { lines, _ in
        var paste = Paste()
        var seen: Set<String> = []
        for (index, line) in lines.enumerated() {
            guard JarFrame.likely.matches(line.text) else { continue }
            for match in JarFrame.pattern.all(in: line.text, limit: 2) {
                paste.claimed.insert(index)
                guard seen.count < JarFrame.limit, let name = match[1], let version = match[2],
                    seen.insert(name).inserted
                else { continue }
                let entry = Catalogue.standard.entry(for: name)
                paste.findings.append(
                    .known(entry?.kind ?? .software, name, version, line: line, rule: "stack-trace"))
            }
        }
        return paste
    }
}

private enum JarFrame {
    static let likely = Pattern(#"\.jar[!:\]]"#)
    static let pattern = Pattern(#"~?\[([A-Za-z][\w.-]*?)-(\d+(?:\.\d+)+(?:[.-]\w+)*?)\.jar(?:!/)?:[^\]]*\]"#)
    /// A trace goes through dozens of libraries; those nearest to the fault come first.
    static let limit = 5
}
