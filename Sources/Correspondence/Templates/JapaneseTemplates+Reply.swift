extension JapaneseTemplates {
    static let reply = """
        {{!
        担当者が書いたメールと、その結びです。最初の行が件名で、その前に「[number] 」が付きます。

        変数: text（担当者が書いたままの文章。この行にはほかに何も書かないでください）, number, vendor, team, address,
        policyURL, fingerprint
        部品: foot.ja
        }}
        Subject: ご報告の件について

        {{text}}

        {{> foot.ja}}
        """

    static let replyInClear = """
        {{!
        暗号化して送るはずだった担当者の文章の代わりに、証明書の期限が切れた場合や失効した場合に送るメールです。暗号化され
        ません。最初の行が件名で、その前に「[number] 」が付きます。

        変数: number, vendor, team, address, policyURL, fingerprint
        部品: foot.ja
        }}
        Subject: ご報告の件について

        {{team}}です。

        ご報告（受付番号{{number}}）について、担当者よりご連絡がございます。

        このメールは暗号化していないため、内容には触れておりません。お送りする内容の暗号化に使えるOpenPGP証明書（公開鍵）を、当チームが持っていないためです。証明書を添付し、署名のうえ、下記の当チームの鍵で暗号化して、このメールにご返信くださいますようお願いいたします。確認でき次第、内容をあらためてお送りいたします。

        {{> foot.ja}}
        """
}
