//! The questions still relevant (*spørgsmål*), in the order that decides fastest: what, why, the
//! answers there are, and who answers.

use serde_json::Value as Json;
use standards::answer::{AssessAnswer, Case};

use super::{Reader, Sheet, assess};
use crate::words::Words;

pub(crate) fn write(
    words: Words,
    case: &Case<'_>,
    answer: &AssessAnswer,
    questions: &[Json],
) -> String {
    let reader = Reader { words, context: &case.context };
    let mut sheet = Sheet::default();
    sheet.title(&format!("{} · {}", answer.name, answer.law.join(", ")));
    sheet.line(0, &format!("{} · {}", answer.catalogue, answer.standard));
    let day = words.day(answer.on);
    sheet.line(0, &words.text_with("assess-day", &[("day", &day)]));
    let outcome = words.text(assess::outcome_key(answer.outcome));
    sheet.line(0, &format!("{}: {outcome}", words.text("outcome-title")));
    sheet.heading(&words.text(if questions.is_empty() {
        "questions-none"
    } else {
        "questions-all"
    }));
    if questions.is_empty() {
        sheet.line(0, &words.text("questions-none-more"));
    }
    for (index, question) in questions.iter().enumerate() {
        one(reader, &mut sheet, index + 1, question);
    }
    sheet.finish()
}

fn one(reader: Reader<'_>, sheet: &mut Sheet, number: usize, it: &Json) {
    let words = reader.words;
    let field = |key: &str| it.get(key).and_then(Json::as_str);
    let later = match field("when") {
        Some("later") => format!(" [{}]", words.text("questions-later")),
        _ => String::new(),
    };
    let question = field("question").unwrap_or_default();
    sheet.hang(0, &format!("{number}."), &format!("{question}{later}"));
    let kind = match field("kind") {
        Some("judgement") => "question-judgement",
        Some("reading") => "question-reading",
        _ => "question-fact",
    };
    let who = field("by").map(|by| words.text_with("question-answered-by", &[("who", by)]));
    let parts = [Some(words.text(kind)), field("id").map(str::to_owned), who];
    sheet.line(2, &parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    sheet.line(2, &words.text_with("question-answers", &[("answers", &answers(reader, it))]));
    if let Some(why) = field("why") {
        sheet.line(2, &words.text_with("question-why-text", &[("why", why)]));
    }
}

/// The answers there are, in words.
fn answers(reader: Reader<'_>, it: &Json) -> String {
    let list = |key: &str| it.get(key).and_then(Json::as_array).filter(|it| !it.is_empty());
    let text = |it: &Json, key: &str| it.get(key).and_then(Json::as_str).map(str::to_owned);
    if let Some(readings) = list("readings") {
        let one = |it: &Json| {
            let words = [text(it, "id"), text(it, "text")];
            words.into_iter().flatten().collect::<Vec<_>>().join(" = ")
        };
        return readings.iter().map(one).collect::<Vec<_>>().join(" · ");
    }
    if let Some(values) = list("values") {
        return values.iter().map(|it| reader.said(it)).collect::<Vec<_>>().join(" · ");
    }
    let kind = reader.text(type_key(it.get("type").and_then(Json::as_str).unwrap_or_default()));
    match it.get("unit").and_then(Json::as_str) {
        Some(unit) => format!("{kind} ({unit})"),
        None => kind,
    }
}

/// A type of the vocabulary, in words.
pub(crate) fn type_key(kind: &str) -> &'static str {
    match kind {
        "yes-no" => "kind-yes-no",
        "choice" => "kind-choice",
        "level" => "kind-level",
        "number" => "kind-number",
        "money" => "kind-money",
        "time" => "kind-time",
        "duration" => "kind-duration",
        "length" => "kind-length",
        "share" => "kind-share",
        "date" => "kind-date",
        "code" => "kind-code",
        "age" => "kind-age",
        "event" => "kind-event",
        _ => "kind-records",
    }
}
