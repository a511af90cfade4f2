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
}
