//! Service levels beside each other (*serviceniveau*): ages, hours, weeks, prices of two standards
//! on one paragraph, row by row. A row that only one of them has is a row, too: the other does not
//! state it.

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::format::{
    Criterion, FactType, FollowUp, LimitFor, Limits, Payment, Scope, Standard, TimeLimit, Value,
};
use crate::library::Catalogue;

/// One row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct LevelRow {
    /// `age`, `scope`, `rate`, `deadline`, `follow_up`, `payment`, `provider`, `interplay`.
    pub about: &'static str,
    /// What the row is about, in the words of the file that has it.
    pub label: String,
    pub before: Option<Cell>,
    pub after: Option<Cell>,
    /// Whether both say the same.
    pub same: bool,
}

/// What one standard says in a row.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// Keys and values of the file; shown in this order.
    pub said: Json,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What one standard has to show in a row.
struct Entry {
    about: &'static str,
    /// What makes two entries one row.
    key: String,
    label: String,
    cell: Cell,
}

pub(super) fn rows(
    before: (&Catalogue, &Standard),
    after: (&Catalogue, &Standard),
) -> Vec<LevelRow> {
    let spelt = |side: (&Catalogue, &Standard)| {
        let mut entries = entries(side.0, side.1);
        for entry in &mut entries {
            super::readings::spell(side, &mut entry.cell.said);
        }
        entries
    };
    let left = spelt(before);
    let mut right = spelt(after);
    let mut rows = Vec::new();
    for entry in left {
        let same = |it: &Entry| it.about == entry.about && it.key == entry.key;
        let partner = right.iter().position(same).map(|place| right.remove(place));
        rows.push(row(Some(entry), partner));
    }
    rows.extend(right.into_iter().map(|it| row(None, Some(it))));
    rows.sort_by_key(|it| ORDER.iter().position(|about| *about == it.about));
    rows
}

const ORDER: [&str; 8] =
    ["age", "scope", "rate", "deadline", "follow_up", "payment", "interplay", "provider"];

fn row(before: Option<Entry>, after: Option<Entry>) -> LevelRow {
    let any = before.as_ref().or(after.as_ref());
    let (about, label) = any.map_or(("", String::new()), |it| (it.about, it.label.clone()));
    let (before, after) = (before.map(|it| it.cell), after.map(|it| it.cell));
    let same = matches!((&before, &after), (Some(one), Some(other)) if super::diff::same(&one.said, &other.said));
    LevelRow { about, label, before, after, same }
}

fn entries(catalogue: &Catalogue, standard: &Standard) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    found.extend(standard.criteria.iter().filter_map(|it| age(catalogue, it)));
    let all_scopes = standard.scope.value().into_iter().flatten();
    let scopes: Vec<(&crate::format::ScopeId, &Scope)> = all_scopes.collect();
    found.extend(scopes.iter().map(|(id, it)| scope(id.as_str(), it)));
    found.extend(rates(catalogue, standard));
    found.extend(limits(standard.time_limits.items()));
    found.extend(standard.follow_up.items().iter().map(follow_up));
    found.extend(standard.payment.items().iter().map(payment));
    found.extend(standard.interplay.items().iter().map(|it| {
        let said = json!({ "med": it.with, "virkning": it.effect });
        entry("interplay", &it.with, &it.with, said, it.source.as_ref())
    }));
    if let Some(provider) = standard.provider.value() {
        let said = json!({ "valg": provider.choice });
        found.push(entry("provider", "valg", "", said, provider.source.as_ref()));
    }
    found
}

fn entry(
    about: &'static str,
    key: &str,
    label: &str,
    said: Json,
    source: Option<&crate::format::Lines>,
) -> Entry {
    let cell = Cell { said, source: source.map(ToString::to_string) };
    Entry { about, key: key.to_owned(), label: label.to_owned(), cell }
}

/// Criteria about an age.
fn age(catalogue: &Catalogue, criterion: &Criterion) -> Option<Entry> {
    let (id, test) = criterion.facts.iter().find(|(id, _)| {
        let fact = catalogue.vocabulary.fact(id.as_str());
        fact.is_some_and(|it| it.kind == FactType::Age)
    })?;
    let said = json!({ "fakta": { id.as_str(): test } });
    let key = format!("{id} {}", json!(criterion.effect));
    Some(entry("age", &key, &criterion.text, said, criterion.source.as_ref()))
}

/// A scope as a reader says it: at least, at most, usually, each with its period.
fn scope(id: &str, scope: &Scope) -> Entry {
    let limits = |it: &Limits| {
        let bounds = [
            ("mindst", &it.at_least),
            ("over", &it.over),
            ("højst", &it.at_most),
            ("under", &it.under),
            ("normalt", &it.usual),
        ];
        let said = |(word, bound): (&str, &Option<Value>)| {
            let per = scope.per.map(|it| format!(" pr. {}", it.0.word())).unwrap_or_default();
            Some(match bound.as_ref()? {
                Value::Quantity(quantity) if quantity.per.is_some() => {
                    json!(format!("{word} {quantity}"))
                }
                Value::Quantity(quantity) => json!(format!("{word} {quantity}{per}")),
                other => json!({ word: other }),
            })
        };
        bounds.into_iter().filter_map(said).collect::<Vec<Json>>()
    };
    let mut said: Vec<Json> = match scope.rows.as_slice() {
        [] => limits(&scope.limits),
        rows => {
            rows.iter().map(|it| json!({ "naar": it.when, "tekst": limits(&it.limits) })).collect()
        }
    };
    if said.is_empty() {
        said.push(json!(scope.kind));
        said.extend((!scope.levels.is_empty()).then(|| json!(scope.levels)));
    }
    said.extend(scope.when.as_ref().map(|it| json!({ "naar": it })));
    said.extend(scope.firmness.map(|it| json!(it)));
    let label = scope.text.clone().unwrap_or_else(|| scope.measure.clone());
    entry("scope", id, &label, json!(said), scope.source.as_ref())
}

/// Rates that the standard's calculations and bounds name, as they are latest.
fn rates(catalogue: &Catalogue, standard: &Standard) -> Vec<Entry> {
    let mut names = Vec::new();
    named_rates(&super::as_data(standard), &mut names);
    let latest = |id: &String| catalogue.rates.iter().rev().find(|it| it.id.as_str() == id);
    names
        .iter()
        .filter_map(latest)
        .filter_map(|rate| {
            let said = json!({ "vaerdi": rate.value.as_ref()?, "aar": rate.year });
            Some(entry("rate", rate.id.as_str(), &rate.text, said, Some(&rate.source)))
        })
        .collect()
}

fn named_rates(value: &Json, names: &mut Vec<String>) {
    match value {
        Json::Object(map) => {
            for (key, it) in map {
                match it {
                    Json::String(id) if key == "sats" && !names.contains(id) => {
                        names.push(id.clone());
                    }
                    other => named_rates(other, names),
                }
            }
        }
        Json::Array(list) => list.iter().for_each(|it| named_rates(it, names)),
        _ => (),
    }
}

/// Time limits; the only one of its sort meets the other's only one.
fn limits(limits: &[TimeLimit]) -> Vec<Entry> {
    const ORDER: [&str; 5] = ["inden", "foer", "paa", "derefter", "fra"];
    let alone = |what: LimitFor| limits.iter().filter(|it| it.what == what).count() == 1;
    let one = |it: &TimeLimit| {
        let mut said = super::as_data(it);
        strip(&mut said);
        let said = ordered(&said, &ORDER);
        let what = super::as_data(&it.what);
        let what = what.as_str().unwrap_or_default().to_owned();
        let key = if alone(it.what) { what.clone() } else { format!("{what} {}", it.id) };
        let label = it.text.clone().unwrap_or(what);
        entry("deadline", &key, &label, said, it.source.as_ref())
    };
    limits.iter().map(one).collect()
}

fn follow_up(it: &FollowUp) -> Entry {
    let mut said = super::as_data(it);
    strip(&mut said);
    let said = ordered(&said, &["foerste", "derefter", "fra"]);
    let label = it.text.clone().unwrap_or_default();
    entry("follow_up", it.id.as_str(), &label, said, it.source.as_ref())
}

fn payment(it: &Payment) -> Entry {
    let said = json!({ "borger": it.citizen, "beregning": it.calculation });
    entry("payment", it.id.as_str(), &it.what, said, it.source.as_ref())
}

/// The keys that say most first.
fn ordered(said: &Json, first: &[&str]) -> Json {
    let Json::Object(map) = said else { return said.clone() };
    let rest = map.keys().map(String::as_str).filter(|it| !first.contains(it));
    let keys = first.iter().copied().chain(rest);
    let pair = |key: &str| map.get(key).map(|it| (key.to_owned(), it.clone()));
    keys.filter_map(pair).collect::<serde_json::Map<String, Json>>().into()
}

/// Takes away ids, lines and words that explain.
fn strip(value: &mut Json) {
    if let Json::Object(map) = value {
        for key in ["id", "kilde", "tekst", "hvad", "ved-overskridelse", "maal"] {
            map.remove(key);
        }
        map.values_mut().for_each(strip);
    } else if let Json::Array(list) = value {
        list.iter_mut().for_each(strip);
    }
}
