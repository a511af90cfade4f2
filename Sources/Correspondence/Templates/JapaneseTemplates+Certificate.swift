extension JapaneseTemplates {
    static let certificate = """
        {{!
        証明書の請求への返信です。証明書は添付されます。最初の行が件名です。
        1段落を1行で書いてください。送信時に全角36文字で折り返されます。

        変数: vendor, team, address, policyURL, fingerprint
        }}
        Subject: OpenPGP証明書をお送りします

        {{team}}です。

        ご請求いただいた当チームのOpenPGP証明書（公開鍵）を添付いたします。フィンガープリントは次のとおりです。

          {{fingerprint}}

        別の方法で入手されたものと一致することをご確認ください。

        脆弱性をご報告いただく際は、この証明書で暗号化し、{{address}} 宛てにお送りください。署名を付け、ご自身の証明書を添付していただけましたら、当チームからの返信も暗号化いたします。

        {{#policyURL}}
        ご報告の取り扱いについて：{{policyURL}}

        {{/policyURL}}
        このメールはプログラムが作成しております。

        {{team}}
        {{address}}
        """
}
