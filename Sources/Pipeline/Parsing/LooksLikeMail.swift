import Mail

/// A text may begin with `Product: …`; a mail has one of the fields that every transport leaves in it.
func looksLikeMail(_ bytes: [UInt8]) -> Bool {
    let limits = MailLimits()
    guard let headers = try? parseHeaderFields(headerBlock(of: bytes, limit: limits.headerBytes), limits: limits)
    else { return false }
    return ["From", "Received", "Return-Path", "Message-ID", "MIME-Version"].contains { headers.first($0) != nil }
}
