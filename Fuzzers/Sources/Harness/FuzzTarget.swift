/// One reader of outside bytes, called with whatever the fuzzer makes up.
struct FuzzTarget: Sendable {
    /// That of its folder of seeds and of its dictionary.
    let name: String
    /// Traps where the reader does, or where something does not hold that must.
    let run: @Sendable ([UInt8]) -> Void

    /// Every target; a new one is a line here, a folder of seeds and a dictionary.
    static let all: [FuzzTarget] = [.lint, .mime, .packets, .html, .extraction, .frames]
}
