import Clocks
import Settings

extension ClockRules {
    /// What the settings say: `[promises]`, `[calendar]` and `[law]`.
    init(_ settings: PosternSettings) {
        self.init(
            promises: settings.promises,
            calendar: BusinessCalendar(
                timeZone: settings.calendar.timeZone, workdays: settings.calendar.workdays,
                holidays: settings.calendar.holidays),
            followsLaw: settings.law.craArticle14)
    }
}
