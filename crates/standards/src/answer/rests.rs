//! What a condition rests on (*oplysninger bag*): the facts, sets and judgements that it names
//! itself, and those that its readings and calculations name. Never what is only known.

use serde::Serialize;
use serde_json::Value as Json;

use crate::context::{self, Context};
use crate::format::Condition;

/// Ids in the order they are met.
#[derive(Debug, Default)]
pub(super) struct RestsOn {
    pub facts: Vec<String>,
    pub judgements: Vec<String>,
    /// Calculations, scopes and ambiguities already looked into.
    seen: Vec<String>,
}

/// What a condition rests on.
pub(super) fn rests_on(context: &Context<'_>, condition: &Condition) -> RestsOn {
    let mut res = RestsOn::default();
    res.piece(context, condition);
    res
}

impl RestsOn {
    fn piece<T: Serialize>(&mut self, context: &Context<'_>, piece: &T) {
        if let Ok(value) = serde_json::to_value(piece) {
            self.value(context, &value);
        }
    }

    fn value(&mut self, context: &Context<'_>, value: &Json) {
        match value {
            Json::Object(fields) => {
                for (key, value) in fields {
                    self.field(context, key, value);
                }
            }
            Json::Array(items) => items.iter().for_each(|it| self.value(context, it)),
            _ => (),
        }
    }

    fn field(&mut self, context: &Context<'_>, key: &str, value: &Json) {
        let names: Vec<&str> = match value {
            Json::String(text) => vec![text],
            Json::Object(fields) => fields.keys().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        let is_fact = |id: &str| context.catalogue.vocabulary.fact(id).is_some();
        for id in names {
            match key {
                "fakta" | "er-fakta" | "i" | "sum" | "antal" | "serie" | "over" if is_fact(id) => {
                    add(&mut self.facts, id);
                }
                "svar" => _ = add(&mut self.judgements, id),
                "beregnet" | "beregning" | "omfang" | "kriterium" | "uklar"
                    if add(&mut self.seen, &format!("{key} {id}")) =>
                {
                    self.named(context, key, id);
                }
                _ => (),
            }
        }
        match key {
            "alder" => _ = add(&mut self.facts, "alder"),
            "forsoegt" => _ = add(&mut self.facts, "forsoeg"),
            _ => (),
        }
        self.value(context, value);
    }

    /// A piece that is named, looked into.
    fn named(&mut self, context: &Context<'_>, key: &str, id: &str) {
        let standard = context.standard;
        match key {
            "beregnet" | "beregning" => {
                if let Some(calculation) = standard.calculations.get(id) {
                    self.piece(context, calculation);
                }
            }
            "omfang" => {
                let own = standard.scope.value().into_iter();
                let scopes = own.chain(standard.variants.iter().map(|it| &it.scope));
                scopes.filter_map(|it| it.get(id)).for_each(|it| self.piece(context, it));
            }
            "kriterium" => {
                if let Some(criterion) = context::find_criterion(standard, id) {
                    self.piece(context, &criterion.condition());
                }
            }
            _ => self.readings(context, context::split(id).0),
        }
    }

    /// The chosen reading of an ambiguity, or all of them.
    fn readings(&mut self, context: &Context<'_>, id: &str) {
        let Some(ambiguity) = context.ambiguity(id) else { return };
        let chosen = context.reading(ambiguity);
        let counts = |id: &str| chosen.as_deref().is_none_or(|it| it == id);
        for reading in ambiguity.readings.iter().filter(|it| counts(it.id.as_str())) {
            reading.value.iter().for_each(|it| self.value(context, it));
            reading.values.values().for_each(|it| self.value(context, it));
        }
    }
}

/// Adds an id that is not there yet.
fn add(ids: &mut Vec<String>, id: &str) -> bool {
    let new = ids.iter().all(|it| it != id);
    if new {
        ids.push(id.to_owned());
    }
    new
}
