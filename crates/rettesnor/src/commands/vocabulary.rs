//! `facts`: the vocabulary (*ordforråd*). Whole; or what a catalogue asks, standard by standard;
//! or what one standard asks.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value as Json, json};
use standards::format::{FactFile, FactType};
use standards::library::{self, Catalogue};
use standards::plan::{Key, Plan};
use standards::vocabulary::Vocabulary;
use wording::Language;

use super::FINE;
use crate::desk::{Desk, compiled};
use crate::stop::Result;
use crate::text;
use crate::words::Words;

pub(super) fn facts(
    desk: &Desk<'_>,
    catalogue: Option<&str>,
    standard: Option<&str>,
    on: Option<Date>,
) -> Result<u8> {
    let Some(name) = catalogue else { return whole(desk) };
    let on = desk.on(on)?;
    let catalogue = desk.one_or_all(name, standard, on)?;
    let asked = asked(&catalogue, on)?;
    let of_one = standard.is_some();
    let facts: Vec<Json> = catalogue
        .vocabulary
        .facts
        .iter()
        .filter_map(|(id, fact)| {
            let by = asked.get(id.as_str())?;
            let mut it = self::fact(desk.words, id.as_str(), fact);
            if let (false, Some(fields)) = (of_one, it.as_object_mut()) {
                fields.insert("standards".to_owned(), json!(by));
            }
            Some(it)
        })
        .collect();
    let mut title = format!("{} · {}", desk.words.text("vocabulary-title"), catalogue.id);
    if let (true, Some(one)) = (of_one, catalogue.standards.first()) {
        title = format!("{title} · {}", one.value.id);
    }
    give(desk, &title, &facts, &[])
}

fn whole(desk: &Desk<'_>) -> Result<u8> {
    let vocabulary = library::read_vocabulary(&desk.found.files)?;
    let facts: Vec<Json> =
        vocabulary.facts.iter().map(|(id, it)| fact(desk.words, id.as_str(), it)).collect();
    give(desk, &desk.words.text("vocabulary-title"), &facts, &events(desk.words, &vocabulary))
}

fn give(desk: &Desk<'_>, title: &str, facts: &[Json], events: &[Json]) -> Result<u8> {
    let json = json!({
        "version": standards::answer::VERSION,
        "facts": facts,
        "events": events,
    });
    desk.give(&json, || text::vocabulary::write(desk.words, title, facts, events))?;
    Ok(FINE)
}

/// Which facts the plans of the standards ask for, and which standards each.
fn asked(catalogue: &Catalogue, on: Date) -> Result<BTreeMap<String, Vec<String>>> {
    let mut asked: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for standard in &catalogue.standards {
        let plan = compiled(catalogue, standard, on)?;
        let mut ids = of_plan(&plan);
        for calculation in standard.value.calculations.values() {
            let written = serde_json::to_value(calculation).unwrap_or_default();
            named(&catalogue.vocabulary, &written, &mut ids);
        }
        ids.sort();
        ids.dedup();
        for id in ids {
            asked.entry(id).or_default().push(standard.value.id.to_string());
        }
    }
    Ok(asked)
}

fn of_plan(plan: &Plan) -> Vec<String> {
    let of = |key: &Key| match key {
        Key::Fact(id) | Key::Compared(id, _) => Some(id.to_string()),
        Key::Set(test) => Some(test.set.to_string()),
        Key::Tried(_) => Some("forsoeg".to_owned()),
        _ => None,
    };
    plan.variables.iter().filter_map(|it| of(&it.key)).collect()
}

/// The facts that a calculation names: as the key of a test, or where a value comes from.
fn named(vocabulary: &Vocabulary, written: &Json, ids: &mut Vec<String>) {
    const PLACES: [&str; 6] = ["fakta", "serie", "sum", "antal", "over", "i"];
    match written {
        Json::Object(fields) => {
            for (key, value) in fields {
                if let (true, Some(id)) = (PLACES.contains(&key.as_str()), value.as_str()) {
                    ids.extend(vocabulary.fact(id).map(|_| id.to_owned()));
                }
                if let ("fakta", Some(tests)) = (key.as_str(), value.as_object()) {
                    let known = tests.keys().filter(|it| vocabulary.fact(it).is_some());
                    ids.extend(known.cloned());
                }
                named(vocabulary, value, ids);
            }
        }
        Json::Array(list) => list.iter().for_each(|it| named(vocabulary, it, ids)),
        _ => (),
    }
}

fn fact(words: Words, id: &str, it: &FactFile) -> Json {
    let danish = words.0 == Language::Danish;
    let question = if danish { &it.question } else { &it.question_en };
    let mut res = json!({
        "id": id,
        "label": if danish { &it.da } else { &it.en },
        "type": type_word(it.kind),
        "unit": it.unit,
        "values": it.values,
        "question": question,
        "why": it.why,
        "usual_source": it.usual_source,
        "about": it.about,
    });
    let fields: Vec<Json> = it.fields.iter().map(|(id, it)| fact(words, id.as_str(), it)).collect();
    if let (false, Some(res)) = (fields.is_empty(), res.as_object_mut()) {
        res.insert("fields".to_owned(), Json::Array(fields));
    }
    res
}

fn events(words: Words, vocabulary: &Vocabulary) -> Vec<Json> {
    let danish = words.0 == Language::Danish;
    let event = |(id, it): (&standards::format::EventId, &standards::format::EventFile)| json!({ "id": id, "label": if danish { &it.da } else { &it.en } });
    vocabulary.events.iter().map(event).collect()
}

/// The English word of a type: the same in `facts` and in `questions`.
pub(super) fn type_word(kind: FactType) -> &'static str {
    match kind {
        FactType::YesNo => "yes-no",
        FactType::Choice => "choice",
        FactType::Level => "level",
        FactType::Number => "number",
        FactType::Money => "money",
        FactType::Time => "time",
        FactType::Duration => "duration",
        FactType::Length => "length",
        FactType::Share => "share",
        FactType::Date => "date",
        FactType::Code => "code",
        FactType::Age => "age",
        FactType::Records => "records",
    }
}
