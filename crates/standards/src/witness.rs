//! A witness (*vidne*): a concrete, invented person who shows a difference – between two
//! standards, or between a standard and the Act. It is made from a way through the decision diagrams and then assessed against both
//! catalogues like anybody else; where that cannot be done – an amount that only a calculation
//! comes to – it says so.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map as JsonMap, Value as Json, json};

use crate::answer::cell_json;
use crate::assess::{self, Memory, Outcome};
use crate::calendar;
use crate::context::{self, Context, born_of_age};
use crate::exact::Exact;
use crate::facts::Facts;
use crate::format::{FactFile, FactType, OneOrMany, SetTest, Standard, Test, Tried, Value};
use crate::library::Catalogue;
use crate::plan::{Axis, Cut, Key, Plan};
use crate::quantity::{Quantity, Unit};
use crate::tree::Spans;

/// An invented person, and what the two standards come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Witness {
    /// What is known, in words.
    pub known: Vec<Known>,
    /// The same as a facts file that both catalogues can assess.
    pub facts: Json,
    pub before: Outcome,
    pub after: Outcome,
    /// Whether both catalogues' own assessment of the facts came to these outcomes.
    pub assessed: bool,
}

/// One thing that is known about a witness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Known {
    /// `fact`, `records`, `tried`, `judgement`, `departure`, `reading`, `calculation`.
    pub kind: &'static str,
    pub id: String,
    pub label: String,
    pub value: Json,
    /// Whether the difference turns on it; the rest is as for anybody who gets it.
    pub turns: bool,
}

impl Witness {
    /// Whether the person is younger than so many years, by the age that is known.
    pub(crate) fn is_under(&self, years: u16, on: Date) -> bool {
        let age = self.facts.pointer("/facts/alder").and_then(Json::as_u64);
        let born = self.facts.pointer("/facts/foedselsdato").and_then(Json::as_str);
        let of_birth = born.and_then(|it| calendar::birthday_age(it.parse().ok()?, on).ok());
        age.is_some_and(|it| it < u64::from(years)) || of_birth.is_some_and(|it| it < years)
    }
}

/// Both standards, with what is needed to make up people and to assess them.
pub(crate) struct Court<'a> {
    pub before: (&'a Catalogue, &'a Standard, &'a Plan),
    pub after: (&'a Catalogue, &'a Standard, &'a Plan),
    /// Both over the same variables.
    pub shared: &'a Plan,
    /// The variables that the difference turns on.
    pub turning: Vec<bool>,
    pub on: Date,
}

impl Court<'_> {
    /// The person that a way through the diagram describes.
    pub(crate) fn witness(&self, way: &[(u32, u32)], outcomes: (Outcome, Outcome)) -> Witness {
        let mut person = Person { on: self.on, ..Person::default() };
        for (variable, cell) in way {
            let place = *variable as usize;
            let Some(variable) = self.shared.variables.get(place) else { continue };
            person.turns = self.turning.get(place) == Some(&true);
            self.tell(&mut person, &variable.key, &variable.axis, *cell as usize);
        }
        let facts = person.file();
        let found = assess(self.before, &facts).zip(assess(self.after, &facts));
        Witness {
            known: person.known,
            facts,
            before: outcomes.0,
            after: outcomes.1,
            assessed: !person.made_up_in_part && found == Some(outcomes),
        }
    }

    fn fact(&self, id: &str) -> Option<&FactFile> {
        let (before, after) = (self.before.0, self.after.0);
        before.vocabulary.fact(id).or_else(|| after.vocabulary.fact(id))
    }

    fn tell(&self, person: &mut Person, key: &Key, axis: &Axis, cell: usize) {
        match key {
            Key::Fact(id) => {
                let Some(fact) = self.fact(id.as_str()) else { return };
                person.fact(id.as_str(), fact, axis, cell);
            }
            Key::Set(test) => {
                let label = self.fact(test.set.as_str()).map(|it| it.da.clone());
                person.records(test, label.unwrap_or_default(), cell == 1);
            }
            Key::Tried(tried) => person.tried(tried, cell == 1),
            Key::Compared(id, test) => {
                person.made_up_in_part = true;
                let label = self.fact(id.as_str()).map(|it| it.da.clone()).unwrap_or_default();
                let value = json!({ "test": test, "holds": cell == 1 });
                person.knows("fact", id.as_str(), label, value);
            }
            Key::Judgement(id) => {
                let question = self.question(id);
                person.answer(id, "judgement", question, cell_json(axis, cell));
            }
            Key::Departure(id) => {
                let question = self.departure(id.as_str());
                let id = format!("{id}/udgangspunkt");
                person.answer(&id, "departure", question, json!(cell == 1));
            }
            Key::Reading(id) => {
                let reading = cell_json(axis, cell);
                let (label, said) = self.ambiguity(id.as_str(), &reading);
                person.reading(id.as_str(), label, &reading, said);
            }
            Key::Calculated(id) => {
                person.made_up_in_part = true;
                let of = |side: &Standard| side.calculations.get(id.as_str()).cloned();
                let calculation = of(self.before.1).or_else(|| of(self.after.1));
                let unit = calculation.as_ref().and_then(|it| it.unit.clone());
                let value = example_of(axis, cell, unit.as_deref());
                let label = calculation.map_or_else(|| id.clone(), |it| it.text);
                person.knows("calculation", id, label, value.unwrap_or(cell_json(axis, cell)));
            }
        }
    }

    fn sides(&self) -> [(&Catalogue, &Standard); 2] {
        [(self.before.0, self.before.1), (self.after.0, self.after.1)]
    }

    /// The question of a judgement, as the first standard that asks it puts it.
    fn question(&self, id: &str) -> String {
        let of = |standard: &Standard| {
            let own = standard.judgements.iter().find(|it| it.id.as_str() == id);
            own.map(|it| it.question.clone()).or_else(|| {
                let criterion = context::find_criterion(standard, id)?;
                let asked = criterion.judgement.as_ref().and_then(|it| it.question.clone());
                Some(asked.unwrap_or_else(|| criterion.text.clone()))
            })
        };
        let found = self.sides().into_iter().find_map(|(_, it)| of(it));
        found.unwrap_or_else(|| id.to_owned())
    }

    fn departure(&self, id: &str) -> String {
        let of = |standard: &Standard| context::find_criterion(standard, id)?.departure.clone();
        self.sides().into_iter().find_map(|(_, it)| of(it)).unwrap_or_else(|| id.to_owned())
    }

    /// What is unclear, and how it is read.
    fn ambiguity(&self, id: &str, reading: &Json) -> (String, Json) {
        let found = self.sides().into_iter().find_map(|(catalogue, standard)| {
            let ambiguity = context::ambiguity(catalogue, standard, id)?;
            let own = ambiguity.readings.iter().find(|it| reading.as_str() == Some(it.id.as_str()));
            let said =
                own.and_then(|it| it.text.as_ref()).map_or_else(|| reading.clone(), |it| json!(it));
            Some((ambiguity.text.clone(), said))
        });
        found.unwrap_or_else(|| (id.to_owned(), reading.clone()))
    }
}

/// What one of the two comes to for a facts file.
fn assess(side: (&Catalogue, &Standard, &Plan), facts: &Json) -> Option<Outcome> {
    let (catalogue, standard, plan) = side;
    let facts = Facts::read("", facts, &Spans::default(), &catalogue.vocabulary).ok()?;
    let masks = plan.bind(&Context::new(catalogue, standard, &facts, plan.day));
    Some(assess::assess(plan, masks, &mut Memory::default()).own().outcome)
}

// --- making up a person ---------------------------------------------------------------------------

#[derive(Default)]
struct Person {
    on: Date,
    facts: JsonMap<String, Json>,
    sets: BTreeMap<String, Vec<Json>>,
    judgements: JsonMap<String, Json>,
    readings: JsonMap<String, Json>,
    known: Vec<Known>,
    /// Whether the difference turns on what is being told.
    turns: bool,
    /// Something is known that no facts file can say.
    made_up_in_part: bool,
}

impl Person {
    fn knows(&mut self, kind: &'static str, id: &str, label: String, value: Json) {
        let known = Known { kind, id: id.to_owned(), label, value, turns: self.turns };
        if !self.known.contains(&known) {
            self.known.push(known);
        }
    }

    fn fact(&mut self, id: &str, fact: &FactFile, axis: &Axis, cell: usize) {
        let value = match (fact.kind, axis) {
            (FactType::Age, Axis::Ordered(cuts)) => age_in(cuts, cell, self.on),
            (FactType::Date, Axis::Ordered(cuts)) => day_in(cuts, cell),
            (_, Axis::Ordered(_)) => example_of(axis, cell, fact.unit.as_deref()),
            (_, Axis::Codes(codes)) => Some(json!(codes.get(cell).map_or("andet", String::as_str))),
            _ => Some(cell_json(axis, cell)),
        };
        let Some(value) = value else {
            self.made_up_in_part = true;
            self.knows("fact", id, fact.da.clone(), cell_json(axis, cell));
            return;
        };
        let is_birth = fact.kind == FactType::Age && value.is_string();
        let place = if is_birth { "foedselsdato" } else { id };
        self.facts.insert(place.to_owned(), value.clone());
        self.knows("fact", place, fact.da.clone(), value);
    }

    /// Records that match the test, or none that do.
    fn records(&mut self, test: &SetTest, label: String, holds: bool) {
        let since = self.on.checked_sub(1.year()).unwrap_or(self.on);
        let mut record = JsonMap::new();
        for (field, it) in &test.filter {
            match wanted(it, since) {
                Some(value) => drop(record.insert(field.to_string(), value)),
                None => self.made_up_in_part = true,
            }
        }
        let count = match (holds, test.at_most) {
            (true, Some(_)) | (false, None) => 0,
            (true, None) => test.at_least.unwrap_or(1),
            (false, Some(most)) => most + 1,
        };
        let records = self.sets.entry(test.set.to_string()).or_default();
        for _ in 0..count {
            records.push(Json::Object(record.clone()));
        }
        let value = json!({ "records": record, "count": count, "holds": holds });
        self.knows("records", test.set.as_str(), label, value);
    }

    fn tried(&mut self, tried: &Tried, holds: bool) {
        let records = self.sets.entry("forsoeg".to_owned()).or_default();
        for offer in tried.offers.iter().filter(|_| holds) {
            records.push(json!({ "tilbud": offer, "trin": tried.step }));
        }
        let value = json!({ "offers": tried.offers, "step": tried.step, "holds": holds });
        self.knows("tried", "forsoeg", String::new(), value);
    }

    fn answer(&mut self, id: &str, kind: &'static str, question: String, value: Json) {
        let answer = json!({ "answer": value, "reason": "Opfundet person", "by": "ingen" });
        self.judgements.insert(id.to_owned(), answer);
        self.knows(kind, id, question, value);
    }

    fn reading(&mut self, id: &str, label: String, reading: &Json, said: Json) {
        let chosen = json!({ "reading": reading, "reason": "Opfundet person", "by": "ingen" });
        self.readings.insert(id.to_owned(), chosen);
        self.knows("reading", id, label, said);
    }

    fn file(&self) -> Json {
        let mut facts = self.facts.clone();
        let set = |(id, records): (&String, &Vec<Json>)| {
            (id.clone(), json!({ "komplet": true, "poster": records }))
        };
        facts.extend(self.sets.iter().map(set));
        json!({ "facts": facts, "judgements": self.judgements, "readings": self.readings })
    }
}

/// A value of a record's field that the test holds for.
fn wanted(test: &Test, since: Date) -> Option<Json> {
    let first = |it: &OneOrMany| it.values().first().map(|it| json!(it));
    if let Some(is) = &test.is {
        return first(is);
    }
    if test.before.is_some() {
        return Some(json!(since.checked_sub(5.years()).ok()?.to_string()));
    }
    if test.after.is_some() {
        return Some(json!(since.to_string()));
    }
    test.from.as_ref().or(test.to.as_ref()).map(|it: &Value| json!(it))
}

// --- a value in a cell ----------------------------------------------------------------------------

/// The ends of a cell.
fn ends(cuts: &[Cut], cell: usize) -> (Option<&Cut>, Option<&Cut>) {
    (cell.checked_sub(1).and_then(|it| cuts.get(it)), cuts.get(cell))
}

/// An amount in the cell: its own bound where that belongs to it, else the nearest whole number.
fn number_in(cuts: &[Cut], cell: usize) -> Option<Exact> {
    let (lower, upper) = ends(cuts, cell);
    let inside = |it: &Exact| {
        lower.is_none_or(|cut| if cut.behind { cut.at < *it } else { cut.at <= *it })
            && upper.is_none_or(|cut| if cut.behind { *it <= cut.at } else { *it < cut.at })
    };
    let half = |one: Exact, other: Exact| one.plus(other)?.divided_by(Exact::whole(2));
    let candidates = [
        lower.map(|it| it.at),
        upper.map(|it| it.at),
        lower.and_then(|it| it.at.plus(Exact::ONE)),
        upper.and_then(|it| it.at.minus(Exact::ONE)),
        lower.zip(upper).and_then(|(one, other)| half(one.at, other.at)),
        Some(Exact::ZERO),
    ];
    candidates.into_iter().flatten().find(inside)
}

fn example_of(axis: &Axis, cell: usize, unit: Option<&str>) -> Option<Json> {
    let Axis::Ordered(cuts) = axis else { return None };
    let number = number_in(cuts, cell)?;
    let Some(unit) = unit else { return number.to_whole().map(|it| json!(it)) };
    let one: Quantity = format!("1 {unit}").parse().ok()?;
    if one.unit == Unit::Plain {
        return number.to_whole().map(|it| json!(it));
    }
    Some(json!(Quantity { value: number, ..one }.written()))
}

/// Whole years where a whole year of birth dates lies in the cell, else a birth date.
fn age_in(cuts: &[Cut], cell: usize, on: Date) -> Option<Json> {
    // Ages are birth dates counted backwards.
    let (lower, upper) = ends(cuts, cell);
    let inside = |born: Date| {
        let at = Exact::ZERO.minus(days(born)).unwrap_or(Exact::ZERO);
        lower.is_none_or(|it| it.at <= at) && upper.is_none_or(|it| at < it.at)
    };
    let whole =
        |age: &u16| born_of_age(*age, on).is_some_and(|it| inside(it.from) && inside(it.until));
    let usual = [40, 17, 70, 25, 60];
    if let Some(age) = usual.into_iter().chain(0..110).find(whole) {
        return Some(json!(age));
    }
    let youngest = lower.and_then(|it| Exact::ZERO.minus(it.at)).and_then(day_of);
    youngest.filter(|it| inside(*it)).map(|it| json!(it.to_string()))
}

fn day_in(cuts: &[Cut], cell: usize) -> Option<Json> {
    let (lower, upper) = ends(cuts, cell);
    let day = match (lower, upper) {
        (Some(cut), _) => day_of(cut.at)?,
        (None, Some(cut)) => day_of(cut.at)?.yesterday().ok()?,
        (None, None) => return None,
    };
    Some(json!(day.to_string()))
}

fn days(day: Date) -> Exact {
    let days = calendar::FIRST_DAY.until(day).map(|it| it.get_days()).unwrap_or_default();
    Exact::whole(i64::from(days))
}

fn day_of(days: Exact) -> Option<Date> {
    calendar::FIRST_DAY.checked_add(days.to_whole()?.days()).ok()
}
