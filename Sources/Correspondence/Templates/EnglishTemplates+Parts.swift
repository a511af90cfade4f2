extension EnglishTemplates {
    static let contact = """
        {{!
        Ends a letter about a report. Variables: number, vendor, team, address, policyURL, fingerprint.
        }}
        To write to us again, reply to this mail and keep [{{number}}] in the subject. Please encrypt whatever is confidential with our OpenPGP key, whose fingerprint is:

          {{fingerprint}}

        {{#policyURL}}
        How we handle reports: {{policyURL}}

        {{/policyURL}}
        This mail was written by a program; what you reply is read by people.

        Kind regards
        {{team}}
        {{address}}
        """

    static let foot = """
        {{!
        The short end of a letter about a report. Variables: number, vendor, team, address, policyURL, fingerprint.
        }}
        Please keep [{{number}}] in the subject when you reply. The fingerprint of our OpenPGP key is

          {{fingerprint}}

        Kind regards
        {{team}}
        {{address}}
        """
}
