//! `compare`: two catalogues held against each other (*sammenligning*).

use std::path::Path;

use jiff::civil::Date;
use serde_json::json;
use standards::answer::VERSION;
use standards::compare::{self, Both, Only};
use standards::library::Catalogue;

use super::{FINDINGS, FINE};
use crate::desk::Desk;
use crate::stop::Result;
use crate::text;

/// What is to be held against what.
pub(super) struct Asked<'a> {
    pub before: &'a str,
    pub after: &'a str,
    pub standard: Option<&'a str>,
    pub on: Option<Date>,
}

/// Both catalogues, and the day whose law both are held against.
fn both(desk: &Desk<'_>, asked: &Asked<'_>) -> Result<(Catalogue, Catalogue, Date)> {
    let today = desk.on(asked.on)?;
    let before = desk.catalogue(asked.before, today)?;
    let after = desk.catalogue(asked.after, today)?;
    let on = desk.on(asked.on.or_else(|| later_beginning(&before, &after)))?;
    Ok((before, after, on))
}

pub(super) fn compare(desk: &Desk<'_>, asked: &Asked<'_>) -> Result<u8> {
    let (before, after, on) = both(desk, asked)?;
    let only = asked.standard.map_or(Only::All, Only::Standard);
    let comparison = compare::compare(&before, &after, only, on);
    desk.give(&comparison, || {
        text::compare::comparison(desk.words, &before.vocabulary, &comparison)
    })?;
    let differs = comparison.standards.iter().any(|it| !it.changes.is_empty())
        || !comparison.added.is_empty()
        || !comparison.removed.is_empty()
        || !comparison.shared.is_empty();
    Ok(if differs { FINDINGS } else { FINE })
}

/// One person held against both: both answers in one run.
pub(super) fn person(desk: &Desk<'_>, asked: &Asked<'_>, facts: &Path) -> Result<u8> {
    let (before, after, on) = both(desk, asked)?;
    let facts = desk.facts_for_both(facts, &before, &after)?;
    let only = asked.standard.map_or(Only::All, Only::Standard);
    let comparison = compare::compare(&before, &after, only, on);
    let people: Vec<Both> = comparison
        .standards
        .iter()
        .filter_map(|it| {
            let one = before.standard(&it.before.id.as_str().into())?;
            let other = after.standard(&it.after.id.as_str().into())?;
            Some(compare::person((&before, one), (&after, other), &facts, on))
        })
        .collect();
    let (before, after) = (&comparison.before.catalogue, &comparison.after.catalogue);
    let json = json!({
        "version": VERSION, "before": before, "after": after, "on": on, "standards": people,
    });
    desk.give(&json, || text::compare::people(desk.words, before, after, &people))?;
    Ok(if people.iter().any(Both::differ) { FINDINGS } else { FINE })
}

/// The first day on which both can have been in force.
fn later_beginning(before: &Catalogue, after: &Catalogue) -> Option<Date> {
    [before, after].into_iter().filter_map(|it| it.in_force().0).max()
}
