import Foundation
import Testing

/// A real SMTP server (Debian's python3-aiosmtpd) on a free port of the loopback interface; it ends with the test, since
/// it waits for the end of its standard input.
final class SMTPServer {
    enum Mode: String { case none, starttls, tls, silent }

    /// What the server took.
    struct Mail: Decodable {
        var sender: String
        var recipients: [String]
        /// A character a byte.
        var content: String
        var encrypted: Bool
        var user: String?
    }

    let port: Int
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let directory: String

    /// - Parameter directory: a fresh one of the test's, with `server.pem` and `server.key` unless `mode` is none.
    init(_ mode: Mode, directory: String, password: String? = nil) throws {
        self.directory = directory
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", Self.program, mode.rawValue, directory, password ?? ""]
        process.standardInput = input
        process.standardOutput = output
        let words = "\(directory)/server.log"
        try Data().write(to: URL(filePath: words))
        process.standardError = FileHandle(forWritingAtPath: words)
        try process.run()
        var line: [UInt8] = []
        while line.last != 0x0A, let byte = try output.fileHandleForReading.read(upToCount: 1)?.first {
            line.append(byte)
        }
        port = try #require(Int(String(decoding: line.dropLast(), as: UTF8.self)), "the server did not start")
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// In order of arrival.
    func mails() throws -> [Mail] {
        try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasPrefix("mail-") }.sorted()
            .map { try JSONDecoder().decode(Mail.self, from: Data(contentsOf: URL(filePath: "\(directory)/\($0)"))) }
    }

    /// Recipients called `refused`, `later` and `unwanted` are answered with 550, 451 and, after the mail, 554.
    private static let program = """
        import asyncio, json, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult

        mode, directory, password = sys.argv[1:4]
        count = 0

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith("refused@"):
                    return "550 5.1.1 <%s> is not known here" % address
                if address.startswith("later@"):
                    return "451 4.7.1 <%s> is greylisted" % address
                envelope.rcpt_tos.append(address)
                return "250 2.1.5 ok"

            async def handle_DATA(self, server, session, envelope):
                global count
                if envelope.rcpt_tos[0].startswith("unwanted@"):
                    return "554 5.7.1 not wanted"
                count += 1
                mail = {
                    "sender": envelope.mail_from, "recipients": envelope.rcpt_tos,
                    "content": envelope.original_content.decode("latin-1"),
                    "encrypted": session.ssl is not None or mode == "tls",
                    "user": session.auth_data.login.decode() if session.auth_data else None,
                }
                with open("%s/mail-%03d" % (directory, count), "w") as file:
                    json.dump(mail, file)
                return "250 2.0.0 taken"

        def authenticate(server, session, envelope, mechanism, data):
            good = data.login == b"postern" and data.password == password.encode()
            return AuthResult(success=good, handled=good, auth_data=data)

        def context():
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(directory + "/server.pem", directory + "/server.key")
            return context

        def connection():
            options = {}
            if mode == "starttls":
                options = {"tls_context": context(), "require_starttls": True}
            if password:
                options |= {
                    "authenticator": authenticate, "auth_required": True, "auth_require_tls": mode == "starttls",
                }
            return SMTP(Handler(), hostname="localhost", **options)

        async def run():
            if mode == "silent":
                async def say_nothing(reader, writer):
                    await reader.read()
                server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
            else:
                secure = context() if mode == "tls" else None
                loop = asyncio.get_running_loop()
                server = await loop.create_server(connection, "127.0.0.1", 0, ssl=secure)
            print(server.sockets[0].getsockname()[1], flush=True)
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
            server.close()

        asyncio.run(run())
        """
}

/// A certificate authority and a server certificate for `localhost`, made by openssl: `ca.pem`, `server.pem`,
/// `server.key`.
func makeCertificates(in directory: String) throws {
    let subject = ["-subj", "/CN=postern test authority"]
    let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    try openssl(
        ["req", "-x509", "-days", "2", "-keyout", "ca.key", "-out", "ca.pem"] + curve + subject, in: directory)
    try openssl(
        [
            "req", "-x509", "-days", "2", "-keyout", "server.key", "-out", "server.pem", "-CA", "ca.pem", "-CAkey",
            "ca.key", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            "-addext", "basicConstraints=critical,CA:FALSE",
        ] + curve, in: directory)
}

private func openssl(_ arguments: [String], in directory: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: directory)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(arguments.joined(separator: " "))")
}
