extension JapaneseTemplates {
    static let acknowledgement = """
        {{!
        新しいご報告への返信です。最初の行が件名で、その前に「[number] 」が付きます。
        1段落を1行で書いてください。送信時に全角36文字で折り返されます。

        変数: number, receivedOn, triageBy, nextUpdateBy（日付は calendar.time_zone でのYYYY-MM-DD）, vendor, team, address,
        policyURL, fingerprint
        セクション: メールを開けず、その理由が外から分かる場合は otherKey か password、それ以外は opened。
        続いて hasItems（items.ja を参照）、nothingMissing、general のいずれか1つ。
        部品: items.ja, general.ja, contact.ja
        ご報告の内容を引用する変数はありません。
        }}
        Subject: ご報告を受け付けました

        {{team}}です。

        このたびはご報告をお寄せいただき、誠にありがとうございます。{{receivedOn}}にご報告を受け取り、受付番号{{number}}として登録いたしました。

        {{#otherKey}}
        いただいたメールは、当チームのものではない鍵で暗号化されているため、開くことができません。当チームの証明書（公開鍵）を添付いたしますので、フィンガープリントが下記と一致することをご確認のうえ、この証明書で暗号化し、このメールへの返信として改めてお送りください。

        {{/otherKey}}
        {{#password}}
        いただいたメールは、パスワードで暗号化されているため、開くことができません。当チームの証明書（公開鍵）を添付いたしますので、フィンガープリントが下記と一致することをご確認のうえ、この証明書で暗号化し、このメールへの返信として改めてお送りください。パスワードをお送りいただく必要はございません。

        {{/password}}
        今後の流れは次のとおりです。

        {{#opened}}
        ・担当者がご報告を拝見し、再現を試みます。
        ・{{triageBy}}までに、初期評価の結果をお知らせいたします。
        ・進展がない場合でも、{{nextUpdateBy}}までに必ずご連絡いたします。
        {{/opened}}
        {{^opened}}
        ・ご報告を拝見できるようになり次第、担当者が評価を始めます。
        ・進展がない場合でも、{{nextUpdateBy}}までに必ずご連絡いたします。
        {{/opened}}

        {{#hasItems}}
        再現のため、次の情報が必要です。お手数ですが、このメールへの返信でお知らせください。

        {{> items.ja}}

        {{/hasItems}}
        {{#nothingMissing}}
        調査を始めるために必要な情報はそろっております。現時点で追加でお送りいただくものはございません。

        {{/nothingMissing}}
        {{#general}}
        {{> general.ja}}

        {{/general}}
        {{> contact.ja}}
        """

    static let items = """
        {{!
        ご報告に不足している項目です。セクション: items（要素ごとに下のいずれか1つが有効）
        }}
        {{#items}}
        {{#item.product}}
        ・影響を受ける製品
        {{/item.product}}
        {{#item.productVersion}}
        ・製品の正確なバージョンとビルド番号（「バージョン情報」の画面、または `--version` の出力）
        {{/item.productVersion}}
        {{#item.operatingSystem}}
        ・OSとそのバージョン（Linux： `cat /etc/os-release` 、Windows： `systeminfo` 、macOS： `sw_vers` ）
        {{/item.operatingSystem}}
        {{#item.hostOperatingSystem}}
        ・ホストのOSとそのバージョン（Linux： `cat /etc/os-release` 、Windows： `systeminfo` 、macOS： `sw_vers` 、ESXi： `vmware -vl` ）
        {{/item.hostOperatingSystem}}
        {{#item.guestOperatingSystem}}
        ・ゲストのOSとそのバージョン（ゲストの中で、Linux： `cat /etc/os-release` 、Windows： `systeminfo` 、macOS： `sw_vers` ）
        {{/item.guestOperatingSystem}}
        {{#item.kernel}}
        ・カーネルのバージョン（Linux・macOS： `uname -a` 、Windows： `ver` ）
        {{/item.kernel}}
        {{#item.architecture}}
        ・アーキテクチャ（Linux・macOS： `uname -m` 、Windows： `echo %PROCESSOR_ARCHITECTURE%` ）
        {{/item.architecture}}
        {{#item.hypervisor}}
        ・ハイパーバイザーとそのバージョン（VMware： `vmware -v` 、KVMとlibvirt： `virsh version` 、VirtualBox： `VBoxManage --version` ）
        {{/item.hypervisor}}
        {{#item.cpu}}
        ・プロセッサーの型番（Linux： `lscpu` 、Windows： `systeminfo` 、macOS： `sysctl machdep.cpu.brand_string` ）
        {{/item.cpu}}
        {{#item.memory}}
        ・メモリーの容量（Linux： `free -h` 、Windows： `systeminfo` 、macOS： `sysctl hw.memsize` ）
        {{/item.memory}}
        {{#item.stepsToReproduce}}
        ・再現の手順（実行したコマンド、使用したファイル、結果を順番に）
        {{/item.stepsToReproduce}}
        {{/items}}
        """

    static let general = """
        {{!
        一般に役立つ情報です。ご報告そのものに触れられない場合に使われます。
        }}
        一般に、次の情報がございますと調査が早く進みます。ご報告に含まれていないものがございましたら、お知らせください。

        ・製品とその正確なバージョン、ビルド番号
        ・OSとそのバージョン。ホストとゲストがある場合は両方（Linux： `cat /etc/os-release` と `uname -a` 、Windows： `systeminfo` 、macOS： `sw_vers` ）
        ・ハイパーバイザーをお使いの場合は、その名前とバージョン
        ・プロセッサーとメモリーの容量（Linux： `lscpu` と `free -h` 、Windows： `systeminfo` ）
        ・再現の手順（実行したコマンド、使用したファイル、結果を順番に）
        """
}
