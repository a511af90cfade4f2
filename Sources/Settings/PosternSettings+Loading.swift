public import Disclosure

extension PosternSettings {
    public static func load(path: String) throws(SettingsError) -> PosternSettings {
        throw SettingsError(file: path, message: "not read yet")
    }
    public static func find(
        explicit: String?, environment: [String: String], currentDirectory: String
    ) throws(SettingsError) -> String {
        throw SettingsError(file: "", message: "not read yet")
    }
    public static func sample(address: EmailAddress, vendorName: String?, signingKey: String?) -> String { "" }
}
