extension EnglishTemplates {
    static let reply = """
        {{!
        A handler's own words to a reporter, and our foot. The first line is the subject; "[number] " is put before it.

        Variables: text (the handler's words, as they were written; on a line of its own), number, vendor, team, address,
        policyURL, fingerprint.
        Partial: foot.en.
        }}
        Subject: About your report

        {{text}}

        {{> foot.en}}
        """
}
