import Confinement
import Foundation

// What the roles tell each other: values as JSON, what may be large as byte strings beside it.
extension Frame {
    init(_ kind: some RawRepresentable<UInt8>, _ value: some Encodable, _ blobs: [[UInt8]] = []) throws {
        self.init(kind: kind.rawValue, header: Array(try JSONEncoder().encode(value)), blobs: blobs)
    }

    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(header))
    }
}
