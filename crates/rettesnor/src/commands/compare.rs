//! `compare`: two catalogues held against each other (*sammenligning*).

use jiff::civil::Date;
use standards::compare::{self, Only};
use standards::library::Catalogue;

use super::{FINDINGS, FINE};
use crate::desk::Desk;
use crate::stop::Result;
use crate::text;

pub(super) fn compare(
    desk: &Desk<'_>,
    before: &str,
    after: &str,
    standard: Option<&str>,
    on: Option<Date>,
) -> Result<u8> {
    let today = desk.on(on)?;
    let before = desk.catalogue(before, today)?;
    let after = desk.catalogue(after, today)?;
    let on = desk.on(on.or_else(|| later_beginning(&before, &after)))?;
    let only = standard.map_or(Only::All, Only::Standard);
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

/// The first day on which both can have been in force.
fn later_beginning(before: &Catalogue, after: &Catalogue) -> Option<Date> {
    [before, after].into_iter().filter_map(|it| it.in_force().0).max()
}
