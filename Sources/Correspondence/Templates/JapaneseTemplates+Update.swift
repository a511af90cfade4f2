extension JapaneseTemplates {
    static let update = """
        {{!
        ご報告の状況をお知らせするメールです。最初の行が件名で、その前に「[number] 」が付きます。
        1段落を1行で書いてください。送信時に全角36文字で折り返されます。

        お知らせできる範囲は事前に決まり、full、unverified、none のいずれか1つのセクションが有効になります。
        お知らせできない変数は空になります（unverified と none では受付番号以外のすべて）。full と unverified は暗号化
        して送ります（unverified は、ご本人からの報告と確認できなかった場合）。none は暗号化せずに送ります。
        変数: number, targetDate, releases, nextUpdateBy（日付はUTCのYYYY-MM-DD。次の連絡がない場合 nextUpdateBy は空）,
        vendor, team, address, policyURL, fingerprint
        セクション: state.new, .triaged, .confirmed, .remediation, .released, .closed。前回と異なる場合は同じ名前を持つ
        previousState。open（公開・完了の前）、done（公開済みまたは完了）、promise（open のうち、対策の形が未定の場合）。
        severity.critical, .important, .moderate, .low。resolution.fixed, .duplicate, .notAVulnerability,
        .notReproducible, .outOfSupport, .thirdParty, .wontFix。form.release, .maintenance, .patch, .thirdParty,
        .workaround。
        部品: state.ja, contact.ja
        }}
        Subject: 対応状況のお知らせ

        {{team}}です。

        {{#none}}
        ご報告（受付番号{{number}}）について、新しいお知らせがございます。

        このメールは暗号化していないため、内容には触れておりません。お送りする内容の暗号化に使えるOpenPGP証明書（公開鍵）を、当チームが持っていないためです。証明書を添付し、署名のうえ、下記の当チームの鍵で暗号化して、このメールにご返信くださいますようお願いいたします。次回から内容をお知らせいたします。

        {{/none}}
        {{#unverified}}
        ご報告（受付番号{{number}}）について、新しいお知らせがございます。

        ご報告は暗号化してお送りいただきましたが、暗号化の内側に、ご本人からのものと確認できる署名がございませんでした。そのため、このメールでは内容に触れておりません。お持ちのOpenPGP証明書（公開鍵）の鍵で署名したうえで暗号化し、改めてお送りいただけましたら、詳しい内容をお知らせいたします。

        {{/unverified}}
        {{#full}}
        ご報告（受付番号{{number}}）の対応状況をお知らせいたします。

        状況：{{#state}}{{> state.ja}}{{/state}}{{#previousState}}（前回：{{> state.ja}}）{{/previousState}}

        {{#state.new}}
        ご報告を受け付け、初期評価を進めております。
        {{/state.new}}
        {{#state.triaged}}
        初期評価を終え、再現の確認を進めております。
        {{/state.triaged}}
        {{#state.confirmed}}
        問題を再現し、確認いたしました。
        {{/state.confirmed}}
        {{#state.remediation}}
        対策の準備を進めております。
        {{/state.remediation}}
        {{#state.released}}
        対策を公開いたしました。
        {{/state.released}}
        {{#state.closed}}
        本件の対応を完了いたしました。
        {{/state.closed}}

        {{/full}}
        {{#resolution.fixed}}
        脆弱性は修正されました。ご協力に深く感謝いたします。

        {{/resolution.fixed}}
        {{#resolution.duplicate}}
        同じ脆弱性について以前にご報告をいただいており、そちらの件として対応しております。

        {{/resolution.duplicate}}
        {{#resolution.notAVulnerability}}
        調査の結果、ご報告の事象は当社製品の脆弱性には当たらないと判断いたしました。

        {{/resolution.notAVulnerability}}
        {{#resolution.notReproducible}}
        いただいた情報では、ご報告の事象を再現することができませんでした。再現の手順についてさらにお分かりのことがございましたら、お知らせください。改めて調査いたします。

        {{/resolution.notReproducible}}
        {{#resolution.outOfSupport}}
        影響を受けるのはサポートが終了したバージョンのみのため、対策の提供はございません。

        {{/resolution.outOfSupport}}
        {{#resolution.thirdParty}}
        原因は他者が提供するコンポーネントにあり、提供元での対策が必要です。

        {{/resolution.thirdParty}}
        {{#resolution.wontFix}}
        検討の結果、この点について製品の変更は行わないことといたしました。

        {{/resolution.wontFix}}
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
        対策は、{{#release}}新しいリリース{{/release}}{{#maintenance}}メンテナンスリリース{{/maintenance}}{{#patch}}パッチ{{/patch}}{{#thirdParty}}他者が提供するコンポーネントの更新{{/thirdParty}}{{#workaround}}回避策{{/workaround}}{{#open}}として提供する予定です。{{/open}}{{#done}}として提供しております。{{/done}}

        {{/form}}
        {{#open}}
        {{#targetDate}}
        提供の予定日は{{targetDate}}です。

        {{/targetDate}}
        {{/open}}
        {{#releases}}
        {{#open}}対策を含む予定のリリース：{{/open}}{{#done}}対策を含むリリース：{{/done}}{{releases}}

        {{/releases}}
        {{#nextUpdateBy}}
        次回は、遅くとも{{nextUpdateBy}}までにご連絡いたします。

        {{/nextUpdateBy}}
        {{^nextUpdateBy}}
        {{#state.closed}}
        定期のご連絡は今回で終了いたします。ご意見や新しい情報がございましたら、ご返信ください。担当者が拝見いたします。

        {{/state.closed}}
        {{/nextUpdateBy}}
        {{> contact.ja}}
        """

    static let state = """
        {{! 状況の名前: new, triaged, confirmed, remediation, released, closed }}
        {{#new}}受付済み{{/new}}{{#triaged}}初期評価済み{{/triaged}}{{#confirmed}}確認済み{{/confirmed}}{{#remediation}}対策の準備中{{/remediation}}{{#released}}対策公開済み{{/released}}{{#closed}}完了{{/closed}}
        """
}
