//! The Danish calendar: holidays (*helligdage*), working days (*hverdage*), periods (*varighed*),
//! deadlines (*frister*) and ages. No clock, no IO and no floats: the same day and the same rule
//! give the same answer in an appeal years from now.
//!
//! What the law fixes is code here: [`holiday`]. What a municipality or an Act may fix differently
//! is a *value that the caller passes in*: which days are working days ([`WorkingDays`]), whether
//! the day itself counts, what the end of a month and a last day on a Sunday do ([`CountingRule`]).
//! None of these has a default. Where a document is silent, count with each rule that is possible
//! and show them all.
//!
//! [`count`] explains itself: [`Counted::steps`] is what happened on the way, as data without a
//! language. To tell more about a count, add a [`Step`].
//!
//! The calendar runs from 1900 to 2199. Everything works inside it, and beyond it everything
//! answers [`OutsideCalendar`] and never a guess.

mod age;
mod deadline;
mod holiday;
mod period;
mod working_day;
mod yearly_date;

use jiff::ToSpan as _;
use jiff::civil::Date;

pub use age::{CannotTellAge, birthday_age, date_of_age};
pub use deadline::{
    CannotCount, Counted, CountingRule, EndsOnFreeDay, Moment, MonthEnd, Step, count, count_back,
};
pub use holiday::{Holiday, easter_sunday, holiday, holidays_in};
pub use period::{InvalidPeriod, Period};
pub use working_day::{
    ExtraDay, InvalidExtraDay, WhyFree, WorkingDays, add_working_days, is_working_day, why_free,
};
pub use yearly_date::{InvalidYearlyDate, YearlyDate};

/// The first day that the calendar knows.
pub const FIRST_DAY: Date = Date::constant(1900, 1, 1);
/// The last day that the calendar knows.
pub const LAST_DAY: Date = Date::constant(2199, 12, 31);

/// A day that the calendar does not know. Most often a year that was typed wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutsideCalendar {
    #[error("the calendar runs from 1900-01-01 to 2199-12-31, found {0}")]
    Day(Date),
    #[error("the calendar runs from the year 1900 to 2199, found {0}")]
    Year(i16),
    #[error(
        "the calendar runs from 1900-01-01 to 2199-12-31, and counting from {0} leads out of it"
    )]
    CountedFrom(Date),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forwards,
    Backwards,
}

impl Direction {
    fn times(self, amount: i64) -> i64 {
        match self {
            Self::Forwards => amount,
            Self::Backwards => -amount,
        }
    }

    fn opposite(self) -> Self {
        match self {
            Self::Forwards => Self::Backwards,
            Self::Backwards => Self::Forwards,
        }
    }

    fn next_day(self, date: Date) -> Result<Date, OutsideCalendar> {
        add_days(date, self.times(1))
    }
}

/// Where a number of months leads. The days may lie outside the calendar.
enum MonthsLater {
    Day(Date),
    /// The month has no such day. The two days on either side of where it would have been.
    NoSuchDay {
        last_of_month: Date,
        first_of_next: Date,
    },
}

fn inside(date: Date) -> Result<Date, OutsideCalendar> {
    if (FIRST_DAY..=LAST_DAY).contains(&date) { Ok(date) } else { Err(OutsideCalendar::Day(date)) }
}

fn year_inside(year: i16) -> Result<i16, OutsideCalendar> {
    if (FIRST_DAY.year()..=LAST_DAY.year()).contains(&year) {
        Ok(year)
    } else {
        Err(OutsideCalendar::Year(year))
    }
}

fn add_days(date: Date, days: i64) -> Result<Date, OutsideCalendar> {
    let span = 0.days().try_days(days).ok();
    let reached = span.and_then(|it| date.checked_add(it).ok());
    reached.and_then(|it| inside(it).ok()).ok_or(OutsideCalendar::CountedFrom(date))
}

fn add_months(date: Date, months: i64) -> Result<MonthsLater, OutsideCalendar> {
    let outside = OutsideCalendar::CountedFrom(date);
    let month = i64::from(date.year()) * 12 + i64::from(date.month()) - 1 + months;
    let year = i16::try_from(month.div_euclid(12)).map_err(|_| outside)?;
    let month = i8::try_from(month.rem_euclid(12) + 1).map_err(|_| outside)?;
    let first = Date::new(year, month, 1).map_err(|_| outside)?;
    let last_of_month = first.last_of_month();

    if date.day() <= last_of_month.day() {
        let day = first.with().day(date.day()).build().map_err(|_| outside)?;
        Ok(MonthsLater::Day(day))
    } else {
        let first_of_next = last_of_month.tomorrow().map_err(|_| outside)?;
        Ok(MonthsLater::NoSuchDay { last_of_month, first_of_next })
    }
}

/// Serde and schema for a type that is written as its text. Reads with `FromStr`, writes with
/// `Display`.
macro_rules! written_as_text {
    ($type:ident, format: $format:literal, examples: $examples:tt) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "format": $format,
                    "examples": $examples,
                })
            }
        }
    };
}
use written_as_text;

#[cfg(test)]
mod testing {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Far enough from both ends that some years of counting stay inside the calendar.
    pub(crate) fn any_day() -> impl Strategy<Value = Date> {
        (0..=102_000_i64).prop_map(|days| add_days(day("1910-01-01"), days).unwrap())
    }

    /// Anything a date can be, nearly always outside the calendar.
    pub(crate) fn any_date_at_all() -> impl Strategy<Value = Date> {
        (-9999..=9999_i16, 1..=12_i8, 1..=28_i8)
            .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
    }

    pub(crate) fn any_working_days() -> impl Strategy<Value = WorkingDays> {
        let extra = prop_oneof![
            any::<i8>().prop_map(ExtraDay::FromEaster),
            (1..=12_i8, 1..=28_i8)
                .prop_map(|(month, day)| ExtraDay::Yearly(YearlyDate::new(month, day).unwrap())),
        ];
        (any::<bool>(), prop::collection::vec(extra, 0..4))
            .prop_map(|(saturday, extra)| WorkingDays { saturday, extra })
    }
}

#[cfg(test)]
mod tests {
    use super::testing::day;
    use super::*;

    #[test]
    fn the_calendar_has_a_first_and_a_last_day() {
        assert_eq!(add_days(day("2199-12-30"), 1), Ok(LAST_DAY));
        insta::assert_snapshot!(add_days(LAST_DAY, 1).unwrap_err(),
            @"the calendar runs from 1900-01-01 to 2199-12-31, and counting from 2199-12-31 leads out of it");
        insta::assert_snapshot!(holiday(day("1899-12-31")).unwrap_err(),
            @"the calendar runs from 1900-01-01 to 2199-12-31, found 1899-12-31");
        insta::assert_snapshot!(holidays_in(2200).unwrap_err(),
            @"the calendar runs from the year 1900 to 2199, found 2200");
    }
}
