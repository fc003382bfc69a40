//! Ids (*id'er*): none told twice, and nothing there that nobody uses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::walk::{Kind, Walked};
use super::{Found, Tree, Under, Whole, names, root};
use crate::format::{Day, Effect, Rate, Standard};
use crate::library::Read;
use crate::problem::Problem;
use crate::tree::At;

/// What all files of a catalogue name together.
#[derive(Default)]
pub(super) struct Uses {
    rates: BTreeSet<String>,
}

impl Uses {
    pub(super) fn note(&mut self, walked: &Walked) {
        self.rates.extend(walked.of(&Kind::Rate).map(|it| it.id.clone()));
    }
}

/// Ids of one standard.
pub(super) fn standard(
    whole: &Whole<'_>,
    standard: &Read<Standard>,
    tree: &Tree<'_>,
    walked: &Walked,
    found: &mut Found,
) {
    twice(tree, &tree.value, &mut Vec::new(), found);
    items_twice(&standard.value, tree, found);
    judgements_twice(&standard.value, tree, found);
    unused(whole, &standard.value, tree, walked, found);
}

/// Ids told twice in the catalogue: of ambiguities, rates, examples.
pub(super) fn catalogue(whole: &Whole<'_>, uses: &Uses, found: &mut Found) {
    let file = &whole.file;
    let tree = Tree::of(&file.name, &file.spans, &file.value);
    twice(&tree, &tree.value, &mut Vec::new(), found);
    ambiguities_twice(whole, found);
    rates(whole, uses, found);
    examples_twice(whole, found);
}

/// Lists where the same id may stand several times: each in a period of its own.
const DATED: [&str; 2] = ["sats", "stykke"];

/// Every list of things with ids, wherever it stands.
fn twice(tree: &Tree<'_>, value: &Json, path: &mut Vec<At>, found: &mut Found) {
    match value {
        Json::Object(fields) => {
            for (key, field) in fields.iter().filter(|(key, _)| !DATED.contains(&key.as_str())) {
                path.push(At::Key(key.clone()));
                twice(tree, field, path, found);
                path.pop();
            }
        }
        Json::Array(items) => {
            let mut first: BTreeMap<&str, usize> = BTreeMap::new();
            for (index, item) in items.iter().enumerate() {
                if let Some(id) = item.get("id").and_then(Json::as_str) {
                    match first.get(id) {
                        Some(earlier) => told_twice(tree, path, index, *earlier, id, found),
                        None => drop(first.insert(id, index)),
                    }
                }
                path.push(At::Index(index));
                twice(tree, item, path, found);
                path.pop();
            }
        }
        _ => (),
    }
}

fn told_twice(
    tree: &Tree<'_>,
    list: &[At],
    here: usize,
    earlier: usize,
    id: &str,
    found: &mut Found,
) {
    let place = |index: usize| list.index(index).key("id");
    let problem = Problem::new("told-twice").with("id", id);
    found.pair(tree, &place(here), &place(earlier), problem);
}

/// The same thing cannot both be in and out under one id.
fn items_twice(standard: &Standard, tree: &Tree<'_>, found: &mut Found) {
    for (index, item) in standard.not_included.items().iter().enumerate() {
        let included = standard.included.items().iter().position(|it| it.id == item.id);
        if let Some(earlier) = included {
            let here = root("indgaar-ikke").index(index).key("id");
            let first = root("indgaar").index(earlier).key("id");
            let problem = Problem::new("told-twice").with("id", &item.id);
            found.pair(tree, &here, &first, problem);
        }
    }
}

/// A judgement asked in a criterion has the criterion's id.
fn judgements_twice(standard: &Standard, tree: &Tree<'_>, found: &mut Found) {
    for (index, judgement) in standard.judgements.iter().enumerate() {
        let asked = standard
            .criteria
            .iter()
            .position(|it| it.judgement.is_some() && it.id.as_str() == judgement.id.as_str());
        if let Some(earlier) = asked {
            let here = root("skoen").index(index).key("id");
            let first = root("kriterium").index(earlier).key("id");
            let problem = Problem::new("told-twice").with("id", &judgement.id);
            found.pair(tree, &here, &first, problem);
        }
    }
}

/// A choice of a reading holds for the whole case, so an ambiguity's id is the catalogue's.
fn ambiguities_twice(whole: &Whole<'_>, found: &mut Found) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let shared = &whole.catalogue.file;
    for ambiguity in &shared.value.ambiguities {
        first.insert(ambiguity.id.to_string(), shared.name.clone());
    }
    for standard in whole.standards() {
        let tree = Tree::of(&standard.name, &standard.spans, &Json::Null);
        for (index, ambiguity) in standard.value.ambiguities.iter().enumerate() {
            let id = ambiguity.id.to_string();
            match first.get(&id) {
                Some(file) if *file != standard.name => {
                    let problem =
                        Problem::new("told-twice-in-catalogue").with("id", &id).with("file", file);
                    found.at(&tree, &root("uklarhed").index(index).key("id"), problem);
                }
                Some(_) => (),
                None => drop(first.insert(id, standard.name.clone())),
            }
        }
    }
}

fn examples_twice(whole: &Whole<'_>, found: &mut Found) {
    let mut first: BTreeSet<&str> = BTreeSet::new();
    for file in whole.examples {
        let tree = Tree::of(&file.name, &file.spans, &Json::Null);
        for (index, example) in file.value.examples.iter().enumerate() {
            if !first.insert(&example.id) {
                let problem = Problem::new("told-twice").with("id", &example.id);
                found.at(&tree, &root("eksempel").index(index).key("id"), problem);
            }
        }
    }
}

/// Rates: the same id only in periods that do not overlap, and only what somebody uses.
fn rates(whole: &Whole<'_>, uses: &Uses, found: &mut Found) {
    let mut told: Vec<&Rate> = Vec::new();
    for file in whole.rates {
        let tree = Tree::of(&file.name, &file.spans, &Json::Null);
        for (index, rate) in file.value.rates.iter().enumerate() {
            let path = root("sats").index(index).key("id");
            if told.iter().any(|it| it.id == rate.id && overlap(it, rate)) {
                found.at(&tree, &path, Problem::new("rate-told-twice").with("id", &rate.id));
            }
            if !uses.rates.contains(rate.id.as_str()) {
                found.at(&tree, &path, Problem::new("unused-rate").with("id", &rate.id));
            }
            told.push(rate);
        }
    }
}

/// Whether both may pay for one day; an end not stated is open.
fn overlap(one: &Rate, other: &Rate) -> bool {
    let before = |until: Option<&Day>, from: Option<&Day>| match (until, from) {
        (Some(until), Some(from)) => until < from,
        _ => false,
    };
    let apart = before(one.until.value(), other.from.value())
        || before(other.until.value(), one.from.value());
    !apart
}

/// Judgements, parts, lists and calculations that nothing names.
fn unused(
    whole: &Whole<'_>,
    standard: &Standard,
    tree: &Tree<'_>,
    walked: &Walked,
    found: &mut Found,
) {
    for (index, judgement) in standard.judgements.iter().enumerate() {
        if !walked.names(&Kind::Judgement, judgement.id.as_str()) {
            let problem = Problem::new("unused-judgement").with("id", &judgement.id);
            found.at(tree, &root("skoen").index(index).key("id"), problem);
        }
    }
    for (path, criterion) in top_criteria(standard) {
        let named = walked.names(&Kind::Criterion, criterion.id.as_str());
        // The answer to a part's judgement may be asked for elsewhere.
        let answered = walked.names(&Kind::Judgement, criterion.id.as_str());
        if criterion.effect == Effect::Part && !named && !answered {
            let problem = Problem::new("unused-part").with("id", &criterion.id);
            found.at(tree, &path.key("id"), problem);
        }
    }
    for (index, list) in standard.lists.iter().enumerate() {
        if !walked.names(&Kind::List, list.id.as_str()) {
            let problem = Problem::new("unused-list").with("id", &list.id);
            found.at(tree, &root("liste").index(index).key("id"), problem);
        }
    }
    if whole.all_examples {
        unused_calculations(whole, standard, tree, walked, found);
    }
}

/// A calculation is used when another piece names it, or when an example asks for it: what is
/// only asked for by hand is not forgotten as long as an example shows how.
fn unused_calculations(
    whole: &Whole<'_>,
    standard: &Standard,
    tree: &Tree<'_>,
    walked: &Walked,
    found: &mut Found,
) {
    let examples = || whole.examples.iter().flat_map(|it| &it.value.examples);
    for id in standard.calculations.keys() {
        let asked =
            examples().any(|it| it.standard == standard.id && it.calculation.as_ref() == Some(id));
        if !asked && !walked.names(&Kind::Calculation, id.as_str()) {
            let problem = Problem::new("unused-calculation").with("id", id);
            found.at_key(tree, &root("beregning").key(id.as_str()), problem);
        }
    }
}

/// The criteria of a standard and of its variants, with their paths.
pub(super) fn top_criteria(
    standard: &Standard,
) -> impl Iterator<Item = (Vec<At>, &crate::format::Criterion)> {
    let own = standard.criteria.iter().enumerate();
    let own = own.map(|(index, it)| (root("kriterium").index(index), it));
    let of_variants = standard.variants.iter().enumerate().flat_map(|(outer, variant)| {
        variant.criteria.iter().enumerate().map(move |(index, it)| {
            (root("variant").index(outer).key("kriterium").index(index), it)
        })
    });
    own.chain(of_variants)
}

/// Every id in a standard that an ambiguity may concern.
pub(super) fn pieces(standard: &Standard, value: &Json) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    all_ids(value, &mut ids);
    ids.extend(standard.calculations.keys().map(ToString::to_string));
    ids.extend(standard.scope.value().into_iter().flatten().map(|(id, _)| id.to_string()));
    let of_variants = standard.variants.iter().flat_map(|it| it.scope.keys());
    ids.extend(of_variants.map(ToString::to_string));
    ids.extend(names::criteria(standard).iter().map(|it| it.id.to_string()));
    ids
}

/// Ids of everything in a tree but of readings, which are nothing outside their ambiguity.
pub(super) fn all_ids(value: &Json, ids: &mut BTreeSet<String>) {
    match value {
        Json::Object(fields) => {
            if let Some(id) = fields.get("id").and_then(Json::as_str) {
                ids.insert(id.to_owned());
            }
            fields.iter().filter(|(key, _)| *key != "laesninger").for_each(|(_, it)| {
                all_ids(it, ids);
            });
        }
        Json::Array(items) => items.iter().for_each(|it| all_ids(it, ids)),
        _ => (),
    }
}
