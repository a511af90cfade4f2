extension JapaneseTemplates {
    static let confirmation = """
        {{!
        メールでのご指定のうち、承ったものをお知らせするメールです。最初の行が件名で、その前に「[number] 」が付きます。
        1段落を1行で書いてください。送信時に全角36文字で折り返されます。

        変数: number, nextUpdateBy（calendar.time_zone でのYYYY-MM-DD。次の連絡の日が決まっていない場合は空）, vendor,
        team, address, policyURL, fingerprint
        セクション: commands（要素ごとに command.pause, .monthly, .resume, .stop, .credit, .anonymous のいずれか1つ。
        credit の要素には creditName）。full、unverified、none のいずれか1つ。creditName と nextUpdateBy は full のみ。closed
        （案件が終了している場合）も full のみ。
        部品: foot.ja
        }}
        Subject: ご指定を承りました

        {{team}}です。

        ご報告（受付番号{{number}}）について、次のご指定を承りました。

        {{#commands}}
        {{#command.pause}}
        ・`一時停止`：ご自身の鍵で署名して `再開` とお送りいただくまで、定期のお知らせを控えます。終了のお知らせはお送りします。
        {{/command.pause}}
        {{#command.monthly}}
        ・`毎月`：{{#closed}}案件が再開された場合は、{{/closed}}お知らせを月に1回といたします{{^full}}（案件の対応中に限ります）{{/full}}。
        {{/command.monthly}}
        {{#command.resume}}
        ・`再開`：{{#closed}}案件が再開された場合は、{{/closed}}通常の間隔でのお知らせに戻します{{^full}}（案件の対応中に限ります）{{/full}}。
        {{/command.resume}}
        {{#command.stop}}
        ・`停止`：{{#full}}ご自身の鍵で署名して `再開` とお送りいただくまで、{{/full}}状況のお知らせを停止いたします。お送りいただくメールは、これまでどおり拝見します。
        {{/command.stop}}
        {{#command.credit}}
        ・`クレジット`：アドバイザリーに、{{#creditName}}お名前を「{{creditName}}」と{{/creditName}}{{^creditName}}ご指定のとおりお名前を{{/creditName}}記載いたします。
        {{/command.credit}}
        {{#command.anonymous}}
        ・`クレジット：匿名`：アドバイザリーにお名前を記載いたしません。
        {{/command.anonymous}}
        {{/commands}}

        {{#closed}}
        この案件の対応は終了しておりますので、現在お送りするお知らせはありません。

        {{/closed}}
        {{#nextUpdateBy}}
        次回は、遅くとも{{nextUpdateBy}}までにご連絡いたします。

        {{/nextUpdateBy}}
        お心当たりがない場合や、ご意図と異なる場合は、このメールにご返信ください。このメールはプログラムが作成しておりますが、ご返信は担当者が拝見します。

        {{> foot.ja}}
        """
}
