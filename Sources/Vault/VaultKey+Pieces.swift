internal import Crypto
internal import Foundation

/// Large values, sealed a piece at a time, so that the sealed form is never in memory as a whole; to open one, it is.
///
/// In bytes: a version, then for each 2²⁰ bytes of plaintext, and for what is left at the end, what AES-256-GCM makes of
/// them: 12 bytes of nonce, the ciphertext, 16 bytes of tag. Of nothing there is one piece, too. Each is authenticated
/// with its place among all: pieces that are left out, doubled or in another order do not open.
extension VaultKey {
    /// Seals a value of any size.
    ///
    /// - Parameters:
    ///   - context: `table.column:key` of the place the value will stand in, as with `seal(_:for:)`. `open(_:for:)` opens
    ///     what either made.
    ///   - write: takes the sealed bytes, in order.
    public func seal(
        _ plaintext: [UInt8], for context: String, write: (_ bytes: [UInt8]) throws -> Void
    ) throws {
        let starts = plaintext.isEmpty ? [0] : Array(stride(from: 0, to: plaintext.count, by: Self.pieceBytes))
        try write([Self.pieces])
        for (index, start) in starts.enumerated() {
            let piece = plaintext[start..<min(start + Self.pieceBytes, plaintext.count)]
            let place = Self.place(context, index, of: starts.count)
            try write(sealed(piece, authenticating: place, for: context))
        }
    }

    /// Opens what consists of pieces, the version before them included.
    func openPieces(_ sealed: [UInt8], for context: String) throws(VaultError) -> [UInt8] {
        let size = Self.pieceBytes + Self.overhead
        let starts = Array(stride(from: 1, to: sealed.count, by: size))
        var plaintext: [UInt8] = []
        plaintext.reserveCapacity(max(0, sealed.count - starts.count * Self.overhead))
        for (index, start) in starts.enumerated() {
            let piece = sealed[start..<min(start + size, sealed.count)]
            guard piece.count >= Self.overhead else { throw .malformed(context: context) }
            let place = Self.place(context, index, of: starts.count)
            plaintext += try opened(piece, authenticating: place, for: context)
        }
        return plaintext
    }

    static let pieces: UInt8 = 2
    private static let pieceBytes = 1 << 20

    private static func place(_ context: String, _ index: Int, of count: Int) -> [UInt8] {
        [pieces] + Array("\(context):\(index + 1)/\(count)".utf8)
    }
}
