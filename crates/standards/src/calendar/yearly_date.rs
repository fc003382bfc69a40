//! *Dato i året*: a day that comes back every year, such as "senest den 1. oktober".

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::{OutsideCalendar, inside, written_as_text, year_inside};

const MONTHS: [(&str, i8); 12] = [
    ("januar", 31),
    ("februar", 29),
    ("marts", 31),
    ("april", 30),
    ("maj", 31),
    ("juni", 30),
    ("juli", 31),
    ("august", 31),
    ("september", 30),
    ("oktober", 31),
    ("november", 30),
    ("december", 31),
];

/// *Dato i året*. A month and a day, written `28. februar`.
///
/// 29 February is the last day of February: in a year without it, the date is 28 February. A yearly
/// deadline does not disappear for three years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearlyDate {
    month: i8, // Invariant: 1 to 12.
    day: i8,   // Invariant: the month has it in some year.
}

written_as_text!(YearlyDate, format: "dato-i-aaret", examples: ["28. februar", "1. oktober"]);

/// Why a text or a pair of numbers is not a [`YearlyDate`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidYearlyDate {
    #[error("expected a day and a month such as `28. februar`, found `{found}`")]
    Shape { found: String },
    #[error("expected a month, one of {}, found `{found}`", month_names())]
    Month { found: String },
    #[error("expected a day from 1 to {days}, which is what {month} has, found {found}")]
    Day { month: &'static str, days: i8, found: i8 },
}

fn month_names() -> String {
    MONTHS.map(|(name, _)| name).join(", ")
}

impl YearlyDate {
    pub fn new(month: i8, day: i8) -> Result<Self, InvalidYearlyDate> {
        let index = usize::try_from(month).ok().and_then(|it| it.checked_sub(1));
        let Some(&(name, days)) = index.and_then(|it| MONTHS.get(it)) else {
            return Err(InvalidYearlyDate::Month { found: month.to_string() });
        };
        if (1..=days).contains(&day) {
            Ok(Self { month, day })
        } else {
            Err(InvalidYearlyDate::Day { month: name, days, found: day })
        }
    }

    pub fn month(self) -> i8 {
        self.month
    }

    pub fn day(self) -> i8 {
        self.day
    }

    /// The date in that year.
    pub fn in_year(self, year: i16) -> Result<Date, OutsideCalendar> {
        year_inside(year)?;
        let outside = |_| OutsideCalendar::Year(year);
        let first = Date::new(year, self.month, 1).map_err(outside)?;
        first.with().day(self.day.min(first.days_in_month())).build().map_err(outside)
    }

    /// The first time that the date comes after `date`. Never `date` itself.
    pub fn next_after(self, date: Date) -> Result<Date, OutsideCalendar> {
        let this_year = self.in_year(inside(date)?.year())?;
        if date < this_year {
            Ok(this_year)
        } else {
            self.in_year(date.year() + 1).map_err(|_| OutsideCalendar::CountedFrom(date))
        }
    }

    /// Whether `date` is the one of its year.
    pub fn is_on(self, date: Date) -> Result<bool, OutsideCalendar> {
        Ok(self.in_year(inside(date)?.year())? == date)
    }
}

impl FromStr for YearlyDate {
    type Err = InvalidYearlyDate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shape = || InvalidYearlyDate::Shape { found: text.to_owned() };
        let (day, name) = text.split_once(". ").ok_or_else(shape)?;
        if !matches!(day.as_bytes(), [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9']) {
            return Err(shape());
        }
        let day = day.parse().map_err(|_| shape())?;
        match (1..).zip(MONTHS).find(|(_, (it, _))| *it == name) {
            Some((month, _)) => Self::new(month, day),
            None => Err(InvalidYearlyDate::Month { found: name.to_owned() }),
        }
    }
}

impl fmt::Display for YearlyDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, (month, _)) =
            (1..).zip(MONTHS).find(|(month, _)| *month == self.month).unwrap_or_default();
        write!(f, "{}. {month}", self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{any_day, day};
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        text.parse::<YearlyDate>().map_or_else(|it| it.to_string(), |it| format!("{it:?}"))
    }

    fn next(text: &str, after: &str) -> String {
        let date: YearlyDate = text.parse().unwrap();
        date.next_after(day(after)).map_or_else(|it| it.to_string(), |it| it.to_string())
    }

    #[test]
    fn a_yearly_date_is_read_as_it_is_written_in_danish() {
        insta::assert_snapshot!(read("28. februar"), @"YearlyDate { month: 2, day: 28 }");
        insta::assert_snapshot!(read("1. oktober"), @"YearlyDate { month: 10, day: 1 }");
        insta::assert_snapshot!(read("29. februar"), @"YearlyDate { month: 2, day: 29 }");
    }

    #[test]
    fn what_is_not_a_yearly_date_is_told_what_was_expected() {
        insta::assert_snapshot!(read("28 februar"), @"expected a day and a month such as `28. februar`, found `28 februar`");
        insta::assert_snapshot!(read("01. oktober"), @"expected a day and a month such as `28. februar`, found `01. oktober`");
        insta::assert_snapshot!(read("1. October"), @"expected a month, one of januar, februar, marts, april, maj, juni, juli, august, september, oktober, november, december, found `October`");
        insta::assert_snapshot!(read("31. april"), @"expected a day from 1 to 30, which is what april has, found 31");
    }

    #[test]
    fn the_next_one_is_never_the_day_itself() {
        insta::assert_snapshot!(next("1. oktober", "2023-09-30"), @"2023-10-01");
        insta::assert_snapshot!(next("1. oktober", "2023-10-01"), @"2024-10-01");
        insta::assert_snapshot!(next("1. oktober", "2199-10-01"), @"the calendar runs from 1900-01-01 to 2199-12-31, and counting from 2199-10-01 leads out of it");
    }

    #[test]
    fn the_29th_of_february_is_the_28th_in_a_year_without_it() {
        insta::assert_snapshot!(next("29. februar", "2023-01-01"), @"2023-02-28");
        insta::assert_snapshot!(next("29. februar", "2023-02-28"), @"2024-02-29");
        insta::assert_snapshot!(next("28. februar", "2024-02-28"), @"2025-02-28");
    }

    #[test]
    fn a_file_holds_the_text() {
        let date: YearlyDate = serde_json::from_str("\"5. juni\"").unwrap();
        assert_eq!(serde_json::to_string(&date).unwrap(), "\"5. juni\"");
        insta::assert_snapshot!(serde_json::to_string(&schemars::schema_for!(YearlyDate)).unwrap(), @r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"YearlyDate","type":"string","format":"dato-i-aaret","examples":["28. februar","1. oktober"]}"#);
    }

    proptest! {
        #[test]
        fn every_day_of_a_year_is_a_yearly_date_and_comes_back_from_its_text(date in any_day()) {
            let yearly = YearlyDate::new(date.month(), date.day()).unwrap();
            prop_assert_eq!(yearly.to_string().parse(), Ok(yearly));
            prop_assert_eq!(yearly.in_year(date.year()), Ok(date));
            prop_assert_eq!(yearly.is_on(date), Ok(true));
            let next = yearly.next_after(date).unwrap();
            prop_assert_eq!(next.year(), date.year() + 1);
        }
    }
}
