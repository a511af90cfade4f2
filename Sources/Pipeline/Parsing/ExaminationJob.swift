import Disclosure
import Extraction
import Mail
import Settings
import Unpacking

/// What a parser is asked to do with one message.
struct ExaminationJob: Codable, Sendable {
    var limits = MailLimits()
    var unpacking = UnpackingLimits()
    var products: [ProductName] = []
    var required: [MissingItem]?
    /// The day the message came: words such as "in 90 days" count from it.
    var received: CalendarDay?
    /// The bytes are a header block alone: the message is over a limit, or no message.
    var headerOnly = false
    /// The bytes may be a text that is no mail.
    var mayBeText = false
    /// Whether the contents of all parts are wanted, not only their texts.
    var wantsContents = false

    /// Takes over what the settings say of products.
    mutating func know(_ settings: PosternSettings) {
        products = settings.products.map { product in
            ProductName(
                name: product.name, aliases: product.aliases, required: product.required, supported: product.supported,
                owner: product.owner)
        }
        required = settings.extraction.required
        unpacking.bytes = settings.limits.archiveBytes
        unpacking.fileBytes = settings.limits.archiveFileBytes
        unpacking.entries = settings.limits.archiveEntries
        unpacking.depth = settings.limits.archiveDepth
        unpacking.ratio = settings.limits.archiveRatio
    }
}
