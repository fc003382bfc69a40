//! Places with several readings (*uklarheder*), and who must choose. The program never does.

use serde_json::Value as Json;
use standards::answer::{AmbiguityItem, ReadingItem};

use super::{Reader, Sheet};

/// First those that the answer turns on, then those with a reading chosen, then the rest.
pub(crate) fn section(reader: Reader<'_>, sheet: &mut Sheet, all: &[AmbiguityItem]) {
    if all.is_empty() {
        return;
    }
    sheet.heading(&reader.text("ambiguities-title"));
    sheet.line(0, &reader.text("ambiguities-lead"));
    let mut sorted: Vec<&AmbiguityItem> = all.iter().collect();
    sorted.sort_by_key(|it| rank(it.role));
    for ambiguity in sorted {
        sheet.blank();
        one(reader, sheet, ambiguity);
    }
}

fn rank(role: &str) -> u8 {
    match role {
        "decides" => 0,
        "chosen" => 1,
        "agrees" => 2,
        _ => 3,
    }
}

fn one(reader: Reader<'_>, sheet: &mut Sheet, it: &AmbiguityItem) {
    let (mark, role) = match it.role {
        "decides" => ("!", "ambiguity-decides"),
        "chosen" => ("✓", "ambiguity-chosen"),
        "agrees" => ("=", "ambiguity-agrees"),
        "elsewhere" => ("·", "ambiguity-elsewhere"),
        _ => ("·", "ambiguity-note"),
    };
    sheet.hang(0, mark, &format!("{}{}", it.text, reader.source(it.source.as_deref())));
    sheet.line(1, &format!("{} – {}", it.id, reader.text(role)));
    for reading in &it.readings {
        let mark = if it.chosen.as_ref() == Some(&reading.id) { "→" } else { "-" };
        sheet.hang(1, mark, &self::reading(reading));
    }
    match (&it.practice, it.role) {
        (Some(practice), _) => sheet.line(1, &self::practice(reader, practice)),
        (None, "decides") => sheet.line(1, &reader.text("ambiguity-who-chooses")),
        (None, _) => (),
    }
}

/// A reading: its id, what it says, and whether the document itself gives it.
pub(crate) fn reading(it: &ReadingItem) -> String {
    let ground = it.ground.as_ref().map(|it| format!(" [{it}]")).unwrap_or_default();
    format!("{}: {}{ground}", it.id, it.text)
}

fn practice(reader: Reader<'_>, it: &Json) -> String {
    let said = |key: &str| it.get(key).map(|it| reader.said(it)).unwrap_or_default();
    let day = said("den").parse().map_or_else(|_| said("den"), |it| reader.words.day(it));
    let values = [
        ("reading", said("laesning")),
        ("by", said("af")),
        ("day", day),
        ("reason", said("hvorfor")),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, it)| (*key, it.as_str())).collect();
    reader.words.text_with("ambiguity-practice", &values)
}
