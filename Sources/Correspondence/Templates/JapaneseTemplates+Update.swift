extension JapaneseTemplates {
    static let update = """
        {{!
        ご報告の状況をお知らせするメールです。最初の行が件名で、その前に「[number] 」が付きます。
        1段落を1行で書いてください。送信時に全角36文字で折り返されます。

        お知らせできる範囲は事前に決まり、full、unverified、none のいずれか1つのセクションが有効になります。
        お知らせできない変数は空になります（unverified と none では受付番号以外のすべて）。full と unverified は暗号化
        して送ります（unverified は、ご本人からの報告と確認できなかった場合）。none は暗号化せずに送ります。
        変数（日付は calendar.time_zone でのYYYY-MM-DD）: number, toldOn（前回のお知らせの日）, nextStepBy, targetDate,
        releases, advisoryURL, creditName, nextUpdateBy（次の連絡の日が決まっていない場合は空）, vendor, team, address, policyURL,
        fingerprint
        セクション: news（前回のお知らせから変わったことがある場合。なければ2文で足ります）。
        state.new, .triaged, .confirmed, .remediation, .released, .closed。前回と異なる場合は同じ名前を持つ
        previousState。open（公開・完了の前）、done（公開済みまたは完了）、promise（open のうち、対策の形が未定の場合）。
        severity.critical, .important, .moderate, .low。form.release, .maintenance, .patch, .thirdParty, .workaround。
        late（nextStepBy を過ぎている場合）。waiting（ご返答をお待ちしている場合）。credit.asked, .named, .anonymous。
        部品: state.ja, resolution.ja, next.ja, steering.ja, contact.ja
        }}
        Subject: 対応状況のお知らせ

        {{team}}です。

        {{#none}}
        ご報告（受付番号{{number}}）について、新しいお知らせがございます。

        このメールは暗号化していないため、内容には触れておりません。お送りする内容の暗号化に使えるOpenPGP証明書（公開鍵）を、当チームが持っていないためです。証明書を添付し、署名のうえ、下記の当チームの鍵で暗号化して、このメールにご返信くださいますようお願いいたします。次回から内容をお知らせいたします。

        状況のお知らせが不要な場合は、最初の行に `停止` と書いてご返信ください。

        {{/none}}
        {{#unverified}}
        ご報告（受付番号{{number}}）について、新しいお知らせがございます。

        ご報告は暗号化してお送りいただきましたが、暗号化の内側に、ご本人からのものと確認できる署名がございませんでした。そのため、このメールでは内容に触れておりません。お持ちのOpenPGP証明書（公開鍵）の鍵で署名したうえで暗号化し、改めてお送りいただけましたら、詳しい内容をお知らせいたします。

        状況のお知らせが不要な場合は、最初の行に `停止` と書いてご返信ください。

        {{/unverified}}
        {{#full}}
        {{^news}}
        ご報告（受付番号{{number}}）につきましては、前回{{#toldOn}}（{{toldOn}}）{{/toldOn}}のお知らせから進展はなく、状況は「{{#state}}{{> state.ja}}{{/state}}」のままです{{#nextStepBy}}（次の段階：{{nextStepBy}}{{^late}}まで{{/late}}{{#late}}の予定より遅れており、申し訳ございません{{/late}}）{{/nextStepBy}}。{{#nextUpdateBy}}次回は、遅くとも{{nextUpdateBy}}までにご連絡いたします。{{/nextUpdateBy}}

        {{/news}}
        {{#news}}
        ご報告（受付番号{{number}}）の対応状況をお知らせいたします。

        状況：{{#state}}{{> state.ja}}{{/state}}{{#previousState}}（前回：{{> state.ja}}）{{/previousState}}

        {{#state.new}}
        ご報告を受け付け、初期評価を進めております。
        {{/state.new}}
        {{#state.triaged}}
        ご報告の初期評価を終えました。
        {{/state.triaged}}
        {{#state.confirmed}}
        問題を再現し、確認いたしました。
        {{/state.confirmed}}
        {{#state.remediation}}
        対策の計画を決定し、準備を進めております。
        {{/state.remediation}}
        {{#state.released}}
        対策を公開いたしました。
        {{/state.released}}
        {{#state.closed}}
        本件の対応を完了いたしました。
        {{/state.closed}}

        {{> resolution.ja}}
        {{#severity}}
        {{#critical}}
        深刻度は「緊急（Critical）」と評価しております。{{#promise}}直ちに対応を開始し、商業的に合理的な範囲で最短の期間で、修正または是正措置を提供いたします。{{/promise}}
        {{/critical}}
        {{#important}}
        深刻度は「重要（Important）」と評価しております。{{#promise}}次に予定しているメンテナンスリリースまたはアップデートリリースで修正を提供し、必要な場合はパッチを提供いたします。{{/promise}}
        {{/important}}
        {{#moderate}}
        深刻度は「警告（Moderate）」と評価しております。{{#promise}}次に予定しているマイナーリリースまたはメジャーリリースで修正を提供いたします。{{/promise}}
        {{/moderate}}
        {{#low}}
        深刻度は「注意（Low）」と評価しております。{{#promise}}次に予定しているマイナーリリースまたはメジャーリリースで修正を提供いたします。{{/promise}}
        {{/low}}

        {{/severity}}
        {{#form}}
        対策は、{{#release}}新しいマイナーリリースまたはメジャーリリース{{/release}}{{#maintenance}}メンテナンスリリースまたはアップデートリリース{{/maintenance}}{{#patch}}パッチ{{/patch}}{{#thirdParty}}他者が提供するコンポーネントについての手順{{/thirdParty}}{{#workaround}}是正手順または回避策{{/workaround}}{{#open}}として提供する予定です。{{/open}}{{#done}}として提供しております。{{/done}}

        {{/form}}
        {{#releases}}
        {{#open}}対策を含む予定のリリース：{{/open}}{{#done}}対策を含むリリース：{{/done}}{{releases}}

        {{/releases}}
        {{#advisoryURL}}
        アドバイザリー：{{advisoryURL}}

        {{/advisoryURL}}
        {{> next.ja}}

        {{/news}}
        {{#waiting}}
        お尋ねした件について、ご返答をお待ちしております。いただき次第、対応を進めます。当チームの予定日は、ご返答までの日数だけ延びます。

        {{/waiting}}
        {{#credit.asked}}
        アドバイザリーの公開に先立ち、お名前の記載についてお伺いいたします。最初の行に `クレジット：名前` または `クレジット：匿名` と書き、ご自身の鍵で署名してご返信ください。ご返答がない場合は、お名前を記載いたしません。

        {{/credit.asked}}
        {{#credit.named}}
        {{^advisoryURL}}アドバイザリーを公開する際は、{{/advisoryURL}}{{#advisoryURL}}アドバイザリーに、{{/advisoryURL}}お名前を「{{creditName}}」と記載いたします。

        {{/credit.named}}
        {{#credit.anonymous}}
        ご希望のとおり、アドバイザリー{{^advisoryURL}}を公開する際も、{{/advisoryURL}}{{#advisoryURL}}に{{/advisoryURL}}お名前は記載いたしません。

        {{/credit.anonymous}}
        {{#news}}
        {{#nextUpdateBy}}
        次回は、遅くとも{{nextUpdateBy}}までにご連絡いたします。

        {{/nextUpdateBy}}
        {{/news}}
        {{#state.closed}}
        {{^nextUpdateBy}}
        このたびはご報告をお寄せいただき、誠にありがとうございました。定期のご連絡は今回で終了いたしますが、ご返信はこれまでどおり担当者が拝見します。

        {{/nextUpdateBy}}
        {{/state.closed}}
        {{^state.closed}}
        {{> steering.ja}}

        {{/state.closed}}
        {{/full}}
        {{> contact.ja}}
        """

    static let state = """
        {{! 状況の名前: new, triaged, confirmed, remediation, released, closed }}
        {{#new}}受付済み{{/new}}{{#triaged}}初期評価済み{{/triaged}}{{#confirmed}}確認済み{{/confirmed}}{{#remediation}}対策の準備中{{/remediation}}{{#released}}対策公開済み{{/released}}{{#closed}}完了{{/closed}}
        """
}
