import Disclosure

/// The year, as it is decided before it begins.
struct YearPlan {
    static let length = 365
    static let reports = 200
    /// From this day on zoe has another key, which is accepted some days later.
    let keyChange: Int
    let first: Int
    private(set) var cases: [YearCase] = []
    private var dice = YearDice(seed: 29_147)
    private var closings: [String: Int] = [:]
    private var formsUsed: [YearPerson: Int] = [:]
    private var wishesGiven = 0

    init(first: Int) {
        self.first = first
        keyChange = first + 170
        for index in 0..<Self.reports { addCase(index) }
    }

    private mutating func addCase(_ index: Int) {
        let day = first + index * 362 / Self.reports + dice.roll(0...2)
        let person = index % 3 == 1 ? YearPerson.reporters[index / 3 % YearPerson.reporters.count] : nil
        var new = YearCase(
            index: index, day: day, person: person,
            language: person?.language ?? (index % 4 == 0 ? .japanese : .english))
        new.isRobot = person == nil && index % 60 == 30
        if let person { setForm(of: &new, by: person) } else if index % 25 == 0 { new.form = .unsigned }
        if index % 7 == 3 { new.publication = day + dice.roll(20...130) }
        if index % 15 == 4 || index == 108 { new.isExploited = true }
        switch index % 10 {
        case 0...3: addRemedy(&new)
        case 4...7: addEarlyEnd(&new)
        case 8: addDuplicate(&new)
        default: addWaiting(&new)
        }
        if new.isExploited { addNotifications(&new) }
        addWishes(&new)
        cases.append(new)
    }

    private mutating func setForm(of new: inout YearCase, by person: YearPerson) {
        let count = formsUsed[person, default: 0]
        formsUsed[person] = count + 1
        new.usesSecondKey = person == .zoe && new.day >= keyChange
        if person == .ulf {
            new.form = count % 2 == 0 ? .unsigned : .clear
        } else if count == 0 {
            new.form = person == .nora || person == .yuki ? .sealed : .clear
            new.attachesKey = true
        } else {
            new.form = [.sealed, .clear, .unsigned][(count + new.index / 18) % 3]
            new.attachesKey = new.usesSecondKey && !cases.contains { $0.usesSecondKey }
            if new.attachesKey { new.add(new.day + 5, .acceptKey) }
        }
    }

    // MARK: - Courses

    private mutating func severity() -> Severity { Severity.allCases[dice.roll(0...3)] }

    /// All the way: triage, reproduction, plan, release, advisory, end.
    private mutating func addRemedy(_ new: inout YearCase) {
        var day = new.day + dice.roll(1...9)
        new.add(day, .assign)
        new.add(day, .triage(severity()))
        if new.index % 4 == 1 {
            new.add(day + 1, .wait)
            day += dice.roll(3...20)
            let publication = new.publication.map { $0 + 14 }
            new.add(day, new.index % 3 == 0 || new.isRobot ? .waitNoMore : .mail(.answer(publication: publication)))
        }
        day += dice.roll(1...15)
        if new.index % 9 == 2 { new.add(day, .rate(severity())) }
        new.add(day, .confirm)
        day += dice.roll(1...15)
        new.add(day, .plan(RemediationForm.allCases[dice.roll(0...4)], target: day + dice.roll(5...60)))
        day += dice.roll(3...50)
        new.add(day, .release)
        if new.index % 20 == 3 { return }
        day += dice.roll(1...10)
        new.add(day, .advisory)
        day += dice.roll(1...4)
        new.add(day, .close(.fixed))
        if new.index % 20 == 1 || new.index % 20 == 12 {
            new.add(day + 6, .reopen)
            new.add(day + dice.roll(9...20), .close(.fixed))
        }
        new.closes = day
    }

    /// No vulnerability of ours, or none that is remedied; each resolution in turn, so that every reader gets each.
    private mutating func addEarlyEnd(_ new: inout YearCase) {
        let ends: [Resolution] = [
            .wontFix, .duplicate, .notAVulnerability, .thirdParty, .outOfSupport, .notReproducible,
        ]
        let reader = "\(new.language) \(new.person.map { $0 != .ulf && new.form != .unsigned } ?? false)"
        let resolution = ends[closings[reader, default: 0] % ends.count]
        closings[reader, default: 0] += 1
        var day = new.day + dice.roll(0...10)
        if resolution != .notAVulnerability, resolution != .duplicate {
            new.add(day, .assign)
            new.add(day, .triage(severity()))
            day += dice.roll(1...12)
        }
        new.add(day, .close(resolution))
        new.closes = day
    }

    /// Merged into a case that others reported before and that is still being worked on.
    private mutating func addDuplicate(_ new: inout YearCase) {
        let day = new.day + dice.roll(1...12)
        if new.index % 20 == 8 { new.add(day, .triage(severity())) }
        let survivor = cases.last { other in
            other.index % 10 < 4 && !other.isRobot && other.address != new.address
                && (other.closes ?? Int.max) > day + 3
        }
        guard let survivor else { return }
        new.add(day, .merge(into: survivor.index))
        if new.index == 38 || new.index == 108 {
            new.add(day + 9, .split(from: survivor.index))
            new.add(day + 30, .close(.wontFix))
        }
    }

    /// Waits for the reporter before anything is decided; some never hear what was asked for.
    private mutating func addWaiting(_ new: inout YearCase) {
        var day = new.day + dice.roll(1...10)
        new.add(day, .wait)
        new.add(day + 2, .mail(.stranger))
        day += dice.roll(4...25)
        if new.index % 20 == 9 { new.add(day, .mail(.answer(publication: day + dice.roll(30...60)))) }
        day += dice.roll(1...9)
        if new.index % 40 == 19 { return }
        new.add(day, .triage(severity()))
        day += dice.roll(1...20)
        new.add(day, .close(.notReproducible))
        new.closes = day
    }

    private mutating func addNotifications(_ new: inout YearCase) {
        new.add(new.day + dice.roll(0...1), .notify(.earlyWarning))
        new.add(new.day + dice.roll(2...4), .notify(.notification))
        if let closes = new.closes { new.add(closes + dice.roll(2...12), .notify(.finalReport)) }
    }

    // MARK: - What reporters wish

    private mutating func addWishes(_ new: inout YearCase) {
        guard let person = new.person, !new.attachesKey else {
            if new.index % 11 == 5, !new.isRobot { new.add(new.day + 4, .mail(.wishes(["stop"], .clear))) }
            return
        }
        let isJapanese = person.language == .japanese
        func words(_ english: String, _ japanese: String) -> [String] { [isJapanese ? japanese : english] }
        let pause = words("pause", "一時停止")
        let resume = words("resume", "再開")
        let day = new.day + dice.roll(3...6)
        wishesGiven += 1
        switch wishesGiven % 9 {
        case 0:
            new.add(day, .mail(.wishes(pause, .signed)))
            new.add(day + 12, .mail(.wishes(resume, .sealed)))
            new.add(day + 15, .mail(.wishesAgain))
        case 1: new.add(day, .mail(.wishes(words("monthly", "毎月"), .sealed)))
        case 2: new.add(day, .mail(.wishes(words("stop", "停止"), .signed)))
        case 3: new.add(day, .mail(.wishes(words("credit: N. Finder", "クレジット：発見者"), .sealed)))
        case 4: new.add(day, .mail(.wishes(words("credit: anonymous", "クレジット：匿名"), .signed)))
        case 5: new.add(day, .mail(.wishes(pause, .clear)))
        case 6: new.add(day, .mail(.wishesOfMallory(pause)))
        case 7: new.add(day, .mail(.wishes(pause, .signed)))
        default: new.add(day, .mail(.wishes(pause, .unsigned)))
        }
    }
}
