//! The shared vocabulary (*ordforråd*), put together from its files.

use crate::format::{EventFile, EventId, FactFile, FactId, FactType, Map, VocabularyFile};
use crate::library::Read;
use crate::problem::{Diagnostic, Problem};
use crate::tree::At;

/// Every fact and event that may be named.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    pub facts: Map<FactId, FactFile>,
    pub events: Map<EventId, EventFile>,
}

impl Vocabulary {
    /// Puts the files together; a fact or event told twice is an error.
    pub fn of(parts: &[Read<VocabularyFile>]) -> Result<Vocabulary, Vec<Diagnostic>> {
        let mut all = Vocabulary::default();
        let mut problems = Vec::new();
        for part in parts {
            for (id, fact) in &part.value.facts {
                if all.facts.insert(id.clone(), fact.clone()).is_some() {
                    problems.push(twice(part, "fakta", id.as_str()));
                }
            }
            for (id, event) in &part.value.events {
                if all.events.insert(id.clone(), event.clone()).is_some() {
                    problems.push(twice(part, "haendelse", id.as_str()));
                }
            }
        }
        if problems.is_empty() { Ok(all) } else { Err(problems) }
    }

    pub fn fact(&self, id: &str) -> Option<&FactFile> {
        self.facts.get(id)
    }

    /// A fact, or else the field of that name in some set of records.
    pub fn fact_or_field(&self, id: &str) -> Option<&FactFile> {
        let field = || self.facts.values().find_map(|it| it.fields.get(id));
        self.fact(id).or_else(field)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.facts.keys().map(FactId::as_str)
    }
}

fn twice(part: &Read<VocabularyFile>, table: &str, id: &str) -> Diagnostic {
    let span = part.span(&[At::Key(table.to_owned()), At::Key(id.to_owned())]);
    Diagnostic::error(&part.name, span, Problem::new("told-twice").with("id", id))
}

impl FactFile {
    pub fn is_ordered(&self) -> bool {
        !matches!(
            self.kind,
            FactType::YesNo | FactType::Choice | FactType::Code | FactType::Records
        )
    }
}
