public import Disclosure

/// What notices put in words besides their template: what a clock, a fact or a code is called in a handler's language.
public struct NoticeWords: Sendable {
    let language: MailLanguage

    /// Words of this language.
    public init(_ language: MailLanguage) { self.language = language }

    /// A clock that runs.
    ///
    /// - Parameter isAfterDisclosure: whether it ends only after the reporter means to publish.
    public func due(_ kind: ClockKind, at time: String, isAfterDisclosure: Bool) -> String {
        switch language {
        case .english: "\(clock(kind)): \(time) UTC\(isAfterDisclosure ? ", after the reporter means to publish" : "")"
        case .japanese: "\(clock(kind))：\(time) UTC\(isAfterDisclosure ? "（報告者の公開予定より後）" : "")"
        }
    }

    /// A clock that has run out.
    public func late(_ kind: ClockKind, of ticket: TicketNumber, at time: String) -> String {
        switch language {
        case .english: "\(ticket): \(clock(kind)), due \(time) UTC"
        case .japanese: "\(ticket)：\(clock(kind))（期限：\(time) UTC）"
        }
    }

    /// Stands for lines that are left out.
    public func more(_ count: Int) -> String {
        switch language {
        case .english: "and \(count) more"
        case .japanese: "ほか\(count)件"
        }
    }

    /// Something read out of a report.
    ///
    /// - Parameter words: name and version.
    public func fact(_ fact: Fact, _ words: String) -> String {
        switch language {
        case .english:
            let notes = [fact.role?.rawValue, fact.isContradicted ? "contradicted" : nil].compactMap(\.self)
            return "\(fact.kind.rawValue): \(words)" + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
        case .japanese:
            let notes = [fact.role.map(Self.japanese), fact.isContradicted ? "矛盾あり" : nil].compactMap(\.self)
            return "\(Self.japanese(fact.kind))：\(words)" + (notes.isEmpty ? "" : "（\(notes.joined(separator: "、"))）")
        }
    }

    /// An attachment that could not be read.
    public func unread(_ name: String, because reasons: [String]) -> String {
        switch language {
        case .english: "not read: \(name) (\(reasons.joined(separator: ", ")))"
        case .japanese: "未読の添付：\(name)（\(reasons.joined(separator: "、"))）"
        }
    }

    /// Whether a product's version is supported, as it follows the product; empty if that is not known.
    public func support(_ support: ProductSupport) -> String {
        switch (language, support.state) {
        case (_, .unknown): ""
        case (.english, _): ", \(support)"
        case (.japanese, .supported): support.until.map { "（\($0)までサポート対象）" } ?? "（サポート対象）"
        case (.japanese, .outOfSupport): support.until.map { "（\($0)にサポート終了）" } ?? "（サポート対象外）"
        }
    }

    /// A reporter who asks to be named, without saying how, or not to be.
    public func credit(_ wish: CreditWish.Wish) -> String {
        switch (language, wish) {
        case (.english, .named): "by name"
        case (.english, .anonymous): "anonymous"
        case (.japanese, .named): "記名を希望"
        case (.japanese, .anonymous): "匿名を希望"
        }
    }

    /// Of a claim without words of its own.
    public var yes: String {
        switch language {
        case .english: "yes"
        case .japanese: "あり"
        }
    }

    /// What stands before a report's subject.
    public var subject: String {
        switch language {
        case .english: "Subject: "
        case .japanese: "件名："
        }
    }
}
