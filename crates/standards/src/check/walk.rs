//! One walk over a file's tree that meets everything it names (*henvisninger*), wherever it
//! stands: in a criterion, a row, a line, a reading. What a key names follows from the key and
//! its neighbours, so a new construct with the old keys is checked from its first day.

use serde_json::{Map, Value as Json};

use super::Under;
use crate::format::{Condition, Test};
use crate::tree::At;

/// What a name names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Fact,
    /// A fact that must be a set of records.
    Set,
    /// A field of a set, where the set is known.
    Field(Option<String>),
    Event,
    Rate,
    Calculation,
    Judgement,
    List,
    Criterion,
    Item,
    Scope,
    Ambiguity,
    Law,
    /// Anything with an id: what an ambiguity concerns.
    Piece,
}

/// A name and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    pub(crate) path: Vec<At>,
    pub(crate) is_key: bool,
    pub(crate) kind: Kind,
    pub(crate) id: String,
}

/// A test of a field in a filter.
#[derive(Debug, Clone)]
pub(crate) struct FieldTest {
    pub(crate) path: Vec<At>,
    pub(crate) set: String,
    pub(crate) field: String,
    pub(crate) test: Test,
}

/// All that a walk met.
#[derive(Debug, Clone, Default)]
pub(crate) struct Walked {
    pub(crate) references: Vec<Reference>,
    /// Conditions that stand outside the criteria.
    pub(crate) conditions: Vec<(Vec<At>, Condition)>,
    pub(crate) tests: Vec<FieldTest>,
    /// Source lines, as they are written.
    pub(crate) sources: Vec<(Vec<At>, String)>,
    /// Keys beside `uklar`: a reading takes the place of the whole table, and they are lost.
    pub(crate) lost: Vec<(Vec<At>, String)>,
}

impl Walked {
    pub(crate) fn of(&self, kind: &Kind) -> impl Iterator<Item = &Reference> {
        self.references.iter().filter(move |it| it.kind == *kind)
    }

    pub(crate) fn names(&self, kind: &Kind, id: &str) -> bool {
        self.of(kind).any(|it| it.id == id)
    }
}

pub(crate) fn walk(value: &Json) -> Walked {
    let mut walk = Walk { path: Vec::new(), set: None, walked: Walked::default() };
    walk.value(value);
    walk.walked
}

struct Walk {
    path: Vec<At>,
    /// The set whose records a `pr-post` goes through.
    set: Option<String>,
    walked: Walked,
}

/// The states that may stand where an event stands.
const STATES: [&str; 3] = ["ikke oplyst", "individuel", "ingen"];

impl Walk {
    fn value(&mut self, value: &Json) {
        match value {
            Json::Object(fields) => self.table(fields),
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.path.push(At::Index(index));
                    self.value(item);
                    self.path.pop();
                }
            }
            _ => (),
        }
    }

    fn table(&mut self, fields: &Map<String, Json>) {
        let outer = self.set.clone();
        if self.in_calculation()
            && let Some(set) = fields.get("over").and_then(Json::as_str)
        {
            self.set = Some(set.to_owned());
        }
        // In `vaerdier` of a reading the keys are names of places, whatever they look like.
        let are_places = matches!(self.path.last(), Some(At::Key(key)) if key == "vaerdier");
        for (key, field) in fields {
            self.path.push(At::Key(key.clone()));
            match field {
                Json::String(text) if !are_places => self.text(key, text, fields),
                Json::Array(items) if !are_places => self.list(key, items),
                Json::Object(inner) if !are_places => self.inner(key, inner, fields),
                _ => (),
            }
            self.value(field);
            self.path.pop();
        }
        self.set = outer;
    }

    /// `beregning.<id>`: the table of a calculation itself.
    fn in_calculation(&self) -> bool {
        matches!(self.path.as_slice(), [At::Key(table), At::Key(_)] if table == "beregning")
    }

    fn refer(&mut self, path: Vec<At>, is_key: bool, kind: Kind, id: &str) {
        self.walked.references.push(Reference { path, is_key, kind, id: id.to_owned() });
    }

    fn here(&mut self, kind: Kind, id: &str) {
        self.refer(self.path.clone(), false, kind, id);
    }

    fn text(&mut self, key: &str, text: &str, beside: &Map<String, Json>) {
        let kind = match key {
            "kilde" => {
                self.walked.sources.push((self.path.clone(), text.to_owned()));
                return;
            }
            "fakta" | "er-fakta" => Kind::Fact,
            "svar" => Kind::Judgement,
            "beregning" => Kind::Calculation,
            "omfang" if !STATES.contains(&text) => Kind::Scope,
            "sats" => Kind::Rate,
            "i" | "serie" | "sum" | "antal" => Kind::Set,
            "felt" => Kind::Field(set_beside(beside).or_else(|| self.set.clone())),
            "over" if self.path.len() == 3 && self.set.as_deref() == Some(text) => Kind::Set,
            "pr" if self.is_judgement() => Kind::Set,
            "paa-liste" => Kind::List,
            "haendelse" => Kind::Event,
            "efter" if beside.contains_key("slut-af") => Kind::Event,
            "fra" if is_clock(beside) && !STATES.contains(&text) => Kind::Event,
            "varsel-fra" | "begynder" if !STATES.contains(&text) => Kind::Event,
            "kriterium" => Kind::Criterion,
            "uklar" => {
                self.lose(beside);
                Kind::Ambiguity
            }
            "hjemmel" | "gengiver" => Kind::Law,
            _ => return,
        };
        self.here(kind, text);
    }

    /// Only the words and lines of an open place may stand beside `uklar`. A criterion has many
    /// keys, and the plan tells where it has two conditions.
    fn lose(&mut self, beside: &Map<String, Json>) {
        let may_stand = |it: &&String| matches!(it.as_str(), "uklar" | "tekst" | "kilde");
        if beside.contains_key("virkning") {
            return;
        }
        let path = self.path.split_last().map_or(&[][..], |it| it.1);
        let lost = beside.keys().filter(|it| !may_stand(it));
        self.walked.lost.extend(lost.map(|it| (path.key(it), it.clone())));
    }

    /// A table of `[[skoen]]`, where `pr` is a set and not a period.
    fn is_judgement(&self) -> bool {
        matches!(self.path.as_slice(), [At::Key(table), At::Index(_), _] if table == "skoen")
    }

    fn list(&mut self, key: &str, items: &[Json]) {
        let kind = match key {
            "dele" | "for" | "undtagen" | "uden" => Kind::Criterion,
            "kun" => Kind::Item,
            "seneste" | "foerste" | "dage" => Kind::Event,
            "afventer" => Kind::Fact,
            "beroerer" => Kind::Piece,
            _ => return,
        };
        for (index, item) in items.iter().enumerate() {
            if let Some(id) = item.as_str() {
                self.refer(self.path.index(index), false, kind.clone(), id);
            }
        }
    }

    fn inner(&mut self, key: &str, inner: &Map<String, Json>, beside: &Map<String, Json>) {
        match key {
            "fakta" => self.keys(inner, &Kind::Fact),
            "svar" => self.keys(inner, &Kind::Judgement),
            "beregnet" => self.keys(inner, &Kind::Calculation),
            "hvor" => self.filter(inner, set_beside(beside).as_ref()),
            "naar" | "kraever" if !self.is_variant() => self.condition(inner),
            _ => (),
        }
    }

    /// `variant[n].naar` is compiled with the criteria.
    fn is_variant(&self) -> bool {
        matches!(self.path.as_slice(), [At::Key(table), At::Index(_), _] if table == "variant")
    }

    fn keys(&mut self, inner: &Map<String, Json>, kind: &Kind) {
        // `{ uklar = "…" }` in the place of the whole table names an ambiguity, not a fact.
        for id in inner.keys().filter(|it| *it != "uklar") {
            self.refer(self.path.key(id), true, kind.clone(), id);
        }
    }

    fn filter(&mut self, inner: &Map<String, Json>, set: Option<&String>) {
        for (field, test) in inner {
            let path = self.path.key(field);
            self.refer(path.clone(), true, Kind::Field(set.cloned()), field);
            let test = serde_json::from_value::<Test>(test.clone());
            if let (Some(set), Ok(test)) = (set.cloned(), test) {
                self.walked.tests.push(FieldTest { path, set, field: field.clone(), test });
            }
        }
    }

    fn condition(&mut self, inner: &Map<String, Json>) {
        if let Ok(condition) = serde_json::from_value::<Condition>(Json::Object(inner.clone())) {
            self.walked.conditions.push((self.path.clone(), condition));
        }
    }
}

/// The set that stands beside a field or a filter.
fn set_beside(beside: &Map<String, Json>) -> Option<String> {
    let set = ["i", "sum", "antal", "serie"].into_iter().find_map(|it| beside.get(it));
    set.and_then(Json::as_str).map(str::to_owned)
}

/// A time limit or a follow-up: there `fra` is what starts the clock, elsewhere it is a bound.
fn is_clock(beside: &Map<String, Json>) -> bool {
    beside.contains_key("hvad")
        || (beside.contains_key("foerste") && beside.contains_key("derefter"))
}
