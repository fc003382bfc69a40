//! One standard, one person, one day (*sagens oplysninger*): conditions evaluated directly on
//! the facts, three-valued, noting what was missing. The plan ([`crate::plan`]) is built on the
//! same tests; property tests keep the two equal.

mod age;
mod readings;
mod types;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use age::{AgeBound, Born, born_of_age};
pub use readings::{ambiguity, chosen, fill, first_unclear, split};
pub use types::{answer_type, typed_answer, unit_type};

use crate::exact::Exact;
use crate::facts::{FactValue, Facts, Record};
use crate::format::{
    Ambiguity, Condition, Criterion, DayPoint, FactFile, FactType, Holds, Junction, JunctionWord,
    Map, PartRef, SetTest, Standard, Test, Tried, TriedStep, Value, When,
};
use crate::library::Catalogue;
use crate::quantity::Quantity;
use crate::truth::Truth;

/// What was not known on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    pub facts: BTreeSet<String>,
    pub judgements: BTreeSet<String>,
    pub readings: BTreeSet<String>,
}

impl Missing {
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.judgements.is_empty() && self.readings.is_empty()
    }

    /// What is here beside what is wanted already.
    #[must_use]
    pub fn without(&self, wanted: &crate::assess::Wanted) -> Missing {
        let rest = |ids: &BTreeSet<String>, known: &std::collections::BTreeMap<String, _>| {
            ids.iter().filter(|it| !known.contains_key(*it)).cloned().collect()
        };
        Missing {
            facts: rest(&self.facts, &wanted.facts),
            judgements: rest(&self.judgements, &wanted.judgements),
            readings: rest(&self.readings, &wanted.readings),
        }
    }

    pub fn extend(&mut self, other: Missing) {
        self.facts.extend(other.facts);
        self.judgements.extend(other.judgements);
        self.readings.extend(other.readings);
    }
}

/// The readings in force while one of several is tried.
pub type Readings = std::collections::BTreeMap<String, String>;

/// Everything a condition or a calculation of one standard is held against.
pub struct Context<'a> {
    pub catalogue: &'a Catalogue,
    pub standard: &'a Standard,
    pub facts: &'a Facts,
    pub day: Date,
    /// Readings being tried; they go before the case's and the catalogue's choice.
    pub trying: Readings,
    pub missing: RefCell<Missing>,
    /// Ambiguities that had a say, whatever their readings came to.
    pub met: RefCell<BTreeSet<String>>,
    /// A criterion is being evaluated, not a row or a piece.
    in_criterion: Cell<bool>,
    /// How many bounds that are calculations stand inside each other: a circle must end.
    depth: Cell<u8>,
}

impl<'a> Context<'a> {
    pub fn new(
        catalogue: &'a Catalogue,
        standard: &'a Standard,
        facts: &'a Facts,
        day: Date,
    ) -> Context<'a> {
        Context {
            catalogue,
            standard,
            facts,
            day,
            trying: Readings::new(),
            missing: RefCell::default(),
            met: RefCell::default(),
            in_criterion: Cell::new(false),
            depth: Cell::new(0),
        }
    }

    /// The same, with other readings tried and nothing missed yet.
    pub fn trying(&self, trying: Readings) -> Context<'a> {
        let (in_criterion, depth) = (self.in_criterion.clone(), self.depth.clone());
        let plain = Context::new(self.catalogue, self.standard, self.facts, self.day);
        Context { trying, in_criterion, depth, ..plain }
    }

    pub fn miss_fact(&self, id: &str) {
        self.missing.borrow_mut().facts.insert(id.to_owned());
    }

    pub fn miss_judgement(&self, id: &str) {
        self.missing.borrow_mut().judgements.insert(id.to_owned());
    }

    pub fn miss_reading(&self, id: &str) {
        self.missing.borrow_mut().readings.insert(id.to_owned());
    }

    pub fn ambiguity(&self, id: &str) -> Option<&'a Ambiguity> {
        ambiguity(self.catalogue, self.standard, id)
    }

    /// The reading in force: tried, the case's own, or the catalogue's practice.
    pub fn reading(&self, ambiguity: &Ambiguity) -> Option<String> {
        let id = ambiguity.id.as_str();
        if let Some(reading) = self.trying.get(id) {
            return Some(reading.clone());
        }
        chosen(ambiguity, self.facts)
    }

    /// A piece with its ambiguities filled by the readings in force. `Err` names the first one
    /// without a reading in force; it has also been noted as met.
    pub fn filled<T: Serialize + DeserializeOwned + Clone>(
        &self,
        piece: &T,
    ) -> Result<T, &'a Ambiguity> {
        let mut piece = piece.clone();
        // Each turn fills one ambiguity; a reading may itself hold another.
        while let Some(id) = first_unclear(&piece) {
            let (id, _) = split(&id);
            let Some(ambiguity) = self.ambiguity(id) else { return Ok(piece) };
            self.met.borrow_mut().insert(ambiguity.id.to_string());
            let Some(reading) = self.reading(ambiguity) else { return Err(ambiguity) };
            match fill(&piece, ambiguity, &reading) {
                Some(filled) => piece = filled,
                None => return Err(ambiguity),
            }
        }
        Ok(piece)
    }

    /// Evaluates a piece under every reading: the value they share, or unknown.
    fn under_readings<T: Serialize + DeserializeOwned + Clone>(
        &self,
        piece: &T,
        evaluate: &dyn Fn(&Context<'a>, &T) -> Truth,
    ) -> Truth {
        match self.filled(piece) {
            Ok(piece) => evaluate(self, &piece),
            Err(ambiguity) => {
                let mut shared: Option<Truth> = None;
                let mut differs = ambiguity.readings.is_empty();
                let mut missing = Missing::default();
                for reading in &ambiguity.readings {
                    let mut trying = self.trying.clone();
                    trying.insert(ambiguity.id.to_string(), reading.id.to_string());
                    let inner = self.trying(trying);
                    let value = inner.under_readings(piece, evaluate);
                    missing.extend(inner.missing.into_inner());
                    self.met.borrow_mut().extend(inner.met.into_inner());
                    differs |= shared.is_some_and(|it| it != value);
                    shared = Some(value);
                }
                self.missing.borrow_mut().extend(missing);
                if differs {
                    self.miss_reading(ambiguity.id.as_str());
                    return Truth::Unknown;
                }
                shared.unwrap_or(Truth::Unknown)
            }
        }
    }

    /// Whether a row or piece holds; `None` stands for always. `ellers` is the caller's.
    pub fn when(&self, when: Option<&When>) -> Truth {
        match when {
            None | Some(When::Otherwise(_)) => Truth::True,
            Some(When::If(condition)) => self.holds(condition),
        }
    }

    /// For each piece of a list whether it applies: `ellers` where no other row does.
    pub fn applies<T>(&self, pieces: &[T], when: impl Fn(&T) -> Option<&When>) -> Vec<Truth> {
        let otherwise = |it: &T| matches!(when(it), Some(When::Otherwise(_)));
        let direct: Vec<Truth> = pieces.iter().map(|it| self.when(when(it))).collect();
        let any = Truth::any(
            pieces
                .iter()
                .zip(&direct)
                .filter(|(it, _)| matches!(when(it), Some(When::If(_))))
                .map(|(_, truth)| *truth),
        );
        pieces
            .iter()
            .zip(direct)
            .map(|(it, truth)| if otherwise(it) { !any } else { truth })
            .collect()
    }

    /// Whether a condition holds: all that it names.
    pub fn holds(&self, condition: &Condition) -> Truth {
        self.noting(|it| it.under_readings(condition, &|it, condition| it.holds_filled(condition)))
    }

    /// What was missed on the way to a certain answer is not missing.
    fn noting(&self, evaluate: impl FnOnce(&Self) -> Truth) -> Truth {
        let before = self.missing.borrow().clone();
        let truth = evaluate(self);
        if truth != Truth::Unknown {
            self.missing.replace(before);
        }
        truth
    }

    fn holds_filled(&self, condition: &Condition) -> Truth {
        let facts = condition.facts.iter().map(|(id, test)| self.fact(id.as_str(), test));
        let mut res = Truth::all(facts);
        if let Some(exists) = &condition.exists {
            res = res.and(self.exists(exists));
        }
        for (id, test) in &condition.answers {
            res = res.and(self.answer(id.as_str(), test));
        }
        for (id, test) in &condition.calculated {
            res = res.and(self.calculated(id, test));
        }
        if let Some(tried) = &condition.tried {
            res = res.and(self.tried(tried));
        }
        if let Some(id) = &condition.criterion {
            res = res.and(self.criterion_by_id(id.as_str()));
        }
        res.and(Truth::from(condition.always.unwrap_or(true)))
    }

    fn criterion_by_id(&self, id: &str) -> Truth {
        match find_criterion(self.standard, id) {
            Some(criterion) => self.criterion(criterion),
            None => Truth::Unknown,
        }
    }

    /// Whether the condition of a criterion holds, whatever its effect.
    pub fn criterion(&self, criterion: &Criterion) -> Truth {
        let outer = self.in_criterion.replace(true);
        let truth = self.condition_of(criterion);
        self.in_criterion.set(outer);
        truth
    }

    fn condition_of(&self, criterion: &Criterion) -> Truth {
        if criterion.judgement.is_some() {
            return self.yes(criterion.id.as_str());
        }
        if criterion.parts.is_empty() {
            return self.holds(&criterion.condition());
        }
        let part = |part: &PartRef| match part {
            PartRef::Id(id) => self.criterion_by_id(id.as_str()),
            PartRef::Inline(criterion) => self.criterion(criterion),
        };
        let junction = criterion.junction.clone().unwrap_or(Junction::Word(JunctionWord::All));
        self.noting(|it| {
            let parts: Vec<Truth> = criterion.parts.iter().map(part).collect();
            it.under_readings(&junction, &|_, junction| join(junction, &parts))
        })
    }

    /// A yes/no judgement: what was answered.
    fn yes(&self, judgement: &str) -> Truth {
        match self.facts.answer(self.standard.id.as_str(), judgement).map(|it| &it.value) {
            Some(FactValue::YesNo(it)) => (*it).into(),
            _ => {
                self.miss_judgement(judgement);
                Truth::Unknown
            }
        }
    }

    /// A test of a fact of the vocabulary.
    pub fn fact(&self, id: &str, test: &Test) -> Truth {
        let Some(fact) = self.catalogue.vocabulary.fact(id) else { return Truth::Unknown };
        if fact.kind == FactType::Age {
            return match self.born(id) {
                Some(born) => self.age_test(born, test),
                None => {
                    self.miss_fact(id);
                    Truth::Unknown
                }
            };
        }
        let value =
            if self.in_criterion.get() { self.known(id) } else { self.facts.values.get(id) };
        if value.is_none() {
            self.miss_fact(id);
        }
        self.value_test(fact, test, value)
    }

    /// What a criterion knows of a fact. Of one that the standard awaits, *no* is *not yet*.
    pub fn known(&self, id: &str) -> Option<&'a FactValue> {
        let value = self.facts.values.get(id)?;
        let no = *value == FactValue::YesNo(false);
        if no && awaited(self.standard, id) { None } else { Some(value) }
    }

    /// The birth dates that are possible: the date itself, or the years of a whole age.
    pub fn born(&self, id: &str) -> Option<Born> {
        let age = match self.facts.values.get(id) {
            Some(FactValue::Age(age)) => Some(*age),
            _ => None,
        };
        let birth = match self.facts.values.get("foedselsdato") {
            Some(FactValue::Day(day)) if id == "alder" => Some(*day),
            _ => None,
        };
        match (birth, age) {
            (Some(day), _) => Some(Born { from: day, until: day }),
            (None, Some(age)) => born_of_age(age, self.day),
            (None, None) => None,
        }
    }

    fn age_test(&self, born: Born, test: &Test) -> Truth {
        let reached = |bound: &Value, day: Date| -> Truth {
            let age_bound = AgeBound::of(bound);
            let Some(bound) = age_bound else { return Truth::Unknown };
            let reached = |born: Date| {
                let table = &self.catalogue.national.pension_ages;
                bound.reached(born, table, self.day).map(|it| it <= day)
            };
            match (reached(born.from), reached(born.until)) {
                (Some(oldest), Some(youngest)) if oldest == youngest => oldest.into(),
                _ => Truth::Unknown,
            }
        };
        let before = self.day.checked_sub(1.day()).unwrap_or(self.day);
        // Seventeen is from the seventeenth birthday to the day before the next.
        let equals = |wanted: &Value| match AgeBound::of(wanted) {
            Some(AgeBound::Years(years)) => {
                let next = Value::Number(i64::from(years) + 1);
                reached(wanted, self.day).and(!reached(&next, self.day))
            }
            _ => Truth::Unknown,
        };
        let mut res = Truth::True;
        if let Some(wanted) = &test.is {
            res = res.and(Truth::any(wanted.values().iter().map(equals)));
        }
        if let Some(unwanted) = &test.is_not {
            res = res.and(!Truth::any(unwanted.values().iter().map(equals)));
        }
        if let Some(bound) = &test.from {
            res = res.and(reached(bound, self.day));
        }
        if let Some(bound) = &test.over {
            res = res.and(reached(bound, before));
        }
        if let Some(bound) = &test.to {
            res = res.and(!reached(bound, before));
        }
        if let Some(bound) = &test.under {
            res = res.and(!reached(bound, self.day));
        }
        if res == Truth::Unknown {
            self.miss_fact("foedselsdato");
        }
        res
    }

    /// A test of one value of a type.
    fn value_test(&self, fact: &FactFile, test: &Test, value: Option<&FactValue>) -> Truth {
        let Some(value) = value else { return self.any_value_test(fact, test) };
        let equals = |wanted: &Value| same(fact, value, wanted);
        let mut res = Truth::True;
        if let Some(wanted) = &test.is {
            res = res.and(Truth::any(wanted.values().iter().map(equals)));
        }
        if let Some(unwanted) = &test.is_not {
            res = res.and(!Truth::any(unwanted.values().iter().map(equals)));
        }
        let bounds = [
            (&test.from, 0, true),
            (&test.over, 1, true),
            (&test.to, 1, false),
            (&test.under, 0, false),
        ];
        for (bound, above, wanted) in bounds {
            if let Some(bound) = bound {
                // `fra`/`under` split before the value, `over`/`til` behind it.
                let passed = self
                    .compare(fact, value, bound)
                    .map(|it| if above == 1 { it.is_gt() } else { it.is_ge() });
                res = res.and(passed.map_or(Truth::Unknown, |it| Truth::from(it == wanted)));
            }
        }
        if let Some(point) = &test.before {
            res = res.and(self.day_test(value, point, true));
        }
        if let Some(point) = &test.after {
            res = res.and(self.day_test(value, point, false));
        }
        if let Some(list) = &test.on_list {
            res = res.and(self.on_list(fact, value, list.as_str()));
        }
        if let Some(other) = &test.is_fact {
            res = res.and(match self.facts.values.get(other.as_str()) {
                Some(other) => (other == value).into(),
                None => {
                    self.miss_fact(other.as_str());
                    Truth::Unknown
                }
            });
        }
        res
    }

    /// A test of a value that is not known: certain only where every value comes to the same.
    fn any_value_test(&self, fact: &FactFile, test: &Test) -> Truth {
        let values = match fact.kind {
            FactType::YesNo => vec![FactValue::YesNo(false), FactValue::YesNo(true)],
            FactType::Choice | FactType::Level => {
                fact.values.iter().cloned().map(FactValue::Word).collect()
            }
            _ => return Truth::Unknown,
        };
        let mut truths = values.iter().map(|it| self.value_test(fact, test, Some(it)));
        match truths.next() {
            Some(first) if truths.all(|it| it == first) => first,
            _ => Truth::Unknown,
        }
    }

    fn on_list(&self, fact: &FactFile, value: &FactValue, list: &str) -> Truth {
        let list = self.standard.lists.iter().find(|it| it.id.as_str() == list);
        match (list, value) {
            (Some(list), FactValue::Word(word))
                if list.values.iter().any(|it| word_matches(fact, word, it)) =>
            {
                Truth::True
            }
            (Some(list), FactValue::Word(_)) if list.closed => Truth::False,
            _ => Truth::Unknown,
        }
    }

    fn day_test(&self, value: &FactValue, point: &DayPoint, before: bool) -> Truth {
        let FactValue::Day(day) = value else { return Truth::Unknown };
        let Some((from, until)) = self.point(point) else { return Truth::Unknown };
        let test = |point: Date| if before { *day < point } else { *day > point };
        if test(from) == test(until) { test(from).into() } else { Truth::Unknown }
    }

    /// The days a point may be, first and last.
    fn point(&self, point: &DayPoint) -> Option<(Date, Date)> {
        match point {
            DayPoint::Day(day) => Some((day.0, day.0)),
            DayPoint::At(at) => {
                if let Some(event) = &at.event {
                    let day = self.facts.events.get(event.as_str()).copied();
                    return day.map(|it| (it, it));
                }
                let bound = AgeBound::of(at.age.as_ref()?)?;
                let Some(born) = self.born("alder") else {
                    self.miss_fact("foedselsdato");
                    return None;
                };
                let table = &self.catalogue.national.pension_ages;
                let reached = |born: Date| bound.reached(born, table, self.day);
                Some((reached(born.from)?, reached(born.until)?))
            }
        }
    }

    /// Compares a value with a bound, in the fact's own unit.
    fn compare(
        &self,
        fact: &FactFile,
        value: &FactValue,
        bound: &Value,
    ) -> Option<std::cmp::Ordering> {
        match value {
            FactValue::Word(word) => {
                let place = |word: &str| fact.values.iter().position(|it| it == word);
                Some(place(word)?.cmp(&place(&word_of(bound)?)?))
            }
            FactValue::Quantity(quantity) => {
                let bound = self.bound(bound)?;
                let bound = crate::facts::in_unit_of(fact, &bound)?;
                Some(quantity.value.cmp(&bound.value))
            }
            FactValue::Day(day) => match bound {
                Value::Day(bound) => Some(day.cmp(&bound.0)),
                _ => None,
            },
            FactValue::YesNo(_) | FactValue::Age(_) => None,
        }
    }

    /// A bound as a quantity: written in place, a rate, another fact, or what a calculation comes
    /// to.
    pub fn bound(&self, bound: &Value) -> Option<Quantity> {
        match bound {
            Value::Number(number) => Some(Quantity::plain(Exact::whole(*number))),
            Value::Quantity(quantity) => Some(quantity.clone()),
            Value::From(source) => {
                if let Some(rate) = &source.rate {
                    return self.catalogue.rate(rate.as_str(), self.day)?.value.clone();
                }
                if let Some(fact) = &source.fact {
                    return match self.facts.values.get(fact.as_str()) {
                        Some(FactValue::Quantity(quantity)) => Some(quantity.clone()),
                        _ => {
                            self.miss_fact(fact.as_str());
                            None
                        }
                    };
                }
                let calculated = self.calculated_bound(source.calculation.as_ref()?.as_str())?;
                match source.per {
                    Some(per) => calculated.converted_to(per.0),
                    None => Some(calculated),
                }
            }
            _ => None,
        }
    }

    /// The one value that a calculation comes to; none where it has several, or waits.
    fn calculated_bound(&self, id: &str) -> Option<Quantity> {
        const DEEPEST: u8 = 8;
        if self.depth.get() >= DEEPEST {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let result = crate::calculate::calculate(self, id);
        self.depth.set(self.depth.get() - 1);
        if let [one] = result.values.as_slice() {
            if one.value.is_some() {
                return one.value.clone();
            }
        } else {
            let readings = result.values.iter().flat_map(|it| it.readings.keys());
            readings.for_each(|it| self.miss_reading(it));
        }
        self.missing.borrow_mut().extend(result.missing);
        None
    }

    /// A test of the answer to a judgement.
    pub fn answer(&self, id: &str, test: &Test) -> Truth {
        let answer = self.facts.answer(self.standard.id.as_str(), id);
        let Some(answer) = answer else {
            self.miss_judgement(id);
            return Truth::Unknown;
        };
        let kind = answer_type(self.standard, id);
        let value = typed_answer(&kind, &answer.value);
        self.value_test(&kind, test, value.as_ref())
    }

    fn calculated(&self, id: &crate::format::CalculationId, test: &Test) -> Truth {
        let result = crate::calculate::calculate(self, id.as_str());
        let Some(calculation) = self.standard.calculations.get(id) else { return Truth::Unknown };
        let kind = unit_type(calculation.unit.as_deref());
        let mut values = result.values.iter().map(|it| match &it.value {
            Some(quantity) => {
                let value = FactValue::Quantity(quantity.clone());
                self.value_test(&kind, test, Some(&value))
            }
            None => Truth::Unknown,
        });
        let first = values.next().unwrap_or(Truth::Unknown);
        let shared = values.all(|it| it == first);
        self.missing.borrow_mut().extend(result.missing);
        if shared {
            return first;
        }
        for reading in result.values.iter().flat_map(|it| it.readings.keys()) {
            self.miss_reading(reading);
        }
        Truth::Unknown
    }

    /// Whether enough records of a set match.
    pub fn exists(&self, test: &SetTest) -> Truth {
        let id = test.set.as_str();
        let Some(fact) = self.catalogue.vocabulary.fact(id) else { return Truth::Unknown };
        let set = self.facts.sets.get(id);
        let complete = set.is_some_and(|it| it.complete);
        let records = set.map_or(&[][..], |it| it.records.as_slice());
        let matches: Vec<Truth> =
            records.iter().map(|record| self.matches(fact, test, record)).collect();
        let certain = matches.iter().filter(|it| **it == Truth::True).count();
        let possible = certain + matches.iter().filter(|it| **it == Truth::Unknown).count();
        let res = counted(test, certain, possible, records.len(), complete);
        if res == Truth::Unknown {
            self.miss_fact(id);
        }
        res
    }

    /// Whether one record matches.
    pub fn matches(&self, fact: &FactFile, test: &SetTest, record: &Record) -> Truth {
        let fields = self.filter(fact, &test.filter, record);
        fields.and(self.holds_on(test.holds.unwrap_or(Holds::Ever), record))
    }

    /// Whether a record says what a filter asks, field by field.
    pub fn filter(
        &self,
        fact: &FactFile,
        filter: &Map<crate::format::FactId, Test>,
        record: &Record,
    ) -> Truth {
        Truth::all(filter.iter().map(|(field, test)| {
            let Some(kind) = fact.fields.get(field.as_str()) else { return Truth::Unknown };
            if !test.is_unclear() {
                return self.value_test(kind, test, record.get(field.as_str()));
            }
            let test = match self.filled(test) {
                Ok(test) => test,
                Err(ambiguity) => {
                    self.miss_reading(ambiguity.id.as_str());
                    return Truth::Unknown;
                }
            };
            self.value_test(kind, &test, record.get(field.as_str()))
        }))
    }

    fn holds_on(&self, holds: Holds, record: &Record) -> Truth {
        let day = match holds {
            Holds::Ever => return Truth::True,
            Holds::OnTheDay | Holds::UnbrokenToTheDay => self.day,
            Holds::OnTheStartDay => self.facts.events.get("startdag").copied().unwrap_or(self.day),
        };
        let field = |name: &str| match record.get(name) {
            Some(FactValue::Day(day)) => Some(*day),
            _ => None,
        };
        // A record without a beginning stands for what is; without an end it still runs.
        let begun = field("fra").is_none_or(|from| from <= day);
        let running = field("til").is_none_or(|until| day <= until);
        (begun && running).into()
    }

    /// Whether what must be tried first has been.
    pub fn tried(&self, tried: &Tried) -> Truth {
        let set = self.facts.sets.get("forsoeg");
        let complete = set.is_some_and(|it| it.complete);
        let far_enough = |record: &Record, offer: &String| {
            let is_it = match record.get("tilbud") {
                Some(FactValue::Word(word)) => (word == offer).into(),
                _ => Truth::Unknown,
            };
            let step = match record.get("trin") {
                _ if record.contains_key("ikke-relevant") => Truth::True,
                Some(FactValue::Word(word)) => {
                    step_of(word).map_or(Truth::Unknown, |it| (it >= tried.step).into())
                }
                _ => Truth::Unknown,
            };
            is_it.and(step)
        };
        let one = |offer: &String| {
            let records = set.into_iter().flat_map(|it| &it.records);
            let certain = Truth::any(records.map(|it| far_enough(it, offer)));
            if complete { certain } else { certain.or(Truth::Unknown) }
        };
        let count = tried.count.map_or(tried.offers.len(), |it| it as usize);
        let res = Truth::at_least(count, tried.offers.iter().map(one));
        if res == Truth::Unknown {
            self.miss_fact("forsoeg");
        }
        res
    }
}

fn step_of(word: &str) -> Option<TriedStep> {
    match word {
        "overvejet" => Some(TriedStep::Considered),
        "tilbudt" => Some(TriedStep::Offered),
        "prøvet" => Some(TriedStep::Tried),
        "udtømt" => Some(TriedStep::Exhausted),
        _ => None,
    }
}

/// How parts join.
pub fn join(junction: &Junction, parts: &[Truth]) -> Truth {
    match junction {
        Junction::Word(JunctionWord::All) => Truth::all(parts.iter().copied()),
        Junction::Word(JunctionWord::AnyOf) => Truth::any(parts.iter().copied()),
        Junction::Special(special) => match special.at_least {
            Some(n) => Truth::at_least(n as usize, parts.iter().copied()),
            None => Truth::Unknown,
        },
    }
}

/// The table of `findes`: what is certain, what is possible, and whether the set is complete.
fn counted(test: &SetTest, certain: usize, possible: usize, all: usize, complete: bool) -> Truth {
    if test.most == Some(true) {
        return match (complete, certain * 2 > all, possible * 2 > all) {
            (true, true, _) => Truth::True,
            (true, false, false) => Truth::False,
            (true, false, true) | (false, ..) => Truth::Unknown,
        };
    }
    let at_least = |n: usize| {
        if certain >= n {
            Truth::True
        } else if possible >= n || !complete {
            Truth::Unknown
        } else {
            Truth::False
        }
    };
    match (test.at_least, test.at_most) {
        (None, None) => at_least(1),
        (least, most) => {
            let least = least.map_or(Truth::True, |n| at_least(n as usize));
            // At most n is: not at least n + 1.
            least.and(most.map_or(Truth::True, |n| !at_least(n as usize + 1)))
        }
    }
}

fn same(fact: &FactFile, value: &FactValue, wanted: &Value) -> Truth {
    match (value, wanted) {
        (FactValue::YesNo(value), Value::YesNo(wanted)) => (value == wanted).into(),
        (FactValue::Word(value), Value::Word(wanted)) => word_matches(fact, value, wanted).into(),
        (FactValue::Word(value), other) => match word_of(other) {
            Some(wanted) => word_matches(fact, value, &wanted).into(),
            None => Truth::Unknown,
        },
        (FactValue::Day(value), Value::Day(wanted)) => (*value == wanted.0).into(),
        (FactValue::Quantity(value), Value::Number(wanted)) => {
            (value.value == Exact::whole(*wanted)).into()
        }
        (FactValue::Quantity(value), Value::Quantity(wanted)) => {
            match crate::facts::in_unit_of(fact, wanted) {
                Some(wanted) => (value.value == wanted.value).into(),
                None => Truth::Unknown,
            }
        }
        _ => Truth::Unknown,
    }
}

/// A word that the untyped file reads as something else: the state words are also values.
pub fn word_of(value: &Value) -> Option<String> {
    match value {
        Value::Word(word) => Some(word.clone()),
        Value::State(_) | Value::Quantity(_) | Value::Day(_) => {
            serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
        }
        _ => None,
    }
}

/// Codes match whole or as the section a subsection belongs to: `SEL § 96` and `SEL § 96, stk. 3`.
pub fn word_matches(fact: &FactFile, value: &str, wanted: &str) -> bool {
    value == wanted
        || (fact.kind == FactType::Code
            && value.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(',')))
}

/// Whether some criterion waits for a fact.
fn awaited(standard: &Standard, id: &str) -> bool {
    let variants = standard.variants.iter().flat_map(|it| &it.criteria);
    standard.criteria.iter().chain(variants).any(|it| it.awaits.iter().any(|it| it.as_str() == id))
}

/// A criterion of the standard or of one of its variants, by id.
pub fn find_criterion<'a>(standard: &'a Standard, id: &str) -> Option<&'a Criterion> {
    let variants = standard.variants.iter().flat_map(|it| &it.criteria);
    standard.criteria.iter().chain(variants).find(|it| it.id.as_str() == id)
}
