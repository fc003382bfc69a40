//! The vocabulary (*ordforrådet*): every fact can be asked for, answered and explained.

use serde_json::Value as Json;

use super::{Found, Tree, Under, numbers, parts, root};
use crate::format::{FactFile, FactType, VocabularyFile};
use crate::library::Files;
use crate::problem::Problem;
use crate::tree::At;
use crate::vocabulary::Vocabulary;

pub(super) fn check(files: &Files, found: &mut Found) {
    let (read, errors) = parts::<VocabularyFile>(files, "fakta");
    found.all.extend(errors);
    if let Err(errors) = Vocabulary::of(&read) {
        found.all.extend(errors);
    }
    for file in &read {
        let tree = Tree::of(&file.name, &file.spans, &Json::Null);
        for (id, fact) in &file.value.facts {
            let path = root("fakta").key(id.as_str());
            one(id.as_str(), fact, &path, &tree, found);
            // Whoever is asked has a right to know why.
            if fact.why.is_none() {
                found.at_key(&tree, &path, Problem::new("fact-without-why").with("id", id));
            }
            for (field, kind) in &fact.fields {
                let path = path.key("felter").key(field.as_str());
                one(field.as_str(), kind, &path, &tree, found);
            }
        }
    }
}

fn one(id: &str, fact: &FactFile, path: &[At], tree: &Tree<'_>, found: &mut Found) {
    let told = |code| Problem::new(code).with("id", id);
    let needs_values = matches!(fact.kind, FactType::Choice | FactType::Level);
    if needs_values && fact.values.is_empty() {
        found.at_key(tree, path, told("no-values"));
    }
    if fact.kind == FactType::Records && fact.fields.is_empty() {
        found.at_key(tree, path, told("no-fields"));
    }
    if fact.kind != FactType::Records && !fact.fields.is_empty() {
        found.at(tree, &path.key("felter"), told("fields-without-records"));
    }
    if let Some(unit) = &fact.unit
        && numbers::unit_of_text(unit).is_none()
    {
        let problem = Problem::new("unknown-unit").with("unit", unit);
        found.at(tree, &path.key("enhed"), problem);
    }
}
