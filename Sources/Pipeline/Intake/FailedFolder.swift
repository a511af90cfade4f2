import Disclosure
import Foundation
import Maildir

/// `failed/`: what could not be processed, each with a note; nothing leaves it by itself.
struct FailedFolder {
    let directory: String

    /// Puts a message's archived form and a note beside each other; does nothing twice.
    func add(_ hash: ContentHash, archived: String, name: String, reason: String) throws {
        let copy = directory + "/" + hash.hex
        unsafe unlink(copy)
        if unsafe link(archived, copy) != 0 {
            // Another file system, or one without links: a copy does as well.
            try DurableFile.copy(archived, to: copy)
        }
        try note(
            hash, name: name, reason: reason, place: "The message itself lies beside this note as it lies in archive/.")
    }

    /// The note alone, on a message too large to have two copies.
    func addNote(_ hash: ContentHash, name: String, reason: String) throws {
        try note(hash, name: name, reason: reason, place: "The message itself lies in archive/, as it came.")
    }

    private func note(_ hash: ContentHash, name: String, reason: String, place: String) throws {
        let note = """
            file:    \(VisibleText.line(name))
            sha256:  \(hash.hex)
            reason:  \(VisibleText.line(reason))
            next:    change what the reason names, then run
                     postern reprocess \(hash.hex)
                     \(place)

            """
        try DurableFile.write(Array(note.utf8), to: directory + "/" + hash.hex + ".txt", replacing: true)
    }

    /// Removes both once the message has been processed after all.
    func remove(_ hash: ContentHash) {
        unsafe unlink(directory + "/" + hash.hex)
        unsafe unlink(directory + "/" + hash.hex + ".txt")
    }

    /// Removes those of these messages that are still here.
    func remove(all hashes: Set<ContentHash>) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        for hash in Set(names.compactMap { ContentHash(String($0.prefix(64))) }).intersection(hashes) { remove(hash) }
    }

    func hasNote(_ hash: ContentHash) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/" + hash.hex + ".txt")
    }
}
