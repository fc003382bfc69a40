//! Which words and fields a standard names in its conditions: the paragraphs of other grants, the
//! kinds of impairment, what must be tried first. A form offers these as ready choices.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use standards::format::{Point, Standard, Stated};
use standards::library::Catalogue;

/// What is named, for one standard or for several.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    /// Codes, by fact or by `set.field`, in the order they are met.
    codes: BTreeMap<String, Vec<String>>,
    /// Facts and sets that any condition or calculation mentions.
    facts: BTreeSet<String>,
    /// Fields of sets, as `set.field`.
    fields: BTreeSet<String>,
    /// Events that a deadline is counted from.
    pub events: Vec<String>,
}

const GRANTS: &str = "bevillinger.paragraf";

impl Named {
    pub(super) fn of(catalogue: &Catalogue, standard: &Standard) -> Self {
        let mut named = Self::default();
        named.walk(&serde_json::to_value(standard).unwrap_or_default());
        let pieces = catalogue.national.pieces.iter();
        for piece in pieces.filter(|it| standard.law.contains(&it.law)) {
            named.walk(&serde_json::to_value(piece).unwrap_or_default());
        }
        for interplay in standard.interplay.items() {
            named.code(GRANTS, &interplay.with);
        }
        named.counted_from(catalogue, standard);
        named
    }

    pub(super) fn extend(&mut self, other: &Self) {
        for (id, codes) in &other.codes {
            for code in codes {
                self.code(id, code);
            }
        }
        self.facts.extend(other.facts.iter().cloned());
        self.fields.extend(other.fields.iter().cloned());
        for event in &other.events {
            self.event(event);
        }
    }

    pub(super) fn codes(&self, id: &str) -> &[String] {
        self.codes.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn names_fact(&self, id: &str) -> bool {
        self.facts.contains(id)
    }

    /// Whether a field of a set is asked for: those named, and the period of a record.
    pub(super) fn names_field(&self, set: &str, field: &str) -> bool {
        matches!(field, "fra" | "til") || self.fields.contains(&format!("{set}.{field}"))
    }

    fn code(&mut self, id: &str, code: &str) {
        let codes = self.codes.entry(id.to_owned()).or_default();
        if !codes.iter().any(|it| it == code) {
            codes.push(code.to_owned());
        }
    }

    fn event(&mut self, id: &str) {
        if !self.events.iter().any(|it| it == id) {
            self.events.push(id.to_owned());
        }
    }

    fn counted_from(&mut self, catalogue: &Catalogue, standard: &Standard) {
        let shared = catalogue.file.value.time_limits.items();
        let limits = standard.time_limits.items().iter().chain(shared).map(|it| &it.from);
        let follow_ups = standard.follow_up.items().iter().map(|it| &it.from);
        for from in limits.chain(follow_ups) {
            let Stated::Is(point) = from else { continue };
            match point {
                Point::Event(event) => self.event(event.as_str()),
                Point::Of(of) => {
                    let ids = of.last.iter().chain(&of.first).chain(&of.after);
                    ids.for_each(|it| self.event(it.as_str()));
                }
            }
        }
    }

    /// Finds conditions wherever they stand in a file, also in the readings of an ambiguity.
    fn walk(&mut self, json: &Json) {
        match json {
            Json::Array(list) => list.iter().for_each(|it| self.walk(it)),
            Json::Object(fields) => {
                if let Some(Json::Object(tests)) = fields.get("fakta") {
                    for (id, test) in tests {
                        self.fact(id, test);
                    }
                }
                if let Some(Json::String(id)) = fields.get("fakta") {
                    self.facts.insert(id.clone());
                }
                let sets = ["i", "sum", "antal", "over", "serie"];
                let set = sets.iter().find_map(|it| fields.get(*it)?.as_str());
                if let Some(set) = set {
                    self.set(set, fields);
                }
                if let Some(Json::Array(offers)) = fields.get("tilbud") {
                    self.facts.insert("forsoeg".to_owned());
                    for field in ["tilbud", "trin", "ikke-relevant"] {
                        self.fields.insert(format!("forsoeg.{field}"));
                    }
                    offers
                        .iter()
                        .filter_map(Json::as_str)
                        .for_each(|it| self.code("forsoeg.tilbud", it));
                }
                fields.values().for_each(|it| self.walk(it));
            }
            _ => (),
        }
    }

    fn fact(&mut self, id: &str, test: &Json) {
        self.facts.insert(id.to_owned());
        words(test).for_each(|it| self.code(id, it));
    }

    fn set(&mut self, set: &str, fields: &serde_json::Map<String, Json>) {
        self.facts.insert(set.to_owned());
        if let Some(Json::Object(filter)) = fields.get("hvor") {
            for (field, test) in filter {
                let id = format!("{set}.{field}");
                words(test).for_each(|it| self.code(&id, it));
                self.fields.insert(id);
            }
        }
        // The lines of a calculation over a set name its fields.
        let mut below = Vec::new();
        field_names(&Json::Object(fields.clone()), &mut below);
        self.fields.extend(below.into_iter().map(|it| format!("{set}.{it}")));
    }
}

fn words(test: &Json) -> impl Iterator<Item = &str> {
    let values = ["er", "er-ikke"].into_iter().filter_map(|it| test.get(it));
    values.flat_map(|it| match it {
        Json::Array(list) => list.iter().filter_map(Json::as_str).collect::<Vec<_>>(),
        Json::String(word) => vec![word.as_str()],
        _ => Vec::new(),
    })
}

fn field_names(json: &Json, found: &mut Vec<String>) {
    match json {
        Json::Array(list) => list.iter().for_each(|it| field_names(it, found)),
        Json::Object(fields) => {
            if let Some(Json::String(field)) = fields.get("felt") {
                found.push(field.clone());
            }
            fields.values().for_each(|it| field_names(it, found));
        }
        _ => (),
    }
}
