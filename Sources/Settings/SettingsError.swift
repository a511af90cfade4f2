/// What is wrong with a settings file, and where.
public struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file as it was named.
    public var file: String
    /// Counted from 1; nil where the file as a whole is meant.
    public var line: Int?
    /// Names the setting, quotes its value and says what to do.
    public var message: String

    /// An error in `file`.
    public init(file: String, line: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `FILE:LINE: what is wrong`.
    public var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}
