public import Disclosure
import Extraction
import Foundation
import Mail
import Maildir
import PGPMIME
import Settings

/// The configuration read out of one message or text, without home, keys or store (`postern extract`).
public struct ConfigurationExtraction {
    /// What was found; outside text is escaped.
    public let configuration: SystemConfiguration

    /// Reads a file, or standard input to its end.
    ///
    /// - Parameter settingsFile: products to look for; none if nil.
    public init(reading file: String?, settingsFile: String?) throws(PosternError) {
        let limit = 1 << 30
        configuration = try asPosternError {
            if let file, !FileManager.default.fileExists(atPath: file) {
                throw PosternError.notFound("there is no file \(VisibleText.line(file))")
            }
            let bytes =
                try file.map { try DurableFile.read($0, limit: limit) }
                ?? Array(FileHandle.standardInput.readToEnd() ?? Data())
            var job = ExaminationJob()
            if let settingsFile { job.know(try PosternSettings.load(path: settingsFile)) }
            job.limits.messageBytes = .max
            var settings = ParserSettings()
            // A file that somebody chose to have read may be a log of any size.
            settings.memoryBytes += 12 * bytes.count
            settings.cpuSeconds += bytes.count >> 20
            settings.timeLimitSeconds += bytes.count >> 20
            do {
                return try ConfinedParser(settings).configuration(in: bytes, job).escaped
            } catch let death as ParserDeath {
                throw PosternError.unusable("\(file ?? "standard input"): \(death)")
            }
        }
    }

    /// A line a fact.
    public func text(_ style: ScreenStyle) -> String {
        let lines = configuration.lines(style)
        return lines.isEmpty ? "nothing found" : lines.joined(separator: "\n")
    }
}
