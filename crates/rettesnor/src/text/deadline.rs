//! A time limit (*frist*) as text: the last day, the rule it comes from, how it was counted, and
//! what the document leaves open.

use serde_json::Value as Json;
use standards::answer::{Case, DeadlineAnswer};
use standards::limits;

use super::calculate::readings;
use super::follows::{length, limit_key};
use super::{Reader, Sheet, assess, unclear};
use crate::words::Words;

pub(crate) fn write(words: Words, case: &Case<'_>, answer: &DeadlineAnswer) -> String {
    let reader = Reader { words, context: &case.context };
    let mut sheet = Sheet::default();
    let what = words.text(limit_key(answer.what)).to_lowercase();
    sheet.title(&words.text_with("deadline-title", &[("what", &what)]));
    let standard = case.context.standard;
    sheet.line(0, &format!("{} · {} · {}", standard.name, answer.catalogue, answer.standard));
    let from = words.moment(&answer.from);
    sheet.line(0, &words.text_with("deadline-from", &[("day", &from)]));
    if answer.limits.is_empty() {
        none(words, &mut sheet, answer);
    }
    for limit in &answer.limits {
        self::limit(reader, &mut sheet, limit);
    }
    assess::missing(reader, &mut sheet, &answer.missing);
    unclear::section(reader, &mut sheet, &answer.ambiguities);
    sheet.heading(&words.text("stands-on-title"));
    let is_earliest = case.context.catalogue.in_force().2;
    sheet.line(0, &assess::version(reader, &answer.version_hash, is_earliest));
    sheet.finish()
}

/// No limit at all: because the document says so, or because it is silent.
fn none(words: Words, sheet: &mut Sheet, answer: &DeadlineAnswer) {
    let why = answer.notes.first().filter(|it| **it != limits::Note::NotStated);
    let said = words.text(if why.is_some() { "said-none" } else { "said-not-stated" });
    sheet.heading(&format!("{}: {said}", words.text("outcome-title")));
    let why = why.map_or("deadline-none", |it| match it {
        limits::Note::NoComplaint => "note-no-complaint",
        _ => "note-no-limit",
    });
    sheet.line(0, &words.text(why));
}

fn limit(reader: Reader<'_>, sheet: &mut Sheet, it: &Json) {
    let words = reader.words;
    let field = |key: &str| it.get(key).and_then(Json::as_str);
    let date = field("date").map(|it| words.moment(it));
    let certain = it.get("certain") == Some(&Json::Bool(true));
    let result = match (&date, certain) {
        (Some(date), true) => words.text_with("deadline-at-latest", &[("day", date)]),
        (Some(date), false) => words.text_with("deadline-safe", &[("day", date)]),
        (None, _) => words.text("deadline-no-date"),
    };
    sheet.heading(&result);
    let source = reader.source(field("source"));
    let firmness = reader.firmness(field("firmness"));
    sheet.line(0, &format!("{}{firmness}{source}", length(reader, it)));
    if let Some(text) = field("text") {
        sheet.line(0, text);
    }
    if let Some(missed) = field("if_missed") {
        sheet.line(0, &words.text_with("limit-if-missed", &[("what", missed)]));
    }
    if it.get("shared") == Some(&Json::Bool(true)) {
        sheet.line(0, &words.text("deadline-shared"));
    }
    match field("applies") {
        Some("no") => sheet.line(0, &words.text("deadline-does-not-apply")),
        Some("unknown") => sheet.line(0, &words.text("deadline-may-apply")),
        _ => (),
    }
    dates(reader, sheet, it);
    steps(reader, sheet, it);
    for note in list(it, "notes") {
        sheet.hang(0, "!", &words.text(note_key(note.as_str().unwrap_or_default())));
    }
}

/// Every date where readings differ, and those that follow.
fn dates(reader: Reader<'_>, sheet: &mut Sheet, it: &Json) {
    let words = reader.words;
    let day = |it: &Json| words.moment(it.as_str().unwrap_or_default());
    let dates = list(it, "dates");
    if dates.len() > 1 {
        for date in dates {
            let why = || words.text(no_date_key(date.get("note").and_then(Json::as_str)));
            let on = date.get("date").filter(|it| it.is_string()).map_or_else(why, day);
            sheet.item(0, &format!("{on} – {}", readings(reader, date)));
        }
        sheet.line(0, &reader.text("ambiguity-who-chooses"));
    }
    let then: Vec<String> = list(it, "then").iter().map(day).collect();
    if !then.is_empty() {
        let days = then.join(" · ");
        sheet.line(0, &words.text_with("deadline-then", &[("days", &days)]));
    }
}

/// Why a way of reading gives no date, in a word.
fn no_date_key(note: Option<&str>) -> &'static str {
    match note {
        Some("no-limit") => "deadline-no-limit",
        _ => "said-not-stated",
    }
}

fn list<'j>(it: &'j Json, key: &str) -> &'j [Json] {
    it.get(key).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

// --- how it was counted -----------------------------------------------------------------------------

fn steps(reader: Reader<'_>, sheet: &mut Sheet, it: &Json) {
    let steps = list(it, "steps");
    if steps.is_empty() {
        return;
    }
    sheet.line(0, &reader.text("deadline-steps"));
    for step in steps {
        sheet.item(1, &self::step(reader, step));
    }
}

fn step(reader: Reader<'_>, it: &Json) -> String {
    let words = reader.words;
    let field = |key: &str| it.get(key).and_then(Json::as_str).unwrap_or_default();
    let day = |key: &str| words.moment(field(key));
    let why = || why(reader, it.get("why"));
    match field("step") {
        "started" => words.text_with("count-started", &[("day", &day("at"))]),
        "start-day-counted" => words.text_with("count-start-day", &[("day", &day("date"))]),
        "skipped" => words.text_with("count-skipped", &[("day", &day("date")), ("why", &why())]),
        "month-end" => {
            let from = it.get("from_day").map(|it| reader.said(it)).unwrap_or_default();
            words.text_with("count-month-end", &[("from", &from), ("day", &day("to"))])
        }
        "added" => {
            let values = [("period", field("period")), ("day", &day("reached"))];
            words.text_with("count-added", &values)
        }
        "subtracted" => {
            let values = [("period", field("period")), ("day", &day("reached"))];
            words.text_with("count-subtracted", &values)
        }
        "ends-on-free-day" => {
            words.text_with("count-free-day", &[("day", &day("date")), ("why", &why())])
        }
        _ => words.text_with("count-moved", &[("day", &day("to"))]),
    }
}

fn why(reader: Reader<'_>, it: Option<&Json>) -> String {
    let key = match it.and_then(Json::as_str) {
        Some("weekend") => "free-weekend",
        Some("new-years-day") => "free-new-years-day",
        Some("maundy-thursday") => "free-maundy-thursday",
        Some("good-friday") => "free-good-friday",
        Some("easter-sunday") => "free-easter-sunday",
        Some("easter-monday") => "free-easter-monday",
        Some("great-prayer-day") => "free-great-prayer-day",
        Some("ascension-day") => "free-ascension-day",
        Some("whit-sunday") => "free-whit-sunday",
        Some("whit-monday") => "free-whit-monday",
        Some("christmas-day") => "free-christmas-day",
        Some("second-christmas-day") => "free-second-christmas-day",
        _ => {
            let extra = it.and_then(|it| it.get("extra")).map(|it| reader.said(it));
            return extra.unwrap_or_default();
        }
    };
    reader.text(key)
}

fn note_key(note: &str) -> &'static str {
    match note {
        "start-not-stated" => "note-start-not-stated",
        "ends-on-free-day" => "note-ends-on-free-day",
        "month-end" => "note-month-end",
        "first-day-not-counted" => "note-first-day-not-counted",
        "guiding" => "note-guiding",
        "no-number" => "note-no-number",
        "no-limit" => "note-no-limit",
        _ => "note-not-stated",
    }
}
