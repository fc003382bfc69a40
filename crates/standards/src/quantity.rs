//! Quantities (*mængder*) as the files write them: number + unit + `pr.` period, in one closed
//! grammar. `"15 timer"`, `"1654,50 kr. pr. måned"`, `"10 hverdage"`, `"50 %"`.
//!
//! A quantity is exact. Units of the same dimension compare (an hour is sixty minutes); three
//! months, twelve weeks and eighty-four days are three values and never converted.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exact::Exact;

/// A number with its unit. Reads and writes as text in the grammar of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quantity {
    pub value: Exact,
    pub unit: Unit,
    pub per: Option<Per>,
}

/// What is counted. Words are those of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// *Kroner*; exact to the øre in files, exact without limit in calculations.
    Kroner,
    Hours,
    Minutes,
    Days,
    /// *Døgn*: a day and a night, as rates and stays count them; compares with days.
    DaysAndNights,
    WorkingDays,
    Weeks,
    Months,
    Years,
    Percent,
    Metres,
    Kilometres,
    /// *Gange* and other plain counts; the word is kept for the reader.
    Count(Counted),
    /// No unit: a plain number.
    Plain,
}

/// The closed list of things that are counted one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Counted {
    Times,
    Talks,
    Visits,
    Persons,
    Children,
    Offers,
    Trips,
    Steps,
}

/// What a quantity is per: `pr. måned`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Per {
    Hour,
    Day,
    DayAndNight,
    Week,
    Month,
    Quarter,
    Year,
    Visit,
    Person,
    Child,
    Course,
    Kilometre,
}

/// Units that compare with one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    Money,
    Time,
    Share,
    Length,
    Number,
    /// Calendar lengths: each its own, never converted.
    Calendar(Unit),
}

const UNITS: &[(&str, Unit)] = &[
    ("kr.", Unit::Kroner),
    ("timer", Unit::Hours),
    ("time", Unit::Hours),
    ("minutter", Unit::Minutes),
    ("minut", Unit::Minutes),
    ("dage", Unit::Days),
    ("dag", Unit::Days),
    ("døgn", Unit::DaysAndNights),
    ("hverdage", Unit::WorkingDays),
    ("hverdag", Unit::WorkingDays),
    ("uger", Unit::Weeks),
    ("uge", Unit::Weeks),
    ("måneder", Unit::Months),
    ("måned", Unit::Months),
    ("år", Unit::Years),
    ("%", Unit::Percent),
    ("m", Unit::Metres),
    ("km", Unit::Kilometres),
    ("gange", Unit::Count(Counted::Times)),
    ("gang", Unit::Count(Counted::Times)),
    ("samtaler", Unit::Count(Counted::Talks)),
    ("samtale", Unit::Count(Counted::Talks)),
    ("besøg", Unit::Count(Counted::Visits)),
    ("personer", Unit::Count(Counted::Persons)),
    ("person", Unit::Count(Counted::Persons)),
    ("børn", Unit::Count(Counted::Children)),
    ("barn", Unit::Count(Counted::Children)),
    ("tilbud", Unit::Count(Counted::Offers)),
    ("ture", Unit::Count(Counted::Trips)),
    ("tur", Unit::Count(Counted::Trips)),
    ("trin", Unit::Count(Counted::Steps)),
];

const PERS: &[(&str, Per)] = &[
    ("time", Per::Hour),
    ("dag", Per::Day),
    ("døgn", Per::DayAndNight),
    ("uge", Per::Week),
    ("måned", Per::Month),
    ("kvartal", Per::Quarter),
    ("år", Per::Year),
    ("besøg", Per::Visit),
    ("person", Per::Person),
    ("barn", Per::Child),
    ("forløb", Per::Course),
    ("km", Per::Kilometre),
];

impl Unit {
    pub fn parse(word: &str) -> Option<Unit> {
        UNITS.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit)
    }

    pub fn dimension(self) -> Dimension {
        match self {
            Unit::Kroner => Dimension::Money,
            Unit::Hours | Unit::Minutes => Dimension::Time,
            Unit::Percent => Dimension::Share,
            Unit::Metres | Unit::Kilometres => Dimension::Length,
            Unit::Count(_) | Unit::Plain => Dimension::Number,
            Unit::DaysAndNights => Dimension::Calendar(Unit::Days),
            Unit::Days | Unit::WorkingDays | Unit::Weeks | Unit::Months | Unit::Years => {
                Dimension::Calendar(self)
            }
        }
    }

    /// How many of the dimension's smallest unit one of these is.
    fn factor(self) -> i64 {
        match self {
            Unit::Hours => 60,
            Unit::Kilometres => 1000,
            _ => 1,
        }
    }

    /// The word in the file for `value` of this unit.
    pub fn word(self, value: Exact) -> &'static str {
        let mut names = UNITS.iter().filter(|(_, unit)| *unit == self).map(|(name, _)| *name);
        let plural = names.next().unwrap_or("");
        if value == Exact::ONE { names.next().unwrap_or(plural) } else { plural }
    }
}

impl Per {
    pub fn parse(word: &str) -> Option<Per> {
        PERS.iter().find(|(name, _)| *name == word).map(|(_, per)| *per)
    }

    pub fn word(self) -> &'static str {
        PERS.iter().find(|(_, per)| *per == self).map_or("", |(name, _)| name)
    }

    /// How many of this period a year has, where that is fixed.
    pub fn in_a_year(self) -> Option<i64> {
        match self {
            Per::Month => Some(12),
            Per::Quarter => Some(4),
            Per::Year => Some(1),
            // 52 or 365/7? That is the catalogue's ambiguity, never the engine's choice.
            _ => None,
        }
    }
}

/// Why a text is not a [`Quantity`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidQuantity {
    #[error(
        "a number has a decimal comma and no point or thousands separator, found `{0}`; write for example \"1654,50 kr.\""
    )]
    Number(String),
    #[error("`{found}` is no unit{}; units are kr., timer, minutter, dage, døgn, hverdage, uger, måneder, år, %, m, km, gange, samtaler, besøg, personer, børn, tilbud, ture, trin", hint(.found))]
    Unit { found: String },
    #[error(
        "`{0}` is no period; after `pr.` stands time, dag, døgn, uge, måned, kvartal, år, besøg, person, barn, forløb or km"
    )]
    Per(String),
    #[error(
        "a quantity is number + unit + `pr.` period, for example \"15 timer pr. måned\"; found `{0}`"
    )]
    Shape(String),
}

impl InvalidQuantity {
    /// The reason as a text key, without the text found: it may be somebody's.
    pub fn key(&self) -> &'static str {
        match self {
            InvalidQuantity::Number(_) => "@reason-number",
            InvalidQuantity::Unit { .. } => "@reason-unit",
            InvalidQuantity::Per(_) => "@reason-per",
            InvalidQuantity::Shape(_) => "@reason-shape",
        }
    }
}

fn hint(found: &str) -> String {
    crate::nearest::nearest(found, UNITS.iter().map(|(name, _)| *name))
        .map(|near| format!(" (did you mean `{near}`?)"))
        .unwrap_or_default()
}

impl FromStr for Quantity {
    type Err = InvalidQuantity;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (amount, per) = match text.split_once(" pr. ") {
            Some((amount, per)) => {
                (amount, Some(Per::parse(per).ok_or_else(|| InvalidQuantity::Per(per.to_owned()))?))
            }
            None => (text, None),
        };
        let shape = || InvalidQuantity::Shape(text.to_owned());
        let (number, unit) = amount.split_once(' ').unwrap_or((amount, ""));
        if !number.starts_with(|it: char| it.is_ascii_digit() || it == '-') {
            return Err(shape());
        }
        let value =
            Exact::from_danish(number).ok_or_else(|| InvalidQuantity::Number(number.to_owned()))?;
        let unit = match unit {
            "" => Unit::Plain,
            word => {
                Unit::parse(word).ok_or_else(|| InvalidQuantity::Unit { found: word.to_owned() })?
            }
        };
        Ok(Quantity { value, unit, per })
    }
}

impl TryFrom<String> for Quantity {
    type Error = InvalidQuantity;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Quantity> for String {
    fn from(quantity: Quantity) -> String {
        quantity.written()
    }
}

impl JsonSchema for Quantity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Maengde".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "maengde",
            "description": "Tal + enhed + eventuelt »pr. periode«: \"15 timer pr. måned\", \"1654,50 kr.\", \"50 %\". Decimalkomma, intet punktum.",
            "pattern": "^-?[0-9]+(,[0-9]+)?( [^ ]+)?( pr\\. [^ ]+)?$"
        })
    }
}

/// As a reader wants it: `1.654,50 kr. pr. måned`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, exact) = self.shown();
        write!(f, "{number}")?;
        if !exact {
            write!(f, "…")?;
        }
        if self.unit != Unit::Plain {
            write!(f, " {}", self.unit.word(self.value))?;
        }
        match self.per {
            Some(per) => write!(f, " pr. {}", per.word()),
            None => Ok(()),
        }
    }
}

impl Quantity {
    pub fn new(value: Exact, unit: Unit, per: Option<Per>) -> Quantity {
        Quantity { value, unit, per }
    }

    pub fn plain(value: Exact) -> Quantity {
        Quantity { value, unit: Unit::Plain, per: None }
    }

    /// As the files write it, so that it reads back as the same: `1654,5 kr. pr. måned`. A number
    /// without an end has no such form and is written for a reader.
    pub fn written(&self) -> String {
        let number = self.value.to_string();
        if number.contains('/') {
            return self.to_string();
        }
        let mut text = number.replace('.', ",");
        if self.unit != Unit::Plain {
            text = format!("{text} {}", self.unit.word(self.value));
        }
        match self.per {
            Some(per) => format!("{text} pr. {}", per.word()),
            None => text,
        }
    }

    /// The number as text, and whether the text is all of it.
    pub fn shown(&self) -> (String, bool) {
        let decimals = match self.unit {
            Unit::Kroner => 2,
            _ => 6,
        };
        let (text, exact) = self.value.to_danish(decimals);
        let text = match (self.unit, text.contains(',')) {
            (Unit::Kroner, _) | (_, false) => text,
            (_, true) => text.trim_end_matches('0').trim_end_matches(',').to_owned(),
        };
        (text, exact)
    }

    pub fn dimension(&self) -> Dimension {
        self.unit.dimension()
    }

    /// The number in the smallest unit of its dimension (øre apart: kroner stay kroner).
    pub fn base(&self) -> Option<Exact> {
        self.value.times(Exact::whole(self.unit.factor()))
    }

    /// Compares where the dimensions (and the periods, if both say one) agree.
    pub fn compare(&self, other: &Quantity) -> Option<Ordering> {
        let plain = self.unit == Unit::Plain || other.unit == Unit::Plain;
        let same_dimension = self.dimension() == other.dimension();
        let same_per = self.per == other.per || self.per.is_none() || other.per.is_none();
        ((same_dimension || plain) && same_per)
            .then(|| Some(self.base()?.cmp(&other.base()?)))
            .flatten()
    }

    /// The same quantity per another period, where the number of periods is fixed.
    pub fn converted_to(&self, per: Per) -> Option<Quantity> {
        let from = self.per?;
        if from == per {
            return Some(self.clone());
        }
        let yearly = self.value.times(Exact::whole(from.in_a_year()?))?;
        let value = yearly.divided_by(Exact::whole(per.in_a_year()?))?;
        Some(Quantity { value, unit: self.unit, per: Some(per) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match text.parse::<Quantity>() {
            Ok(it) => format!("{:?} {} = {it}", it.unit, it.value),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn quantities_read_as_they_are_written() {
        insta::assert_snapshot!(read("15 timer"), @"Hours 15 = 15 timer");
        insta::assert_snapshot!(read("1654,50 kr. pr. måned"), @"Kroner 1654.5 = 1.654,50 kr. pr. måned");
        insta::assert_snapshot!(read("1 uge"), @"Weeks 1 = 1 uge");
        insta::assert_snapshot!(read("50 %"), @"Percent 50 = 50 %");
        insta::assert_snapshot!(read("37,5 timer pr. uge"), @"Hours 37.5 = 37,5 timer pr. uge");
    }

    #[test]
    fn what_is_written_reads_back_as_the_same() {
        for text in ["1654,5 kr. pr. måned", "1 time", "20000 kr.", "-0,5 %", "84 dage", "7"] {
            let quantity: Quantity = text.parse().unwrap();
            assert_eq!(quantity.written(), text);
            let json = serde_json::to_value(&quantity).unwrap();
            assert_eq!(serde_json::from_value::<Quantity>(json).unwrap(), quantity);
        }
    }

    #[test]
    fn a_mistake_says_what_was_expected() {
        insta::assert_snapshot!(read("1.654 kr."), @r#"a number has a decimal comma and no point or thousands separator, found `1.654`; write for example "1654,50 kr.""#);
        insta::assert_snapshot!(read("15 timr"), @"`timr` is no unit (did you mean `timer`?); units are kr., timer, minutter, dage, døgn, hverdage, uger, måneder, år, %, m, km, gange, samtaler, besøg, personer, børn, tilbud, ture, trin");
        insta::assert_snapshot!(read("mange timer"), @r#"a quantity is number + unit + `pr.` period, for example "15 timer pr. måned"; found `mange timer`"#);
        insta::assert_snapshot!(read("15 timer pr. dekade"), @"`dekade` is no period; after `pr.` stands time, dag, døgn, uge, måned, kvartal, år, besøg, person, barn, forløb or km");
    }

    #[test]
    fn an_hour_is_sixty_minutes_but_a_month_is_no_number_of_weeks() {
        let q = |text: &str| text.parse::<Quantity>().unwrap();
        assert_eq!(q("1 time").compare(&q("60 minutter")), Some(Ordering::Equal));
        assert_eq!(q("12 uger").compare(&q("3 måneder")), None);
        assert_eq!(q("12 uger").compare(&q("84 dage")), None);
        assert_eq!(q("7068 kr. pr. år").converted_to(Per::Month), Some(q("589 kr. pr. måned")));
        assert_eq!(q("4 timer pr. uge").converted_to(Per::Month), None);
    }
}
