/// The elements of HTML that decide how a mail reads.
enum Markup {
    private static func names(_ list: String) -> Set<String> { Set(list.split(separator: " ").map { String($0) }) }

    /// Elements whose content is no text for a reader.
    static let unread = names("script style title template iframe noembed noframes noscript object applet xml")

    /// Elements without content.
    static let void = names("br hr wbr img")

    /// Elements that stand on lines of their own.
    static let block = names(
        "address article aside blockquote center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
            + "header hr li main nav ol p pre section table caption tr ul")

    /// Elements with a blank line around them.
    static let spaced = names("h1 h2 h3 h4 h5 h6 p pre dl")

    /// All elements that reach the parser.
    static let kept = block.union(names("a td th thead tbody tfoot body")).subtracting(["form", "hr"])

    /// Inline elements; of interest only for what their style hides.
    static let styled = names("span font b i u em strong small big s strike sub sup tt code kbd samp var cite q label")

    /// Elements that the next of their kind closes.
    static let selfClosing = names("p li dt dd tr td th thead tbody tfoot caption body")

    /// Whether a start tag closes an element of the other name that is open right before it.
    static func closes(_ name: String, _ open: String) -> Bool {
        switch name {
        case "p": open == "p"
        case "li": open == "p" || open == "li"
        case "dt", "dd": open == "p" || open == "dt" || open == "dd"
        default: selfClosing.contains(open) && open != "body" && (name != "td" && name != "th" || open != "tr")
        }
    }
}
