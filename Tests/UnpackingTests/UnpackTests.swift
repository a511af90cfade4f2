import TestSupport
import Testing
import Unpacking

@Suite("Archives in memory")
struct UnpackTests {
    private static let files = [
        (path: "bundle/system.txt", content: "OS: Debian 12\n"), (path: "bundle/logs/app.log", content: "started\n"),
        (path: "bundle/image.png", content: "not for reading"),
    ]

    private func unpackTexts(_ bytes: [UInt8], name: String? = nil, _ limits: UnpackingLimits = .init()) -> Unpacked {
        var unpacker = Unpacker(limits: limits) { $0.hasSuffix(".txt") || $0.hasSuffix(".log") }
        return unpacker.files(in: bytes, name: name)
    }

    @Test(arguments: [
        ["--format", "zip"], ["--format", "zip", "--options", "zip:compression=store"], ["--format", "ustar"],
        ["--format", "pax"], ["--format", "gnutar"], ["--format", "7zip"], ["-z"], ["-j"], ["-J"], ["--zstd"],
        ["--format", "7zip", "--options", "7zip:compression=ppmd"],
    ])
    func everyFormatGivesTheWantedFiles(_ options: [String]) throws {
        let archive = try MadeArchive(bsdtar: options, Self.files)
        #expect(ArchiveFormat(of: archive.bytes) != nil)
        let unpacked = unpackTexts(archive.bytes)
        #expect(unpacked.unread == [])
        #expect(unpacked.files.map(\.path) == ["bundle/system.txt", "bundle/logs/app.log"])
        #expect(
            unpacked.files.map { String(decoding: $0.content, as: UTF8.self) } == Self.files.prefix(2).map(\.content))
    }

    @Test(arguments: ["gzip", "bz2", "lzma"])
    func aCompressedFileHasItsOwnName(_ module: String) throws {
        let archive = try MadeArchive(
            python: "import \(module); open('out','wb').write(\(module).compress(b'started'))")
        let ending = ["gzip": ".gz", "bz2": ".bz2", "lzma": ".xz"][module] ?? ""
        #expect(unpackTexts(archive.bytes, name: "app.log\(ending)").files.map(\.path) == ["app.log"])
        #expect(unpackTexts(archive.bytes, name: nil).files.isEmpty)
    }

    @Test func archivesWithinAreLookedIntoAsDeepAsAllowed() throws {
        let archive = try MadeArchive(
            python: """
                import io, zipfile
                inner = b'words'
                name = 'a.txt'
                for level in range(4):
                    file = io.BytesIO()
                    with zipfile.ZipFile(file, 'w') as z:
                        z.writestr(name, inner)
                        z.writestr('%d.txt' % level, 'level')
                    inner, name = file.getvalue(), 'in%d.zip' % level
                open('out', 'wb').write(inner)
                """)
        let two = unpackTexts(archive.bytes)
        #expect(two.files.map(\.path) == ["in2.zip/2.txt", "3.txt"] && two.unread == [.depth])
        var limits = UnpackingLimits()
        limits.depth = 4
        let all = unpackTexts(archive.bytes, limits)
        #expect(all.files.first?.path == "in2.zip/in1.zip/in0.zip/a.txt" && all.files.count == 5 && all.unread == [])
    }

    @Test(arguments: [
        // A quarter of a gigabyte of blanks in one file, in a stream before the wanted file, and in an archive within.
        "import zipfile; z = zipfile.ZipFile('out', 'w', 8); z.writestr('a.txt', b' ' * (1 << 28)); z.close()",
        """
        import io, tarfile
        t = tarfile.open('out', 'w:gz'); i = tarfile.TarInfo('a.bin'); i.size = 1 << 28
        class Blanks(io.RawIOBase):
            def read(self, n): return b' ' * n
        t.addfile(i, Blanks()); i = tarfile.TarInfo('b.txt'); t.addfile(i, io.BytesIO()); t.close()
        """,
        """
        import io, gzip, zipfile
        z = zipfile.ZipFile('out', 'w'); z.writestr('a.txt.gz', gzip.compress(b' ' * (1 << 28))); z.close()
        """,
    ])
    func bombsStopEarly(_ script: String) throws {
        let archive = try MadeArchive(python: script)
        var unpacked: Unpacked?
        let time = processorTime { unpacked = unpackTexts(archive.bytes) }
        let stopped = try #require(unpacked)
        #expect(stopped.files.isEmpty && !stopped.unread.isDisjoint(with: [.ratio, .bytes]))
        #expect(time < .seconds(2))
    }

    @Test func manyEntriesStopAtTheLimit() throws {
        let archive = try MadeArchive(
            python: """
                import zipfile
                z = zipfile.ZipFile('out', 'w')
                for i in range(20000): z.writestr('%d.txt' % i, b'')
                z.close()
                """)
        let unpacked = unpackTexts(archive.bytes)
        #expect(unpacked.files.count == 5_000 && unpacked.unread == [.entries])
    }

    @Test func theFilesTogetherAreLimited() throws {
        let archive = try MadeArchive(
            python: """
                import random, zipfile
                z = zipfile.ZipFile('out', 'w')
                for i in range(8): z.writestr('%d.txt' % i, random.Random(i).randbytes(1 << 20))
                z.close()
                """)
        var limits = UnpackingLimits()
        limits.bytes = 5 << 20
        let few = unpackTexts(archive.bytes, limits)
        #expect(few.files.count == 5 && few.unread == [.bytes])
        limits.fileBytes = 1 << 19
        #expect(unpackTexts(archive.bytes, limits).files.isEmpty)
    }

    @Test func severalArchivesShareTheLimits() throws {
        let archive = try MadeArchive(
            python: "import gzip; open('out', 'wb').write(gzip.compress(bytes(range(256)) * (1 << 12)))")
        var limits = UnpackingLimits()
        limits.decompressedBytes = 5 << 19
        var unpacker = Unpacker(limits: limits) { _ in true }
        let all = (0..<4).map { unpacker.files(in: archive.bytes, name: "\($0).gz") }
        #expect(all.map(\.files.count) == [1, 1, 0, 0])
        #expect(all.map(\.unread) == [[], [], [.ratio], [.ratio]])
    }

    @Test func whatIsDamagedGivesWhatStandsBefore() throws {
        let archive = try MadeArchive(bsdtar: ["--format", "ustar"], Self.files)
        let broken = unpackTexts(Array(archive.bytes.prefix(1_300)))
        #expect(broken.files.map(\.path) == ["bundle/system.txt"] && broken.unread == [.damaged])
        #expect(unpackTexts(Array("PK\u{3}\u{4} and then nothing".utf8)).unread == [.damaged])
        #expect(unpackTexts([]).files.isEmpty)
    }

    @Test func whatAPasswordProtectsStaysClosed() throws {
        let archive = try MadeArchive(
            bsdtar: ["--format", "zip", "--options", "zip:encryption=zipcrypt", "--passphrase", "x"], Self.files)
        let unpacked = unpackTexts(archive.bytes)
        #expect(unpacked.files.isEmpty && unpacked.unread == [.encrypted])
    }

    @Test func namesThatClimbOrLinkAreWordsAlone() throws {
        let archive = try MadeArchive(
            python: """
                import io, tarfile
                t = tarfile.open('out', 'w')
                for name in ['../../etc/x.txt', '/abs.txt', 'caf\\u00e9.txt']: t.addfile(tarfile.TarInfo(name), io.BytesIO())
                i = tarfile.TarInfo('link.txt'); i.type = tarfile.SYMTYPE; i.linkname = '/etc/passwd'; t.addfile(i)
                i = tarfile.TarInfo('pipe.txt'); i.type = tarfile.FIFOTYPE; t.addfile(i)
                t.close()
                """)
        #expect(unpackTexts(archive.bytes).files.map(\.path) == ["../../etc/x.txt", "/abs.txt", "caf\u{e9}.txt"])
    }
}
