//! `deadline`: a time limit (*frist*) counted from a day, with the rule and the steps.

use std::path::Path;

use standards::answer::DeadlineAnswer;
use standards::problem::Problem;
use standards::{find, limits};

use super::FINE;
use crate::desk::{Desk, compiled, in_calendar, only};
use crate::stop::{Result, Stop};
use crate::text;

/// What was asked for on the command line.
pub(super) struct Asked<'a> {
    pub kind: &'a str,
    pub from: &'a str,
    pub id: Option<&'a str>,
}

pub(super) fn deadline(
    desk: &Desk<'_>,
    catalogue: &str,
    standard: &str,
    asked: &Asked<'_>,
    facts: Option<&Path>,
) -> Result<u8> {
    let what = find::limit(asked.kind).map_err(Stop::typed)?;
    let no_moment = || Stop::typed(Problem::new("not-a-moment"));
    let from = limits::moment(asked.from).ok_or_else(no_moment)?;
    let on = in_calendar(from.date())?;
    let catalogue = desk.standard(catalogue, standard, on)?;
    let facts = desk.facts(facts, &catalogue)?.facts;
    let standard = only(&catalogue)?;
    let plan = compiled(&catalogue, standard, on)?;
    let case = desk.case(&catalogue, &standard.value, &plan, &facts);
    if let Some(id) = asked.id {
        let all = case.deadline(what, None, from);
        known(id, &all)?;
    }
    let answer = case.deadline(what, asked.id, from);
    desk.give(&answer, || text::deadline::write(desk.words, &case, &answer))?;
    Ok(FINE)
}

fn known(id: &str, all: &DeadlineAnswer) -> Result<()> {
    let ids: Vec<&str> = all.limits.iter().filter_map(|it| it.get("id")?.as_str()).collect();
    if ids.contains(&id) {
        return Ok(());
    }
    let problem = Problem::new("no-such-limit").with("id", id).near(id, ids.iter().copied());
    Err(Stop::typed(problem.with("known", ids.join(", "))))
}
