extension JapaneseTemplates {
    static let notice = """
        {{!
        届いたものや期限切れを担当者に知らせるメールです。必ず暗号化して送ります。件名はなく、notice-in-clear.ja の件名が
        使われます。1段落を1行で書いてください。送信時に全角36文字で折り返されます。

        変数: number, handler, owner, product, reporter, channel, disclosureDate（YYYY-MM-DD）, text（報告の本文。各行の
        先頭に「>」が付きます。この行にはほかに何も書かないでください）, vendor, team, address, policyURL, fingerprint
        セクション: occasion.newReport, .followUp, .keyChange, .unreadable, .late, .urgentExploited, .urgentDisclosure。
        urgent。cut（text に続きがある場合）。configuration, due, late（それぞれ lines を含む）。missing（missing.ja を参照）。claims（severity,
        exploited, published, credit を含む）。commands（次に入力するコマンド）
        部品: missing.ja
        }}
        {{handler}}さん

        {{#occasion.newReport}}
        新しい報告{{number}}を受け付けました。
        {{/occasion.newReport}}
        {{#occasion.followUp}}
        {{number}}に続報が届きました。
        {{/occasion.followUp}}
        {{#occasion.keyChange}}
        {{number}}に関するメールに、報告者のアドレスに登録済みのものとは異なる証明書が含まれていました。承認または却下されるまで保留されます。先に、このアドレス以外の手段で報告者に確認してください。
        {{/occasion.keyChange}}
        {{#occasion.unreadable}}
        開けないメールが届き、{{number}}として登録しました。担当者の確認が必要です。
        {{/occasion.unreadable}}
        {{#occasion.late}}
        期限を過ぎたものがあります。
        {{/occasion.late}}
        {{#occasion.urgentExploited}}
        緊急：{{number}}は、報告によるとすでに悪用されています。
        {{/occasion.urgentExploited}}
        {{#occasion.urgentDisclosure}}
        緊急：{{number}}の報告者は、数日中に公開する予定です。
        {{/occasion.urgentDisclosure}}

        {{#product}}
        ・製品：{{product}}{{#owner}}（責任者：{{owner}}）{{/owner}}
        {{/product}}
        {{#reporter}}
        ・報告者：{{reporter}}
        {{/reporter}}
        {{#channel}}
        ・受信方法：{{channel}}
        {{/channel}}
        {{#disclosureDate}}
        ・報告者の公開予定日：{{disclosureDate}}
        {{/disclosureDate}}

        {{#late}}
        期限切れ：

        {{#lines}}
        ・{{.}}
        {{/lines}}

        {{/late}}
        {{#due}}
        期限：

        {{#lines}}
        ・{{.}}
        {{/lines}}

        {{/due}}
        {{#claims}}
        報告者の申告（未確認）：

        {{#exploited}}
        ・悪用：{{exploited}}
        {{/exploited}}
        {{#published}}
        ・公開：{{published}}
        {{/published}}
        {{#severity}}
        ・深刻度：{{severity}}
        {{/severity}}
        {{#credit}}
        ・クレジット：{{credit}}
        {{/credit}}

        {{/claims}}
        {{#configuration}}
        報告から読み取った構成：

        {{#lines}}
        ・{{.}}
        {{/lines}}

        {{/configuration}}
        {{> missing.ja}}
        次に入力するコマンド：

        {{#commands}}
          {{.}}
        {{/commands}}

        {{#text}}
        報告の本文：

        {{text}}

        {{#cut}}
        続きは `postern ticket show {{number}}` で確認してください。

        {{/cut}}
        {{/text}}
        公開前の情報が含まれている可能性があります。転送は暗号化し、必要な方のみに限ってください。

        {{team}}
        """

    static let noticeInClear = """
        {{!
        証明書のない担当者に、新しい情報があることだけを知らせるメールです。暗号化されません。この件名は暗号化する通知に
        も使われます。最初の行が件名で、その前に「[number] 」が付きます。

        変数: number, vendor, team, address, policyURL, fingerprint  セクション: urgent
        }}
        Subject: {{#urgent}}緊急：案件のお知らせ{{/urgent}}{{^urgent}}案件のお知らせ{{/urgent}}

        {{number}}に新しい情報があります。次のコマンドで確認してください。

          postern ticket show {{number}}

        このメールは暗号化していないため、内容には触れていません。 `postern key import FILE --for ADDRESS` で証明書を登録すると、次回から暗号化した詳しい通知が届きます。

        {{team}}
        """

    static let missing = """
        {{!
        報告に不足している項目（担当者向け）です。セクション: missing と、その中の items（要素ごとに下のいずれか1つ）
        }}
        {{#missing}}
        報告に不足している項目：

        {{#items}}
        ・{{#item.product}}製品{{/item.product}}{{#item.productVersion}}製品のバージョン{{/item.productVersion}}{{#item.operatingSystem}}OS{{/item.operatingSystem}}{{#item.hostOperatingSystem}}ホストのOS{{/item.hostOperatingSystem}}{{#item.guestOperatingSystem}}ゲストのOS{{/item.guestOperatingSystem}}{{#item.kernel}}カーネル{{/item.kernel}}{{#item.architecture}}アーキテクチャ{{/item.architecture}}{{#item.hypervisor}}ハイパーバイザー{{/item.hypervisor}}{{#item.cpu}}プロセッサー{{/item.cpu}}{{#item.memory}}メモリーの容量{{/item.memory}}{{#item.stepsToReproduce}}再現の手順{{/item.stepsToReproduce}}
        {{/items}}

        {{/missing}}
        """
}
