import Disclosure

/// The blocks of keys and values that programs print.
enum BlockForms {
    static let all: [BlockForm] = windows + linux + apple + containers + programs + crashes + devices
}
