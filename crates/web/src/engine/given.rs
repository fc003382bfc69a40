//! From the fields of a form to facts (*oplysninger*): they are written as a facts file would
//! write them and read by the same reader, so that a page and a file mean the same. Whatever
//! cannot be read is left out and told beside its own field; a judgement without a reason does
//! not count. No error repeats what was typed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};
use standards::context::answer_type;
use standards::facts::{Facts, typed};
use standards::format::{FactFile, FactType, Standard};
use standards::library::Catalogue;
use standards::tree::Spans;
use wording::Language;

use crate::answers::Answers;

/// What a form says, and what of it could not be read.
pub(super) struct Given {
    pub facts: Facts,
    pub day: Date,
    /// By field: what to do about it.
    pub errors: BTreeMap<String, String>,
    /// Fields of records that could not be read, by set: they are shown again to be put right.
    pub unread: BTreeMap<String, BTreeMap<String, String>>,
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    answers: &'a Answers,
    language: Language,
    errors: BTreeMap<String, String>,
    unread: BTreeMap<String, BTreeMap<String, String>>,
}

pub(super) fn read(
    catalogue: &Catalogue,
    answers: &Answers,
    today: Date,
    language: Language,
) -> Given {
    let mut reader =
        Reader { catalogue, answers, language, errors: BTreeMap::new(), unread: BTreeMap::new() };
    let mut facts = reader.scalars();
    facts.extend(reader.sets());
    let file = json!({
        "format": 1,
        "facts": facts,
        "events": reader.events(),
        "judgements": reader.judgements(),
        "readings": reader.readings(),
    });
    let day = reader.day(today);
    // Every field was tried alone before, so nothing is left that the reader refuses.
    let facts = Facts::read("svar", &file, &Spans::default(), &catalogue.vocabulary);
    let Reader { errors, unread, .. } = reader;
    Given { facts: facts.unwrap_or_default(), day, errors, unread }
}

/// A day as people write it: `24-12-1980`, `24.12.1980`, `24/12 1980`, `1980-12-24`.
fn day(text: &str) -> Option<Date> {
    let parts: Vec<&str> =
        text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A day as the form shows it.
pub(super) fn day_in_form(day: Date) -> String {
    format!("{:02}-{:02}-{:04}", day.day(), day.month(), day.year())
}

/// What is typed, as a facts file writes it.
fn written(fact: &FactFile, text: &str) -> Json {
    match fact.kind {
        FactType::YesNo => match text {
            "ja" => json!(true),
            "nej" => json!(false),
            other => json!(other),
        },
        FactType::Date => day(text).map_or_else(|| json!(text), |it| json!(it.to_string())),
        FactType::Age => text.parse::<u64>().map_or_else(|_| json!(text), |it| json!(it)),
        FactType::Number if text.parse::<i64>().is_ok() => json!(text.parse::<i64>().ok()),
        FactType::Choice | FactType::Level | FactType::Code | FactType::Records => json!(text),
        _ => json!(with_unit(fact, text)),
    }
}

/// `45` becomes `45 timer pr. måned`: the unit stands beside the field.
fn with_unit(fact: &FactFile, text: &str) -> String {
    let bare = text.chars().all(|it| it.is_ascii_digit() || it == ',' || it == '-');
    let unit = match (fact.unit.as_deref(), fact.kind) {
        (Some(unit), _) => unit,
        (None, FactType::Money) => "kr.",
        (None, FactType::Time) => "timer",
        (None, FactType::Share) => "%",
        (None, FactType::Length) => "m",
        (None, _) => "",
    };
    if bare && !unit.is_empty() { format!("{text} {unit}") } else { text.to_owned() }
}

/// What to write instead, by the type of the field.
fn advice(kind: FactType) -> &'static str {
    match kind {
        FactType::YesNo | FactType::Choice | FactType::Level => "answer-choose",
        FactType::Date => "answer-date",
        FactType::Age => "answer-age",
        FactType::Code | FactType::Records => "answer-text",
        FactType::Number
        | FactType::Money
        | FactType::Time
        | FactType::Duration
        | FactType::Length
        | FactType::Share => "answer-number",
    }
}

impl Reader<'_> {
    fn text(&self, key: &str) -> String {
        wording::text(self.language, key)
    }

    fn refuse(&mut self, field: &str, key: &str) {
        let text = self.text(key);
        self.errors.insert(field.to_owned(), text);
    }

    fn day(&mut self, today: Date) -> Date {
        let Some(text) = self.answers.get("dag") else { return today };
        day(text).unwrap_or_else(|| {
            self.refuse("dag", "answer-date");
            today
        })
    }

    fn scalars(&mut self) -> Map<String, Json> {
        let mut facts = Map::new();
        let answers = self.answers;
        for (id, text) in answers.of_kind("fakta") {
            let Some(fact) = self.catalogue.vocabulary.fact(id) else { continue };
            let value = written(fact, text);
            if typed(fact, &value).is_ok() {
                facts.insert(id.to_owned(), value);
            } else {
                self.refuse(&format!("fakta.{id}"), advice(fact.kind));
            }
        }
        facts
    }

    /// Sets that something is said about: their records, and whether they are all.
    fn sets(&mut self) -> Map<String, Json> {
        let mut sets = Map::new();
        let facts = self.catalogue.vocabulary.facts.iter();
        for (id, fact) in facts.filter(|(_, it)| it.kind == FactType::Records) {
            let complete = self.answers.get(&format!("komplet.{id}")) == Some("ja");
            let records: Vec<Json> = records(self.answers, id.as_str())
                .into_values()
                .filter_map(|fields| self.record(id.as_str(), fact, &fields))
                .collect();
            if complete || !records.is_empty() {
                // A record that cannot be read may be any; the list is then not known to be whole.
                let complete = complete && !self.unread.contains_key(id.as_str());
                sets.insert(id.to_string(), json!({ "komplet": complete, "poster": records }));
            }
        }
        sets
    }

    fn record(
        &mut self,
        set: &str,
        fact: &FactFile,
        fields: &BTreeMap<String, String>,
    ) -> Option<Json> {
        let mut record = Map::new();
        for (id, text) in fields {
            let Some(field) = fact.fields.get(id.as_str()) else { continue };
            let value = written(field, text);
            if typed(field, &value).is_err() {
                let label = match self.language {
                    Language::Danish => &field.da,
                    Language::English => &field.en,
                };
                let text = format!("{label}: {}", self.text(advice(field.kind)));
                self.errors.insert(format!("saet.{set}"), text);
                self.unread.insert(set.to_owned(), fields.clone());
                return None;
            }
            record.insert(id.clone(), value);
        }
        (!record.is_empty()).then_some(Json::Object(record))
    }

    fn events(&mut self) -> Map<String, Json> {
        let mut events = Map::new();
        let answers = self.answers;
        for (id, text) in answers.of_kind("haendelse") {
            if self.catalogue.vocabulary.events.get(id).is_none() {
                continue;
            }
            match day(text) {
                Some(day) => drop(events.insert(id.to_owned(), json!(day.to_string()))),
                None => self.refuse(&format!("haendelse.{id}"), "answer-date"),
            }
        }
        events
    }

    fn readings(&mut self) -> Map<String, Json> {
        let mut readings = Map::new();
        let answers = self.answers;
        for (id, reading) in answers.of_kind("laesning") {
            match answers.get(&format!("grund.{id}")) {
                Some(reason) => {
                    readings.insert(id.to_owned(), json!({ "reading": reading, "reason": reason }));
                }
                None => self.refuse(&format!("laesning.{id}"), "answer-reading-reason"),
            }
        }
        readings
    }

    /// Judgements are the answers of one standard: the same word elsewhere is another question.
    fn judgements(&mut self) -> Map<String, Json> {
        let mut judgements = Map::new();
        let answers = self.answers;
        for (name, text) in answers.of_kind("skoen") {
            let Some((standard, id)) = name.split_once('/') else { continue };
            let Some(standard) = self.catalogue.standard(&standard.into()) else { continue };
            let Some((id, number)) = id.rsplit_once('~') else {
                let answer = self.judgement(standard, id, name, text);
                judgements.extend(answer.map(|it| (name.to_owned(), it)));
                continue;
            };
            // A record that was removed took its judgement with it.
            let Some(place) = self.place(standard, id, number) else { continue };
            if let Some(answer) = self.judgement(standard, id, name, text) {
                per_record(&mut judgements, id, place, answer);
            }
        }
        judgements
    }

    /// Where in its set the record stands that a judgement is about.
    fn place(&self, standard: &Standard, id: &str, number: &str) -> Option<usize> {
        let judgement = standard.judgements.iter().find(|it| it.id.as_str() == id)?;
        let records = records(self.answers, judgement.per.as_ref()?.as_str());
        let number: usize = number.parse().ok()?;
        records.keys().position(|it| *it == number)
    }

    fn judgement(&mut self, standard: &Standard, id: &str, name: &str, text: &str) -> Option<Json> {
        let kind = answer_type(standard, id);
        let value = written(&kind, text);
        let field = format!("skoen.{name}");
        if typed(&kind, &value).is_err() {
            self.refuse(&field, advice(kind.kind));
            return None;
        }
        let Some(reason) = self.answers.get(&format!("begrundelse.{name}")) else {
            self.refuse(&field, "answer-judgement-reason");
            return None;
        };
        let by = self.answers.get(&format!("af.{name}"));
        Some(json!({ "answer": value, "reason": reason, "by": by }))
    }
}

fn per_record(judgements: &mut Map<String, Json>, id: &str, place: usize, answer: Json) {
    let all = judgements.entry(id).or_insert_with(|| json!({ "per": [] }));
    let Some(list) = all.get_mut("per").and_then(Json::as_array_mut) else { return };
    while list.len() <= place {
        list.push(Json::Null);
    }
    if let Some(here) = list.get_mut(place) {
        *here = answer;
    }
}

/// The records of a set by their number in the form, each with its fields.
pub(super) fn records(answers: &Answers, set: &str) -> BTreeMap<usize, BTreeMap<String, String>> {
    let mut records: BTreeMap<usize, BTreeMap<String, String>> = BTreeMap::new();
    for (name, text) in answers.of_kind("saet") {
        let Some(rest) = name.strip_prefix(set).and_then(|it| it.strip_prefix('.')) else {
            continue;
        };
        let Some((number, field)) = rest.split_once('.') else { continue };
        let Ok(number) = number.parse() else { continue };
        records.entry(number).or_default().insert(field.to_owned(), text.to_owned());
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let christmas = Date::constant(1980, 12, 24);
        for text in ["24-12-1980", "24.12.1980", "24/12 1980", "1980-12-24", "24 12 1980"] {
            assert_eq!(day(text), Some(christmas), "{text}");
        }
        for text in ["24-12-80", "31-02-2020", "juleaften", "24-12"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
