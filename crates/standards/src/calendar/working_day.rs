//! *Hverdage*: which days are working days is a rule, because Acts and municipalities differ on it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::holiday::easter_day_of_year;
use super::{
    Direction, Holiday, InvalidYearlyDate, OutsideCalendar, YearlyDate, holiday, inside,
    written_as_text,
};

/// *Hverdage*. Which days are working days. Sundays and [holidays](Holiday) never are.
///
/// ```toml
/// loerdag = false
/// ekstra = ["5. juni", "24. december", "31. december", "40 dage efter påskedag"]
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingDays {
    /// Whether a Saturday is a working day.
    #[serde(rename = "loerdag")]
    pub saturday: bool,
    /// Days that are no working days although they are no holidays.
    #[serde(rename = "ekstra")]
    pub extra: Vec<ExtraDay>,
}

/// *Ekstra fridag*. A day that a rule makes free, written `5. juni` or `40 dage efter påskedag`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExtraDay {
    /// The same date every year, such as *grundlovsdag*, 5 June.
    Yearly(YearlyDate),
    /// So many days after Easter Sunday, or before it when negative. The Friday after Ascension is
    /// 40.
    FromEaster(i8),
}

written_as_text!(ExtraDay, format: "fridag", examples: ["24. december", "40 dage efter påskedag"]);

/// Why a text is not an [`ExtraDay`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidExtraDay {
    #[error(
        "expected a number of days that is at most 127 after and 128 before Easter, such as `1 dag før påskedag` or `40 dage efter påskedag`, found `{found}`"
    )]
    FromEaster { found: String },
    #[error("{0}; or a day counted from Easter such as `40 dage efter påskedag`")]
    Yearly(#[from] InvalidYearlyDate),
}

/// Why a day is not a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhyFree {
    /// *Helligdag*. Also when it falls in a weekend: the holiday says more.
    Holiday(Holiday),
    /// A Sunday, or a Saturday where Saturdays do not count.
    Weekend,
    /// Only because the rule says so.
    Extra(ExtraDay),
}

/// Why `date` is not a working day. `None` when it is one.
pub fn why_free(date: Date, rule: &WorkingDays) -> Result<Option<WhyFree>, OutsideCalendar> {
    if let Some(holiday) = holiday(date)? {
        return Ok(Some(WhyFree::Holiday(holiday)));
    }
    match date.weekday() {
        Weekday::Sunday => return Ok(Some(WhyFree::Weekend)),
        Weekday::Saturday if !rule.saturday => return Ok(Some(WhyFree::Weekend)),
        _ => (),
    }
    for &extra in &rule.extra {
        if extra.is_on(date)? {
            return Ok(Some(WhyFree::Extra(extra)));
        }
    }
    Ok(None)
}

/// Whether `date` is a working day by that rule.
pub fn is_working_day(date: Date, rule: &WorkingDays) -> Result<bool, OutsideCalendar> {
    Ok(why_free(date, rule)?.is_none())
}

/// The `n`th working day after `date`, or before it when `n` is negative.
///
/// `date` itself is not counted. With 0 the answer is `date`, working day or not.
pub fn add_working_days(date: Date, n: i64, rule: &WorkingDays) -> Result<Date, OutsideCalendar> {
    let direction = if n < 0 { Direction::Backwards } else { Direction::Forwards };
    pass_working_days(date, n.unsigned_abs(), direction, rule, |_, _| ())
}

/// Goes on to the `n`th working day after `from`, and tells of every free day on the way.
pub(super) fn pass_working_days(
    from: Date,
    n: u64,
    direction: Direction,
    rule: &WorkingDays,
    mut skip: impl FnMut(Date, WhyFree),
) -> Result<Date, OutsideCalendar> {
    let mut date = inside(from)?;
    let mut left = n;
    // Ends also when the rule leaves no working day at all: the calendar has a last day.
    while left > 0 {
        date = direction.next_day(date).map_err(|_| OutsideCalendar::CountedFrom(from))?;
        match why_free(date, rule)? {
            None => left -= 1,
            Some(why) => skip(date, why),
        }
    }
    Ok(date)
}

impl ExtraDay {
    /// Whether `date` is that day of its year.
    pub fn is_on(self, date: Date) -> Result<bool, OutsideCalendar> {
        let date = inside(date)?;
        match self {
            Self::Yearly(yearly) => yearly.is_on(date),
            Self::FromEaster(days) => {
                let days = i16::from(days);
                let from_easter = date.day_of_year() - easter_day_of_year(date.year());
                // 128 days before an early Easter lie in the year before it.
                let from_next_easter =
                    date.day_of_year() - date.days_in_year() - easter_day_of_year(date.year() + 1);
                Ok(days == from_easter || days == from_next_easter)
            }
        }
    }
}

impl FromStr for ExtraDay {
    type Err = InvalidExtraDay;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if !text.ends_with("påskedag") {
            return Ok(Self::Yearly(text.parse()?));
        }
        // There are only 256 of them, and `Display` gives each its one spelling.
        let from_easter = (i8::MIN..=i8::MAX).map(Self::FromEaster);
        let mut same = from_easter.filter(|it| it.to_string() == text);
        same.next().ok_or_else(|| InvalidExtraDay::FromEaster { found: text.to_owned() })
    }
}

impl fmt::Display for ExtraDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yearly(yearly) => yearly.fmt(f),
            Self::FromEaster(0) => f.write_str("påskedag"),
            Self::FromEaster(days) => {
                let side = if *days < 0 { "før" } else { "efter" };
                let unit = if days.unsigned_abs() == 1 { "dag" } else { "dage" };
                write!(f, "{} {unit} {side} påskedag", days.unsigned_abs())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{any_date_at_all, any_day, any_working_days, day};
    use super::super::{LAST_DAY, add_days, easter_sunday};
    use super::*;
    use proptest::prelude::*;

    const CUSTOM: &str = "loerdag = false
        ekstra = ['5. juni', '24. december', '31. december', '40 dage efter påskedag']";

    fn rule(text: &str) -> WorkingDays {
        toml::from_str(text).unwrap()
    }

    fn add(date: &str, n: i64, text: &str) -> String {
        add_working_days(day(date), n, &rule(text))
            .map_or_else(|it| it.to_string(), |it| it.to_string())
    }

    fn free(date: &str, text: &str) -> String {
        format!("{:?}", why_free(day(date), &rule(text)).unwrap())
    }

    fn refusal(text: &str) -> String {
        toml::from_str::<WorkingDays>(text).unwrap_err().message().to_owned()
    }

    #[test]
    fn saturday_is_a_working_day_only_when_the_rule_says_so() {
        insta::assert_snapshot!(add("2023-04-05", 3, "loerdag = true\nekstra = []"), @"2023-04-12");
        insta::assert_snapshot!(add("2023-04-05", 3, "loerdag = false\nekstra = []"), @"2023-04-13");
    }

    #[test]
    fn working_days_are_counted_backwards_too() {
        insta::assert_snapshot!(add("2023-04-13", -3, "loerdag = false\nekstra = []"), @"2023-04-05");
        insta::assert_snapshot!(add("2023-04-09", 0, "loerdag = false\nekstra = []"), @"2023-04-09");
    }

    #[test]
    fn a_free_day_says_why_and_the_law_comes_before_the_local_rule() {
        insta::assert_snapshot!(free("2023-04-09", CUSTOM), @"Some(Holiday(EasterSunday))");
        insta::assert_snapshot!(free("2023-12-24", CUSTOM), @"Some(Weekend)");
        insta::assert_snapshot!(free("2024-12-24", CUSTOM), @"Some(Extra(Yearly(YearlyDate { month: 12, day: 24 })))");
        insta::assert_snapshot!(free("2023-05-19", CUSTOM), @"Some(Extra(FromEaster(40)))");
        insta::assert_snapshot!(free("2024-12-24", "loerdag = false\nekstra = []"), @"None");
        insta::assert_snapshot!(free("2024-04-26", CUSTOM), @"None");
    }

    #[test]
    fn a_rule_that_does_not_say_everything_is_refused() {
        insta::assert_snapshot!(refusal("loerdag = false"), @"missing field `ekstra`");
        insta::assert_snapshot!(refusal("ekstra = []"), @"missing field `loerdag`");
        insta::assert_snapshot!(refusal("loerdag = false\nekstra = []\nsoendag = true"), @"unknown field `soendag`, expected `loerdag` or `ekstra`");
    }

    #[test]
    fn an_extra_day_that_is_none_is_told_what_was_expected() {
        let extra = |it: &str| refusal(&format!("loerdag = false\nekstra = ['{it}']"));
        insta::assert_snapshot!(extra("juleaften"), @"expected a day and a month such as `28. februar`, found `juleaften`; or a day counted from Easter such as `40 dage efter påskedag`");
        insta::assert_snapshot!(extra("200 dage efter påskedag"), @"expected a number of days that is at most 127 after and 128 before Easter, such as `1 dag før påskedag` or `40 dage efter påskedag`, found `200 dage efter påskedag`");
        insta::assert_snapshot!(extra("1 dage efter påskedag"), @"expected a number of days that is at most 127 after and 128 before Easter, such as `1 dag før påskedag` or `40 dage efter påskedag`, found `1 dage efter påskedag`");
    }

    #[test]
    fn a_rule_without_any_working_day_ends_with_the_calendar() {
        let every_day = (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day)));
        let extra = every_day.filter_map(|(month, day)| YearlyDate::new(month, day).ok());
        let rule = WorkingDays { saturday: true, extra: extra.map(ExtraDay::Yearly).collect() };
        let start = add_days(LAST_DAY, -500).unwrap();
        assert_eq!(add_working_days(start, 1, &rule), Err(OutsideCalendar::CountedFrom(start)));
    }

    #[test]
    fn a_day_before_easter_may_lie_in_the_year_before() {
        let easter = easter_sunday(2008).unwrap();
        assert_eq!(ExtraDay::FromEaster(-128).is_on(add_days(easter, -128).unwrap()), Ok(true));
    }

    proptest! {
        #[test]
        fn adding_working_days_lands_on_a_working_day(
            date in any_day(),
            n in 1..300_i64,
            rule in any_working_days(),
        ) {
            for n in [n, -n] {
                let reached = add_working_days(date, n, &rule).unwrap();
                prop_assert_eq!(is_working_day(reached, &rule), Ok(true));
                prop_assert_eq!(reached > date, n > 0);
            }
        }

        #[test]
        fn one_more_working_day_is_a_later_day(
            date in any_day(),
            n in -300..300_i64,
            rule in any_working_days(),
        ) {
            let reached = |n: i64| add_working_days(date, n, &rule).unwrap();
            prop_assert!(reached(n) < reached(n + 1));
        }

        #[test]
        fn a_later_start_is_never_an_earlier_end(
            date in any_day(),
            n in -300..300_i64,
            rule in any_working_days(),
        ) {
            let next = add_days(date, 1).unwrap();
            let reached = |date: Date| add_working_days(date, n, &rule).unwrap();
            prop_assert!(reached(date) <= reached(next));
        }

        #[test]
        fn there_and_back_again_is_the_same_working_day(
            date in any_day(),
            n in 0..300_i64,
            rule in any_working_days(),
        ) {
            let date = add_working_days(date, 1, &rule).unwrap();
            let there = add_working_days(date, n, &rule).unwrap();
            prop_assert_eq!(add_working_days(there, -n, &rule), Ok(date));
        }

        #[test]
        fn between_two_working_days_there_are_as_many_as_were_counted(
            date in any_day(),
            n in 0..100_i64,
            rule in any_working_days(),
        ) {
            let end = add_working_days(date, n, &rule).unwrap();
            let days = (1..).map(|it| add_days(date, it).unwrap()).take_while(|it| *it <= end);
            let working_days = days.filter(|it| is_working_day(*it, &rule).unwrap()).count();
            prop_assert_eq!(i64::try_from(working_days), Ok(n));
        }

        #[test]
        fn an_extra_day_comes_back_from_its_text(days in any::<i8>()) {
            let extra = ExtraDay::FromEaster(days);
            prop_assert_eq!(extra.to_string().parse(), Ok(extra));
        }

        #[test]
        fn a_day_counted_from_easter_is_found(year in 1901..2199_i16, days in any::<i8>()) {
            let date = add_days(easter_sunday(year).unwrap(), i64::from(days)).unwrap();
            let day_after = add_days(date, 1).unwrap();
            prop_assert_eq!(ExtraDay::FromEaster(days).is_on(date), Ok(true));
            prop_assert_eq!(ExtraDay::FromEaster(days).is_on(day_after), Ok(false));
        }

        #[test]
        fn any_date_and_any_number_have_an_answer(
            date in any_date_at_all(),
            n in any::<i64>(),
            rule in any_working_days(),
        ) {
            let inside = (1900..=2199).contains(&date.year());
            prop_assert_eq!(why_free(date, &rule).is_ok(), inside);
            prop_assert_eq!(add_working_days(date, 0, &rule).is_ok(), inside);
            if n.unsigned_abs() > 120_000 {
                prop_assert!(add_working_days(date, n, &rule).is_err());
            }
        }
    }
}
