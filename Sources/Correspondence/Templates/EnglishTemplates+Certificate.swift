extension EnglishTemplates {
    static let certificate = """
        {{!
        Answers a request for our certificate, which is attached. The first line is the subject.
        A paragraph is one line: lines are wrapped at 72 columns when the letter is made.

        Variables: vendor, team, address, policyURL, fingerprint.
        }}
        Subject: Our OpenPGP certificate

        Hello,

        You asked for the OpenPGP certificate (public key) of the {{team}}. It is attached, and its fingerprint is:

          {{fingerprint}}

        Please compare it with one that you have from another source.

        To report a vulnerability, encrypt your mail to this certificate and send it to {{address}}. If you sign it and attach your own certificate, our answers to you are encrypted as well.

        {{#policyURL}}
        How we handle reports: {{policyURL}}

        {{/policyURL}}
        This mail was written by a program.

        Kind regards
        {{team}}
        {{address}}
        """
}
