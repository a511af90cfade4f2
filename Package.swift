// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),  // `public import` shows what a target lets through
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),  // each use of a pointer says `unsafe`
]

/// A target of ours under `Sources`; its tests stand in `Tests/NAMETests`.
func module(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: (name == "Disclosure" ? [] : ["Disclosure"]) + [.target(name: name), "TestSupport"]
            + dependencies,
        exclude: exclude,
        swiftSettings: settings
    )
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "postern",
    products: [.executable(name: "postern", targets: ["postern"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        // C libraries; each is imported by one target, but for CSpawn, which adds to glibc.
        .systemLibrary(name: "CGPGME", pkgConfig: "gpgme", providers: [.apt(["libgpgme-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),
        .systemLibrary(name: "CConfinement", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CSpawn"),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
        .target(name: "CCatalogue"),
        .target(name: "CCurl"),

        module("Disclosure", []),
        module("Clocks", ["Disclosure"]),
        module("CVSS", ["Disclosure"]),
        module("Mail", ["Disclosure", "CGMime", "CGumbo", "CIDN2"]),
        module("OpenPGP", ["Disclosure", "Confinement", "CGPGME", "CSpawn"]),
        module("PGPMIME", ["Disclosure", "Mail", "OpenPGP"]),
        module("Maildir", ["Disclosure"]),
        module("Confinement", ["CConfinement", "CSpawn"]),
        module("Extraction", ["Disclosure", "CVSS", "CRE2", "CCatalogue"], exclude: ["Catalogue/Data"]),
        module("Unpacking", ["CArchive"]),
        module("Vault", ["Disclosure", "OpenPGP", crypto]),
        module("Tickets", ["Clocks", "Disclosure", "Vault", .product(name: "GRDB", package: "GRDB.swift")]),
        module("Correspondence", ["Disclosure", .product(name: "Mustache", package: "swift-mustache")]),
        module("Submission", ["Disclosure", "Maildir", "CCurl", "CSpawn"]),
        module("Settings", ["Disclosure", .product(name: "TOMLKit", package: "TOMLKit")]),
        module(
            "Pipeline",
            [
                "Disclosure", "Mail", "OpenPGP", "PGPMIME", "Maildir", "Confinement", "Extraction", "Unpacking",
                "Vault",
                "Tickets", "Correspondence", "Submission", "Settings", "Clocks",
            ]
        ),
        .executableTarget(
            name: "postern",
            dependencies: [
                "Pipeline", "Disclosure", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),

        .target(
            name: "TestSupport", dependencies: ["Disclosure", "OpenPGP", "CSpawn"], path: "Tests/TestSupport",
            swiftSettings: settings),
        tests(of: "Disclosure"),
        tests(of: "CVSS"),
        tests(of: "Clocks"),
        tests(of: "Mail"),
        tests(of: "OpenPGP"),
        tests(of: "PGPMIME", ["Mail", "OpenPGP"]),
        tests(of: "Maildir"),
        .executableTarget(
            name: "confinement-probe", dependencies: ["Confinement"], path: "Tests/ConfinementProbe",
            swiftSettings: settings),
        tests(of: "Confinement", ["confinement-probe"]),
        tests(of: "Extraction", exclude: ["Reports"]),
        tests(of: "Unpacking"),
        tests(of: "Vault", ["OpenPGP"]),
        tests(of: "Tickets", ["Clocks", "Vault"]),
        tests(of: "Correspondence", exclude: ["Golden"]),
        tests(of: "Submission", ["Maildir"]),
        tests(of: "Settings"),
        tests(
            of: "Pipeline",
            ["postern", "Mail", "OpenPGP", "PGPMIME", "Maildir", "Confinement", "Settings", "Tickets", "Vault"],
            exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// The fuzzers are there for Scripts/fuzz alone: they are linked with what only its build brings along.
if Context.environment["POSTERN_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "postern-fuzz",
            dependencies: [
                "Disclosure", "Mail", "OpenPGP", "PGPMIME", "Extraction", "Confinement", "Tickets", "Pipeline",
            ],
            path: "Fuzzers/Sources", swiftSettings: settings))
}

// As is what fills a ledger for Scripts/bench-tickets.
if Context.environment["POSTERN_BENCH"] != nil {
    package.targets.append(
        .executableTarget(
            name: "postern-fill", dependencies: ["Clocks", "Disclosure", "OpenPGP", "Tickets", "Vault"],
            path: "Benchmarks/Fill", swiftSettings: settings))
}
