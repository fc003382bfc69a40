//! The vocabulary (*ordforråd*) as text: what may be asked about anybody, and why.

use serde_json::Value as Json;

use super::Sheet;
use super::questions::type_key;
use crate::words::Words;

pub(crate) fn write(words: Words, title: &str, facts: &[Json], events: &[Json]) -> String {
    let mut sheet = Sheet::default();
    sheet.title(title);
    for fact in facts {
        sheet.blank();
        one(words, &mut sheet, 0, fact);
    }
    if !events.is_empty() {
        sheet.heading(&words.text("vocabulary-events"));
        let text = |it: &Json, key: &str| {
            it.get(key).and_then(Json::as_str).unwrap_or_default().to_owned()
        };
        let rows: Vec<Vec<String>> =
            events.iter().map(|it| vec![text(it, "id"), text(it, "label")]).collect();
        sheet.table(&rows);
    }
    sheet.finish()
}

fn one(words: Words, sheet: &mut Sheet, depth: usize, it: &Json) {
    let field = |key: &str| it.get(key).and_then(Json::as_str);
    let list = |key: &str| it.get(key).and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    let joined =
        |key: &str| list(key).iter().filter_map(Json::as_str).collect::<Vec<_>>().join(" · ");
    let id = field("id").unwrap_or_default();
    sheet.line(depth, &format!("{id} – {}", field("label").unwrap_or_default()));
    let mut kind = words.text(type_key(field("type").unwrap_or_default()));
    if let Some(unit) = field("unit") {
        kind = format!("{kind} ({unit})");
    }
    if !list("values").is_empty() {
        kind = format!("{kind}: {}", joined("values"));
    }
    if let Some(source) = field("usual_source") {
        let from = words.text_with("known-from", &[("source", source)]);
        kind = format!("{kind} · {from}");
    }
    sheet.line(depth + 1, &kind);
    if let Some(why) = field("why") {
        sheet.line(depth + 1, &words.text_with("question-why-text", &[("why", why)]));
    }
    if !list("standards").is_empty() {
        let ids = joined("standards");
        sheet.line(depth + 1, &words.text_with("vocabulary-standards", &[("ids", &ids)]));
    }
    for field in list("fields") {
        one(words, sheet, depth + 1, field);
    }
}
