import Extraction
import Foundation
import Mail
import OpenPGP
import PGPMIME

/// Gets the host of parsers ready: what is made here is shared by every worker, and what is not is made anew in each.
///
/// Character sets have to be open, since no file can be opened later. Beside those it is a matter of time: the states of
/// RE2's automata for ordinary text, and what Swift's runtime looks up of a type at its first use.
enum ParserWarmUp {
    static func run() {
        keepCharsetsReady()
        for text in [english, japanese] {
            let mail = "\(header)Content-Type: text/plain; charset=utf-8\n\n\(text)"
            examine(Array(mail.utf8))
            examine(Array("\(header)Content-Type: text/html; charset=utf-8\n\n<p>\(text)</p>".utf8))
        }
        examine(Array((header + encrypted).utf8))
        _ = try? JSONDecoder().decode([Date].self, from: JSONEncoder().encode([Date()]))
    }

    /// The whole way of a message, as `ParserService.serve` goes it.
    private static func examine(_ bytes: [UInt8]) {
        guard let asked = try? ParserWire.frame(.job, ExaminationJob(), [bytes]),
            let job = try? ParserWire.value(ExaminationJob.self, of: asked),
            let outcome = try? MessageExaminer(job: job).examine(
                bytes,
                tell: { outside in
                    _ = try ParserWire.frame(.outside, outside)
                    return Opened()
                })
        else { return }
        if case .opened(let account) = outcome { _ = try? ParserWire.frame(of: account) }
    }

    /// Opens everything, to the same text.
    private struct Opened: Cryptography {
        func decryptVerify(_ ciphertext: [UInt8]) throws(OpenPGPError) -> Decryption {
            Decryption(
                plaintext: Array("Content-Type: text/plain\n\n\(english)".utf8), signatures: statuses(), recipients: [],
                fileName: nil)
        }

        func verifyDetached(signature: [UInt8], over signed: [UInt8]) throws(OpenPGPError) -> [SignatureStatus] {
            statuses()
        }

        func verifyCleartext(_ block: [UInt8]) throws(OpenPGPError) -> (text: [UInt8], signatures: [SignatureStatus]) {
            (block, statuses())
        }

        func verifyOpaque(_ bytes: [UInt8]) throws(OpenPGPError) -> (content: [UInt8], signatures: [SignatureStatus]) {
            (bytes, statuses())
        }

        /// By way of the words in which a verdict comes back.
        private func statuses() -> [SignatureStatus] {
            var answer = ParserWire.Answer()
            answer.signatures = [
                SignatureStatus(state: .unknownKey, publicKeyAlgorithm: "EdDSA", hashAlgorithm: "SHA512")
            ]
            guard let frame = try? ParserWire.frame(.answer, answer, []),
                let read = try? ParserWire.value(ParserWire.Answer.self, of: frame)
            else { return [] }
            return read.signatures
        }
    }

    private static let header = """
        From: =?iso-2022-jp?B?GyRCRnxLXBsoQg==?= <a@example.org>
        To: Security <security@example.com>
        Subject: =?utf-8?Q?A_report?=
        Date: Mon, 2 Nov 2026 09:00:00 +0900
        Message-ID: <a.report@example.org>
        MIME-Version: 1.0

        """

    private static let encrypted = """
        Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"

        --b
        Content-Type: application/pgp-encrypted

        Version: 1

        --b
        Content-Type: application/octet-stream; name="encrypted.asc"

        -----BEGIN PGP MESSAGE-----

        hF4DAAAAAAAAAAASAQdAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        -----END PGP MESSAGE-----

        --b--

        """

    private static let english = """
        Hello,

        I found a heap overflow in the parser of your server (CWE-122, CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H).
        It was tested on a fresh install of Ubuntu 22.04.3 LTS with kernel 6.5.0-14-generic; version 2.4.1 and earlier
        are affected, 2.4.2 is not. The host runs Windows 11 Pro 23H2 (build 22631.2861) with VMware Workstation 17.5.0
        build-22583795 on an Intel Core i7-12700K with 32 GB of RAM. See CVE-2024-22252.

        Product: Example Server 2.4.1
        OS: Debian GNU/Linux 12 (bookworm)
        Architecture: x86_64
        Browser = Firefox 128.0

        $ uname -a
        Linux box 6.1.0-17-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.69-1 (2023-12-30) x86_64 GNU/Linux
        $ cat /etc/os-release
        PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
        VERSION_ID="12"

        1. Start the service.
        2. Send the attached file to port 8080.

        ==4711==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014 at pc 0x0000004f7a3b
            #0 0x4f7a3a in parse_header /src/parser.c:142:17
        We intend to publish on 2027-02-01.

        > On Monday you wrote:
        > which version is it?

        Regards
        """

    private static let japanese = """
        お世話になっております。貴社製品の脆弱性についてご報告いたします。

        ■ 環境
        ・OS：Windows 10 Pro 22H2（64ビット）
        ・製品名：Example Server　バージョン：2.4.1
        ・ブラウザ：Google Chrome 120.0.6099.129

        再現手順
        1. 管理画面にログインする。
        2. 検索欄に次の文字列を入力する。

        90日後に公開する予定です。どうぞよろしくお願いいたします。
        """
}
