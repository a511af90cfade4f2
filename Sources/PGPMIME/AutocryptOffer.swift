import Disclosure
import Foundation
public import Mail

extension AutocryptOffer {
    private static let maximumFieldBytes = 10 << 10

    /// Takes exactly one valid field of the sender's own address; any second one makes all of them void.
    public init?(fields: [HeaderField], from: FromField) {
        guard case .ok(let mailbox) = from else { return nil }
        let offers = fields.compactMap(Self.init(field:)).filter { $0.address == mailbox.address }
        guard offers.count == 1, let offer = offers.first else { return nil }
        self = offer
    }

    /// Autocrypt level 1, section 2.1: attributes between semicolons, those unknown only with an underscore in front.
    private init?(field: HeaderField) {
        guard field.raw.count <= Self.maximumFieldBytes else { return nil }
        var address: EmailAddress?
        var keyData: [UInt8]?
        let attributes = String(decoding: field.raw, as: UTF8.self).split(separator: ";")
        for attribute in attributes where !attribute.allSatisfy(\.isWhitespace) {
            guard let equals = attribute.firstIndex(of: "=") else { return nil }
            let name = attribute[..<equals].filter { !$0.isWhitespace }.lowercased()
            let value = attribute[attribute.index(after: equals)...].filter { !$0.isWhitespace }
            switch name {
            case "addr" where address == nil:
                address = EmailAddress(value)
                guard address != nil else { return nil }
            case "keydata" where keyData == nil:
                keyData = Data(base64Encoded: value).map(Array.init)
            case "prefer-encrypt": break
            case _ where name.hasPrefix("_"): break
            default: return nil
            }
        }
        guard let address, let keyData, !keyData.isEmpty else { return nil }
        self.init(address: address, keyData: keyData)
    }
}
