//! `calculate` and `calculations`: the arithmetic of a standard (*beregning*), line by line.

use jiff::civil::Date;
use serde_json::{Value as Json, json};
use standards::format::{CalculationId, Standard};
use standards::problem::Problem;

use super::FINE;
use crate::args::Given;
use crate::desk::{Desk, compiled, only};
use crate::stop::{Result, Stop};
use crate::text;

pub(super) fn one(
    desk: &Desk<'_>,
    catalogue: &str,
    standard: &str,
    calculation: &str,
    given: &Given,
) -> Result<u8> {
    let on = desk.on(given.on)?;
    let catalogue = desk.standard(catalogue, standard, on)?;
    let facts = desk.facts(given.facts.as_deref(), &catalogue)?.facts;
    let standard = only(&catalogue)?;
    let plan = compiled(&catalogue, standard, on)?;
    let case = desk.case(&catalogue, &standard.value, &plan, &facts);
    let answer =
        case.calculate(calculation).ok_or_else(|| unknown(&standard.value, calculation))?;
    desk.give(&answer, || text::calculate::write(desk.words, &case, &answer))?;
    Ok(FINE)
}

fn unknown(standard: &Standard, id: &str) -> Stop {
    if standard.calculations.is_empty() {
        return Stop::typed(Problem::new("no-calculations-here"));
    }
    let ids: Vec<&str> = standard.calculations.keys().map(CalculationId::as_str).collect();
    let problem = Problem::new("unknown-calculation").with("id", id);
    Stop::typed(problem.near(id, ids.iter().copied()).with("known", ids.join(", ")))
}

pub(super) fn list(
    desk: &Desk<'_>,
    catalogue: &str,
    standard: Option<&str>,
    on: Option<Date>,
) -> Result<u8> {
    let on = desk.on(on)?;
    let catalogue = desk.one_or_all(catalogue, standard, on)?;
    let mut found = Vec::new();
    for standard in &catalogue.standards {
        found.extend(calculations(&standard.value));
    }
    let json = json!({
        "version": standards::answer::VERSION,
        "catalogue": catalogue.id.to_string(),
        "version_hash": catalogue.version_hash,
        "calculations": found,
    });
    desk.give(&json, || text::calculate::list(desk.words, &catalogue))?;
    Ok(FINE)
}

fn calculations(standard: &Standard) -> impl Iterator<Item = Json> + '_ {
    standard.calculations.iter().map(|(id, it)| {
        json!({
            "standard": standard.id,
            "id": id,
            "name": it.text,
            "unit": it.unit,
            "note": it.note,
            "source": it.source.as_ref().map(ToString::to_string),
        })
    })
}
