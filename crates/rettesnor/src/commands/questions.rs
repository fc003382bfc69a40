//! `questions`: what can still change the result (*spørgsmål*), in the order that decides fastest.

use serde_json::{Value as Json, json};
use standards::answer::{AssessAnswer, Case, MissingItems, WantedItem};
use standards::assess::{self, Assessment, Memory};
use standards::context;
use standards::format::{FactId, FactType};
use standards::plan::Key;

use super::FINE;
use super::vocabulary::type_word;
use crate::args::Given;
use crate::desk::{Desk, compiled, only};
use crate::stop::Result;
use crate::text;

pub(super) fn questions(
    desk: &Desk<'_>,
    catalogue: &str,
    standard: &str,
    given: &Given,
) -> Result<u8> {
    let on = desk.on(given.on)?;
    let catalogue = desk.standard(catalogue, standard, on)?;
    let facts = desk.facts(given.facts.as_deref(), &catalogue)?.facts;
    let standard = only(&catalogue)?;
    let plan = compiled(&catalogue, standard, on)?;
    let case = desk.case(&catalogue, &standard.value, &plan, &facts);
    let mut memory = Memory::default();
    let assessment = assess::assess(&plan, plan.bind(&case.context), &mut memory);
    let answer = case.answer(&assessment);
    let questions = in_order(&case, &answer, &assessment, &mut memory);
    let json = json!({
        "version": answer.version,
        "catalogue": answer.catalogue,
        "version_hash": answer.version_hash,
        "standard": answer.standard,
        "on": answer.on,
        "outcome": answer.outcome,
        "questions": questions,
    });
    desk.give(&json, || text::questions::write(desk.words, &case, &answer, &questions))?;
    Ok(FINE)
}

/// The question that decides fastest.
pub(super) fn first(
    case: &Case<'_>,
    answer: &AssessAnswer,
    assessment: &Assessment,
    memory: &mut Memory,
) -> Option<String> {
    let questions = in_order(case, answer, assessment, memory);
    Some(questions.first()?.get("question")?.as_str()?.to_owned())
}

/// All that is missing, each where the first variable that it decides stands.
fn in_order(
    case: &Case<'_>,
    answer: &AssessAnswer,
    assessment: &Assessment,
    memory: &mut Memory,
) -> Vec<Json> {
    let fastest = assess::fastest(case.plan, assessment, memory);
    let order: Vec<Vec<String>> = fastest
        .iter()
        .filter_map(|it| case.plan.variables.get(*it as usize))
        .map(|it| decided_by(case, &it.key))
        .collect();
    let place = |id: &str| {
        order.iter().position(|ids| ids.iter().any(|it| it == id)).unwrap_or(order.len())
    };
    let missing = &answer.missing;
    let of = |kind: &'static str, list: &'_ [WantedItem]| {
        list.iter().map(|it| (place(&it.id), kind, it.clone())).collect::<Vec<_>>()
    };
    let mut all = of("fact", &missing.facts);
    all.extend(of("judgement", &missing.judgements));
    all.extend(of("reading", &missing.readings));
    all.sort_by_key(|(place, _, it)| (it.when, *place));
    all.into_iter().map(|(_, kind, it)| question(case, kind, &it)).collect()
}

/// The ids of what a variable waits for.
fn decided_by(case: &Case<'_>, key: &Key) -> Vec<String> {
    match key {
        Key::Fact(id) | Key::Compared(id, _) => {
            // Where a birth date settles an age, the birth date is asked for.
            vec![id.to_string(), "foedselsdato".to_owned()]
        }
        Key::Set(test) => vec![test.set.to_string()],
        Key::Tried(_) => vec!["forsoeg".to_owned()],
        Key::Judgement(id) => vec![id.clone()],
        Key::Departure(id) => vec![assess::departure_id(id)],
        Key::Reading(id) => vec![id.to_string()],
        Key::Calculated(id) => {
            let missing = case.calculate(id).map(|it| it.missing);
            missing.iter().flat_map(MissingItems::all).map(|it| it.id.clone()).collect()
        }
    }
}

fn question(case: &Case<'_>, kind: &'static str, it: &WantedItem) -> Json {
    let mut res = json!({ "kind": kind });
    let written = serde_json::to_value(it).unwrap_or_default();
    if let (Some(res), Json::Object(fields)) = (res.as_object_mut(), written) {
        res.extend(fields);
        res.extend(allowed(case, kind, &it.id));
    }
    res
}

/// The type of the answer, with the values there are.
fn allowed(case: &Case<'_>, kind: &str, id: &str) -> serde_json::Map<String, Json> {
    let vocabulary = &case.context.catalogue.vocabulary;
    let typed = match kind {
        "fact" => vocabulary.fact(id).cloned(),
        "judgement" => Some(context::answer_type(case.context.standard, id)),
        _ => return serde_json::Map::new(),
    };
    let mut res = serde_json::Map::new();
    match typed {
        Some(typed) => {
            res.insert("type".to_owned(), json!(type_word(typed.kind)));
            res.insert("unit".to_owned(), json!(typed.unit));
            res.insert("values".to_owned(), json!(typed.values));
            if typed.kind == FactType::Records {
                let fields: Vec<&str> = typed.fields.keys().map(FactId::as_str).collect();
                res.insert("fields".to_owned(), json!(fields));
            }
        }
        None => {
            let word = if vocabulary.events.contains_key(id) { "event" } else { "records" };
            res.insert("type".to_owned(), json!(word));
        }
    }
    res
}
