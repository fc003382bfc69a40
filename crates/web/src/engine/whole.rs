//! All standards of a catalogue from one set of facts: the whole view (*helhedsvurdering*,
//! retssikkerhedsloven § 5), and for each why it is or is not relevant.

use std::collections::BTreeMap;

use standards::context::Context;

use super::ask::{Asker, Wanted};
use super::desk::{Desk, Held, day_note};
use super::given::day_in_form;
use super::speech::{Speech, Tongue, paragraph};
use crate::pages::assess::{Form, Verdict};
use crate::pages::overview::{Overview, StandardResult};
use crate::pages::parts::{Mark, Outcome};
use crate::path::CatalogueId;

pub(super) fn overview(id: &CatalogueId, desks: &[Desk<'_>]) -> Option<Overview> {
    let first = desks.first()?;
    let held: Vec<Held> = desks.iter().map(Desk::hold).collect();
    let context =
        Context::new(first.catalogue, first.standard, &first.given.facts, first.given.day);
    let asker = Asker {
        speech: Speech { language: first.language, context: &context },
        named: first.named,
        answers: first.answers,
        given: first.given,
    };
    let wanted = most_useful(&held);
    let (questions, waiting) = asker.split(&wanted);
    let ids: Vec<&str> = desks.iter().map(|it| it.standard.id.as_str()).collect();
    let answered = asker.answered(&ids);
    let tongue = Tongue(first.language);
    Some(Overview {
        catalogue: id.clone(),
        municipality: first.catalogue.file.value.municipality.clone(),
        form: Form {
            day: day_in_form(first.given.day),
            day_error: first.given.errors.get("dag").cloned(),
            day_note: day_note(first.catalogue, first.given, tongue),
            questions,
            waiting,
            answered,
            events: Vec::new(),
        },
        standards: desks.iter().zip(held).map(|(desk, it)| result(desk, &it, tongue)).collect(),
    })
}

/// Facts that the most standards still wait for come first. Judgements and readings belong to
/// one standard each and are asked for there.
fn most_useful(held: &[Held]) -> Vec<Wanted> {
    let mut all: BTreeMap<&str, (usize, &Wanted)> = BTreeMap::new();
    for one in held {
        let shared = |it: &&Wanted| it.field.starts_with("fakta.") || it.field.starts_with("saet.");
        for wanted in one.wanted.iter().filter(shared) {
            all.entry(&wanted.field).or_insert((0, wanted)).0 += 1;
        }
    }
    let mut ranked: Vec<_> = all.into_values().collect();
    ranked.sort_by_key(|(number, it)| (it.item.when, std::cmp::Reverse(*number)));
    ranked.into_iter().map(|(_, it)| it.clone()).collect()
}

fn result(desk: &Desk<'_>, held: &Held, tongue: Tongue) -> StandardResult {
    let verdict = desk.verdict(&held.answer);
    StandardResult {
        id: desk.standard.id.to_string(),
        paragraph: paragraph(&desk.standard.law),
        name: desk.standard.name.clone(),
        why: why(&verdict, held, tongue),
        facts_missing: held.answer.missing.facts.len(),
        judgements_missing: held.answer.missing.judgements.len(),
        explanation: desk.explanation(&held.answer),
        result: verdict,
    }
}

/// Why the standard is, or is not, relevant.
fn why(verdict: &Verdict, held: &Held, tongue: Tongue) -> Vec<String> {
    let ground = |act: bool| {
        let grounds = verdict.grounds.iter().filter(|it| it.act == act);
        let text = |it: &crate::pages::assess::Ground| match it.effect {
            Mark::Excludes => tongue.text_with("ground-excludes", "text", &it.text),
            _ => tongue.text_with("ground-not-met", "text", &it.text),
        };
        grounds.map(text).collect::<Vec<_>>()
    };
    match verdict.outcome {
        Outcome::Entitled => vec![tongue.text("why-entitled")],
        Outcome::NotEntitled => ground(true),
        Outcome::OutsideStandard => ground(false),
        Outcome::Undecided => {
            let mut lines = ground(false);
            let met = held
                .answer
                .explanation
                .iter()
                .filter(|it| it.result == "met" && it.force.is_some());
            let open = held
                .answer
                .explanation
                .iter()
                .filter(|it| it.result == "unknown" && it.force.is_some());
            lines.push(wording::text_with(
                tongue.0,
                "why-undecided",
                &[("met", met.count().into()), ("open", open.count().into())],
            ));
            lines
        }
    }
}
