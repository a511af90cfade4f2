import Disclosure

/// The blocks of keys and values that programs print.
enum BlockForms {
    static let all: [BlockForm] = windows + linux + apple + containers + programs + crashes + devices
}

extension BlockForms {
    struct Entry: Sendable {
        let form: Int
        let key: String
        let isMark: Bool
    }

    /// The forms that have a key.
    static let index: [UInt64: [Entry]] = {
        var index: [UInt64: [Entry]] = [:]
        for (number, form) in all.enumerated() {
            let marks = Set(form.marks)
            let keys = form.reads.keys.map { $0.split(separator: ">").last.map(String.init) ?? $0 }
            for key in marks.union(keys).union(form.sections) {
                index[WordHash.of(key), default: []].append(Entry(form: number, key: key, isMark: marks.contains(key)))
            }
        }
        return index
    }()

    /// The forms that have a heading.
    static let headings: [UInt64: [(form: Int, key: String)]] = {
        var index: [UInt64: [(form: Int, key: String)]] = [:]
        for (number, form) in all.enumerated() {
            for section in form.sections { index[WordHash.of(section), default: []].append((number, section)) }
        }
        return index
    }()
}
