//! *Varighed*: a length of time as a document states it, such as "6 uger" or "10 hverdage".

use std::fmt;
use std::str::FromStr;

use super::written_as_text;

/// *Varighed*. A number and a unit, written `6 uger`.
///
/// The unit is part of the value and never converted: 3 months, 12 weeks and 84 days are three
/// periods. Which is the longer depends on where the count starts, so there is no order either. A
/// period has no sign: [`count`](super::count) goes forwards and [`count_back`](super::count_back)
/// backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// *Timer*.
    Hours(u32),
    /// *Dage*, calendar days. `døgn` is read as the same.
    Days(u32),
    /// *Hverdage*, as the rule of the count says which days those are.
    WorkingDays(u32),
    /// *Uger*.
    Weeks(u32),
    /// *Måneder*.
    Months(u32),
    /// *År*.
    Years(u32),
}

written_as_text!(Period, format: "varighed", examples: ["6 uger", "10 hverdage", "1 måned"]);

/// Why a text is not a [`Period`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPeriod {
    #[error("expected a number, one space and a unit such as `6 uger`, found `{found}`")]
    Shape { found: String },
    #[error(
        "expected a whole number before the unit `{unit}` such as `6` or `10`, found `{found}`"
    )]
    Number { unit: String, found: String },
    #[error(
        "expected one of the units timer, døgn, dage, hverdage, uger, måneder, år, found `{found}`"
    )]
    Unit { found: String },
    /// The right unit in the wrong number.
    #[error("expected `{expected}`, found `{found}`")]
    Spelling { expected: Period, found: String },
}

impl Period {
    /// This period `n` times over; `None` where the number is too large.
    pub fn times(self, n: u32) -> Option<Period> {
        Some(match self {
            Period::Hours(it) => Period::Hours(it.checked_mul(n)?),
            Period::Days(it) => Period::Days(it.checked_mul(n)?),
            Period::WorkingDays(it) => Period::WorkingDays(it.checked_mul(n)?),
            Period::Weeks(it) => Period::Weeks(it.checked_mul(n)?),
            Period::Months(it) => Period::Months(it.checked_mul(n)?),
            Period::Years(it) => Period::Years(it.checked_mul(n)?),
        })
    }

    /// The amount, and the unit as it is written for one and for several.
    fn parts(self) -> (u32, &'static str, &'static str) {
        match self {
            Self::Hours(amount) => (amount, "time", "timer"),
            Self::Days(amount) => (amount, "dag", "dage"),
            Self::WorkingDays(amount) => (amount, "hverdag", "hverdage"),
            Self::Weeks(amount) => (amount, "uge", "uger"),
            Self::Months(amount) => (amount, "måned", "måneder"),
            Self::Years(amount) => (amount, "år", "år"),
        }
    }
}

impl FromStr for Period {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((number, unit)) = text.split_once(' ') else {
            return Err(InvalidPeriod::Shape { found: text.to_owned() });
        };
        let of_unit = match unit {
            "time" | "timer" => Self::Hours,
            "dag" | "dage" | "døgn" => Self::Days,
            "hverdag" | "hverdage" => Self::WorkingDays,
            "uge" | "uger" => Self::Weeks,
            "måned" | "måneder" => Self::Months,
            "år" => Self::Years,
            _ => return Err(InvalidPeriod::Unit { found: unit.to_owned() }),
        };

        let digits_only = number.bytes().all(|it| it.is_ascii_digit());
        let padded = number.len() > 1 && number.starts_with('0');
        let period = match number.parse() {
            Ok(amount) if digits_only && !padded => of_unit(amount),
            _ => {
                let (unit, found) = (unit.to_owned(), number.to_owned());
                return Err(InvalidPeriod::Number { unit, found });
            }
        };
        if unit == "døgn" || period.to_string() == text {
            Ok(period)
        } else {
            Err(InvalidPeriod::Spelling { expected: period, found: text.to_owned() })
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (amount, one, several) = self.parts();
        write!(f, "{amount} {}", if amount == 1 { one } else { several })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        text.parse::<Period>().map_or_else(|it| it.to_string(), |it| format!("{it:?}"))
    }

    #[test]
    fn a_period_is_read_as_it_is_written_in_danish() {
        let texts = [
            "6 uger",
            "1 uge",
            "10 hverdage",
            "1 hverdag",
            "3 dage",
            "1 dag",
            "1 døgn",
            "3 døgn",
            "1 måned",
            "6 måneder",
            "2 år",
            "1 år",
            "24 timer",
            "1 time",
            "0 dage",
        ];
        let read = texts.map(|it| format!("{it} = {}\n", read(it))).concat();
        insta::assert_snapshot!(read, @"
        6 uger = Weeks(6)
        1 uge = Weeks(1)
        10 hverdage = WorkingDays(10)
        1 hverdag = WorkingDays(1)
        3 dage = Days(3)
        1 dag = Days(1)
        1 døgn = Days(1)
        3 døgn = Days(3)
        1 måned = Months(1)
        6 måneder = Months(6)
        2 år = Years(2)
        1 år = Years(1)
        24 timer = Hours(24)
        1 time = Hours(1)
        0 dage = Days(0)
        ");
    }

    #[test]
    fn what_is_not_a_period_is_told_what_was_expected() {
        insta::assert_snapshot!(read("6uger"), @"expected a number, one space and a unit such as `6 uger`, found `6uger`");
        insta::assert_snapshot!(read("6 ugers"), @"expected one of the units timer, døgn, dage, hverdage, uger, måneder, år, found `ugers`");
        insta::assert_snapshot!(read("6  uger"), @"expected one of the units timer, døgn, dage, hverdage, uger, måneder, år, found ` uger`");
        insta::assert_snapshot!(read("1 uger"), @"expected `1 uge`, found `1 uger`");
        insta::assert_snapshot!(read("6 uge"), @"expected `6 uger`, found `6 uge`");
        insta::assert_snapshot!(read("1,5 timer"), @"expected a whole number before the unit `timer` such as `6` or `10`, found `1,5`");
        for number in ["", "-3", "+3", "03", "3.", "99999999999", "tre"] {
            assert!(
                read(&format!("{number} dage")).starts_with("expected a whole number"),
                "{number}"
            );
        }
    }

    #[test]
    fn three_months_and_twelve_weeks_and_84_days_are_three_periods() {
        let [months, weeks, days] =
            ["3 måneder", "12 uger", "84 dage"].map(|it| it.parse::<Period>().unwrap());
        assert!(months != weeks && weeks != days && months != days);
        assert_ne!("1 døgn".parse::<Period>(), "24 timer".parse::<Period>());
        assert_eq!("1 døgn".parse::<Period>(), "1 dag".parse::<Period>());
    }

    #[test]
    fn a_file_holds_the_text() {
        let period: Period = serde_json::from_str("\"1 måned\"").unwrap();
        assert_eq!(serde_json::to_string(&period).unwrap(), "\"1 måned\"");
        insta::assert_snapshot!(serde_json::to_string(&schemars::schema_for!(Period)).unwrap(), @r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Period","type":"string","format":"varighed","examples":["6 uger","10 hverdage","1 måned"]}"#);
    }

    proptest! {
        #[test]
        fn a_period_comes_back_from_its_text(amount in any::<u32>(), small in 0..3_u32) {
            let units = [
                Period::Hours,
                Period::Days,
                Period::WorkingDays,
                Period::Weeks,
                Period::Months,
                Period::Years,
            ];
            for period in units.into_iter().flat_map(|of_unit| [of_unit(amount), of_unit(small)]) {
                prop_assert_eq!(period.to_string().parse(), Ok(period));
            }
        }

        #[test]
        fn any_text_has_an_answer(text in ".*") {
            let _ = text.parse::<Period>();
        }
    }
}
