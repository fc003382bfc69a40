//! *Frister*: from a day and a period to the last day, with every step on the way.

use std::fmt;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::working_day::pass_working_days;
use super::{
    Direction, MonthsLater, OutsideCalendar, Period, WhyFree, WorkingDays, add_days, add_months,
    inside, why_free,
};

/// *Regel for fristberegning*. Everything that one must know to count a deadline, and none of it
/// has a default: documents and Acts differ on each.
///
/// ```toml
/// startdag-taeller = false
/// maanedsslut = "sidste dag"
/// slutter-paa-fridag = "næste hverdag"
/// hverdage = { loerdag = false, ekstra = ["5. juni", "24. december"] }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountingRule {
    /// Whether the day on which the count starts is its first day. Then 1 week from a Monday ends
    /// on Sunday, else on Monday. Hours are counted from a time of day and do not ask.
    #[serde(rename = "startdag-taeller")]
    pub start_day_counts: bool,
    /// What 1 month from 31 January is.
    #[serde(rename = "maanedsslut")]
    pub month_end: MonthEnd,
    /// What happens when the last day is not a working day.
    #[serde(rename = "slutter-paa-fridag")]
    pub ends_on_free_day: EndsOnFreeDay,
    /// Which days count in a period of working days, and on which days a deadline may end. Where
    /// Saturday counts it is a working day for both.
    #[serde(rename = "hverdage")]
    pub working_days: WorkingDays,
}

/// *Månedsslut*. Where a number of months leads when the month has no such day.
///
/// When the starting day counts, both readings lead to the same day: 1 month from and with 31
/// January ends with February, and 1 month back from and with 31 March begins with March.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum MonthEnd {
    /// 31 January and 1 month is 28 February.
    #[serde(rename = "sidste dag")]
    LastDay,
    /// 31 January and 1 month is 1 March.
    #[serde(rename = "næste måned")]
    NextMonth,
}

/// *Slutter på fridag*. What a deadline does that ends on a day that is not a working day.
///
/// Later and earlier are meant in time, also when the count goes backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum EndsOnFreeDay {
    #[serde(rename = "bliver")]
    Stays,
    #[serde(rename = "næste hverdag")]
    NextWorkingDay,
    /// A short deadline from a free day can then end before it starts; the steps show it.
    #[serde(rename = "forrige hverdag")]
    PreviousWorkingDay,
}

/// *Tidspunkt*. A whole day, or a time of day on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    Day(Date),
    Clock(DateTime),
}

/// What a count came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day that the count ends on, and the time of day when hours were counted.
    pub end: Moment,
    /// How it came to that, in order.
    pub steps: Vec<Step>,
}

/// One thing that happened in a count, for the text layer to put in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    Started {
        at: Moment,
    },
    /// The starting day is the first day of the period. Of working days only when it is one.
    StartDayCounted {
        date: Date,
    },
    /// A day on the way that is not a working day, and was not counted.
    Skipped {
        date: Date,
        why: WhyFree,
    },
    /// The month has no day `from_day`.
    MonthEndClamped {
        from_day: i8,
        to: Date,
    },
    /// The whole period forwards.
    Added {
        period: Period,
        reached: Moment,
    },
    /// The whole period backwards.
    Subtracted {
        period: Period,
        reached: Moment,
    },
    /// With no [`Step::MovedTo`] after it the deadline stays there.
    EndsOnFreeDay {
        date: Date,
        why: WhyFree,
    },
    MovedTo {
        to: Moment,
    },
}

/// Why a deadline cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotCount {
    #[error(transparent)]
    Outside(#[from] OutsideCalendar),
    #[error("expected a time of day to count {period} from, found only the day {start}")]
    NoTimeOfDay { period: Period, start: Date },
}

/// Counts `period` forwards from `start`.
///
/// Hours are hours on the wall clock. In the two nights of the year when the clocks are changed a
/// count across them is an hour longer or shorter than that; a deadline on paper reads the clock
/// too.
pub fn count(
    start: impl Into<Moment>,
    period: Period,
    rule: &CountingRule,
) -> Result<Counted, CannotCount> {
    run(start.into(), period, Direction::Forwards, rule)
}

/// Counts `period` backwards from `start`: the last day to act on something that must happen that
/// long before.
pub fn count_back(
    start: impl Into<Moment>,
    period: Period,
    rule: &CountingRule,
) -> Result<Counted, CannotCount> {
    run(start.into(), period, Direction::Backwards, rule)
}

fn run(
    start: Moment,
    period: Period,
    direction: Direction,
    rule: &CountingRule,
) -> Result<Counted, CannotCount> {
    inside(start.date())?;
    let mut count = Count { direction, rule, steps: Vec::new() };
    let reached = match (period, start) {
        (Period::Hours(hours), Moment::Clock(at)) => Moment::Clock(count.hours(at, hours)?),
        (Period::Hours(_), Moment::Day(start)) => {
            return Err(CannotCount::NoTimeOfDay { period, start });
        }
        (Period::Days(days), _) => count.days(start.date(), i64::from(days))?,
        (Period::Weeks(weeks), _) => count.days(start.date(), i64::from(weeks) * 7)?,
        (Period::WorkingDays(days), _) => count.working_days(start.date(), days)?,
        (Period::Months(months), _) => count.months(start.date(), i64::from(months))?,
        (Period::Years(years), _) => count.months(start.date(), i64::from(years) * 12)?,
    };
    count.steps.push(match direction {
        Direction::Forwards => Step::Added { period, reached },
        Direction::Backwards => Step::Subtracted { period, reached },
    });
    let end = count.off_free_days(reached)?;
    Ok(Counted { end, steps: count.steps })
}

/// A count on its way.
struct Count<'a> {
    direction: Direction,
    rule: &'a CountingRule,
    steps: Vec<Step>,
}

impl Count<'_> {
    fn hours(&mut self, at: DateTime, hours: u32) -> Result<DateTime, OutsideCalendar> {
        let outside = OutsideCalendar::CountedFrom(at.date());
        self.steps.push(Step::Started { at: Moment::Clock(at) });
        let hours = SignedDuration::from_hours(self.direction.times(i64::from(hours)));
        let reached = at.checked_add(hours).map_err(|_| outside)?;
        inside(reached.date()).map_err(|_| outside)?;
        Ok(reached)
    }

    fn days(&mut self, start: Date, days: i64) -> Result<Moment, OutsideCalendar> {
        self.steps.push(Step::Started { at: Moment::Day(start) });
        let mut left = days;
        if self.start_day_counts(days) {
            self.steps.push(Step::StartDayCounted { date: start });
            left -= 1;
        }
        add_days(start, self.direction.times(left)).map(Moment::Day)
    }

    fn working_days(&mut self, start: Date, days: u32) -> Result<Moment, OutsideCalendar> {
        self.steps.push(Step::Started { at: Moment::Day(start) });
        let rule = &self.rule.working_days;
        let mut left = u64::from(days);
        if self.start_day_counts(days.into()) {
            if let Some(why) = why_free(start, rule)? {
                self.steps.push(Step::Skipped { date: start, why });
            } else {
                self.steps.push(Step::StartDayCounted { date: start });
                left -= 1;
            }
        }
        let skip = |date, why| self.steps.push(Step::Skipped { date, why });
        pass_working_days(start, left, self.direction, rule, skip).map(Moment::Day)
    }

    fn months(&mut self, start: Date, months: i64) -> Result<Moment, OutsideCalendar> {
        self.steps.push(Step::Started { at: Moment::Day(start) });
        let counted = self.start_day_counts(months);
        if counted {
            self.steps.push(Step::StartDayCounted { date: start });
        }

        let outside = |_| OutsideCalendar::CountedFrom(start);
        let to = match add_months(start, self.direction.times(months))? {
            MonthsLater::Day(date) if counted => {
                self.direction.opposite().next_day(date).map_err(outside)?
            }
            MonthsLater::Day(date) => date,
            MonthsLater::NoSuchDay { last_of_month, first_of_next } => {
                // With the starting day counted, the period is all the days on this side of the
                // missing one.
                let to = match (counted, self.direction, self.rule.month_end) {
                    (true, Direction::Forwards, _) | (false, _, MonthEnd::LastDay) => last_of_month,
                    (true, Direction::Backwards, _) | (false, _, MonthEnd::NextMonth) => {
                        first_of_next
                    }
                };
                self.steps.push(Step::MonthEndClamped { from_day: start.day(), to });
                to
            }
        };
        inside(to).map(Moment::Day).map_err(outside)
    }

    /// In a period of nothing there is no day that could be the first.
    fn start_day_counts(&self, amount: i64) -> bool {
        self.rule.start_day_counts && amount > 0
    }

    fn off_free_days(&mut self, reached: Moment) -> Result<Moment, OutsideCalendar> {
        let rule = &self.rule.working_days;
        let date = reached.date();
        let Some(why) = why_free(date, rule)? else { return Ok(reached) };

        self.steps.push(Step::EndsOnFreeDay { date, why });
        let direction = match self.rule.ends_on_free_day {
            EndsOnFreeDay::Stays => return Ok(reached),
            EndsOnFreeDay::NextWorkingDay => Direction::Forwards,
            EndsOnFreeDay::PreviousWorkingDay => Direction::Backwards,
        };
        let skip = |date, why| self.steps.push(Step::Skipped { date, why });
        let to = reached.moved_to(pass_working_days(date, 1, direction, rule, skip)?);
        self.steps.push(Step::MovedTo { to });
        Ok(to)
    }
}

impl Counted {
    pub fn date(&self) -> Date {
        self.end.date()
    }

    /// Only when hours were counted.
    pub fn time(&self) -> Option<Time> {
        self.end.time()
    }
}

impl Moment {
    pub fn date(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Clock(at) => at.date(),
        }
    }

    pub fn time(self) -> Option<Time> {
        match self {
            Self::Day(_) => None,
            Self::Clock(at) => Some(at.time()),
        }
    }

    /// The same time of day on another day.
    fn moved_to(self, date: Date) -> Self {
        match self {
            Self::Day(_) => Self::Day(date),
            Self::Clock(at) => Self::Clock(date.to_datetime(at.time())),
        }
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self::Day(date)
    }
}

impl From<DateTime> for Moment {
    fn from(at: DateTime) -> Self {
        Self::Clock(at)
    }
}

/// As ISO 8601, for files and tests; a letter writes it in its language.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Clock(at) => at.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{any_date_at_all, any_day, any_working_days};
    use super::super::{LAST_DAY, is_working_day};
    use super::*;
    use proptest::prelude::*;

    /// What the day itself, the end of the month and a free day do, in that order.
    fn rule(words: &str) -> CountingRule {
        let [start, month, free] = words.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let text = format!(
            "startdag-taeller = {start}\nmaanedsslut = '{month}'\nslutter-paa-fridag = '{free}'
             hverdage = {{ loerdag = false, ekstra = ['24. december'] }}"
        );
        toml::from_str(&text).unwrap()
    }

    fn moment(text: &str) -> Moment {
        match text.parse::<Date>() {
            Ok(date) if !text.contains('T') => Moment::Day(date),
            _ => Moment::Clock(text.parse().unwrap()),
        }
    }

    /// `2023-01-31 + 1 måned` by a rule, as the steps.
    fn explain(sum: &str, words: &str) -> String {
        let [start, sign, period] = sum.splitn(3, ' ').collect::<Vec<_>>().try_into().unwrap();
        let count = if sign == "-" { count_back } else { count };
        let counted = match count(moment(start), period.parse().unwrap(), &rule(words)) {
            Ok(counted) => counted,
            Err(error) => return error.to_string(),
        };
        let lines = counted.steps.iter().map(|step| match step {
            Step::Started { at } => format!("from {at}"),
            Step::StartDayCounted { date } => format!("  {date} is the first day"),
            Step::Skipped { date, why } => format!("  {date} skipped: {why:?}"),
            Step::MonthEndClamped { from_day, to } => format!("  no day {from_day}: {to}"),
            Step::Added { period, reached } => format!("  + {period}: {reached}"),
            Step::Subtracted { period, reached } => format!("  - {period}: {reached}"),
            Step::EndsOnFreeDay { date, why } => format!("  {date} is free: {why:?}"),
            Step::MovedTo { to } => format!("  moved to {to}"),
        });
        let lines: Vec<_> = lines.chain([format!("= {}", counted.end)]).collect();
        lines.join("\n")
    }

    /// Only the end of it.
    fn end(sum: &str, words: &str) -> String {
        explain(sum, words).lines().last().unwrap().trim_start_matches("= ").to_owned()
    }

    const PLAIN: &str = "false | sidste dag | bliver";
    const NEXT: &str = "false | sidste dag | næste hverdag";

    #[test]
    fn a_period_ends_on_the_day_that_the_calendar_says() {
        let sums = [
            "2023-02-24 + 6 uger",
            "2023-10-16 + 10 uger",
            "2023-05-02 + 10 uger",
            "2023-03-31 + 4 uger",
            "2023-01-31 + 1 måned",
            "2023-09-30 - 1 måned",
            "2024-01-01 - 2 måneder",
            "2024-01-01 - 14 dage",
            "2024-02-29 + 1 år",
            "2023-04-05 + 3 hverdage",
            "2023-04-13 - 3 hverdage",
            "2023-06-30 + 0 dage",
            "2023-11-30 + 3 måneder",
            "2023-02-28 + 1 måned",
        ];
        let sums = sums.map(|it| format!("{it} = {}\n", end(it, PLAIN))).concat();
        insta::assert_snapshot!(sums, @"
        2023-02-24 + 6 uger = 2023-04-07
        2023-10-16 + 10 uger = 2023-12-25
        2023-05-02 + 10 uger = 2023-07-11
        2023-03-31 + 4 uger = 2023-04-28
        2023-01-31 + 1 måned = 2023-02-28
        2023-09-30 - 1 måned = 2023-08-30
        2024-01-01 - 2 måneder = 2023-11-01
        2024-01-01 - 14 dage = 2023-12-18
        2024-02-29 + 1 år = 2025-02-28
        2023-04-05 + 3 hverdage = 2023-04-13
        2023-04-13 - 3 hverdage = 2023-04-05
        2023-06-30 + 0 dage = 2023-06-30
        2023-11-30 + 3 måneder = 2024-02-29
        2023-02-28 + 1 måned = 2023-03-28
        ");
    }

    #[test]
    fn a_deadline_that_ends_on_good_friday_waits_stays_or_comes_earlier() {
        insta::assert_snapshot!(explain("2023-02-24 + 6 uger", NEXT), @"
        from 2023-02-24
          + 6 uger: 2023-04-07
          2023-04-07 is free: Holiday(GoodFriday)
          2023-04-08 skipped: Weekend
          2023-04-09 skipped: Holiday(EasterSunday)
          2023-04-10 skipped: Holiday(EasterMonday)
          moved to 2023-04-11
        = 2023-04-11
        ");
        insta::assert_snapshot!(explain("2023-02-24 + 6 uger", PLAIN), @"
        from 2023-02-24
          + 6 uger: 2023-04-07
          2023-04-07 is free: Holiday(GoodFriday)
        = 2023-04-07
        ");
        insta::assert_snapshot!(explain("2023-02-24 + 6 uger", "false | sidste dag | forrige hverdag"), @"
        from 2023-02-24
          + 6 uger: 2023-04-07
          2023-04-07 is free: Holiday(GoodFriday)
          2023-04-06 skipped: Holiday(MaundyThursday)
          moved to 2023-04-05
        = 2023-04-05
        ");
    }

    #[test]
    fn ten_weeks_over_christmas_end_after_it() {
        insta::assert_snapshot!(explain("2023-10-16 + 10 uger", NEXT), @"
        from 2023-10-16
          + 10 uger: 2023-12-25
          2023-12-25 is free: Holiday(ChristmasDay)
          2023-12-26 skipped: Holiday(SecondChristmasDay)
          moved to 2023-12-27
        = 2023-12-27
        ");
    }

    #[test]
    fn a_month_without_the_day_says_where_it_went() {
        insta::assert_snapshot!(explain("2023-01-31 + 1 måned", PLAIN), @"
        from 2023-01-31
          no day 31: 2023-02-28
          + 1 måned: 2023-02-28
        = 2023-02-28
        ");
        insta::assert_snapshot!(explain("2023-01-31 + 1 måned", "false | næste måned | bliver"), @"
        from 2023-01-31
          no day 31: 2023-03-01
          + 1 måned: 2023-03-01
        = 2023-03-01
        ");
        insta::assert_snapshot!(explain("2023-03-31 - 1 måned", "false | næste måned | bliver"), @"
        from 2023-03-31
          no day 31: 2023-03-01
          - 1 måned: 2023-03-01
        = 2023-03-01
        ");
    }

    #[test]
    fn when_the_starting_day_counts_the_period_is_a_day_shorter() {
        let counted = "true | sidste dag | bliver";
        insta::assert_snapshot!(explain("2023-05-01 + 1 uge", counted), @"
        from 2023-05-01
          2023-05-01 is the first day
          + 1 uge: 2023-05-07
          2023-05-07 is free: Weekend
        = 2023-05-07
        ");
        let sums = [
            "2023-05-01 + 1 dag",
            "2023-05-01 + 0 dage",
            "2023-05-01 + 1 hverdag",
            "2023-05-06 + 1 hverdag",
            "2023-05-01 + 1 måned",
            "2023-03-01 + 1 måned",
            "2023-01-31 + 1 måned",
            "2023-01-29 + 1 måned",
            "2023-01-29 + 1 år",
            "2024-02-29 + 1 år",
            "2023-03-31 - 1 måned",
            "2023-03-15 - 1 måned",
            "2023-05-07 - 1 uge",
        ];
        let sums = sums.map(|it| format!("{it} = {}\n", end(it, counted))).concat();
        insta::assert_snapshot!(sums, @"
        2023-05-01 + 1 dag = 2023-05-01
        2023-05-01 + 0 dage = 2023-05-01
        2023-05-01 + 1 hverdag = 2023-05-01
        2023-05-06 + 1 hverdag = 2023-05-08
        2023-05-01 + 1 måned = 2023-05-31
        2023-03-01 + 1 måned = 2023-03-31
        2023-01-31 + 1 måned = 2023-02-28
        2023-01-29 + 1 måned = 2023-02-28
        2023-01-29 + 1 år = 2024-01-28
        2024-02-29 + 1 år = 2025-02-28
        2023-03-31 - 1 måned = 2023-03-01
        2023-03-15 - 1 måned = 2023-02-16
        2023-05-07 - 1 uge = 2023-05-01
        ");
    }

    #[test]
    fn working_days_tell_which_days_were_skipped() {
        insta::assert_snapshot!(explain("2023-05-06 + 2 hverdage", "true | sidste dag | bliver"), @"
        from 2023-05-06
          2023-05-06 skipped: Weekend
          2023-05-07 skipped: Weekend
          + 2 hverdage: 2023-05-09
        = 2023-05-09
        ");
        insta::assert_snapshot!(explain("2023-04-05 + 3 hverdage", PLAIN), @"
        from 2023-04-05
          2023-04-06 skipped: Holiday(MaundyThursday)
          2023-04-07 skipped: Holiday(GoodFriday)
          2023-04-08 skipped: Weekend
          2023-04-09 skipped: Holiday(EasterSunday)
          2023-04-10 skipped: Holiday(EasterMonday)
          + 3 hverdage: 2023-04-13
        = 2023-04-13
        ");
    }

    #[test]
    fn hours_have_a_time_of_day() {
        insta::assert_snapshot!(explain("2023-05-04T14:30 + 24 timer", NEXT), @"
        from 2023-05-04T14:30:00
          + 24 timer: 2023-05-05T14:30:00
          2023-05-05 is free: Holiday(GreatPrayerDay)
          2023-05-06 skipped: Weekend
          2023-05-07 skipped: Weekend
          moved to 2023-05-08T14:30:00
        = 2023-05-08T14:30:00
        ");
        insta::assert_snapshot!(end("2023-05-04T14:30 - 48 timer", NEXT), @"2023-05-02T14:30:00");
        insta::assert_snapshot!(end("2023-05-04T14:30 + 1 døgn", PLAIN), @"2023-05-05");
        insta::assert_snapshot!(explain("2023-05-04 + 24 timer", NEXT), @"expected a time of day to count 24 timer from, found only the day 2023-05-04");
    }

    #[test]
    fn what_leads_out_of_the_calendar_is_refused() {
        insta::assert_snapshot!(end("2199-12-01 + 1 måned", PLAIN), @"the calendar runs from 1900-01-01 to 2199-12-31, and counting from 2199-12-01 leads out of it");
        insta::assert_snapshot!(end("2199-12-01 + 1 måned", "true | sidste dag | bliver"), @"2199-12-31");
        insta::assert_snapshot!(end("1900-01-02 + 1 hverdag", "true | sidste dag | bliver"), @"1900-01-02");
        insta::assert_snapshot!(end("2200-12-01 + 1 måned", PLAIN), @"the calendar runs from 1900-01-01 to 2199-12-31, found 2200-12-01");
        insta::assert_snapshot!(end("2023-12-01 + 4294967295 år", PLAIN), @"the calendar runs from 1900-01-01 to 2199-12-31, and counting from 2023-12-01 leads out of it");
        insta::assert_snapshot!(end("2023-12-01T08:00 - 4294967295 timer", PLAIN), @"the calendar runs from 1900-01-01 to 2199-12-31, and counting from 2023-12-01 leads out of it");
    }

    #[test]
    fn a_rule_that_does_not_say_everything_is_refused() {
        let refusal =
            |text: &str| toml::from_str::<CountingRule>(text).unwrap_err().message().to_owned();
        let days = "hverdage = { loerdag = true, ekstra = [] }\nmaanedsslut = 'sidste dag'\n";
        insta::assert_snapshot!(refusal(days), @"missing field `startdag-taeller`");
        insta::assert_snapshot!(refusal(&format!("{days}slutter-paa-fridag = 'mandag'\nstartdag-taeller = true")), @"unknown variant `mandag`, expected one of `bliver`, `næste hverdag`, `forrige hverdag`");
        insta::assert_snapshot!(refusal(&format!("{days}kalenderdage = true")), @"unknown field `kalenderdage`, expected one of `startdag-taeller`, `maanedsslut`, `slutter-paa-fridag`, `hverdage`");
    }

    #[test]
    fn a_rule_comes_back_from_the_file_it_is_written_to() {
        insta::assert_snapshot!(toml::to_string(&rule(NEXT)).unwrap(), @r#"
        startdag-taeller = false
        maanedsslut = "sidste dag"
        slutter-paa-fridag = "næste hverdag"

        [hverdage]
        loerdag = false
        ekstra = ["24. december"]
        "#);
    }

    fn any_rule() -> impl Strategy<Value = CountingRule> {
        let month_end = prop_oneof![Just(MonthEnd::LastDay), Just(MonthEnd::NextMonth)];
        let free = prop_oneof![
            Just(EndsOnFreeDay::Stays),
            Just(EndsOnFreeDay::NextWorkingDay),
            Just(EndsOnFreeDay::PreviousWorkingDay),
        ];
        (any::<bool>(), month_end, free, any_working_days()).prop_map(
            |(start_day_counts, month_end, ends_on_free_day, working_days)| CountingRule {
                start_day_counts,
                month_end,
                ends_on_free_day,
                working_days,
            },
        )
    }

    fn any_period() -> impl Strategy<Value = Period> {
        prop_oneof![
            (0..800_u32).prop_map(Period::Days),
            (0..200_u32).prop_map(Period::WorkingDays),
            (0..60_u32).prop_map(Period::Weeks),
            (0..60_u32).prop_map(Period::Months),
            (0..5_u32).prop_map(Period::Years),
        ]
    }

    proptest! {
        #[test]
        fn a_later_start_is_never_an_earlier_end(
            date in any_day(),
            period in any_period(),
            rule in any_rule(),
        ) {
            let next = add_days(date, 1).unwrap();
            for direction in [Direction::Forwards, Direction::Backwards] {
                let end = |start: Date| run(start.into(), period, direction, &rule).unwrap();
                let (first, second) = (end(date), end(next));
                prop_assert!(first.date() <= second.date(), "{:?} {:?}", first, second);
            }
        }

        #[test]
        fn a_deadline_that_may_not_end_on_a_free_day_does_not(
            date in any_day(),
            period in any_period(),
            rule in any_rule(),
        ) {
            let end = count(date, period, &rule).unwrap().date();
            let stays = CountingRule { ends_on_free_day: EndsOnFreeDay::Stays, ..rule.clone() };
            let unmoved = count(date, period, &stays).unwrap().date();
            match rule.ends_on_free_day {
                EndsOnFreeDay::Stays => prop_assert_eq!(end, unmoved),
                EndsOnFreeDay::NextWorkingDay => prop_assert!(end >= unmoved),
                EndsOnFreeDay::PreviousWorkingDay => prop_assert!(end <= unmoved),
            }
            if rule.ends_on_free_day != EndsOnFreeDay::Stays {
                prop_assert_eq!(is_working_day(end, &rule.working_days), Ok(true));
            }
        }

        #[test]
        fn a_working_day_period_always_ends_on_a_working_day(
            date in any_day(),
            n in 1..200_u32,
            rule in any_rule(),
        ) {
            let counted = count(date, Period::WorkingDays(n), &rule).unwrap();
            prop_assert_eq!(is_working_day(counted.date(), &rule.working_days), Ok(true));
        }

        #[test]
        fn backwards_undoes_forwards(date in any_day(), n in 0..60_u32, rule in any_rule()) {
            let rule = CountingRule { ends_on_free_day: EndsOnFreeDay::Stays, ..rule };
            let periods =
                [Period::Days(n), Period::Weeks(n), Period::Months(n), Period::Years(n / 12)];
            for period in periods {
                // 31 January to 28 February does not come back to the 31st, and February as a whole
                // month counted back from its last day begins on 29 January.
                let months = matches!(period, Period::Months(_) | Period::Years(_));
                if months && (date.day() > 28 || rule.start_day_counts) {
                    continue;
                }
                let there = count(date, period, &rule).unwrap().date();
                let back = count_back(there, period, &rule).unwrap().date();
                prop_assert_eq!(back, date, "{}", period);
            }
        }

        #[test]
        fn the_steps_begin_with_the_start_and_hold_the_period_and_the_end(
            date in any_day(),
            period in any_period(),
            rule in any_rule(),
        ) {
            let counted = count(date, period, &rule).unwrap();
            prop_assert_eq!(counted.steps.first(), Some(&Step::Started { at: Moment::Day(date) }));
            let last = counted.steps.iter().rev().find_map(|step| match step {
                Step::MovedTo { to } => Some(*to),
                Step::Added { reached, .. } => Some(*reached),
                _ => None,
            });
            prop_assert_eq!(last, Some(counted.end));
            prop_assert_eq!(counted.time(), None);
        }

        #[test]
        fn any_date_and_any_period_have_an_answer(
            date in any_date_at_all(),
            amount in any::<u32>(),
            rule in any_rule(),
        ) {
            let units = [Period::Hours, Period::Days, Period::Weeks, Period::Months, Period::Years];
            for of_unit in units {
                let _ = count(date.at(12, 0, 0, 0), of_unit(amount), &rule);
                let _ = count_back(LAST_DAY.at(12, 0, 0, 0), of_unit(amount), &rule);
            }
        }
    }
}
