public import Disclosure
public import Foundation
import Mail
import Tickets

/// The outgoing mail, submitted mail included; as JSON `{"schema", "messages": [{"ticket", "kind", "state", …}]}`.
public struct OutboxView: Encodable, Sendable {
    /// One outgoing mail.
    public struct Line: Encodable, Sendable {
        /// The ticket it is about; nil for our certificate.
        public var ticket: String?
        /// What it is for.
        public var kind: OutgoingKind
        /// How far it has come.
        public var state: OutgoingState
        /// Without its brackets.
        public var messageId: String
        /// Its only recipient.
        public var to: String
        /// The same with its A-label, where it is not ASCII.
        public var toASCII: String?
        /// How many tries have failed.
        public var attempts: Int
        /// Why it waits or was not sent.
        public var reason: String?
        /// When it was decided on.
        public var createdAt: Date
        /// When it is tried again; nil once it needs no further try.
        public var nextTryAt: Date?
        /// When it was handed over.
        public var submittedAt: Date?
    }

    /// The version of the JSON object.
    public var schema = 1
    /// Oldest first.
    public var messages: [Line]

    /// Lists the outbox.
    ///
    /// - Parameter states: only mail in these; all of it if empty.
    public init(_ home: Home, states: [OutgoingState] = []) throws(PosternError) {
        defer { home.close() }
        messages = try asPosternError {
            try home.store.outgoingHeads(states: states.isEmpty ? nil : Set(states), ticket: nil).map { mail in
                let to = ShownAddress(mail.to)
                return Line(
                    ticket: try mail.ticket.flatMap { try home.store.ticket(id: $0)?.number.description },
                    kind: mail.kind, state: mail.state, messageId: mail.messageID.value,
                    to: to.text, toASCII: to.ascii, attempts: mail.attempts,
                    reason: mail.reason.map(VisibleText.line), createdAt: mail.createdAt,
                    nextTryAt: mail.state == .queued ? mail.nextTryAt : nil, submittedAt: mail.submittedAt)
            }
        }
    }

    /// A table of 80 columns, the reason on a line of its own.
    public func text(_ style: ScreenStyle) -> String {
        guard !messages.isEmpty else { return "no outgoing mail" }
        let head = style.dim("TICKET         KIND            STATE      CREATED           TO")
        return ([head] + messages.flatMap { lines($0, style) }).joined(separator: "\n")
    }

    private func lines(_ mail: Line, _ style: ScreenStyle) -> [String] {
        let state = ScreenStyle.pad(mail.state.rawValue, 11)
        let shown =
            switch mail.state {
            case .failed, .bounced: style.bad(state)
            case .queued, .withheld: style.warning(state)
            case .submitted, .cancelled: state
            }
        var lines = [
            ScreenStyle.pad(mail.ticket ?? "-", 15) + ScreenStyle.pad(mail.kind.rawValue, 16) + shown
                + ScreenStyle.pad(ScreenStyle.minute(mail.createdAt), 18) + VisibleText.line(mail.to, columns: 20)
        ]
        if let ascii = mail.toASCII { lines.append(ScreenStyle.wrap(ascii, columns: 80, indent: Self.indent)) }
        if mail.state != .submitted {
            lines.append(style.dim(Self.indent + mail.messageId))
            let next = mail.nextTryAt.map { "next try \(ScreenStyle.minute($0))" }
            let why = [mail.reason, next].compactMap { $0 }.joined(separator: "; ")
            if !why.isEmpty { lines.append(ScreenStyle.wrap(why, columns: 80, indent: Self.indent)) }
        }
        return lines
    }

    /// Under the kind of mail.
    private static let indent = String(repeating: " ", count: 15)
}

/// What an operator may do with a mail that has not been submitted.
public struct OutboxWork {
    let home: Home

    /// Work on the outbox of this home.
    public init(_ home: Home) { self.home = home }

    /// Tries mails again now; all that failed or wait if none is named.
    ///
    /// - Returns: how many were submitted, and what keeps the rest.
    public func retry(_ names: [String], now: Date) throws(PosternError) -> (submitted: Int, notices: [String]) {
        try home.lockForRun()
        defer { home.close() }
        return try asPosternError {
            let mails = try select(names, states: [.queued, .failed, .bounced, .withheld])
            let chosen = names.isEmpty ? mails.filter { [.queued, .failed].contains($0.state) } : mails
            // It would take SMTPUTF8 (RFC 6531) on the whole way, which nobody can promise.
            if let strange = chosen.first(where: { ShownAddress($0.to).ascii != nil }) {
                throw PosternError.unusable(
                    "\(ShownAddress(strange.to).line) is not ASCII, and mail to it may not arrive; write to the "
                        + "reporter by hand, then `postern outbox cancel \(strange.messageID.value)`")
            }
            try home.store.write { ledger in
                for mail in chosen {
                    try ledger.setOutgoingState(mail.id, state: .queued, reason: mail.reason, nextTryAt: now)
                }
            }
            let notices = NoticeBoard(store: home.store, now: now)
            let summary = try OutboxRun(home: home).submitDue(now: now, only: Set(chosen.map(\.id)))
            if let blocked = summary.blocked { notices.always(blocked) }
            var unblocked = summary
            unblocked.blocked = nil
            try Notices.add(unblocked, to: notices)
            return (summary.submitted.count, notices.lines)
        }
    }

    /// Withdraws mails that have not been submitted.
    public func cancel(_ names: [String], now: Date, actor: String) throws(PosternError) -> Int {
        try home.lockForRun()
        defer { home.close() }
        return try asPosternError {
            let mails = try select(names, states: [.queued, .failed, .withheld])
            try home.store.write { ledger in
                for mail in mails {
                    try ledger.setOutgoingState(
                        mail.id, state: .cancelled, reason: "cancelled by \(actor)", nextTryAt: nil)
                    try ledger.event(
                        ticket: mail.ticket, message: nil, at: now, actor: actor, kind: "cancelled", from: nil, to: nil,
                        note: mail.messageID.value)
                }
            }
            return mails.count
        }
    }

    /// Mails by Message-ID, by the beginning of one, or by ticket number.
    private func select(_ names: [String], states: Set<OutgoingState>) throws -> [OutgoingHead] {
        let all = try home.store.outgoingHeads(states: states, ticket: nil)
        guard !names.isEmpty else { return all }
        return try names.flatMap { name in
            let bare = name.hasPrefix("<") && name.hasSuffix(">") ? String(name.dropFirst().dropLast()) : name
            let matches = all.filter { mail in
                mail.messageID.value == bare || mail.messageID.value.hasPrefix(bare + ".")
            }
            guard !matches.isEmpty else {
                throw PosternError.notFound(
                    "no such mail is in the outbox unsubmitted: \(VisibleText.line(name)); see `postern outbox list`")
            }
            return matches
        }
    }
}
