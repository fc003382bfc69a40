//! *Helligdage*: the public holidays, which are the same in the whole country.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{OutsideCalendar, inside, year_inside};

/// *Helligdag*. A public holiday. Days that are only off by custom or agreement (*grundlovsdag*,
/// *juleaftensdag*) are not here: whether they count is up to the rule, see
/// [`ExtraDay`](super::ExtraDay).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Holiday {
    /// *Nytårsdag*.
    NewYearsDay,
    /// *Skærtorsdag*.
    MaundyThursday,
    /// *Langfredag*.
    GoodFriday,
    /// *Påskedag*.
    EasterSunday,
    /// *2. påskedag*.
    EasterMonday,
    /// *Store bededag*, the fourth Friday after Easter. A holiday until 2023.
    GreatPrayerDay,
    /// *Kristi himmelfartsdag*.
    AscensionDay,
    /// *Pinsedag*.
    WhitSunday,
    /// *2. pinsedag*.
    WhitMonday,
    /// *Juledag*.
    ChristmasDay,
    /// *2. juledag*.
    SecondChristmasDay,
}

impl Holiday {
    /// In the order of the year.
    pub const ALL: [Self; 11] = [
        Self::NewYearsDay,
        Self::MaundyThursday,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::GreatPrayerDay,
        Self::AscensionDay,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::ChristmasDay,
        Self::SecondChristmasDay,
    ];

    /// Names the holiday for ever, in files and for the words on the screen.
    pub fn id(self) -> &'static str {
        match self {
            Self::NewYearsDay => "new-years-day",
            Self::MaundyThursday => "maundy-thursday",
            Self::GoodFriday => "good-friday",
            Self::EasterSunday => "easter-sunday",
            Self::EasterMonday => "easter-monday",
            Self::GreatPrayerDay => "great-prayer-day",
            Self::AscensionDay => "ascension-day",
            Self::WhitSunday => "whit-sunday",
            Self::WhitMonday => "whit-monday",
            Self::ChristmasDay => "christmas-day",
            Self::SecondChristmasDay => "second-christmas-day",
        }
    }
}

/// The holiday on that day, if it is one.
pub fn holiday(date: Date) -> Result<Option<Holiday>, OutsideCalendar> {
    let date = inside(date)?;
    let days_from_easter = date.day_of_year() - easter_day_of_year(date.year());
    Ok(match (date.month(), date.day(), days_from_easter) {
        (1, 1, _) => Some(Holiday::NewYearsDay),
        (12, 25, _) => Some(Holiday::ChristmasDay),
        (12, 26, _) => Some(Holiday::SecondChristmasDay),
        (_, _, -3) => Some(Holiday::MaundyThursday),
        (_, _, -2) => Some(Holiday::GoodFriday),
        (_, _, 0) => Some(Holiday::EasterSunday),
        (_, _, 1) => Some(Holiday::EasterMonday),
        // Abolished from 1 January 2024.
        (_, _, 26) if date.year() <= 2023 => Some(Holiday::GreatPrayerDay),
        (_, _, 39) => Some(Holiday::AscensionDay),
        (_, _, 49) => Some(Holiday::WhitSunday),
        (_, _, 50) => Some(Holiday::WhitMonday),
        _ => None,
    })
}

/// The holidays of a year, in order.
pub fn holidays_in(year: i16) -> Result<Vec<(Date, Holiday)>, OutsideCalendar> {
    let first = first_of(year)?;
    let days = first.series(jiff::Span::new().days(1)).take_while(|it| it.year() == year);
    let mut res = Vec::with_capacity(Holiday::ALL.len());
    for date in days {
        res.extend(holiday(date)?.map(|it| (date, it)));
    }
    Ok(res)
}

/// *Påskedag* of a year.
pub fn easter_sunday(year: i16) -> Result<Date, OutsideCalendar> {
    let day = first_of(year)?.with().day_of_year(easter_day_of_year(year));
    day.build().map_err(|_| OutsideCalendar::Year(year))
}

fn first_of(year: i16) -> Result<Date, OutsideCalendar> {
    Date::new(year_inside(year)?, 1, 1).map_err(|_| OutsideCalendar::Year(year))
}

/// Easter Sunday is the first Sunday after the church's (tabular) full moon on or after 21 March.
/// Gauss's computation in the form of Oudin.
pub(super) fn easter_day_of_year(year: i16) -> i16 {
    let century = year / 100;
    let leap_day = i16::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let golden = year % 19;
    let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let late = moon / 28;
    // Days after 21 March. Two lunar months of the table are a day short, so that none is skipped.
    let full_moon = moon - late * (1 - late * (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + full_moon + 2 - century + century / 4) % 7;
    let easter_in_march = full_moon - weekday + 28;
    31 + 28 + leap_day + easter_in_march
}

#[cfg(test)]
mod tests {
    use super::super::testing::day;
    use super::*;
    use jiff::ToSpan as _;
    use jiff::civil::{Weekday, date};

    fn list(year: i16) -> String {
        let days = holidays_in(year).unwrap();
        let lines = days.iter().map(|(date, it)| format!("{date} {}", it.id()));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The other way to Easter, which shares nothing with the first: the printed table of paschal
    /// full moons by golden number for 1900–2199, and the next Sunday after it.
    fn easter_by_table(year: i16) -> Date {
        let full_moons = [
            (4, 14), // golden number 1
            (4, 3),
            (3, 23),
            (4, 11),
            (3, 31),
            (4, 18),
            (4, 8),
            (3, 28),
            (4, 16),
            (4, 5),
            (3, 25),
            (4, 13),
            (4, 2),
            (3, 22),
            (4, 10),
            (3, 30),
            (4, 17),
            (4, 7),
            (3, 27), // golden number 19
        ];
        let (month, day) = full_moons[usize::try_from(year % 19).unwrap()];
        date(year, month, day).nth_weekday(1, Weekday::Sunday).unwrap()
    }

    #[test]
    fn easter_agrees_with_the_printed_table_of_full_moons_in_every_year() {
        for year in 1900..=2199 {
            assert_eq!(easter_sunday(year), Ok(easter_by_table(year)), "{year}");
        }
    }

    #[test]
    fn easter_falls_on_the_days_that_are_known() {
        let known = [
            "1943-04-25",
            "1954-04-18",
            "1961-04-02",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2020-04-12",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2038-04-25",
        ];
        for date in known {
            assert_eq!(easter_sunday(day(date).year()), Ok(day(date)));
        }
    }

    #[test]
    fn the_holidays_of_a_year_are_listed_in_order() {
        insta::assert_snapshot!(list(2023), @"
        2023-01-01 new-years-day
        2023-04-06 maundy-thursday
        2023-04-07 good-friday
        2023-04-09 easter-sunday
        2023-04-10 easter-monday
        2023-05-05 great-prayer-day
        2023-05-18 ascension-day
        2023-05-28 whit-sunday
        2023-05-29 whit-monday
        2023-12-25 christmas-day
        2023-12-26 second-christmas-day
        ");
    }

    #[test]
    fn store_bededag_is_a_holiday_for_the_last_time_in_2023() {
        assert_eq!(holiday(day("2023-05-05")), Ok(Some(Holiday::GreatPrayerDay)));
        assert_eq!(holiday(day("2024-04-26")), Ok(None));
        for year in 1900..=2199 {
            let expected = if year <= 2023 { 11 } else { 10 };
            assert_eq!(holidays_in(year).unwrap().len(), expected, "{year}");
        }
    }

    #[test]
    fn every_movable_holiday_keeps_its_weekday() {
        for (date, holiday) in (1900..=2199).flat_map(|year| holidays_in(year).unwrap()) {
            let expected = match holiday {
                Holiday::MaundyThursday | Holiday::AscensionDay => Weekday::Thursday,
                Holiday::GoodFriday | Holiday::GreatPrayerDay => Weekday::Friday,
                Holiday::EasterSunday | Holiday::WhitSunday => Weekday::Sunday,
                Holiday::EasterMonday | Holiday::WhitMonday => Weekday::Monday,
                Holiday::NewYearsDay | Holiday::ChristmasDay | Holiday::SecondChristmasDay => {
                    continue;
                }
            };
            assert_eq!(date.weekday(), expected, "{date}");
        }
    }

    #[test]
    fn days_that_are_off_only_by_custom_are_no_holidays() {
        for date in ["2023-06-05", "2023-12-24", "2023-12-31", "2023-05-19", "2023-04-08"] {
            assert_eq!(holiday(day(date)), Ok(None), "{date}");
        }
    }

    #[test]
    fn a_file_writes_a_holiday_by_its_id() {
        for holiday in Holiday::ALL {
            assert_eq!(serde_json::to_value(holiday).unwrap(), holiday.id());
        }
    }

    #[test]
    fn the_days_around_the_ends_of_the_calendar_have_answers() {
        assert_eq!(holiday(day("1900-01-01")), Ok(Some(Holiday::NewYearsDay)));
        assert_eq!(holiday(day("2199-12-31")), Ok(None));
        assert!(holiday(super::super::LAST_DAY + 1.day()).is_err());
    }
}
