//! What is known about a person (*oplysninger*): typed facts, sets of records, events, the
//! judgements of professionals and the readings chosen. What is not here is not known.
//!
//! Nothing in an error repeats a value: it may be somebody's.

use std::collections::BTreeMap;
use std::ops::Bound;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::exact::Exact;
use crate::format::{FactFile, FactId, FactType};
use crate::problem::{Diagnostic, Problem};
use crate::quantity::{InvalidQuantity, Quantity, Unit};
use crate::tree::{At, Spans};
use crate::vocabulary::Vocabulary;

/// The value of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    YesNo(bool),
    /// A choice, a level or a code.
    Word(String),
    Quantity(Quantity),
    Day(Date),
    /// Whole years.
    Age(u16),
}

/// One record of a set: field by field, what is not given is not known.
pub type Record = BTreeMap<String, FactValue>;

/// A set of records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    /// The record-keeper says that nothing is missing. Without it absence is unknown, not no.
    pub complete: bool,
    pub records: Vec<Record>,
}

/// A human's answer to a judgement (*skøn*), with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub value: FactValue,
    pub reason: String,
    pub by: Option<String>,
    pub on: Option<Date>,
}

/// The reading of an ambiguity that the case itself has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenReading {
    pub reading: String,
    pub reason: Option<String>,
    pub by: Option<String>,
}

/// All that is known about one person on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub values: BTreeMap<String, FactValue>,
    pub sets: BTreeMap<String, Records>,
    pub events: BTreeMap<String, Date>,
    /// By judgement id, or `standard/judgement` where only one standard is meant.
    pub judgements: BTreeMap<String, Answer>,
    /// Judgements with one answer per record: by id, then by the record's place.
    pub per_record: BTreeMap<String, Vec<Option<Answer>>>,
    pub readings: BTreeMap<String, ChosenReading>,
    /// Wanted extents, by scope id.
    pub requests: BTreeMap<String, Quantity>,
    /// Where a fact is from, by fact id.
    pub sources: BTreeMap<String, String>,
}

const TABLES: [&str; 8] =
    ["format", "facts", "roles", "events", "judgements", "readings", "requests", "sources"];

impl Facts {
    /// Reads a facts file from its tree; all errors at once, nothing on any error.
    pub fn read(
        file: &str,
        value: &Value,
        spans: &Spans,
        vocabulary: &Vocabulary,
    ) -> Result<Facts, Vec<Diagnostic>> {
        let mut reader = Reader { file, spans, vocabulary, path: Vec::new(), problems: Vec::new() };
        let facts = reader.file(value);
        if reader.problems.is_empty() { Ok(facts) } else { Err(reader.problems) }
    }

    /// The answer to a judgement of a standard.
    pub fn answer(&self, standard: &str, judgement: &str) -> Option<&Answer> {
        // Looked up without putting `standard/judgement` together: this is asked very often.
        let of_standard =
            self.judgements.range::<str, _>((Bound::Included(standard), Bound::Unbounded));
        let mut of_standard = of_standard.map_while(|(key, answer)| {
            let judgement = key.strip_prefix(standard)?.strip_prefix('/').unwrap_or_default();
            Some((judgement, answer))
        });
        let own = of_standard.find(|(it, _)| *it == judgement).map(|(_, answer)| answer);
        own.or_else(|| self.judgements.get(judgement))
    }
}

struct Reader<'a> {
    file: &'a str,
    spans: &'a Spans,
    vocabulary: &'a Vocabulary,
    path: Vec<At>,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn report(&mut self, problem: Problem) {
        // A name that is not known is shown itself; what stands there is somebody's.
        let name = problem.code.starts_with("unknown-") && problem.code != "unknown-value";
        let span = if name { self.name_span() } else { None };
        let span = span.or_else(|| self.spans.find(&self.path));
        let problem = problem.with("place", self.place());
        self.problems.push(Diagnostic::error(self.file, span, problem));
    }

    /// Where the key at hand itself stands.
    fn name_span(&self) -> Option<std::ops::Range<usize>> {
        let (At::Key(key), above) = self.path.split_last()? else { return None };
        let inside = above.iter().try_fold(self.spans, |here, step| match step {
            At::Key(key) => here.key(key),
            At::Index(index) => here.index(*index),
        });
        inside?.key_span(key)
    }

    /// `facts.alder`: for JSON, where no line is known.
    fn place(&self) -> String {
        let mut place = String::new();
        for step in &self.path {
            match step {
                At::Key(key) if place.is_empty() => place.push_str(key),
                At::Key(key) => place = format!("{place}.{key}"),
                At::Index(index) => place = format!("{place}[{}]", index + 1),
            }
        }
        place
    }

    fn inside<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(At::Key(key.to_owned()));
        let res = read(self);
        self.path.pop();
        res
    }

    fn table<'v>(&mut self, value: &'v Value) -> Option<&'v Map<String, Value>> {
        if value.as_object().is_none() {
            self.report(
                Problem::new("wrong-type").with("expected", "@type-object").with("found", ""),
            );
        }
        value.as_object()
    }

    fn unknown_key(&mut self, key: &str, known: &[&str]) {
        let problem = Problem::new("unknown-key").with("key", key);
        let problem = problem.near(key, known.iter().copied()).with("known", known.join(", "));
        self.inside(key, |it| it.report(problem));
    }

    fn file(&mut self, value: &Value) -> Facts {
        let mut facts = Facts::default();
        let Some(tables) = self.table(value) else { return facts };
        for (key, value) in tables {
            self.inside(key, |it| match key.as_str() {
                "format" => it.format(value),
                "facts" => it.facts(value, &mut facts),
                "roles" => it.roles(value, &mut facts),
                "events" => it.events(value, &mut facts),
                "judgements" => it.judgements(value, &mut facts),
                "readings" => it.readings(value, &mut facts),
                "requests" => it.requests(value, &mut facts),
                "sources" => it.sources(value, &mut facts),
                _ => {
                    it.path.pop();
                    it.unknown_key(key, &TABLES);
                    it.path.push(At::Key(key.clone()));
                }
            });
        }
        facts
    }

    fn format(&mut self, value: &Value) {
        if value.as_i64() != Some(i64::from(crate::format::FORMAT)) {
            let known = crate::format::FORMAT;
            self.report(Problem::new("other-format").with("found", "").with("known", known));
        }
    }

    fn roles(&mut self, value: &Value, facts: &mut Facts) {
        for (role, value) in self.table(value).into_iter().flatten() {
            self.inside(role, |it| it.facts(value, facts));
        }
    }

    fn facts(&mut self, value: &Value, facts: &mut Facts) {
        for (id, value) in self.table(value).into_iter().flatten() {
            self.inside(id, |it| it.fact(id, value, facts));
        }
    }

    fn fact(&mut self, id: &str, value: &Value, facts: &mut Facts) {
        let vocabulary = self.vocabulary;
        let Some(fact) = vocabulary.fact(id) else {
            let names: Vec<&str> = vocabulary.names().collect();
            self.report(Problem::new("unknown-fact").with("id", id).near(id, names));
            return;
        };
        if fact.kind == FactType::Records {
            let records = self.records(fact, value);
            facts.sets.insert(id.to_owned(), records);
        } else if let Some(value) = self.value(fact, value) {
            facts.values.insert(id.to_owned(), value);
        }
    }

    fn value(&mut self, fact: &FactFile, value: &Value) -> Option<FactValue> {
        match typed(fact, value) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.report(problem);
                None
            }
        }
    }

    fn records(&mut self, fact: &FactFile, value: &Value) -> Records {
        let mut records = Records::default();
        for (key, value) in self.table(value).into_iter().flatten() {
            match (key.as_str(), value) {
                ("komplet", Value::Bool(complete)) => records.complete = *complete,
                ("poster", Value::Array(list)) => {
                    self.path.push(At::Key("poster".to_owned()));
                    for (index, value) in list.iter().enumerate() {
                        self.path.push(At::Index(index));
                        records.records.push(self.record(fact, value));
                        self.path.pop();
                    }
                    self.path.pop();
                }
                ("komplet", _) => self.inside(key, |it| it.wrong_type("@type-boolean")),
                ("poster", _) => self.inside(key, |it| it.wrong_type("@type-array")),
                _ => self.unknown_key(key, &["komplet", "poster"]),
            }
        }
        records
    }

    fn wrong_type(&mut self, expected: &str) {
        self.report(Problem::new("wrong-type").with("expected", expected).with("found", ""));
    }

    fn record(&mut self, fact: &FactFile, value: &Value) -> Record {
        let mut record = Record::new();
        for (key, value) in self.table(value).into_iter().flatten() {
            match fact.fields.get(key.as_str()) {
                Some(field) => {
                    if let Some(value) = self.inside(key, |it| it.value(field, value)) {
                        record.insert(key.clone(), value);
                    }
                }
                None => {
                    let known: Vec<&str> = fact.fields.keys().map(FactId::as_str).collect();
                    self.unknown_key(key, &known);
                }
            }
        }
        record
    }

    fn events(&mut self, value: &Value, facts: &mut Facts) {
        let vocabulary = self.vocabulary;
        for (id, value) in self.table(value).into_iter().flatten() {
            self.inside(id, |it| {
                if vocabulary.events.get(id.as_str()).is_none() {
                    let names = vocabulary.events.keys().map(crate::format::EventId::as_str);
                    it.report(Problem::new("unknown-event").with("id", id).near(id, names));
                }
                match value.as_str().and_then(|text| text.parse().ok()) {
                    Some(day) => {
                        facts.events.insert(id.clone(), day);
                    }
                    None => it.wrong_type("@type-date"),
                }
            });
        }
    }

    fn judgements(&mut self, value: &Value, facts: &mut Facts) {
        for (id, value) in self.table(value).into_iter().flatten() {
            self.inside(id, |it| match value.get("per").and_then(Value::as_array) {
                Some(list) => {
                    let mut answers = Vec::new();
                    for value in list {
                        answers.push(if value.is_null() { None } else { it.answer(value) });
                    }
                    facts.per_record.insert(id.clone(), answers);
                }
                None => {
                    if let Some(answer) = it.answer(value) {
                        facts.judgements.insert(id.clone(), answer);
                    }
                }
            });
        }
    }

    fn answer(&mut self, value: &Value) -> Option<Answer> {
        let table = self.table(value)?;
        for key in table.keys() {
            let known = ["answer", "reason", "by", "on", "per"];
            if !known.contains(&key.as_str()) {
                self.unknown_key(key, &known);
            }
        }
        let text = |key: &str| table.get(key).and_then(Value::as_str);
        let reason = text("reason").map(str::trim).filter(|it| !it.is_empty());
        if reason.is_none() {
            self.report(Problem::new("judgement-without-reason"));
        }
        let answer = match table.get("answer") {
            Some(Value::Bool(it)) => Some(FactValue::YesNo(*it)),
            Some(Value::Number(it)) => {
                it.as_i64().map(|it| FactValue::Quantity(Quantity::plain(Exact::whole(it))))
            }
            Some(Value::String(text)) => Some(match text.parse::<Quantity>() {
                Ok(quantity) => FactValue::Quantity(quantity),
                Err(_) => FactValue::Word(text.clone()),
            }),
            _ => None,
        };
        if answer.is_none() {
            self.report(Problem::new("judgement-without-answer"));
        }
        let on = match text("on").map(str::parse::<Date>) {
            Some(Err(_)) => {
                self.inside("on", |it| it.wrong_type("@type-date"));
                return None;
            }
            Some(Ok(day)) => Some(day),
            None => None,
        };
        let by = text("by").map(str::to_owned);
        Some(Answer { value: answer?, reason: reason?.to_owned(), by, on })
    }

    fn readings(&mut self, value: &Value, facts: &mut Facts) {
        for (id, value) in self.table(value).into_iter().flatten() {
            let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
            let chosen = match value {
                Value::String(reading) => {
                    Some(ChosenReading { reading: reading.clone(), reason: None, by: None })
                }
                _ => text("reading").map(|reading| ChosenReading {
                    reading,
                    reason: text("reason"),
                    by: text("by"),
                }),
            };
            match chosen {
                Some(chosen) => {
                    facts.readings.insert(id.clone(), chosen);
                }
                None => self.inside(id, |it| it.wrong_type("@type-string")),
            }
        }
    }

    fn requests(&mut self, value: &Value, facts: &mut Facts) {
        for (id, value) in self.table(value).into_iter().flatten() {
            let quantity = match value {
                Value::Number(number) => {
                    number.as_i64().map(|it| Quantity::plain(Exact::whole(it))).ok_or(None)
                }
                Value::String(text) => text.parse().map_err(Some),
                _ => Err(None),
            };
            match quantity {
                Ok(quantity) => {
                    facts.requests.insert(id.clone(), quantity);
                }
                Err(Some(reason)) => self.inside(id, |it| {
                    it.report(Problem::new("not-readable").with("reason", reason.key()));
                }),
                Err(None) => self.inside(id, |it| it.wrong_type("@type-quantity")),
            }
        }
    }

    fn sources(&mut self, value: &Value, facts: &mut Facts) {
        for (id, value) in self.table(value).into_iter().flatten() {
            match value.as_str() {
                Some(text) => {
                    facts.sources.insert(id.clone(), text.to_owned());
                }
                None => self.inside(id, |it| it.wrong_type("@type-string")),
            }
        }
    }
}

/// A value of the type the vocabulary gives the fact.
pub fn typed(fact: &FactFile, value: &Value) -> Result<FactValue, Problem> {
    let wrong =
        |expected: &str| Problem::new("wrong-type").with("expected", expected).with("found", "");
    let text = || value.as_str();
    match fact.kind {
        FactType::YesNo => {
            value.as_bool().map(FactValue::YesNo).ok_or_else(|| wrong("@type-boolean"))
        }
        FactType::Choice | FactType::Level => {
            let word = text().ok_or_else(|| wrong("@type-string"))?;
            if fact.values.iter().any(|it| it == word) {
                return Ok(FactValue::Word(word.to_owned()));
            }
            let known = fact.values.iter().map(String::as_str);
            let problem = Problem::new("unknown-value").near(word, known);
            Err(problem.with("known", fact.values.join(", ")))
        }
        FactType::Code => {
            text().map(|it| FactValue::Word(it.to_owned())).ok_or_else(|| wrong("@type-string"))
        }
        FactType::Date => text()
            .and_then(|it| it.parse::<Date>().ok())
            .map(FactValue::Day)
            .ok_or_else(|| wrong("@type-date")),
        FactType::Age => value
            .as_u64()
            .and_then(|it| u16::try_from(it).ok())
            .filter(|it| *it <= 130)
            .map(FactValue::Age)
            .ok_or_else(|| wrong("@type-age")),
        FactType::Number if value.is_i64() => {
            let number = Exact::whole(value.as_i64().unwrap_or_default());
            Ok(FactValue::Quantity(Quantity {
                value: number,
                unit: unit_of(fact),
                per: per_of(fact),
            }))
        }
        FactType::Records => Err(wrong("@type-object")),
        _ => quantity(fact, value),
    }
}

fn quantity(fact: &FactFile, value: &Value) -> Result<FactValue, Problem> {
    let Some(text) = value.as_str() else {
        return Err(Problem::new("write-quantity").with("unit", fact.unit.as_deref().unwrap_or("")));
    };
    let quantity: Quantity = text
        .parse()
        .map_err(|it: InvalidQuantity| Problem::new("not-readable").with("reason", it.key()))?;
    in_unit_of(fact, &quantity).map(FactValue::Quantity).ok_or_else(|| {
        Problem::new("wrong-unit").with("unit", fact.unit.as_deref().unwrap_or_default())
    })
}

/// The fact's own unit, as the vocabulary writes it: `kr. pr. måned`.
pub(crate) fn unit_text(fact: &FactFile) -> &str {
    match (fact.unit.as_deref(), fact.kind) {
        (Some(unit), _) => unit,
        (None, FactType::Money) => "kr.",
        (None, FactType::Time) => "timer",
        (None, FactType::Share) => "%",
        (None, FactType::Length) => "m",
        (None, _) => "",
    }
}

fn unit_of(fact: &FactFile) -> Unit {
    let text = unit_text(fact);
    Unit::parse(text.split(" pr. ").next().unwrap_or_default()).unwrap_or(Unit::Plain)
}

fn per_of(fact: &FactFile) -> Option<crate::quantity::Per> {
    unit_text(fact).split_once(" pr. ").and_then(|(_, per)| crate::quantity::Per::parse(per))
}

/// The quantity in the unit of the fact, if it can be: the dimension must be the same, and a
/// period that differs must be a fixed number of the other.
pub fn in_unit_of(fact: &FactFile, quantity: &Quantity) -> Option<Quantity> {
    let (unit, per) = (unit_of(fact), per_of(fact));
    let mut quantity = quantity.clone();
    if let (Some(wanted), Some(found)) = (per, quantity.per)
        && wanted != found
    {
        quantity = quantity.converted_to(wanted)?;
    }
    if per.is_none() && quantity.per.is_some() {
        return None;
    }
    if quantity.unit != Unit::Plain && quantity.dimension() != unit.dimension() {
        return None;
    }
    if quantity.unit == Unit::Plain && !matches!(fact.kind, FactType::Number) {
        return None;
    }
    let value = if quantity.unit == Unit::Plain {
        quantity.value
    } else {
        let one = Quantity { value: Exact::ONE, unit, per: None };
        quantity.base()?.divided_by(one.base()?)?
    };
    Some(Quantity { value, unit, per })
}
