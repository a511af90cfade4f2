import Disclosure

/// The catalogue's data and its reader.
///
/// A line of a table is `name | part:vendor:product | alias; alias`, the last two optional. A name with `*` before it
/// is an ordinary word too, and counts only with a version or as the value of a field.
enum CatalogueTables {
    static let entries: [CatalogueEntry] =
        read(operatingSystems, as: .os) + read(kernels, as: .kernel) + read(hypervisors, as: .hypervisor)
        + read(servers, as: .software) + read(clients, as: .software) + read(development, as: .software)
        + read(libraries, as: .software)

    private static func read(_ table: String, as kind: Fact.Kind) -> [CatalogueEntry] {
        table.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed() }
            guard var name = cells.first, !name.isEmpty else { return nil }
            let isCommonWord = name.hasPrefix("*")
            if isCommonWord { name.removeFirst() }
            let aliases = cells.count > 2 ? cells[2].split(separator: ";").map { String($0).trimmed() } : []
            let cpe = cells.count > 1 && !cells[1].isEmpty ? cells[1] : nil
            return CatalogueEntry(name: name, kind: kind, cpe: cpe, aliases: aliases, isCommonWord: isCommonWord)
        }
    }
}
