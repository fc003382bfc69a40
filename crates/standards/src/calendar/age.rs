//! *Alder*: whole years, and the day on which an age is reached.
//!
//! Someone born on 29 February has their birthday on 28 February in a year without a 29th. That is
//! this calendar's convention (birth plus years, and no later than the month's last day), not a
//! rule of law.

use jiff::civil::Date;

use super::{MonthsLater, add_months, inside};

/// Why there is no age. Never with the birth date: it is a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotTellAge {
    #[error("expected a birth date from 1900 to 2199; check the year")]
    BirthOutsideCalendar,
    #[error("expected a day from 1900 to 2199 to tell the age on, found {0}")]
    DayOutsideCalendar(Date),
    #[error("expected an age reached by 2199, found {years} years and {months} months")]
    ReachedOutsideCalendar { years: u16, months: u16 },
    #[error("the birth date lies after {0}, the day to tell the age on; one of them is wrong")]
    NotBornYet(Date),
}

/// *Alder*. Whole years on that day. It rises on the birthday itself.
pub fn birthday_age(birth: Date, on: Date) -> Result<u16, CannotTellAge> {
    inside(birth).map_err(|_| CannotTellAge::BirthOutsideCalendar)?;
    inside(on).map_err(|_| CannotTellAge::DayOutsideCalendar(on))?;
    let years = u16::try_from(on.year() - birth.year());
    let years = years.map_err(|_| CannotTellAge::NotBornYet(on))?;
    if date_of_age(birth, years, 0)? <= on {
        Ok(years)
    } else {
        // Born later in the year of `on`.
        years.checked_sub(1).ok_or(CannotTellAge::NotBornYet(on))
    }
}

/// The day on which someone reaches an age, such as 18 years, or 65 years and 6 months.
pub fn date_of_age(birth: Date, years: u16, months: u16) -> Result<Date, CannotTellAge> {
    inside(birth).map_err(|_| CannotTellAge::BirthOutsideCalendar)?;
    let outside = |_| CannotTellAge::ReachedOutsideCalendar { years, months };
    let later = add_months(birth, i64::from(years) * 12 + i64::from(months)).map_err(outside)?;
    inside(match later {
        MonthsLater::Day(date) => date,
        MonthsLater::NoSuchDay { last_of_month, .. } => last_of_month,
    })
    .map_err(outside)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{any_date_at_all, any_day, day};
    use super::*;
    use proptest::prelude::*;

    fn age(birth: &str, on: &str) -> String {
        birthday_age(day(birth), day(on)).map_or_else(|it| it.to_string(), |it| it.to_string())
    }

    fn reaches(birth: &str, years: u16, months: u16) -> String {
        date_of_age(day(birth), years, months).map_or_else(|it| it.to_string(), |it| it.to_string())
    }

    #[test]
    fn someone_is_18_on_the_18th_birthday_and_not_the_day_before() {
        insta::assert_snapshot!(age("2005-06-15", "2023-06-14"), @"17");
        insta::assert_snapshot!(age("2005-06-15", "2023-06-15"), @"18");
        insta::assert_snapshot!(age("2005-06-15", "2005-06-15"), @"0");
        insta::assert_snapshot!(reaches("2005-06-15", 18, 0), @"2023-06-15");
    }

    #[test]
    fn a_birthday_on_29_february_is_the_28th_in_a_year_without_it() {
        insta::assert_snapshot!(age("2004-02-29", "2022-02-27"), @"17");
        insta::assert_snapshot!(age("2004-02-29", "2022-02-28"), @"18");
        insta::assert_snapshot!(age("2004-02-29", "2024-02-28"), @"19");
        insta::assert_snapshot!(age("2004-02-29", "2024-02-29"), @"20");
    }

    #[test]
    fn a_pension_age_may_have_months() {
        insta::assert_snapshot!(reaches("1954-01-31", 65, 6), @"2019-07-31");
        insta::assert_snapshot!(reaches("1954-08-31", 65, 6), @"2020-02-29");
    }

    #[test]
    fn an_age_that_cannot_be_told_says_why_and_keeps_the_birth_date_to_itself() {
        insta::assert_snapshot!(age("2023-06-15", "2023-06-14"), @"the birth date lies after 2023-06-14, the day to tell the age on; one of them is wrong");
        insta::assert_snapshot!(age("2024-06-15", "2023-06-14"), @"the birth date lies after 2023-06-14, the day to tell the age on; one of them is wrong");
        insta::assert_snapshot!(age("1899-12-31", "2023-06-14"), @"expected a birth date from 1900 to 2199; check the year");
        insta::assert_snapshot!(age("1950-12-31", "2200-01-01"), @"expected a day from 1900 to 2199 to tell the age on, found 2200-01-01");
        insta::assert_snapshot!(reaches("2190-01-01", 18, 0), @"expected an age reached by 2199, found 18 years and 0 months");
    }

    proptest! {
        #[test]
        fn an_age_rises_on_the_day_it_is_reached(birth in any_day(), years in 1..=100_u16) {
            if let Ok(reached) = date_of_age(birth, years, 0) {
                prop_assert_eq!(birthday_age(birth, reached), Ok(years));
                prop_assert_eq!(birthday_age(birth, reached.yesterday().unwrap()), Ok(years - 1));
            }
        }

        #[test]
        fn any_two_dates_have_an_answer(
            birth in any_date_at_all(),
            on in any_date_at_all(),
            years in any::<u16>(),
            months in any::<u16>(),
        ) {
            let _ = birthday_age(birth, on);
            let _ = date_of_age(birth, years, months);
        }
    }
}
