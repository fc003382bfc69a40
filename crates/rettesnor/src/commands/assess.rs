//! `assess`: a person held against a standard, or against all of a catalogue at once
//! (*vurdering*).

use serde_json::json;
use standards::answer::AssessAnswer;
use standards::assess::{self, Memory};

use super::{FINE, questions};
use crate::args::Given;
use crate::desk::{Desk, compiled, only};
use crate::stop::Result;
use crate::text::{self, overview::Answered};

pub(super) fn one(desk: &Desk<'_>, catalogue: &str, standard: &str, given: &Given) -> Result<u8> {
    let on = desk.on(given.on)?;
    let catalogue = desk.standard(catalogue, standard, on)?;
    let facts = desk.facts(given.facts.as_deref(), &catalogue)?.facts;
    let standard = only(&catalogue)?;
    let plan = compiled(&catalogue, standard, on)?;
    let case = desk.case(&catalogue, &standard.value, &plan, &facts);
    let answer = case.assess(&mut Memory::default());
    desk.give(&answer, || text::assess::write(desk.words, &case, &answer))?;
    Ok(FINE)
}

/// The whole view that RSL § 5 asks for: every standard, the best result first.
pub(super) fn all(desk: &Desk<'_>, catalogue: &str, given: &Given) -> Result<u8> {
    let on = desk.on(given.on)?;
    let catalogue = desk.catalogue(catalogue, on)?;
    let facts = desk.facts(given.facts.as_deref(), &catalogue)?.facts;
    let mut memory = Memory::default();
    let mut answers: Vec<Answered> = Vec::new();
    for standard in &catalogue.standards {
        let plan = compiled(&catalogue, standard, on)?;
        let case = desk.case(&catalogue, &standard.value, &plan, &facts);
        let assessment = assess::assess(&plan, plan.bind(&case.context), &mut memory);
        let answer = case.answer(&assessment);
        let first = questions::first(&case, &answer, &assessment, &mut memory);
        answers.push(Answered { answer, first });
    }
    answers.sort_by_key(|it| text::overview::rank(&it.answer));
    let write = || text::overview::write(desk.words, &catalogue, on, &answers);
    let standards: Vec<&AssessAnswer> = answers.iter().map(|it| &it.answer).collect();
    desk.give(&json!({ "version": standards::answer::VERSION, "standards": standards }), write)?;
    Ok(FINE)
}
