/// What clerk and host tell each other; no byte of it comes from a message.
enum ControlMessage: Equatable {
    /// From the clerk, first: what each worker may use.
    case limits(WorkerLimits)
    /// From the clerk, with the worker's end of a channel: fork a worker.
    case job(UInt32)
    /// From the host, once: what confines it.
    case ready(ConfinementLevel)
    /// From the host, instead: why it does not confine itself.
    case failed(String)
    /// From the host: how the worker of that job ended, as `wait` tells it.
    case ended(UInt32, status: Int32)

    /// No message has more bytes.
    static let largest = 512

    init?(decoding bytes: ArraySlice<UInt8>) {
        var reader = ByteReader(bytes)
        switch reader.number(UInt8.self) {
        case 1:
            guard let space = reader.number(Int64.self), let seconds = reader.number(Int64.self) else { return nil }
            self = .limits(WorkerLimits(addressSpaceBytes: Int(space), cpuSeconds: Int(seconds)))
        case 2:
            guard let serial = reader.number(UInt32.self) else { return nil }
            self = .job(serial)
        case 3:
            guard let privileges = reader.number(UInt8.self), let abi = reader.number(Int32.self),
                let filter = reader.number(UInt8.self), max(privileges, filter) <= 1
            else { return nil }
            self = .ready(
                ConfinementLevel(
                    noNewPrivileges: privileges == 1, landlockABI: Int(abi), systemCallFilter: filter == 1))
        case 4:
            self = .failed(String(decoding: reader.rest, as: UTF8.self))
            return
        case 5:
            guard let serial = reader.number(UInt32.self), let status = reader.number(Int32.self) else { return nil }
            self = .ended(serial, status: status)
        default: return nil
        }
        guard reader.rest.isEmpty else { return nil }
    }

    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        switch self {
        case .limits(let limits):
            bytes.append(1)
            bytes.append(bigEndian: Int64(limits.addressSpaceBytes))
            bytes.append(bigEndian: Int64(limits.cpuSeconds))
        case .job(let serial):
            bytes.append(2)
            bytes.append(bigEndian: serial)
        case .ready(let level):
            bytes.append(3)
            bytes.append(level.noNewPrivileges ? 1 : 0)
            bytes.append(bigEndian: Int32(level.landlockABI))
            bytes.append(level.systemCallFilter ? 1 : 0)
        case .failed(let reason):
            bytes.append(4)
            bytes.append(contentsOf: reason.utf8.prefix(Self.largest - 1))
        case .ended(let serial, let status):
            bytes.append(5)
            bytes.append(bigEndian: serial)
            bytes.append(bigEndian: status)
        }
        return bytes
    }
}
