/// Every attack that has to be answered for: the facts on which the design rests, then what is sent against decryption
/// and against signatures. Each has at least one case.
enum ThreatRow: String, CaseIterable, Sendable {
    // MARK: Measured facts

    case textBeforeFailure = "1.F1"
    case strangeContent = "1.F2"
    case expansion = "1.F3"
    case noSignatureAtAll = "1.F5"
    case signaturesTogether = "1.F6"
    case weakSignatures = "1.F7"
    case noOwnertrust = "1.F9"
    case userIDGrammar = "1.F10"
    case secretKeys = "1.F11"
    case network = "1.F12"
    case sessionKeyFlood = "1.F13"
    case groupsOfAddresses = "1.F15"
    case partsAndHeaders = "1.F16"
    case headerDecoding = "1.F17"
    case swiftText = "1.F18"
    case backtracking = "1.F19"
    case cleartextFramework = "1.F20"
    case lockedKey = "1.F21"
    case gnupgSettings = "1.gpg.conf"
    case gpgmeDebug = "1.gpgme"

    // MARK: Decryption

    case ciphertextBetweenParts = "2.ciphertext between parts"
    case malleability = "2.malleability"
    case capturedCiphertext = "2.captured ciphertext"
    case probing = "2.probing"
    case dressedAsEncrypted = "2.dressed as encrypted"
    case bombs = "2.bombs"
    case forwardedCiphertext = "2.forwarded ciphertext"
    case textAroundBlock = "2.text around a block"
    case mangled = "2.mangled PGP/MIME"

    // MARK: Signatures

    case unsignedBesideSigned = "3.unsigned beside signed"
    case fromAndSigner = "3.From and signer"
    case signatureLies = "3.protocol, micalg, several, damaged"
    case canonicalisation = "3.canonicalisation"
    case protectedHeaders = "3.headers that claim protection"
    case signedForOthers = "3.signed for others"
}
