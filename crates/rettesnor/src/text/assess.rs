//! An assessment (*vurdering*) as text: the result in a sentence that claims no more than it
//! may, why, what is missing and from whom, what would change it, and what follows.

use standards::answer::{AssessAnswer, Case, Change, CounterfactualItem, MissingItems, WantedItem};
use standards::assess::{Outcome, Turn};
use standards::format::FactType;

use super::follows::{self, View};
use super::{Reader, Sheet, explanation, unclear};
use crate::words::Words;

pub(crate) fn write(words: Words, case: &Case<'_>, answer: &AssessAnswer) -> String {
    let reader = Reader { words, context: &case.context };
    let mut sheet = Sheet::default();
    head(reader, &mut sheet, answer);
    outcome(reader, &mut sheet, answer);
    missing(reader, &mut sheet, &answer.missing);
    changes(reader, &mut sheet, answer);
    explanation::tree(reader, &mut sheet, answer);
    variants(reader, &mut sheet, answer);
    // Whoever is certainly outside by the Act has no use for the rest.
    if answer.outcome != Outcome::NotEntitled {
        follows::sections(reader, &mut sheet, answer, View::Person);
    }
    unclear::section(reader, &mut sheet, &answer.ambiguities);
    foot(reader, &mut sheet, answer);
    sheet.finish()
}

fn head(reader: Reader<'_>, sheet: &mut Sheet, answer: &AssessAnswer) {
    sheet.title(&format!("{} · {}", answer.name, answer.law.join(", ")));
    let municipality = &reader.context.catalogue.file.value.municipality;
    sheet.line(0, &format!("{municipality} · {} · {}", answer.catalogue, answer.standard));
    let day = reader.words.day(answer.on);
    sheet.line(0, &reader.words.text_with("assess-day", &[("day", &day)]));
}

// --- the result -----------------------------------------------------------------------------------

fn outcome(reader: Reader<'_>, sheet: &mut Sheet, answer: &AssessAnswer) {
    let words = reader.words;
    let name = reader.text(outcome_key(answer.outcome));
    sheet.heading(&format!("{}: {name}", reader.text("outcome-title")));
    sheet.line(0, &reader.text(meaning_key(answer.outcome)));
    if answer.outcome == Outcome::Undecided && !answer.grounds.is_empty() {
        sheet.line(0, &reader.text("grounds-already"));
    }
    explanation::grounds(reader, sheet, 0, &answer.grounds);
    if answer.outcome == Outcome::Undecided {
        let possible: Vec<String> =
            answer.possible.iter().map(|it| reader.text(outcome_key(*it))).collect();
        sheet.line(0, &format!("{} {}", reader.text("outcome-possible"), possible.join(" · ")));
    }
    if !answer.exact {
        sheet.line(0, &reader.text("outcome-not-exact"));
    }
    if !answer.irrelevant.is_empty() {
        let ids = answer.irrelevant.join(", ");
        sheet.line(0, &words.text_with("outcome-irrelevant", &[("ids", &ids)]));
    }
}

pub(crate) fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Entitled => "outcome-entitled",
        Outcome::OutsideStandard => "outcome-outside-standard",
        Outcome::NotEntitled => "outcome-not-entitled",
        Outcome::Undecided => "outcome-undecided",
    }
}

fn meaning_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Entitled => "outcome-entitled-meaning",
        Outcome::OutsideStandard => "outcome-outside-standard-meaning",
        Outcome::NotEntitled => "outcome-not-entitled-meaning",
        Outcome::Undecided => "outcome-undecided-meaning",
    }
}

// --- what is missing ------------------------------------------------------------------------------

/// Now and later apart: a departure is asked for only if the rest does not settle it.
pub(crate) fn missing(reader: Reader<'_>, sheet: &mut Sheet, missing: &MissingItems) {
    for (turn, title) in [(Turn::Now, "missing-now"), (Turn::Later, "missing-later")] {
        let groups = [
            ("missing-facts", &missing.facts),
            ("missing-judgements", &missing.judgements),
            ("missing-readings", &missing.readings),
        ];
        if !groups.iter().any(|(_, all)| all.iter().any(|it| it.when == turn)) {
            continue;
        }
        sheet.heading(&reader.text(title));
        for (title, all) in groups {
            let wanted: Vec<&WantedItem> = all.iter().filter(|it| it.when == turn).collect();
            if !wanted.is_empty() {
                sheet.line(0, &reader.text(title));
            }
            for it in wanted {
                self::wanted(reader, sheet, it);
            }
        }
    }
}

fn wanted(reader: Reader<'_>, sheet: &mut Sheet, it: &WantedItem) {
    let by = it.by.as_ref().map(|by| format!(" ({by})")).unwrap_or_default();
    let source = reader.source(it.source.as_deref());
    sheet.item(1, &format!("{}{by}{source}", it.question));
    let why = it.why.as_ref().map(|why| format!(" – {why}")).unwrap_or_default();
    sheet.line(2, &format!("{}{why}", it.id));
    let fact = reader.context.catalogue.vocabulary.fact(&it.id);
    let is_records = fact.is_some_and(|it| it.kind == FactType::Records);
    for criterion in it.criteria.iter().filter(|it| is_records && !it.asks.is_empty()) {
        let asks = criterion.asks.join(", ");
        let values = [("criterion", criterion.text.as_str()), ("asks", &asks)];
        sheet.item(2, &reader.words.text_with("wanted-of-records", &values));
    }
    for reading in &it.readings {
        sheet.item(2, &unclear::reading(reading));
    }
    if !it.readings.is_empty() {
        sheet.line(2, &reader.text("ambiguity-who-chooses"));
    }
}

// --- what would change it -------------------------------------------------------------------------

fn changes(reader: Reader<'_>, sheet: &mut Sheet, answer: &AssessAnswer) {
    if answer.counterfactuals.is_empty() {
        return;
    }
    sheet.heading(&reader.text("counterfactuals-title"));
    for it in &joined(&answer.counterfactuals) {
        sheet.item(0, &change(reader, it));
    }
}

/// Neighbouring stretches of one fact are told as one: cuts that other criteria make say nothing
/// to the reader.
fn joined(all: &[CounterfactualItem]) -> Vec<CounterfactualItem> {
    let mut res: Vec<CounterfactualItem> = Vec::new();
    for it in all {
        match res.last_mut() {
            Some(before) if is_neighbour(before, it) => goes_on(before, it),
            _ => res.push(it.clone()),
        }
    }
    res
}

/// The same outcome by one change of the same fact, which begins where the other ends.
fn is_neighbour(before: &CounterfactualItem, it: &CounterfactualItem) -> bool {
    let ([a], [b]) = (before.changes.as_slice(), it.changes.as_slice()) else { return false };
    let bound = |change: &Change, key: &str| change.to.get(key).cloned();
    let meets =
        |end: &str, start: &str| bound(a, end).is_some() && bound(a, end) == bound(b, start);
    (before.outcome, before.certain) == (it.outcome, it.certain)
        && a.id == b.id
        && (meets("under", "from") || meets("to", "over"))
}

fn goes_on(before: &mut CounterfactualItem, it: &CounterfactualItem) {
    let ([a], [b]) = (before.changes.as_mut_slice(), it.changes.as_slice()) else { return };
    let Some(bounds) = a.to.as_object_mut() else { return };
    for key in ["under", "to"] {
        bounds.remove(key);
        if let Some(end) = b.to.get(key) {
            bounds.insert(key.to_owned(), end.clone());
        }
    }
}

fn change(reader: Reader<'_>, it: &CounterfactualItem) -> String {
    let and = format!(" {} ", reader.text("word-and"));
    let changes: Vec<String> =
        it.changes.iter().map(|it| reader.change(&it.label, &it.id, &it.to)).collect();
    let outcome = reader.text(outcome_key(it.outcome));
    let key = if it.certain { "change-certain" } else { "change-possible" };
    let changes = changes.join(&and);
    reader.words.text_with(key, &[("outcome", &outcome), ("changes", &changes)])
}

// --- variants -------------------------------------------------------------------------------------

fn variants(reader: Reader<'_>, sheet: &mut Sheet, answer: &AssessAnswer) {
    if answer.variants.is_empty() {
        return;
    }
    sheet.heading(&reader.text("variants-title"));
    for variant in answer.variants.iter().filter(|it| it.applies != "no") {
        let mark = match (variant.applies, variant.outcome) {
            ("unknown", _) | (_, Outcome::Undecided) => "?",
            (_, Outcome::Entitled) => "✓",
            _ => "✗",
        };
        let outcome = reader.text(outcome_key(variant.outcome));
        sheet.hang(0, mark, &format!("{}: {outcome} ({})", variant.name, variant.id));
        explanation::grounds(reader, sheet, 1, &variant.grounds);
        let waits: Vec<&str> = variant.missing.all().map(|it| it.question.as_str()).collect();
        if !waits.is_empty() {
            let questions = waits.join(" · ");
            sheet.line(1, &reader.words.text_with("variant-waits", &[("questions", &questions)]));
        }
    }
}

// --- what it stands on ------------------------------------------------------------------------------

pub(crate) fn foot(reader: Reader<'_>, sheet: &mut Sheet, answer: &AssessAnswer) {
    sheet.heading(&reader.text("stands-on-title"));
    sheet.line(0, &reader.text("layout-not-a-decision"));
    sheet.line(0, &version(reader, &answer.version_hash, answer.in_force_is_earliest));
    let edition = answer.national.get("edition").and_then(serde_json::Value::as_str);
    let values = [("edition", edition.unwrap_or_default())];
    sheet.line(0, &reader.words.text_with("stands-on-national", &values));
}

/// The version by its hash, and whether its first day is only the earliest possible.
pub(crate) fn version(reader: Reader<'_>, hash: &str, is_earliest: bool) -> String {
    let text = reader.words.text_with("version-hash", &[("hash", hash)]);
    let earliest = reader.context.catalogue.file.value.earliest.as_ref().filter(|_| is_earliest);
    match earliest {
        Some(it) => {
            let day = reader.words.day(it.on.0);
            let values = [("day", day.as_str()), ("reason", &it.reason)];
            format!("{text}\n{}", reader.words.text_with("version-from-earliest", &values))
        }
        None => text,
    }
}
