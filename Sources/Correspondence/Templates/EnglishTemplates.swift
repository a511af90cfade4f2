/// The English letters as they come with postern; `postern init` writes them out for editing.
enum EnglishTemplates {
    static let files = [
        "acknowledgement.en.mustache": acknowledgement, "update.en.mustache": update,
        "certificate.en.mustache": certificate, "confirmation.en.mustache": confirmation, "reply.en.mustache": reply,
        "reply-in-clear.en.mustache": replyInClear, "notice.en.mustache": notice,
        "notice-in-clear.en.mustache": noticeInClear, "items.en.mustache": items, "general.en.mustache": general,
        "state.en.mustache": state, "missing.en.mustache": missing,
        "resolution.en.mustache": resolution, "next.en.mustache": next, "steering.en.mustache": steering,
        "contact.en.mustache": contact, "foot.en.mustache": foot,
    ]
}
