/// The Japanese letters as they come with postern; `postern init` writes them out for editing.
enum JapaneseTemplates {
    static let files = [
        "acknowledgement.ja.mustache": acknowledgement, "update.ja.mustache": update,
        "certificate.ja.mustache": certificate, "confirmation.ja.mustache": confirmation, "reply.ja.mustache": reply,
        "reply-in-clear.ja.mustache": replyInClear, "notice.ja.mustache": notice,
        "notice-in-clear.ja.mustache": noticeInClear, "items.ja.mustache": items, "general.ja.mustache": general,
        "state.ja.mustache": state, "missing.ja.mustache": missing,
        "resolution.ja.mustache": resolution, "next.ja.mustache": next, "steering.ja.mustache": steering,
        "contact.ja.mustache": contact, "foot.ja.mustache": foot,
    ]
}
