import Disclosure

/// Reads headings, so that each line knows what its paragraph is about and whose machine it describes.
enum SectionMarker {
    private static let marked = Pattern(
        #"""
        ^\s*(?:#{1,6}\s+\S|\*\*[^*]+\*\*:?\s*$|==+ ?\[? ?\S.*=|[■●◆◇□【\[［]|(?:\d+\.)+\s+\S|[IVX]+\.\s+\S|\*\*)
        """#)
    private static let underline = Pattern(#"^\s*(?:[=\-~^*]{3,})\s*$"#)
    private static let hasValue = Pattern(#"[:：=|]\s*\S|\]\s*\S|】\s*\S|\S\s{2,}\S|,"#)
    private static let title = Pattern(#"^[\s=\[［【■●◆◇□*#\d.IVX]*(.*?)[\s=\]］】*#:：]*$"#)
    private static let machine = Pattern(
        #"""
        ^(?:the )?(host|guest|client|server|dom0|domU|ホスト|ゲスト|クライアント|サーバー?|Gast)(?: ?(?:OS\#
        |system|machine|PC|VM))?\s*[:：]?$
        """#)

    private static let headings: [(String, Line.Section)] = [
        (#"^about (?:box|dialog|page|window|screen|info)"#, .environment),
        (#"non-?vulnerable|not (?:vulnerable|affected)|unaffected|影響を受けない"#, .notAffected),
        (
            #"""
            ^(?:the )?(?:fix(?:es|ed)?\b|solution|mitigation|remediation|patch|work-?around|recommendation\#
            |countermeasure|対策|回避|修正|L(?:ö|oe)sung|correctif|solutions)
            """#, .solution
        ),
        (
            #"""
            time ?line|history|disclosure|vendor (?:response|contact|communication)|経緯|changelog|chronolog
            """#, .timeline
        ),
        (
            #"""
            ^(?:references?|links|credits?|see also|about|acknowledge?ments?|参考|author|greetz|copyright\#
            |description of .* vendor|vendor description|product description)
            """#, .references
        ),
        (#"affected|vulnerable|versions? tested|tested versions?|影響|対象"#, .affected),
        (
            #"""
            environ|環境|set-?up|configuration|system info|^systems?$|tested|test(?:ing)? (?:env|on|with\#
            |platform)|version ?info|^versions?\b.*|versions:?$|device|machine|^(?:desktop|smartphone\#
            |platforms?|hardware|software)\b|umgebung|infrastructure|specs?$|基本信息|环境|バージョン|構成\#
            |prerequisites to
            """#, .environment
        ),
    ]
    private static let kinds = headings.map { (Pattern($0.0), $0.1) }

    static func mark(_ lines: [Line]) -> [Line] {
        var lines = lines
        var section = Line.Section.other
        var role: Fact.Role?
        var request = false
        for index in lines.indices {
            let text = lines[index].text
            let underlined = index + 1 < lines.count && underline.matches(lines[index + 1].text)
            if let match = machine.first(in: lines[index].content), let word = match[1] {
                role = Roles.role(named: word)
                section = .environment
                lines[index].isHeading = true
            } else if isHeading(lines[index], underlined: underlined) {
                lines[index].isHeading = true
                role = nil
                let name = title.first(in: text)?[1]?.trimmed() ?? ""
                section = kinds.first { $0.0.matches(name) }?.1 ?? .other
            }
            if lines[index].isBlank { (role, request) = (nil, false) }
            if Noise.request.matches(text) { request = true }
            lines[index].section = section
            lines[index].role = role
            lines[index].isNoise = request && !Noise.response.matches(text) || Noise.line.matches(text)
        }
        silenceSignature(of: &lines)
        silenceAcquitted(in: &lines)
        return lines
    }

    private static let acquitted = Pattern(#"^(?:not (?:vulnerable|affected)|unaffected)[.!]?$"#)
    private static let acquittedLimit = 6

    /// A device, its firmware and `Not vulnerable` beneath them.
    private static func silenceAcquitted(in lines: inout [Line]) {
        for end in lines.indices where acquitted.matches(lines[end].content) && !lines[end].isHeading {
            var index = end
            while index >= 0, end - index < acquittedLimit, !lines[index].isBlank {
                lines[index].isNoise = true
                index -= 1
            }
        }
    }

    private static let signature = Pattern(#"^(?:> ?)*-- ?$|^_{5,}$"#)
    /// A signature has four lines by custom, and some more in practice.
    private static let signatureLimit = 12

    /// What follows the mark of a signature at the end of a mail is about the writer.
    private static func silenceSignature(of lines: inout [Line]) {
        guard let mark = lines.indices.last(where: { signature.matches(lines[$0].text) }),
            lines[mark...].count(where: { !$0.isBlank }) <= signatureLimit
        else { return }
        for index in mark..<lines.count { lines[index].isNoise = true }
    }

    private static func isHeading(_ line: Line, underlined: Bool) -> Bool {
        guard !line.isBlank, line.content.unicodeScalars.count <= 80, !underline.matches(line.text) else {
            return false
        }
        if hasValue.matches(line.content) { return false }
        return underlined || marked.matches(line.text) || line.content.hasSuffix(":") || line.content.hasSuffix("：")
    }
}

/// Lines that name software without saying that it is part of the set-up.
enum Noise {
    static let request = Pattern(#"^[\s>]*(?:GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH|TRACE|PROPFIND) \S+ HTTP/[\d.]+"#)
    static let response = Pattern(#"^[\s<>*#]*(?:Server|X-Powered-By)\s*:"#)
    static let line = Pattern(
        #"""
        Mozilla/5\.0|KHTML, like Gecko|^[\s>*]*User-Agent\s*:|^\s*#\d+:? +(?:0x|pc )|^\s*at [\w.$<>]+\(.*\)\s*$\#
        |^\s*\d+\s+\S.*\s0x[0-9a-f]{8,}\s.*\+ \d+|^\s*#include|^\s*[-dlcbps](?:[r-][w-][xsStT-]){3}[.+@]? +\d|^X-Mailer:|^\s*from\s+\S+\s+import\b|^\s*import\s+[\w.*{]+\s*(?:;|$|as\b|from\b)\#
        |^\s*(?:\$ |root@\S+# ?)(?:apt|apt-get|yum|dnf|pip3?|npm|docker|wget|curl|git) \#
        |^\s*(?:sudo )?(?:apt|apt-get|yum|dnf|pip3?|npm|docker|wget|curl|git) (?:-|install|run|build|clone|pull|add\#
        |update|upgrade|get|remove|exec|compose|i |init|https?:|checkout|push|ci\b)\#
        |^\s*\[?[a-z_][\w.-]*@[\w.-]+[^$#>]{0,60}[$#>]\s*[a-z./]|^\s*PS [A-Z]:\\[^>]*> ?\w|^\s*[A-Z]:\\[^>]{0,80}> ?\w\#
        |^\s*(?:https?|ftp)://\S+\s*$|^-- ?$|^\s*On .{10,80} wrote:$|(?:から送信|发自我的)\#
        |^\s*(?:Sent (?:from|with|via|using)|Gesendet (?:von|mit)|Envoyé (?:de|depuis|avec|à partir)|Enviado (?:desde|do|a partir|con)|Get Outlook\#
        |Inviato (?:da|con)|Verzonden (?:vanaf|met)|Skickat från|Wysłane? z|Отправлено (?:с|из)|Lähetetty|Virus-free)\b\#
        |^\s*Von meinem .{2,40} gesendet|^\s*(?:Diese |This |Cet? |Este )(?:E-?Mail|Nachricht|message|courriel|correo|mensaje) \#
        (?:wurde|was|has been|a été|ha sido|fue) (?:mit|von|auf|sent|written|composed|checked|scanned|envoyée?|vérifiée?|enviado|verificado)\b\#
        |^\s*(?:このメール|このメッセージ)は.{2,40}(?:から|で)(?:送信|作成)
        """#)
}

/// Whose machine words speak of.
enum Roles {
    private static let words: [(Pattern, Fact.Role)] = [
        (
            Pattern(
                #"""
                \bguest|ゲスト|\bgast\b|invité|仮想マシン内|\bdomU\b|\bin (?:the|my) vm\b|virtual machine as
                """#), .guest
        ),
        (Pattern(#"\bhost\b|ホスト|\bdom0\b|hôte"#), .host),
        (Pattern(#"\bclient\b|クライアント|browser|navigateur|ブラウザ|attacker"#), .client),
        (Pattern(#"\bserver\b|サーバ"#), .server),
    ]

    /// The role that words name, if one.
    static func role(named words: String) -> Fact.Role? { Self.words.first { $0.0.matches(words) }?.1 }
}
