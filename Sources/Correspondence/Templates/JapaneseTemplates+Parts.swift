extension JapaneseTemplates {
    static let contact = """
        {{!
        ご報告に関するメールの結びです。変数: number, vendor, team, address, policyURL, fingerprint
        }}
        ご連絡の際は、件名の [{{number}}] を残したまま、このメールにご返信ください。機密の内容は、次のフィンガープリントを持つ当チームのOpenPGP鍵で暗号化してくださいますようお願いいたします。

          {{fingerprint}}

        {{#policyURL}}
        ご報告の取り扱いについて：{{policyURL}}

        {{/policyURL}}
        このメールはプログラムが作成しておりますが、ご返信は担当者が拝見します。

        {{team}}
        {{address}}
        """

    static let foot = """
        {{!
        ご報告に関するメールの短い結びです。変数: number, vendor, team, address, policyURL, fingerprint
        }}
        ご返信の際は、件名の [{{number}}] を残してくださいますようお願いいたします。当チームのOpenPGP鍵のフィンガープリントは次のとおりです。

          {{fingerprint}}

        {{team}}
        {{address}}
        """
}
