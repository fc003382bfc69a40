//! The cells of a variable (*akse*): how the values of a fact are divided by every bound that
//! some condition names.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::calendar;
use crate::diagram::{MAX_CELLS, Mask};
use crate::exact::Exact;
use crate::format::{FactFile, FactType, Value};

/// How the values of a variable are divided into cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Axis {
    /// No, yes.
    YesNo,
    /// One cell each, in order.
    Words(Vec<String>),
    /// One cell each, and a last one for any other code.
    Codes(Vec<String>),
    /// Cells between cut points.
    Ordered(Vec<Cut>),
}

/// A cut of an ordered axis: before `at` (`fra`, `under`) or behind it (`over`, `til`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    pub at: Exact,
    pub behind: bool,
    /// The bound as the file writes it.
    pub label: String,
}

impl Axis {
    pub fn cells(&self) -> usize {
        match self {
            Axis::YesNo => 2,
            Axis::Words(words) => words.len().max(1),
            Axis::Codes(codes) => codes.len() + 1,
            Axis::Ordered(cuts) => cuts.len() + 1,
        }
    }

    pub(super) fn all(&self) -> Mask {
        if self.cells() >= MAX_CELLS { Mask::MAX } else { (1 << self.cells()) - 1 }
    }
}

/// A test of one variable before its cells are known.
#[derive(Debug, Clone)]
pub(super) enum Atom {
    Words {
        words: Vec<String>,
        not: bool,
    },
    YesNo(bool),
    /// Cells behind the lower cut and before the upper one.
    Between {
        lower: Option<Cut>,
        upper: Option<Cut>,
        not: bool,
    },
}

/// The cell that a number lies in: how many cuts are at or under it.
pub(super) fn cell_of(axis: &Axis, value: Exact) -> usize {
    let Axis::Ordered(cuts) = axis else { return 0 };
    cuts.iter().filter(|it| if it.behind { it.at < value } else { it.at <= value }).count()
}

/// The axis of a type before any cut is known.
pub(super) fn first_axis(fact: &FactFile) -> Axis {
    match fact.kind {
        FactType::YesNo => Axis::YesNo,
        FactType::Choice | FactType::Level => Axis::Words(fact.values.clone()),
        FactType::Code => Axis::Codes(Vec::new()),
        _ => Axis::Ordered(Vec::new()),
    }
}

pub(super) fn atom_mask(axis: &Axis, atom: &Atom) -> Mask {
    let all = axis.all();
    match (axis, atom) {
        (Axis::YesNo, Atom::YesNo(wanted)) => 1 << usize::from(*wanted),
        (Axis::Words(list) | Axis::Codes(list), Atom::Words { words, not }) => {
            let is_code = matches!(axis, Axis::Codes(_));
            let named =
                |word: &String| words.iter().any(|it| it == word || is_code && is_within(word, it));
            let cells = list.iter().enumerate().filter(|(_, it)| named(it));
            let mask = cells.fold(0, |mask, (cell, _)| mask | 1 << cell);
            if *not { all & !mask } else { mask }
        }
        (Axis::Ordered(cuts), Atom::Between { lower, upper, not }) => {
            let place =
                |cut: &Cut| cuts.iter().position(|it| it.at == cut.at && it.behind == cut.behind);
            // Cells 0..=i lie before cut i, cells i+1.. behind it.
            let from = lower.as_ref().and_then(place).map_or(0, |it| it + 1);
            let until = upper.as_ref().and_then(place).unwrap_or(cuts.len());
            let mask = (from..=until).fold(0, |mask, cell| mask | 1 << cell);
            if *not { all & !mask } else { mask }
        }
        // A level: the cuts are places in its list of words.
        (Axis::Words(words), Atom::Between { lower, upper, not }) => {
            let inside = |cell: &usize| {
                let value = Exact::whole(i64::try_from(*cell).unwrap_or(0));
                let above = |cut: &Cut| if cut.behind { cut.at < value } else { cut.at <= value };
                lower.as_ref().is_none_or(above) && !upper.as_ref().is_some_and(above)
            };
            let mask = (0..words.len()).filter(inside).fold(0, |mask, cell| mask | 1 << cell);
            if *not { all & !mask } else { mask }
        }
        _ => all,
    }
}

/// Whether a code is a subsection of another: `SEL § 96, stk. 3` of `SEL § 96`.
pub(super) fn is_within(code: &str, section: &str) -> bool {
    code.strip_prefix(section).is_some_and(|rest| rest.starts_with(','))
}

/// The cut before or behind a day. Days are whole: behind one day is before the next, and no
/// cell without a day in it comes between them.
pub(super) fn day_cut(day: Date, behind: bool) -> Cut {
    let at = if behind { day.saturating_add(1.day()) } else { day };
    Cut { at: day_number(at), behind: false, label: at.to_string() }
}

/// The bound as its file writes it.
pub(super) fn label(bound: &Value) -> String {
    match serde_json::to_value(bound) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(value) => value.to_string(),
        Err(_) => String::new(),
    }
}

/// Days since 1 January 1900, as a number.
pub(super) fn day_number(day: Date) -> Exact {
    let days = calendar::FIRST_DAY.until(day).map(|it| it.get_days()).unwrap_or_default();
    Exact::whole(i64::from(days))
}

/// Birth dates counted backwards: the older somebody is, the greater.
pub(super) fn negated_day(day: Date) -> Exact {
    Exact::ZERO.minus(day_number(day)).unwrap_or(Exact::ZERO)
}

/// The youngest birth date up to `day` for which `reached` holds; it holds for all older ones.
pub(super) fn last_born(day: Date, reached: impl Fn(Date) -> bool) -> Option<Date> {
    let first = calendar::FIRST_DAY;
    let days = first.until(day).ok()?.get_days();
    if !reached(first) {
        return None;
    }
    let (mut low, mut high) = (0, days);
    while low < high {
        let middle = low + (high - low + 1) / 2;
        let born = first.checked_add(middle.days()).ok()?;
        if reached(born) { low = middle } else { high = middle - 1 }
    }
    first.checked_add(low.days()).ok()
}
