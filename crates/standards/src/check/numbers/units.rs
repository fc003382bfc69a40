//! Units (*enheder*) without amounts: what fits where.

use crate::exact::Exact;
use crate::facts::unit_text;
use crate::format::{FactFile, FactType};
use crate::problem::Problem;
use crate::quantity::{Per, Quantity, Unit};

/// What a value is, as far as it can be said without a person.
pub(super) enum Shape {
    /// A number of this unit.
    Of(Quantity),
    /// Never a number.
    NotANumber,
    /// A text where a quantity should stand, and why it is none.
    Misspelt(&'static str),
    /// A state, or something reported elsewhere.
    Open,
}

/// A unit as a file writes it: `kr. pr. måned`.
pub(in crate::check) fn unit_of_text(text: &str) -> Option<Quantity> {
    let (unit, per) = match text.split_once(" pr. ") {
        Some((unit, per)) => (unit, Some(Per::parse(per)?)),
        None => (text, None),
    };
    let unit = if unit.is_empty() { Unit::Plain } else { Unit::parse(unit)? };
    Some(Quantity::new(Exact::ONE, unit, per))
}

pub(super) fn of_fact(fact: &FactFile) -> Shape {
    match fact.kind {
        FactType::Number
        | FactType::Money
        | FactType::Time
        | FactType::Duration
        | FactType::Length
        | FactType::Share
        | FactType::Age => unit_of_text(unit_text(fact)).map_or(Shape::Open, Shape::Of),
        FactType::YesNo
        | FactType::Choice
        | FactType::Level
        | FactType::Date
        | FactType::Code
        | FactType::Records => Shape::NotANumber,
    }
}

/// Per another period, where that can be reckoned: a plain amount is per whatever is asked.
pub(super) fn converted(found: &Quantity, per: Per) -> Shape {
    let other = match found.per {
        None => Some(Quantity { per: Some(per), ..found.clone() }),
        Some(_) => found.converted_to(per),
    };
    other.map_or(Shape::NotANumber, Shape::Of)
}

/// Whether a value may stand where the unit is wanted. A number without a unit fits everywhere; a
/// period that the unit does not have would be lost.
pub(super) fn fit(found: &Quantity, unit: &Quantity) -> bool {
    let plain = found.unit == Unit::Plain || unit.unit == Unit::Plain;
    let per = match (found.per, unit.per) {
        (Some(found_per), Some(per)) => found_per == per || found.converted_to(per).is_some(),
        (Some(_), None) => false,
        (None, _) => true,
    };
    plain || (found.dimension() == unit.dimension() && per)
}

pub(super) fn wrong_unit(unit: &Quantity, found: &Quantity) -> Problem {
    Problem::new("wrong-unit").with("unit", written(unit)).with("found", written(found))
}

/// The unit alone, in the plural.
fn written(quantity: &Quantity) -> String {
    let unit = quantity.unit.word(Exact::whole(2));
    match quantity.per {
        Some(per) => format!("{unit} pr. {}", per.word()),
        None => unit.to_owned(),
    }
}
