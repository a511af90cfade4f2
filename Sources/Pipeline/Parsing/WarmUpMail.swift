/// Mails of all kinds, for `ParserWarmUp`. Nobody wrote or sent them.
enum WarmUpMail {
    static let all = [
        plain(english), plain(japanese), plain(prose), plain(pastes), html(english), html(japanese), header + encrypted,
        header + signed, header + mixed,
    ]

    /// What the encrypted ones hold.
    static let protected = """
        Content-Type: multipart/mixed; boundary="p"; protected-headers="v1"
        Subject: A report
        From: a@example.org
        To: security@example.com

        --p
        Content-Type: text/plain; charset="utf-8"
        Content-Transfer-Encoding: quoted-printable

        \(prose)
        --p
        Content-Type: application/octet-stream; name="sample.bin"
        Content-Disposition: attachment; filename="sample.bin"
        Content-Transfer-Encoding: base64

        AAECAwQFBgcICQoLDA0ODw==
        --p--

        """

    private static func plain(_ text: String) -> String {
        "\(header)Content-Type: text/plain; charset=utf-8\n\n\(text)"
    }

    private static func html(_ text: String) -> String {
        "\(header)Content-Type: text/html; charset=utf-8\n\n<p>\(text)</p>"
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

        hF4DAQEBAQEBAQESAQdAAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIw
        AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMD
        0kABBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE
        BAQEBAQEBAQEBAQEBAQEBAQE
        =ayeQ
        -----END PGP MESSAGE-----

        --b--

        """

    private static let signed = """
        Content-Type: multipart/signed; micalg=pgp-sha512; protocol="application/pgp-signature"; boundary="s"

        --s
        Content-Type: text/plain; charset="utf-8"

        See the text of yesterday.

        --s
        Content-Type: application/pgp-signature; name="signature.asc"

        -----BEGIN PGP SIGNATURE-----

        iHUEABYKAB0WIQQAAAAAAAAAAAAAAAAAAAAAAAAAAAUCZgAAAAAKCRAAAAAAAAAA
        AAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
        -----END PGP SIGNATURE-----

        --s--

        """

    private static let mixed = """
        Content-Type: multipart/mixed; boundary="m"

        --m
        Content-Type: multipart/alternative; boundary="n"

        --n
        Content-Type: text/plain; charset="iso-8859-1"
        Content-Transfer-Encoding: quoted-printable

        Sehr geehrte Damen und Herren,

        im Anhang finden Sie die Beschreibung einer Schwachstelle in Ihrem Produkt f=FCr Windows 10.
        Vous trouverez ci-joint la description d'une vuln=E9rabilit=E9.

        --n
        Content-Type: text/html; charset="iso-8859-1"

        <html><head><style>p { margin: 0 }</style></head><body><p>Sehr geehrte Damen und Herren,</p>
        <ul><li>Windows 10</li></ul><table><tr><td>OS</td><td>Debian 12</td></tr></table></body></html>

        --n--

        --m
        Content-Type: text/plain; name="server.log"
        Content-Disposition: attachment; filename="server.log"
        Content-Transfer-Encoding: base64

        MjAyNi0xMS0wMiAwOTowMDowMSBzdGFydGVkIDIuNC4xIG9uIGxpbnV4IDYuMS4wCg==
        --m--

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

    private static let prose = """
        Dear team, we would like to bring a problem to your attention that we came across while looking at how the
        daemon handles requests. An attacker who can reach the management port without any privilege may send a crafted
        archive whose length field is larger than the buffer. The parser copies the data before it checks the header,
        so it writes beyond the end of the heap block. When the session cookie is replayed during a race, the unsigned
        index wraps around and a descriptor of another client leaks; a symlink in the upload path lets the service read
        and overwrite arbitrary files. By default the configuration accepts remote sockets and the token is not checked.

        What we did: first we built the current version from source with the default options, then started it in a
        fresh directory, and finally ran the script below against it. The process crashed each time within a minute.
        It happens only if the quota module is enabled and the window is small. Older releases seem to be fine, but we
        did not look at all of them. You may want to validate the truncation of the key, join both checks into one
        function and return early. Please just let us know which schedule would suit you, and whether you need a video.

        Steps to reproduce
        ------------------
        First, log in as a guest user and open the page with the list of jobs.
        Second, change the value of the hidden field and submit the form.
        Third, watch how the queue grows until memory is exhausted.

        Impact: anyone on the same network can execute code with the rights of the service, or make it unavailable.
        Expected result: the request is rejected. Actual result: segmentation fault.

        Environment
        -----------
        Product: Example Server
        Version: 2.4.1
        OS: Debian GNU/Linux 12
        Arch: x86_64
        Component: libexample-2
        Commit: 0123456789abcdef0123456789abcdef01234567

        We have not told anybody else yet. Feel free to contact us by encrypted mail or phone at any time.

        Best regards,
        Quinn Example
        """

    private static let pastes = """
        Hi,

        | Component | Version |
        | --- | --- |
        | PHP | 8.2.7 |
        | nginx | 1.24.0 |

        ```
        $ curl -sI https://app.example.net/
        HTTP/1.1 200 OK
        Server: Apache/2.4.57 (Debian)
        X-Powered-By: PHP/8.2.7

        GET /index.php?id=1%27 HTTP/1.1
        Host: app.example.net
        User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0
        ```
        {"name": "example", "version": "1.2.3", "dependencies": {"left": "^4.17.21"}}

        [  142.337] BUG: unable to handle page fault for address: ffffffffc0a1b2c3
        [  142.338] CPU: 3 PID: 2211 Comm: poc Not tainted 6.5.0-14-generic #14~22.04.1-Ubuntu
        2026-11-02 09:00:01,123 ERROR [main] com.example.Server - java.lang.NullPointerException
            at com.example.Parser.read(Parser.java:88)
        Traceback (most recent call last):
          File "poc.py", line 12, in <module>
        import requests, sys
        for i in range(0x40): payload += struct.pack("<Q", base + i * 8)
        int main(int argc, char **argv) { char *p = malloc(16); free(p); return p[0]; }
        C:\\Users\\guest> ver
        docker run --rm -p 8080:80 example/server:2.4.1

        - [x] I searched the existing issues
        * Browser: Google Chrome 120.0.6099.129 (64-bit)
        * Device = Example Phone 7, firmware V1.0.3_B20

        Severity: High (CVSS 8.1). Credit: Quinn Example. We plan to publish 90 days after this report.
        Timeline:
        2026-10-30 found
        2026-11-02 reported
        -- 
        Sent from my phone
        """
}
