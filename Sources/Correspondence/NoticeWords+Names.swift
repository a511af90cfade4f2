internal import Disclosure

extension NoticeWords {
    /// A clock: `early warning`.
    func clock(_ kind: ClockKind) -> String {
        switch language {
        case .english: kind.rawValue.split(separator: "-").joined(separator: " ")
        case .japanese: Self.japanese(kind)
        }
    }

    private static func japanese(_ kind: ClockKind) -> String {
        switch kind {
        case .acknowledgement: "受付の連絡"
        case .triage: "初期評価"
        case .assessment: "再現と評価"
        case .plan: "対策の計画"
        case .remediation: "対策の公開"
        case .update: "状況のお知らせ"
        case .advisory: "アドバイザリーの公開"
        case .disclosure: "報告者による公開"
        case .earlyWarning: "早期警告"
        case .notification: "通知"
        case .finalReport: "最終報告"
        }
    }

    static func japanese(_ kind: Fact.Kind) -> String {
        switch kind {
        case .product: "製品"
        case .software: "ソフトウェア"
        case .hypervisor: "ハイパーバイザー"
        case .os: "OS"
        case .kernel: "カーネル"
        case .arch: "アーキテクチャ"
        case .firmware: "ファームウェア"
        case .system: "機種"
        case .cpu: "プロセッサー"
        case .memory: "メモリー"
        case .gpu: "GPU"
        case .storage: "ストレージ"
        case .network: "ネットワーク"
        case .setting: "設定"
        }
    }

    static func japanese(_ role: Fact.Role) -> String {
        switch role {
        case .host: "ホスト"
        case .guest: "ゲスト"
        case .client: "クライアント"
        case .server: "サーバー"
        }
    }
}
