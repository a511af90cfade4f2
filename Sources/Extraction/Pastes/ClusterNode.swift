import Disclosure

/// A row of `kubectl get nodes -o wide`, whose columns are a node's system, kernel and container runtime.
enum ClusterNode {
    private static let row = Pattern(
        #"""
        ^\S+ +(?:Not)?Ready\S* +\S+ +\w+ +v(\d\S*) +\S+ +\S+ +(\S.*?\S) +(\d+\.\d+\.\d+\S*) +([a-z][a-z-]*)://(\d\S*)$
        """#, caseSensitive: true)
    private static let runtimes = ["docker": "Docker", "containerd": "containerd", "cri-o": "CRI-O"]

    /// Nil for any other line.
    static func findings(_ line: Line, _ scanner: MentionScanner) -> [Finding]? {
        guard line.text.contains("://"), let match = row.first(in: line.text.trimmed()), let release = match[1],
            let image = match[2], let kernel = match[3], let runtime = match[4], let version = match[5]
        else { return nil }
        func known(_ kind: Fact.Kind, _ name: String, _ version: String?) -> Finding {
            .known(kind, name, version, line: line, rule: "container-image")
        }
        let system = SystemNames.system(image, scanner).map { [known(.os, $0.name, $0.version)] } ?? []
        return [known(.software, "Kubernetes", release)] + system
            + [known(.kernel, "Linux", kernel), known(.software, runtimes[runtime] ?? runtime, version)]
    }
}
