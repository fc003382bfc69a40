//! Catalogues and standards (*kataloger og standarder*) as text, as they are and for nobody.

use serde_json::Value as Json;
use standards::answer::{AssessAnswer, Case, CriterionItem};
use standards::library::Catalogue;

use super::follows::{self, View};
use super::{Reader, Sheet, assess, unclear};
use crate::words::Words;

fn field<'j>(it: &'j Json, key: &str) -> &'j str {
    it.get(key).and_then(Json::as_str).unwrap_or_default()
}

fn list<'j>(it: &'j Json, key: &str) -> &'j [Json] {
    it.get(key).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

fn joined(it: &Json, key: &str) -> String {
    list(it, key).iter().filter_map(Json::as_str).collect::<Vec<_>>().join(", ")
}

pub(crate) fn catalogues(words: Words, catalogues: &[Json]) -> String {
    let mut sheet = Sheet::default();
    sheet.title(&words.text("home-catalogues"));
    if catalogues.is_empty() {
        sheet.line(0, &words.text("home-no-catalogues"));
    }
    for it in catalogues {
        sheet.blank();
        sheet.line(0, &format!("{} – {}", field(it, "id"), field(it, "municipality")));
        sheet.line(1, field(it, "name"));
        sheet.line(1, &in_force(words, it));
        sheet.line(1, &words.count("home-standards", list(it, "standards").len()));
        if !list(it, "not_encoded").is_empty() {
            let names = joined(it, "not_encoded");
            sheet.line(1, &format!("{} {names}", words.text("catalogue-not-entered")));
        }
    }
    sheet.finish()
}

/// From when to when, and whether the first day is only the earliest possible.
fn in_force(words: Words, it: &Json) -> String {
    let day = |key: &str| field(it, key).parse().ok().map(|it| words.day(it));
    let not_stated = || words.text("said-not-stated").to_lowercase();
    let from = day("from").unwrap_or_else(not_stated);
    let until = day("until").unwrap_or_else(not_stated);
    let is_earliest = it.get("in_force_is_earliest") == Some(&Json::Bool(true));
    let key = if is_earliest { "in-force-earliest" } else { "in-force" };
    words.text_with(key, &[("from", &from), ("until", &until)])
}

pub(crate) fn catalogue(words: Words, catalogue: &Catalogue, it: &Json) -> String {
    let mut sheet = Sheet::default();
    sheet.title(&format!("{} · {}", field(it, "municipality"), field(it, "catalogue")));
    sheet.line(0, field(it, "name"));
    sheet.line(0, &in_force(words, it));
    sheet.line(0, field(it, "earliest_reason"));
    sheet.heading(&words.text("catalogue-standards"));
    let row = |it: &Json| {
        vec![field(it, "id").to_owned(), format!("{} ({})", field(it, "name"), joined(it, "law"))]
    };
    sheet.table(&list(it, "standards").iter().map(row).collect::<Vec<_>>());
    if !list(it, "not_encoded").is_empty() {
        let names = joined(it, "not_encoded");
        sheet.line(0, &format!("{} {names}", words.text("catalogue-not-entered")));
    }
    contacts(words, &mut sheet, it);
    for (title, key) in [
        ("catalogue-principles", "principles"),
        ("catalogue-process", "process"),
        ("ambiguities-title", "ambiguities"),
    ] {
        notes(words, &mut sheet, title, list(it, key));
    }
    sheet.heading(&words.text("source-title"));
    sheet.line(0, &catalogue.file.value.document.title);
    sheet.line(0, &format!("SHA-256: {}", catalogue.file.value.document.sha256));
    sheet.line(0, &words.text_with("version-hash", &[("hash", &catalogue.version_hash)]));
    sheet.finish()
}

fn contacts(words: Words, sheet: &mut Sheet, it: &Json) {
    sheet.heading(&words.text("catalogue-contacts"));
    for contact in list(it, "contacts") {
        let mail = joined(contact, "mail");
        let parts = [
            field(contact, "name"),
            field(contact, "for"),
            field(contact, "address"),
            field(contact, "phone"),
            mail.as_str(),
            field(contact, "web"),
            field(contact, "hours"),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        sheet.item(0, &parts.join(" · "));
    }
}

fn notes(words: Words, sheet: &mut Sheet, title: &str, notes: &[Json]) {
    if notes.is_empty() {
        return;
    }
    sheet.heading(&words.text(title));
    for note in notes {
        let lines = field(note, "source");
        let source = match lines {
            "" => String::new(),
            _ => format!(" ({})", words.text_with("source-lines", &[("lines", lines)])),
        };
        sheet.item(0, &format!("{}{source}", field(note, "text")));
    }
}

pub(crate) fn standard(words: Words, case: &Case<'_>, answer: &AssessAnswer) -> String {
    let reader = Reader { words, context: &case.context };
    let mut sheet = Sheet::default();
    sheet.title(&format!("{} · {}", answer.name, answer.law.join(", ")));
    let municipality = &reader.context.catalogue.file.value.municipality;
    sheet.line(0, &format!("{municipality} · {} · {}", answer.catalogue, answer.standard));
    for key in ["need", "purpose"] {
        if let Some(said) = answer.stated.get(key) {
            let title = if key == "need" { "standard-need" } else { "standard-purpose" };
            sheet.heading(&reader.text(title));
            let source = said.get("source").and_then(Json::as_str);
            sheet.line(0, &format!("{}{}", reader.said(said), reader.source(source)));
        }
    }
    sheet.heading(&reader.text("topic-who"));
    for criterion in &answer.explanation {
        self::criterion(reader, &mut sheet, 0, criterion);
    }
    follows::sections(reader, &mut sheet, answer, View::Standard);
    calculations(reader, &mut sheet);
    unclear::section(reader, &mut sheet, &answer.ambiguities);
    assess::foot(reader, &mut sheet, answer);
    sheet.finish()
}

/// What a criterion asks, and of whom; nothing it came to.
fn criterion(reader: Reader<'_>, sheet: &mut Sheet, depth: usize, it: &CriterionItem) {
    let effect = match it.effect {
        "required" => Some("effect-required"),
        "excludes" => Some("effect-excludes"),
        "opens" => Some("effect-opens"),
        "typical" | "typical_against" => Some("effect-typical"),
        _ => None,
    };
    let force = match it.force {
        Some("act") => Some("force-act"),
        Some(_) => Some("force-standard"),
        None => None,
    };
    let mut marks: Vec<String> =
        [effect, force].into_iter().flatten().map(|it| reader.text(it)).collect();
    marks.extend(it.basis.as_ref().map(|it| reader.basis(it)));
    if let Some(asked) = &it.judgement {
        marks.push(format!("{}: {}", reader.text("mark-judgement"), asked.by));
    }
    let marks = if marks.is_empty() { String::new() } else { format!(" [{}]", marks.join(" · ")) };
    let source = reader.source(it.source.as_deref());
    sheet.item(depth, &format!("{}{marks}{source}", it.text));
    if let Some(guidance) = it.judgement.as_ref().and_then(|it| it.guidance.as_ref()) {
        sheet.line(depth + 1, &reader.words.text_with("judgement-guidance", &[("text", guidance)]));
    }
    if let Some(question) = &it.departure {
        let label = reader.text("departure");
        let values = [("label", label.as_str()), ("text", question)];
        sheet.line(depth + 1, &reader.words.text_with("label-and-text", &values));
    }
    for part in &it.parts {
        criterion(reader, sheet, depth + 1, part);
    }
}

fn calculations(reader: Reader<'_>, sheet: &mut Sheet) {
    let calculations = &reader.context.standard.calculations;
    if calculations.is_empty() {
        return;
    }
    sheet.heading(&reader.text("topic-calculations"));
    let row = |(id, it): (&standards::format::CalculationId, &standards::format::Calculation)| {
        vec![id.to_string(), it.text.clone()]
    };
    sheet.table(&calculations.iter().map(row).collect::<Vec<_>>());
}
