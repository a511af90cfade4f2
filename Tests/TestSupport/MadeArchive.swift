import Foundation

/// An archive that Python's or libarchive's own tools made, in a folder of its own.
public struct MadeArchive: Sendable {
    /// The whole archive.
    public let bytes: [UInt8]

    /// - Parameter script: Python that writes the file `out` into the current folder.
    public init(python script: String) throws { try self.init(["python3", "-c", script], []) }

    /// Files packed by `bsdtar`, in the order given.
    public init(bsdtar options: [String], _ files: [(path: String, content: String)]) throws {
        try self.init(["bsdtar"] + options + ["-cf", "out"] + files.map(\.path), files)
    }

    private init(_ command: [String], _ files: [(path: String, content: String)]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, content) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: file)
        }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ProgramFailure(description: "\(command[0]) ended with \(process.terminationStatus)")
        }
        bytes = try Array(Data(contentsOf: folder.appending(path: "out")))
    }
}
