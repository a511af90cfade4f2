import Foundation

/// A demand that tests beside this folder put to the test.
struct HostileElsewhere: Sendable {
    var row: HostileRow
    /// Under Tests.
    var file: String
    /// The function's name.
    var test: String

    static let all: [HostileElsewhere] = [
        .init(.capAddress, "PipelineTests/IntakeCapTests", "cap"),
        .init(.capDomain, "PipelineTests/IntakeCapTests", "cap"),
        .init(.capHour, "PipelineTests/IntakeCapTests", "cap"),
        .init(.updatesBoundKey, "PipelineTests/AnswerSafetyTests", "ownReport"),
        .init(.updatesInClear, "PipelineTests/AnswerSafetyTests", "unverifiedUpdate"),
        .init(.sqlTrustedSchema, "TicketsTests/StoreFileTests", "whatIsCommittedSurvivesAPowerCut"),
        .init(.sqlSecureDelete, "TicketsTests/StoreFileTests", "whatIsCommittedSurvivesAPowerCut"),
        .init(.sqlTemporary, "TicketsTests/StoreFileTests", "whatIsCommittedSurvivesAPowerCut"),
        .init(.growing, "MaildirTests/MaildirFolderTests", "growing"),
        .init(.growing, "MaildirTests/MaildirFolderTests", "deliveryUnderWay"),
        .init(.regularFiles, "PipelineTests/OperatorMaildirTests", "strangeFiles"),
        .init(.regularFiles, "MaildirTests/MaildirFolderTests", "strange"),
        .init(.leftAlone, "PipelineTests/OperatorMaildirTests", "strangeFiles"),
        .init(.attempts, "PipelineTests/KillPollTests", "setsAsideWhatItsReaderDiesOfTwice"),
        .init(.emptyEnvironment, "PipelineTests/OperatorCronTests", "emptyEnvironment"),
        .init(.noHome, "PipelineTests/OperatorCronTests", "emptyEnvironment"),
        .init(.noTerminal, "PipelineTests/OperatorCronTests", "noStandardDescriptors"),
        .init(.fullDisk, "PipelineTests/OperatorMachineTests", "fullDisk"),
        .init(.fullDisk, "PipelineTests/OperatorMachineTests", "fileSizeLimit"),
        .init(.readOnlyKeys, "PipelineTests/OperatorMachineTests", "readOnlyKeys"),
        .init(.parserMemory, "PipelineTests/ConfinedRunTests", "exhaustionCostsOneMessage"),
        .init(.parserConfined, "ConfinementTests/ConfinedWorkerTests", "systemCall"),
        .init(.parserDescriptors, "ConfinementTests/ConfinedWorkerTests", "hasNoDescriptorButItsChannel"),
        .init(.lesserKernel, "ConfinementTests/LesserKernelTests", "nothingStartsIfAllIsRequired"),
        .init(.noInternet, "PipelineTests/ConfinedRunTests", "needsNoNetwork"),
    ]

    init(_ row: HostileRow, _ file: String, _ test: String) {
        (self.row, self.file, self.test) = (row, file, test)
    }

    /// Whether there is such a test, and it runs.
    func isThere() throws -> Bool {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let source = try String(contentsOf: tests.appending(path: file + ".swift"), encoding: .utf8)
        guard let function = source.range(of: "func \(test)(") else { return false }
        let attribute = source[..<function.lowerBound].range(of: "@Test", options: .backwards)
        return attribute.map { !source[$0.upperBound..<function.lowerBound].contains("func ") } ?? false
    }
}
