//! A calculation (*beregning*) as text: the result, every line that led to it, the rates and
//! which of them are used beyond their year, and every reading that makes a difference.

use serde_json::Value as Json;
use standards::answer::{CalculateAnswer, Case};
use standards::format::Rate;
use standards::library::Catalogue;

use super::{Reader, Sheet, assess, unclear};
use crate::words::Words;

pub(crate) fn write(words: Words, case: &Case<'_>, answer: &CalculateAnswer) -> String {
    let reader = Reader { words, context: &case.context };
    let mut sheet = Sheet::default();
    let law = case.context.standard.law.join(", ");
    sheet.title(&format!("{} · {law}", answer.name));
    sheet.line(0, &format!("{} · {} · {}", answer.catalogue, answer.standard, answer.calculation));
    let day = words.day(answer.on);
    sheet.line(0, &words.text_with("calculation-day", &[("day", &day)]));
    result(reader, &mut sheet, answer);
    steps(reader, &mut sheet, &answer.steps);
    ledger(reader, &mut sheet, &answer.ledger);
    beside(reader, &mut sheet, answer);
    assess::missing(reader, &mut sheet, &answer.missing);
    unclear::section(reader, &mut sheet, &answer.ambiguities);
    sheet.heading(&reader.text("stands-on-title"));
    let is_earliest = case.context.catalogue.in_force().2;
    sheet.line(0, &assess::version(reader, &answer.version_hash, is_earliest));
    sheet.finish()
}

fn result(reader: Reader<'_>, sheet: &mut Sheet, answer: &CalculateAnswer) {
    let title = reader.text("outcome-title");
    match answer.values.as_slice() {
        [one] => sheet.heading(&format!("{title}: {}", value(reader.words, one))),
        several => {
            sheet.heading(&format!("{title}: {}", reader.text("calculation-several")));
            for it in several {
                let readings = self::readings(reader, it);
                sheet.item(0, &format!("{} – {readings}", value(reader.words, it)));
                let steps = it.get("steps").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
                for step in steps {
                    sheet.line(2, &self::step(reader, step));
                }
            }
            sheet.line(0, &reader.text("ambiguity-who-chooses"));
        }
    }
    if let Some(evidence) = &answer.evidence {
        sheet.line(0, &reader.words.text_with("calculation-evidence", &[("what", evidence)]));
    }
    if let Some(note) = &answer.note {
        sheet.line(0, note);
    }
    let firmness = reader.firmness(answer.firmness);
    let source = reader.source(answer.source.as_deref());
    let beside = format!("{firmness}{source}");
    if !beside.is_empty() {
        sheet.line(0, beside.trim());
    }
}

/// The amount, the word, or what stands instead.
pub(super) fn value(words: Words, it: &Json) -> String {
    let text = |it: &Json| it.get("text").and_then(Json::as_str).map(str::to_owned);
    let amount = it.get("value").and_then(text);
    amount.or_else(|| text(it)).unwrap_or_else(|| {
        let key = match it.get("instead").and_then(Json::as_str) {
            Some("not_stated") => "said-not-stated",
            Some("individual") => "said-individual",
            Some("none") => "said-none",
            Some("not_covered") => "instead-not-covered",
            Some("lost") => "instead-lost",
            Some("elsewhere") => "instead-elsewhere",
            Some("too_large") => "instead-too-large",
            _ => "instead-unknown",
        };
        words.text(key)
    })
}

/// The readings that lead to a value: those that all ways to it share, or else each way.
pub(crate) fn readings(reader: Reader<'_>, it: &Json) -> String {
    let shared = it.get("readings").map(|it| way(reader, it)).unwrap_or_default();
    if !shared.is_empty() {
        return shared;
    }
    let ways = it.get("combinations").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    let ways: Vec<String> = ways.iter().map(|it| way(reader, it)).collect();
    ways.join(&format!(" {} ", reader.text("problem-or")))
}

fn way(reader: Reader<'_>, readings: &Json) -> String {
    let readings = readings.as_object().into_iter().flatten();
    let one = |(id, reading): (&String, &Json)| {
        let values = [("id", id.as_str()), ("reading", reading.as_str().unwrap_or_default())];
        reader.words.text_with("reading-as", &values)
    };
    readings.map(one).collect::<Vec<_>>().join(", ")
}

fn steps(reader: Reader<'_>, sheet: &mut Sheet, steps: &[Json]) {
    if steps.is_empty() {
        return;
    }
    sheet.heading(&reader.text("calculation-steps"));
    for it in steps {
        sheet.line(0, &step(reader, it));
    }
}

fn step(reader: Reader<'_>, it: &Json) -> String {
    let text = it.get("text").and_then(Json::as_str).unwrap_or_default();
    let text = match text {
        "@step-floor" => reader.text("step-floor"),
        "@step-cap" => reader.text("step-cap"),
        "@step-rounded" => reader.text("step-rounded"),
        other => other.to_owned(),
    };
    let value = it.get("value").and_then(|it| it.get("text")).and_then(Json::as_str);
    let value = value.map(|it| format!(": {it}")).unwrap_or_default();
    format!("{text}{value}{}", reader.source(it.get("source").and_then(Json::as_str)))
}

fn ledger(reader: Reader<'_>, sheet: &mut Sheet, lines: &[Json]) {
    if lines.is_empty() {
        return;
    }
    sheet.heading(&reader.text("ledger-title"));
    let columns = [
        ("period", "ledger-period"),
        ("opening", "ledger-opening"),
        ("credit", "ledger-credit"),
        ("used", "ledger-used"),
        ("lapsed", "ledger-lapsed"),
        ("over_ceiling", "ledger-over-ceiling"),
        ("short", "ledger-short"),
        ("closing", "ledger-closing"),
    ];
    let mut rows = vec![columns.iter().map(|(_, key)| reader.text(key)).collect::<Vec<_>>()];
    for line in lines {
        let cell = |key: &str| reader.said(line.get(key).unwrap_or(&Json::Null));
        rows.push(columns.iter().map(|(name, _)| cell(name)).collect());
    }
    sheet.table(&rows);
}

fn beside(reader: Reader<'_>, sheet: &mut Sheet, answer: &CalculateAnswer) {
    let rounding = answer.rounding.as_str().map_or_else(
        || reader.said(&answer.rounding),
        |to| reader.words.text_with("calculation-rounded-to", &[("step", to)]),
    );
    sheet.heading(&reader.text("calculation-beside"));
    sheet.item(0, &reader.words.text_with("calculation-rounding", &[("how", &rounding)]));
    for rate in &answer.rates {
        sheet.item(0, &self::rate(reader, rate));
    }
}

fn rate(reader: Reader<'_>, it: &Json) -> String {
    let id = it.get("id").and_then(Json::as_str).unwrap_or_default();
    let rate = reader.context.catalogue.rate(id, reader.context.day);
    let text = rate.map_or_else(|| id.to_owned(), |it| it.text.clone());
    let amount = rate.and_then(|it| it.value.as_ref()).map(|it| format!(": {it}"));
    let year = rate.and_then(|it| it.year.value()).map(|it| format!(" ({it})"));
    let mut text = format!("{text}{}{}", amount.unwrap_or_default(), year.unwrap_or_default());
    if it.get("outdated") == Some(&Json::Bool(true)) {
        let mark = reader.text("mark-outdated");
        text = format!("{text} [{mark}: {}]", reader.text("mark-outdated-long"));
    }
    match law_amount(reader, rate) {
        Some(of_the_act) => format!("{text}. {}: {of_the_act}", reader.text("topic-law-amounts")),
        None => text,
    }
}

/// The Act's own amount, where the rate restates one.
fn law_amount(reader: Reader<'_>, rate: Option<&Rate>) -> Option<String> {
    let day = reader.context.day;
    let piece = reader.context.catalogue.national.piece(rate?.restates.as_ref()?.as_str(), day)?;
    let amount = standards::answer::law_amount(piece, day);
    Some(wording::said::law_amount(reader.words.0, &amount))
}

/// The calculations there are.
pub(crate) fn list(words: Words, catalogue: &Catalogue) -> String {
    let mut sheet = Sheet::default();
    for read in &catalogue.standards {
        let standard = &read.value;
        if standard.calculations.is_empty() {
            continue;
        }
        sheet.heading(&format!("{} · {}", standard.id, standard.name));
        let rows: Vec<Vec<String>> = standard
            .calculations
            .iter()
            .map(|(id, it)| {
                let unit = it.unit.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
                vec![id.to_string(), format!("{}{unit}", it.text)]
            })
            .collect();
        sheet.table(&rows);
    }
    let text = sheet.finish();
    if text.is_empty() { format!("{}\n", words.text("calculations-none")) } else { text }
}
