//! Random people, as facts files (*oplysninger*) say them: complete and incomplete, a birth date or
//! a whole age or neither, judgements answered or not, readings chosen or not.

use jiff::ToSpan as _;
use serde_json::{Map, Value as Json, json};
use standards::calendar;
use standards::facts::Facts;
use standards::format::{AnswerKind, FactFile, FactId, FactType, Standard};
use standards::library::Catalogue;
use standards::plan::{Key, Plan};
use standards::tree::Spans;

use super::reference::{OTHER, Rep, reps};

/// Chance as a value: the same number, the same person (`SplitMix64`).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// True so many times in ten.
    pub(crate) fn tenths(&mut self, n: usize) -> bool {
        self.below(10) < n
    }
}

/// What can be said about anybody to a standard.
pub(crate) struct Questions<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) standard: &'a Standard,
    pub(crate) plan: &'a Plan,
    /// Facts the standard names anywhere, also only in a calculation.
    pub(crate) facts: Vec<(FactId, FactFile)>,
    /// Judgements, departures too.
    pub(crate) judgements: Vec<String>,
    words: Vec<String>,
}

impl<'a> Questions<'a> {
    pub(crate) fn of(
        catalogue: &'a Catalogue,
        standard: &'a Standard,
        plan: &'a Plan,
    ) -> Questions<'a> {
        let text = serde_json::to_value((standard, &catalogue.national.pieces)).unwrap();
        let mut words = Vec::new();
        collect(&text, &mut words);
        let facts = catalogue.vocabulary.facts.iter();
        let facts = facts.filter(|(id, _)| words.iter().any(|it| it == id.as_str()));
        let judgement = |key: &Key| match key {
            Key::Judgement(id) => Some(id.clone()),
            Key::Departure(id) => Some(format!("{id}/udgangspunkt")),
            _ => None,
        };
        let mut judgements: Vec<String> =
            plan.variables.iter().filter_map(|it| judgement(&it.key)).collect();
        judgements.extend(
            standard.judgements.iter().filter(|it| it.per.is_none()).map(|it| it.id.to_string()),
        );
        judgements.sort();
        judgements.dedup();
        Questions {
            catalogue,
            standard,
            plan,
            facts: facts.map(|(id, it)| (id.clone(), it.clone())).collect(),
            judgements,
            words,
        }
    }

    /// A person; `tenths` of everything is known.
    pub(crate) fn person(&self, dice: &mut Dice, tenths: usize) -> Json {
        let mut facts = Map::new();
        for (id, kind) in &self.facts {
            match kind.kind {
                FactType::Records => {
                    if dice.tenths(tenths) {
                        facts.insert(id.to_string(), self.records(kind, dice));
                    }
                }
                FactType::Age => {
                    if dice.tenths(tenths) {
                        let born = self.born(id, dice);
                        if id.as_str() == "alder" && dice.tenths(6) {
                            facts.insert("foedselsdato".to_owned(), json!(born.to_string()));
                        } else {
                            facts.insert(id.to_string(), whole_age(born, self.plan.day));
                        }
                    }
                }
                _ if id.as_str() == "foedselsdato" => (),
                _ => {
                    if dice.tenths(tenths) {
                        facts.insert(id.to_string(), self.value(Some(id), kind, dice));
                    }
                }
            }
        }
        let mut person = json!({ "format": 1, "facts": facts });
        let mut judgements = Map::new();
        for id in &self.judgements {
            if dice.tenths(tenths) {
                judgements.insert(id.clone(), self.answer(id, dice));
            }
        }
        for judgement in self.standard.judgements.iter().filter(|it| it.per.is_some()) {
            if dice.tenths(tenths) {
                let answers: Vec<Json> = (0..3).map(|_| yes_no(dice)).collect();
                judgements.insert(judgement.id.to_string(), json!({ "per": answers }));
            }
        }
        person["judgements"] = Json::Object(judgements);
        let mut readings = Map::new();
        for ambiguity in self.ambiguities() {
            if !ambiguity.readings.is_empty() && dice.tenths(tenths / 3) {
                let reading = dice.pick(&ambiguity.readings);
                readings.insert(ambiguity.id.to_string(), json!(reading.id.as_str()));
            }
        }
        person["readings"] = Json::Object(readings);
        let mut events = Map::new();
        for id in self.catalogue.vocabulary.events.keys() {
            if dice.tenths(3) {
                events.insert(id.to_string(), near_the_day(self.plan.day, dice));
            }
        }
        person["events"] = Json::Object(events);
        person
    }

    fn ambiguities(&self) -> impl Iterator<Item = &standards::format::Ambiguity> {
        self.standard.ambiguities.iter().chain(&self.catalogue.file.value.ambiguities)
    }

    fn reps_of(&self, wanted: impl Fn(&Key) -> bool) -> Vec<Rep> {
        let place = self.plan.variables.iter().position(|it| wanted(&it.key));
        place.map_or(Vec::new(), |it| reps(self.catalogue, self.standard, self.plan, it))
    }

    fn born(&self, id: &FactId, dice: &mut Dice) -> jiff::civil::Date {
        let reps = self.reps_of(|it| matches!(it, Key::Fact(it) if it == id));
        if !reps.is_empty()
            && dice.tenths(6)
            && let Rep::Born(born) = dice.pick(&reps)
        {
            return *born;
        }
        let days = i64::try_from(dice.below(100 * 365)).unwrap();
        self.plan.day.checked_sub(days.days()).unwrap()
    }

    fn value(&self, id: Option<&FactId>, kind: &FactFile, dice: &mut Dice) -> Json {
        let reps = self.reps_of(|it| matches!(it, Key::Fact(it) if Some(it) == id));
        if !reps.is_empty() && dice.tenths(7) {
            return written(kind, dice.pick(&reps));
        }
        match kind.kind {
            FactType::YesNo => json!(dice.tenths(5)),
            FactType::Choice | FactType::Level => json!(dice.pick(&kind.values)),
            FactType::Code if dice.tenths(8) => json!(dice.pick(&self.words)),
            FactType::Code => json!(OTHER),
            FactType::Date => near_the_day(self.plan.day, dice),
            FactType::Age => json!(dice.below(100)),
            FactType::Records => json!({}),
            _ => {
                let number = *dice.pick(&[0, 1, 2, 3, 10, 15, 16, 100, 589, 2757, 40_000]);
                quantity(kind, &number.to_string())
            }
        }
    }

    fn records(&self, kind: &FactFile, dice: &mut Dice) -> Json {
        let records: Vec<Json> = (0..dice.below(4)).map(|_| self.record(kind, dice)).collect();
        json!({ "komplet": dice.tenths(6), "poster": records })
    }

    pub(crate) fn record(&self, kind: &FactFile, dice: &mut Dice) -> Json {
        let mut record = Map::new();
        for (id, field) in &kind.fields {
            // No "not relevant" too often: it settles everything.
            let often = if id.as_str() == "ikke-relevant" { 1 } else { 8 };
            if dice.tenths(often) {
                record.insert(id.to_string(), self.value(None, field, dice));
            }
        }
        Json::Object(record)
    }

    fn answer(&self, id: &str, dice: &mut Dice) -> Json {
        let judgement = self.standard.judgements.iter().find(|it| it.id.as_str() == id);
        let answer = match judgement.map(|it| it.kind) {
            None | Some(AnswerKind::YesNo) => return yes_no(dice),
            Some(AnswerKind::Level | AnswerKind::Choice) => {
                json!(dice.pick(&judgement.unwrap().values))
            }
            Some(AnswerKind::Number) => {
                let unit = judgement.unwrap().unit.clone().unwrap_or_default();
                let number = *dice.pick(&[0, 1, 2, 3, 10, 20, 45, 90, 120]);
                match unit.as_str() {
                    "timer" if dice.tenths(5) => json!(format!("{number} minutter")),
                    _ => json!(format!("{number} {unit}").trim()),
                }
            }
        };
        json!({ "answer": answer, "reason": "Sådan er det" })
    }
}

fn yes_no(dice: &mut Dice) -> Json {
    json!({ "answer": dice.tenths(5), "reason": "Sådan er det" })
}

fn near_the_day(day: jiff::civil::Date, dice: &mut Dice) -> Json {
    let days = *dice.pick(&[-9000, -4000, -400, -61, -60, -59, -1, 0, 1, 30, 400]);
    json!(day.checked_add(days.days()).unwrap().to_string())
}

fn whole_age(born: jiff::civil::Date, day: jiff::civil::Date) -> Json {
    json!(calendar::birthday_age(born, day).unwrap_or(0))
}

/// A value as a facts file writes it.
pub(crate) fn written(kind: &FactFile, rep: &Rep) -> Json {
    match rep {
        Rep::YesNo(it) => json!(it),
        Rep::Word(it) => json!(it),
        Rep::Day(it) => json!(it.to_string()),
        Rep::Number(it) => quantity(kind, &it.to_danish(6).0.replace('.', "")),
        Rep::Born(_) | Rep::Nothing => panic!("{rep:?} is no value of a fact"),
    }
}

fn quantity(kind: &FactFile, number: &str) -> Json {
    let unit = match (&kind.unit, kind.kind) {
        (Some(unit), _) => unit.as_str(),
        (None, FactType::Money) => "kr.",
        (None, FactType::Time) => "timer",
        (None, FactType::Share) => "%",
        (None, FactType::Length) => "m",
        (None, FactType::Duration) => "måneder",
        (None, _) => "",
    };
    json!(format!("{number} {unit}").trim())
}

/// Every key and every text of a tree.
fn collect(value: &Json, words: &mut Vec<String>) {
    match value {
        Json::Object(fields) => {
            for (key, value) in fields {
                words.push(key.clone());
                collect(value, words);
            }
        }
        Json::Array(items) => items.iter().for_each(|it| collect(it, words)),
        Json::String(text) if text.len() < 60 => words.push(text.clone()),
        _ => (),
    }
}

/// The same person, of whom less is known.
pub(crate) fn forget(person: &Json, questions: &Questions<'_>, dice: &mut Dice) -> Json {
    let mut less = person.clone();
    let facts = less["facts"].as_object_mut().unwrap();
    let ids: Vec<String> = facts.keys().cloned().collect();
    for id in ids {
        if !dice.tenths(4) {
            continue;
        }
        if let Some(records) = facts[&id].as_object_mut() {
            // Fewer records and a set that is no longer complete; or nothing at all.
            records.insert("komplet".to_owned(), json!(false));
            if let Some(Json::Array(list)) = records.get_mut("poster")
                && !list.is_empty()
            {
                list.truncate(dice.below(list.len() + 1));
            }
            continue;
        }
        let value = facts.shift_remove(&id).unwrap();
        if id == "foedselsdato" && dice.tenths(6) {
            let born: jiff::civil::Date = value.as_str().unwrap().parse().unwrap();
            facts.insert("alder".to_owned(), whole_age(born, questions.plan.day));
        }
    }
    for table in ["judgements", "readings"] {
        let table = less[table].as_object_mut().unwrap();
        let ids: Vec<String> = table.keys().cloned().collect();
        // A reading that a practice stands behind is no unknown when the case's own goes.
        for id in ids.iter().filter(|it| !has_practice(questions, it)) {
            if dice.tenths(4) {
                table.shift_remove(id);
            }
        }
    }
    less
}

fn has_practice(questions: &Questions<'_>, id: &str) -> bool {
    let mut ambiguities = questions.ambiguities();
    ambiguities.any(|it| {
        it.id.as_str() == id && matches!(it.practice, Some(standards::format::Practice::Chosen(_)))
    })
}

pub(crate) fn read(catalogue: &Catalogue, person: &Json) -> Facts {
    match Facts::read("f", person, &Spans::default(), &catalogue.vocabulary) {
        Ok(facts) => facts,
        Err(problems) => panic!("{person:#} cannot be read: {problems:?}"),
    }
}
