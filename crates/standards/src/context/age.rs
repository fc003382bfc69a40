//! Ages and the state pension age (*alder, folkepensionsalder*) as ranges of birth dates.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::calendar;
use crate::format::{PensionAge, PensionAgeRow, Value};
use crate::quantity::{Quantity, Unit};

/// A range of birth dates, both ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Born {
    pub from: Date,
    pub until: Date,
}

/// An age as a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeBound {
    Years(u16),
    Pension(PensionAge),
}

impl AgeBound {
    pub fn of(value: &Value) -> Option<AgeBound> {
        match value {
            Value::Number(years) => u16::try_from(*years).ok().map(AgeBound::Years),
            Value::Quantity(Quantity { value, unit: Unit::Years, per: None }) => {
                value.to_whole().and_then(|it| u16::try_from(it).ok()).map(AgeBound::Years)
            }
            Value::Pension(age) => Some(AgeBound::Pension(*age)),
            _ => None,
        }
    }

    /// The day somebody born on `born` reaches it, by the law of `day`.
    pub fn reached(self, born: Date, table: &[PensionAgeRow], day: Date) -> Option<Date> {
        match self {
            AgeBound::Years(years) => calendar::date_of_age(born, years, 0).ok(),
            AgeBound::Pension(age) => {
                let row = table.iter().find(|row| {
                    row.born_from.is_none_or(|from| from.0 <= born)
                        && row.born_until.is_none_or(|until| born <= until.0)
                        && row.from.is_none_or(|from| from.0 <= day)
                        && row.until.is_none_or(|until| day <= until.0)
                })?;
                let (years, months) = (u16::from(row.years), u16::from(row.months));
                let pension = calendar::date_of_age(born, years, months).ok()?;
                match age.at_least {
                    None => Some(pension),
                    Some(least) => {
                        let least = calendar::date_of_age(born, u16::from(least), 0).ok()?;
                        Some(pension.max(least))
                    }
                }
            }
        }
    }
}

/// The birth dates of those who are `age` whole years old on `day`.
pub fn born_of_age(age: u16, day: Date) -> Option<Born> {
    let years = |n: u16| day.checked_sub(i32::from(n).years()).ok();
    // 29 February has its birthday on the 28th in common years, so look a day around.
    let from = years(age + 1)?;
    let until = years(age)?;
    let is_age = |born: &Date| calendar::birthday_age(*born, day).ok() == Some(age);
    let near = |date: Date| (-2..=2).filter_map(move |it: i32| date.checked_add(it.days()).ok());
    Some(Born { from: near(from).find(is_age)?, until: near(until).rfind(is_age)? })
}
