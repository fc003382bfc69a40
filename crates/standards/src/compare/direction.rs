//! Which way a length or an amount went (*retning*). Said only where it is certain: three months
//! are longer than twelve weeks whichever day one counts from, but ten weekdays and two weeks are
//! each sometimes the longer.

use std::cmp::Ordering;

use jiff::civil::date;
use jiff::{Span, ToSpan as _};
use serde_json::Value as Json;

use super::{Change, Direction, FieldChange, Sort};
use crate::quantity::{Quantity, Unit};

/// Gives every changed length and amount of a piece its direction.
pub(super) fn give(change: &mut Change) {
    if change.sort != Sort::Changed {
        return;
    }
    let room = change.room.rsplit('/').next().unwrap_or_default().to_owned();
    // Twice a course is not more than once a month.
    if change.fields.iter().any(|it| matches!(it.field.as_str(), "pr" | "maal" | "art")) {
        return;
    }
    for it in &mut change.fields {
        it.direction = field(&room, it);
    }
}

fn field(room: &str, change: &FieldChange) -> Option<Direction> {
    let key = change.field.rsplit('/').next().unwrap_or_default();
    let (before, after) = (quantity(&change.before)?, quantity(&change.after)?);
    match (room, key) {
        ("frist", "inden" | "derefter")
        | ("opfoelgning", "foerste" | "derefter" | "efter-afslutning") => lengths(&before, &after),
        ("omfang", "hoejst" | "mindst" | "under" | "over" | "normalt" | "til")
        | ("sats", "vaerdi")
        | ("beregning", "mindst" | "hoejst") => match before.compare(&after)? {
            Ordering::Less => Some(Direction::More),
            Ordering::Greater => Some(Direction::Less),
            Ordering::Equal => None,
        },
        _ => None,
    }
}

fn quantity(value: &Json) -> Option<Quantity> {
    value.as_str()?.parse().ok()
}

/// Which of two lengths of time is the longer, whatever day they are counted from.
pub fn lengths(before: &Quantity, after: &Quantity) -> Option<Direction> {
    let (least_before, most_before) = days(before)?;
    let (least_after, most_after) = days(after)?;
    if most_after < least_before {
        Some(Direction::Sooner)
    } else if most_before < least_after {
        Some(Direction::Later)
    } else if (least_before, most_before) == (least_after, most_after) {
        None
    } else {
        Some(Direction::Either)
    }
}

/// The fewest and the most days a length can be, over four years of starting days. Weekdays
/// without holidays: with them only the most grows.
pub(crate) fn days(length: &Quantity) -> Option<(i32, i32)> {
    let n = length.value.to_whole()?;
    let fixed = |days: i64| i32::try_from(days).ok().map(|it| (it, it));
    match length.unit {
        Unit::Days | Unit::DaysAndNights => fixed(n),
        Unit::Weeks => fixed(n * 7),
        Unit::Months => between(&n.months()),
        Unit::Years => between(&n.years()),
        Unit::WorkingDays => {
            let weeks = n / 5;
            let (least, most) = (weeks * 7 + n % 5 - 2, weeks * 7 + n % 5 + 2);
            Some((i32::try_from(least).ok()?, i32::try_from(most).ok()?))
        }
        _ => None,
    }
}

fn between(span: &Span) -> Option<(i32, i32)> {
    let mut day = date(2024, 1, 1);
    let (mut least, mut most) = (i32::MAX, 0);
    while day < date(2028, 1, 1) {
        let days = day.until(day.checked_add(*span).ok()?).ok()?.get_days();
        (least, most) = (least.min(days), most.max(days));
        day = day.tomorrow().ok()?;
    }
    Some((least, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(before: &str, after: &str) -> Option<Direction> {
        lengths(&before.parse().unwrap(), &after.parse().unwrap())
    }

    #[test]
    fn twelve_weeks_are_always_shorter_than_three_months() {
        assert_eq!(way("3 måneder", "12 uger"), Some(Direction::Sooner));
        assert_eq!(way("12 uger", "3 måneder"), Some(Direction::Later));
    }

    #[test]
    fn ten_weekdays_and_two_weeks_are_not_one_before_the_other() {
        assert_eq!(way("10 hverdage", "2 uger"), Some(Direction::Either));
    }

    #[test]
    fn the_same_length_in_another_unit_is_no_direction() {
        assert_eq!(way("2 uger", "14 dage"), None);
    }
}
