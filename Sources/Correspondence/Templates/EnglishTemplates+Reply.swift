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

    static let replyInClear = """
        {{!
        Goes out in the place of a handler's words that were to be encrypted, where the reporter's certificate has
        expired or was revoked since; anyone can read it on its way. The first line is the subject; "[number] " is put
        before it.

        Variables: number, vendor, team, address, policyURL, fingerprint.
        Partial: foot.en.
        }}
        Subject: About your report

        Hello,

        We have written to you about your report {{number}}.

        This mail is not encrypted, so it says nothing else: we have no OpenPGP certificate (public key) of yours that we can encrypt it to. Please reply to this mail with your certificate attached, signed by you and encrypted to our key, which is named below. We will then send you our message again.

        {{> foot.en}}
        """
}
