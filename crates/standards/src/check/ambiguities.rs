//! Ambiguities (*uklarheder*): each has its place or says that it is only a note, and each
//! reading fits the place it fills.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value as Json;

use super::walk::{Kind, Walked};
use super::{Found, Tree, Under, Whole, ids, names, root};
use crate::context;
use crate::format::{Ambiguity, CatalogueFile, Practice, RatesFile, Reading, Standard};
use crate::problem::{Diagnostic, Problem};
use crate::tree::At;

/// In which file a place stands.
#[derive(Clone, Copy)]
pub(super) enum Holder<'a> {
    Standard(&'a Standard),
    Catalogue(&'a CatalogueFile),
    Rates(&'a RatesFile),
}

/// A place that an ambiguity fills: `{ uklar = "id" }` or `{ uklar = "id.sted" }`.
struct Place<'a> {
    file: String,
    span: Option<Range<usize>>,
    path: Vec<At>,
    name: Option<String>,
    holder: Holder<'a>,
}

/// All places of a catalogue, by ambiguity.
#[derive(Default)]
pub(super) struct Places<'a> {
    by_id: BTreeMap<String, Vec<Place<'a>>>,
}

impl<'a> Places<'a> {
    pub(super) fn note(&mut self, tree: &Tree<'_>, walked: &Walked, holder: Holder<'a>) {
        for reference in walked.of(&Kind::Ambiguity) {
            let (id, name) = context::split(&reference.id);
            self.by_id.entry(id.to_owned()).or_default().push(Place {
                file: tree.file.to_owned(),
                span: tree.spans.find(&reference.path),
                path: reference.path.clone(),
                name: name.map(str::to_owned),
                holder,
            });
        }
    }

    fn of(&self, id: &str) -> &[Place<'a>] {
        self.by_id.get(id).map_or(&[], Vec::as_slice)
    }
}

/// What stands beside `uklar` would be lost without a word once a reading is put there.
pub(super) fn lost(tree: &Tree<'_>, walked: &Walked, found: &mut Found) {
    for (path, key) in &walked.lost {
        found.error_at_key(tree, path, Problem::new("beside-unclear").with("key", key));
    }
}

pub(super) fn check(whole: &Whole<'_>, places: &Places<'_>, found: &mut Found) {
    let rates: BTreeSet<String> =
        whole.catalogue.rates.iter().map(|it| it.id.to_string()).collect();
    let mut everything = rates.clone();
    for standard in whole.standards() {
        let tree = Tree::of(&standard.name, &standard.spans, &standard.value);
        let mut pieces = ids::pieces(&standard.value, &tree.value);
        everything.extend(pieces.iter().cloned());
        pieces.extend(rates.iter().cloned());
        let list = &standard.value.ambiguities;
        Checker { whole, places, tree: &tree, list, pieces: &pieces, found }.list();
    }
    let file = &whole.file;
    let tree = Tree::of(&file.name, &file.spans, &file.value);
    ids::all_ids(&tree.value, &mut everything);
    let list = &file.value.ambiguities;
    Checker { whole, places, tree: &tree, list, pieces: &everything, found }.list();
    for file in whole.rates {
        let tree = Tree::of(&file.name, &file.spans, &file.value);
        let list = &file.value.ambiguities;
        Checker { whole, places, tree: &tree, list, pieces: &everything, found }.list();
    }
}

/// The ambiguities of one file.
struct Checker<'a, 'f> {
    whole: &'a Whole<'a>,
    places: &'a Places<'a>,
    tree: &'a Tree<'a>,
    list: &'a [Ambiguity],
    /// What they may concern.
    pieces: &'a BTreeSet<String>,
    found: &'f mut Found,
}

impl Checker<'_, '_> {
    fn list(&mut self) {
        for (index, ambiguity) in self.list.iter().enumerate() {
            let path = root("uklarhed").index(index);
            self.places(ambiguity, &path);
            self.concerns(ambiguity, &path);
            self.practice(ambiguity, &path);
            self.readings(ambiguity, &path);
            self.circle(ambiguity, &path);
        }
    }

    fn tell(&mut self, path: &[At], code: &'static str, ambiguity: &Ambiguity) {
        self.found.at(self.tree, path, Problem::new(code).with("id", &ambiguity.id));
    }

    /// A place, or the word that there is none.
    fn places(&mut self, ambiguity: &Ambiguity, path: &[At]) {
        let places = self.places.of(ambiguity.id.as_str());
        let note = ambiguity.note_only == Some(true);
        match (note, places.is_empty()) {
            (false, true) => self.tell(&path.key("id"), "ambiguity-without-place", ambiguity),
            (true, false) => self.tell(&path.key("kun-note"), "note-with-place", ambiguity),
            _ => (),
        }
        if note && ambiguity.concerns.is_empty() {
            self.tell(&path.key("id"), "note-concerns-nothing", ambiguity);
        }
        match ambiguity.readings.as_slice() {
            [] if !places.is_empty() => {
                for place in places {
                    let problem = Problem::new("place-without-readings").with("id", &ambiguity.id);
                    let span = place.span.clone();
                    self.found.all.push(Diagnostic::finding(&place.file, span, problem));
                }
            }
            [_] if !note => self.tell(&path.key("laesninger"), "one-reading-only", ambiguity),
            _ => (),
        }
    }

    fn concerns(&mut self, ambiguity: &Ambiguity, path: &[At]) {
        for (index, id) in ambiguity.concerns.iter().enumerate() {
            if !self.pieces.contains(id.as_str()) {
                let known = self.pieces.iter().map(String::as_str);
                let problem = Problem::new("unknown-piece").with("id", id);
                let problem = problem.near(id.as_str(), known);
                self.found.at(self.tree, &path.key("beroerer").index(index), problem);
            }
        }
    }

    fn practice(&mut self, ambiguity: &Ambiguity, path: &[At]) {
        let Some(Practice::Chosen(chosen)) = &ambiguity.practice else { return };
        let known = || ambiguity.readings.iter().map(|it| it.id.as_str());
        if !known().any(|it| it == chosen.reading.as_str()) {
            let problem = Problem::new("unknown-reading").with("id", &ambiguity.id);
            let problem = problem.near(chosen.reading.as_str(), known());
            let problem = problem.with("known", known().collect::<Vec<_>>().join(", "));
            self.found.at(self.tree, &path.key("praksis").key("laesning"), problem);
        }
    }

    /// Every reading fills every place, with a value of the place's type, and nothing else.
    fn readings(&mut self, ambiguity: &Ambiguity, path: &[At]) {
        let places = self.places.of(ambiguity.id.as_str());
        for (index, reading) in ambiguity.readings.iter().enumerate() {
            let path = path.key("laesninger").index(index);
            let told =
                |code| Problem::new(code).with("id", &ambiguity.id).with("reading", &reading.id);
            if places.iter().any(|it| value(reading, it).is_none()) {
                self.found.at(self.tree, &path, told("reading-without-value"));
            } else if places.iter().any(|it| !fits(it, ambiguity, reading)) {
                self.found.at(self.tree, &path, told("reading-does-not-fit"));
            } else {
                self.events(reading, &path, places);
            }
            let plain = places.iter().any(|it| it.name.is_none());
            if reading.value.is_some() && !plain && !places.is_empty() {
                self.found.at(self.tree, &path.key("vaerdi"), told("reading-fills-nothing"));
            }
            for name in reading.values.keys() {
                if !places.iter().any(|it| it.name.as_ref() == Some(name)) {
                    let problem = told("reading-fills-nothing");
                    self.found.at_key(self.tree, &path.key("vaerdier").key(name), problem);
                }
            }
        }
    }

    /// A reading that starts a clock names an event.
    fn events(&mut self, reading: &Reading, path: &[At], places: &[Place<'_>]) {
        for place in places.iter().filter(|it| starts_a_clock(&it.path)) {
            let Some(Json::String(event)) = value(reading, place) else { continue };
            let vocabulary = &self.whole.catalogue.vocabulary;
            let is_state = ["ikke oplyst", "individuel", "ingen"].contains(&event.as_str());
            if !is_state && let Some(problem) = names::unknown_event(vocabulary, event) {
                let path = match &place.name {
                    None => path.key("vaerdi"),
                    Some(name) => path.key("vaerdier").key(name),
                };
                self.found.at(self.tree, &path, problem);
            }
        }
    }

    /// A reading that holds its own ambiguity, directly or through others, never ends.
    fn circle(&mut self, ambiguity: &Ambiguity, path: &[At]) {
        let mut seen = BTreeSet::new();
        let mut next = inner(ambiguity);
        while let Some(id) = next.pop() {
            if id == ambiguity.id.as_str() {
                self.tell(&path.key("id"), "circle", ambiguity);
                return;
            }
            let list = self.list.iter().chain(&self.whole.catalogue.file.value.ambiguities);
            let other = list.into_iter().find(|it| it.id.as_str() == id);
            if let Some(other) = other.filter(|_| seen.insert(id)) {
                next.extend(inner(other));
            }
        }
    }
}

/// The ambiguities that stand in the readings of one.
fn inner(ambiguity: &Ambiguity) -> Vec<String> {
    let readings = serde_json::to_value(&ambiguity.readings).unwrap_or(Json::Null);
    let walked = super::walk::walk(&readings);
    walked.of(&Kind::Ambiguity).map(|it| context::split(&it.id).0.to_owned()).collect()
}

/// What a reading puts in a place.
fn value<'r>(reading: &'r Reading, place: &Place<'_>) -> Option<&'r Json> {
    match &place.name {
        Some(name) => reading.values.get(name),
        None => reading.value.as_ref(),
    }
}

/// `….fra.uklar` of a time limit or follow-up, a notice's or an account's beginning.
fn starts_a_clock(path: &[At]) -> bool {
    let is = |it: Option<&At>, name: &str| matches!(it, Some(At::Key(key)) if key == name);
    let before = path.iter().rev().nth(1);
    let clock = ["frist", "opfoelgning"].into_iter().any(|it| is(path.first(), it));
    (clock && is(before, "fra")) || is(before, "varsel-fra") || is(before, "begynder")
}

/// Whether the piece around a place is still of its type once the reading stands in it. Criteria
/// are left to the plan, which builds a branch for each reading.
fn fits(place: &Place<'_>, ambiguity: &Ambiguity, reading: &Reading) -> bool {
    macro_rules! filled {
        ($piece:expr) => {
            $piece.is_none_or(|it| context::fill(it, ambiguity, reading.id.as_str()).is_some())
        };
    }
    let key = |at: Option<&At>| match at {
        Some(At::Key(key)) => key.clone(),
        _ => String::new(),
    };
    let index = match place.path.get(1) {
        Some(At::Index(index)) => *index,
        _ => usize::MAX,
    };
    let (table, name) = (key(place.path.first()), key(place.path.get(1)));
    let of_variant = table == "variant" && key(place.path.get(2)) == "kriterium";
    match place.holder {
        Holder::Standard(_) if of_variant => true,
        Holder::Standard(it) => match table.as_str() {
            "kriterium" | "uklarhed" => true,
            "beregning" => filled!(it.calculations.get(name.as_str())),
            "omfang" => filled!(it.scope.value().and_then(|it| it.get(name.as_str()))),
            "frist" => filled!(it.time_limits.items().get(index)),
            "opfoelgning" => filled!(it.follow_up.items().get(index)),
            "ophoer" => filled!(it.ending.items().get(index)),
            "betaling" => filled!(it.payment.items().get(index)),
            "kompetence" => filled!(it.competence.items().get(index)),
            "indgaar" => filled!(it.included.items().get(index)),
            "indgaar-ikke" => filled!(it.not_included.items().get(index)),
            "variant" => filled!(it.variants.get(index)),
            "samspil" => filled!(it.interplay.items().get(index)),
            "afgoerelse" => filled!(Some(&it.decision)),
            _ => filled!(Some(it)),
        },
        Holder::Catalogue(it) => match table.as_str() {
            "uklarhed" => true,
            "fristberegning" => filled!(Some(&it.counting)),
            "frist" => filled!(it.time_limits.items().get(index)),
            _ => filled!(Some(it)),
        },
        Holder::Rates(it) => match table.as_str() {
            "sats" => filled!(it.rates.get(index)),
            _ => true,
        },
    }
}
