extension JapaneseTemplates {
    static let resolution = """
        {{!
        完了の理由と、異なるご見解をお持ちの場合の方法です。セクション: resolution.fixed, .duplicate, .notAVulnerability,
        .notReproducible, .outOfSupport, .thirdParty, .wontFix
        }}
        {{#resolution.fixed}}
        脆弱性は修正されました。対策を適用しても再現する場合は、お使いのバージョンを添えてご返信ください。改めて調査いたします。

        {{/resolution.fixed}}
        {{#resolution.duplicate}}
        同じ脆弱性について以前にご報告をいただいており、そちらの件として対応しております。別の脆弱性とお考えの場合は、異なる点を添えてご返信ください。改めて確認いたします。

        {{/resolution.duplicate}}
        {{#resolution.notAVulnerability}}
        調査の結果、ご報告の事象は当社製品の脆弱性には当たらないと判断いたしました。異なるご見解をお持ちの場合は、これにより攻撃者が新たに何を行えるようになるのかを添えてご返信ください。改めて検討いたします。

        {{/resolution.notAVulnerability}}
        {{#resolution.notReproducible}}
        いただいた情報では、ご報告の事象を再現することができませんでした。より詳しい手順、実証コード、ログなどがございましたら、お送りください。改めて調査いたします。

        {{/resolution.notReproducible}}
        {{#resolution.outOfSupport}}
        影響を受けるのはサポートが終了したバージョンのみのため、対策の提供はございません。サポート対象のバージョンでも発生する場合は、そのバージョンを添えてご返信ください。対応を再開いたします。

        {{/resolution.outOfSupport}}
        {{#resolution.thirdParty}}
        原因は他者が提供するコンポーネントにあり、提供元での対策が必要です。当社製品が原因である、または影響を大きくしているとお考えの場合は、その理由を添えてご返信ください。改めて確認いたします。

        {{/resolution.thirdParty}}
        {{#resolution.wontFix}}
        検討の結果、この点について製品の変更は行わないことといたしました。見落としている危険があるとお考えの場合は、その内容を添えてご返信ください。改めて検討いたします。

        {{/resolution.wontFix}}
        """

    static let next = """
        {{!
        次の段階とその予定日です。1行で書いてください。変数: nextStepBy, targetDate
        セクション: state の各項目, advisoryURL, late
        }}
        {{#state.new}}次に、対象の製品とバージョン、深刻度を評価いたします。{{/state.new}}{{#state.triaged}}次に、再現を試みます。{{/state.triaged}}{{#state.confirmed}}次に、対策の形と時期を決定いたします。{{/state.confirmed}}{{#state.remediation}}次に、対策を公開いたします。{{#targetDate}}提供の予定日は{{targetDate}}です。{{/targetDate}}{{/state.remediation}}{{#state.released}}{{#advisoryURL}}次に、本件の対応を完了いたします。{{/advisoryURL}}{{^advisoryURL}}次に、アドバイザリーを公開いたします。{{/advisoryURL}}{{/state.released}}{{#nextStepBy}}{{^late}}{{nextStepBy}}までに行う予定です。{{/late}}{{#late}}{{nextStepBy}}までに行う予定でしたが、遅れております。申し訳ございません。{{/late}}{{/nextStepBy}}
        """

    static let steering = """
        {{!
        お知らせの変更方法です。セクション: pace.usual, .monthly, .paused, .stopped
        }}
        {{#pace.usual}}お知らせの頻度はお選びいただけます。{{/pace.usual}}{{#pace.monthly}}ご指定により、お知らせは月に1回です。{{/pace.monthly}}{{#pace.paused}}ご指定により、定期のお知らせを控えております。{{/pace.paused}}{{#pace.stopped}}ご指定により、お知らせを終了しております。{{/pace.stopped}}変更される場合は、最初の行に `一時停止`、`毎月`、`再開`、`停止` のいずれかを書き、ご自身の鍵で署名してご返信ください。アドバイザリーでのお名前は、同じように `クレジット：名前` または `クレジット：匿名` でご指定いただけます。
        """
}
