//! Calculations (*beregninger*), line by line and exact. Where an ambiguity has a say and nobody
//! has chosen a reading, every distinct result is given with its reading – never an average,
//! never the first.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::context::{self, Context, Missing, Readings};
use crate::exact::Exact;
use crate::facts::{FactValue, Record, in_unit_of};
use crate::format::{
    Ambiguity, Calculation, CalculationKind, DrawOrder, Expiry, FactFile, FactId, Gives, Line,
    OverCeiling, PerWord, State, Stated, Step, Value, ValueSource, When,
};
use crate::quantity::{Per, Quantity, Unit};
use crate::truth::Truth;

/// A rate that was used, and whether the day is past what it is printed for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UsedRate {
    pub id: String,
    /// Unknown where the document prints neither an end nor a year.
    pub outdated: Option<bool>,
}

/// A line of the arithmetic, for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked {
    pub text: String,
    pub value: Option<Quantity>,
    /// Where in the document.
    pub source: Option<String>,
}

/// A period of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    pub period: String,
    pub opening: Exact,
    pub credit: Exact,
    pub used: Exact,
    /// From which periods the use was drawn, and how much.
    pub drawn: Vec<(String, Exact)>,
    pub lapsed: Exact,
    pub over_ceiling: Exact,
    pub closing: Exact,
}

/// One possible result, with the readings that lead to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possible {
    pub value: Option<Quantity>,
    /// The result of a table of words.
    pub text: Option<String>,
    /// What stands instead of a value: `ikke oplyst`, a hole in the steps, …
    pub instead: Option<Instead>,
    /// What all combinations of readings that lead here share.
    pub readings: Readings,
    /// Every combination that leads here, where there are several results.
    pub combinations: Vec<Readings>,
    pub steps: Vec<Worked>,
    pub evidence: Option<String>,
    pub ledger: Vec<LedgerLine>,
}

/// Why there is no value though all facts are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    NotStated,
    Individual,
    None,
    /// No step and no row covers the number: the document has a hole there.
    NotCovered,
    /// The text or number is lost in the document.
    Lost,
    /// Something is missing; see `missing`.
    Unknown,
    /// The numbers are beyond what can be kept exactly.
    TooLarge,
}

/// What a calculation came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calculated {
    /// Distinct results; one where everything is clear.
    pub values: Vec<Possible>,
    pub missing: Missing,
    pub rates: Vec<UsedRate>,
    /// Ambiguities met on the way.
    pub ambiguities: Vec<String>,
}

/// More combinations of readings than this are not tried; none of the documents comes near.
const MOST_READINGS: usize = 512;

/// Evaluates a calculation of the standard by id.
pub fn calculate(context: &Context<'_>, id: &str) -> Calculated {
    let mut explorer = Explorer { id, leaves: Vec::new(), result: Calculated::default() };
    explorer.explore(context, &context.trying);
    let Explorer { leaves, mut result, .. } = explorer;
    result.values = distinct(leaves);
    if result.values.iter().any(|it| it.value.is_some() || it.text.is_some())
        && result.values.iter().all(|it| it.instead != Some(Instead::Unknown))
    {
        // What an abandoned branch missed is not missing when every leaf has its answer.
        result.missing = Missing::default();
    }
    result.rates.sort();
    result.rates.dedup();
    result.ambiguities.sort();
    result.ambiguities.dedup();
    result
}

/// A condition or place met an ambiguity without a reading in force.
#[derive(Debug, Clone)]
struct Open<'a>(&'a Ambiguity);

struct Explorer<'i> {
    id: &'i str,
    leaves: Vec<Possible>,
    result: Calculated,
}

impl Explorer<'_> {
    fn explore(&mut self, context: &Context<'_>, trying: &Readings) {
        let inner = context.trying(trying.clone());
        let mut run = Run::new(&inner);
        let found = run.calculation(self.id);
        let rates = std::mem::take(&mut run.rates).into_inner();
        self.result.rates.extend(rates);
        let (steps, evidence, ledger) = (run.steps, run.evidence, run.ledger);
        let mut missing = inner.missing.into_inner();
        // Conditions note a differing reading as missing; here it is tried instead.
        let unread = missing.readings.pop_first();
        self.result.ambiguities.extend(inner.met.into_inner());
        let open = match &found {
            Err(Open(ambiguity)) => Some(*ambiguity),
            Ok(_) => unread.and_then(|id| context.ambiguity(&id)),
        };
        if let Some(ambiguity) = open.filter(|it| !it.readings.is_empty()) {
            self.result.ambiguities.push(ambiguity.id.to_string());
            for reading in &ambiguity.readings {
                if self.leaves.len() >= MOST_READINGS {
                    return;
                }
                let mut trying = trying.clone();
                trying.insert(ambiguity.id.to_string(), reading.id.to_string());
                self.explore(context, &trying);
            }
            return;
        }
        if let Some(ambiguity) = open {
            missing.readings.insert(ambiguity.id.to_string());
        }
        let answer = found.unwrap_or(Answer::Not(Instead::Unknown));
        let incomplete = matches!(answer, Answer::Not(Instead::Unknown));
        if incomplete {
            self.result.missing.extend(missing);
        }
        let tried_here = |(id, _): &(&String, &String)| !context.trying.contains_key(*id);
        let readings = trying.iter().filter(tried_here);
        let readings = readings.map(|(id, it)| (id.clone(), it.clone())).collect();
        let (value, text, instead) = match answer {
            Answer::Value(value) => (Some(value), None, None),
            Answer::Text(text) => (None, Some(text), None),
            Answer::Not(instead) => (None, None, Some(instead)),
        };
        let readings: Readings = readings;
        let combinations = vec![readings.clone()];
        let leaf = Possible { value, text, instead, readings, combinations, steps, evidence, ledger };
        self.leaves.push(leaf);
    }
}

/// Equal results are one; it keeps the readings only where they make a difference.
fn distinct(leaves: Vec<Possible>) -> Vec<Possible> {
    let mut res: Vec<Possible> = Vec::new();
    for leaf in leaves {
        let same = res.iter_mut().find(|it| {
            it.value == leaf.value && it.text == leaf.text && it.instead == leaf.instead
        });
        match same {
            // What two readings of the same result disagree on did not matter to it.
            Some(known) => {
                known.readings.retain(|id, it| leaf.readings.get(id) == Some(it));
                known.combinations.extend(leaf.combinations);
            }
            None => res.push(leaf),
        }
    }
    if let [one] = res.as_mut_slice() {
        one.readings.clear();
        one.combinations.clear();
    }
    res
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Answer {
    Value(Quantity),
    Text(String),
    Not(Instead),
}

impl Answer {
    fn value(self) -> Result<Quantity, Instead> {
        match self {
            Answer::Value(value) => Ok(value),
            Answer::Text(_) => Err(Instead::NotStated),
            Answer::Not(instead) => Err(instead),
        }
    }
}

type Found<'a, T> = Result<Result<T, Instead>, Open<'a>>;

/// Passes on what stands instead of a value.
macro_rules! value {
    ($found:expr) => {
        match $found? {
            Ok(value) => value,
            Err(instead) => return Ok(Err(instead)),
        }
    };
}

/// Like `?` for arithmetic that left what can be kept exactly.
macro_rules! exact {
    ($found:expr) => {
        match $found {
            Some(value) => value,
            None => return Ok(Err(Instead::TooLarge)),
        }
    };
}

struct Run<'c, 'a> {
    context: &'c Context<'a>,
    steps: Vec<Worked>,
    rates: RefCell<Vec<UsedRate>>,
    evidence: Option<String>,
    ledger: Vec<LedgerLine>,
    /// The record at hand, and its fields.
    record: Option<(&'c Record, &'c FactFile)>,
    depth: usize,
}

impl<'c, 'a> Run<'c, 'a> {
    fn new(context: &'c Context<'a>) -> Run<'c, 'a> {
        Run {
            context,
            steps: Vec::new(),
            rates: RefCell::default(),
            evidence: None,
            ledger: Vec::new(),
            record: None,
            depth: 0,
        }
    }

    /// A piece with its ambiguities filled, or the one that is open.
    fn filled<T: Serialize + DeserializeOwned + Clone>(&self, piece: &T) -> Result<T, Open<'a>> {
        self.context.filled(piece).map_err(Open)
    }

    fn calculation(&mut self, id: &str) -> Result<Answer, Open<'a>> {
        let Some(calculation) = self.context.standard.calculations.get(id) else {
            return Ok(Answer::Not(Instead::Unknown));
        };
        // `check` finds circles; here they only must not run for ever.
        if self.depth > 20 {
            return Ok(Answer::Not(Instead::Unknown));
        }
        self.depth += 1;
        let res = self.kind(calculation);
        self.depth -= 1;
        res
    }

    fn kind(&mut self, calculation: &'a Calculation) -> Result<Answer, Open<'a>> {
        let answer = match calculation.kind {
            CalculationKind::Sum => self.sum(calculation)?,
            CalculationKind::Steps => self.steps(calculation)?,
            CalculationKind::Table => self.table(calculation)?,
            CalculationKind::PerRecord => self.per_record(calculation)?,
            CalculationKind::Ledger => self.account(calculation)?,
        };
        match answer {
            Answer::Value(value) => Ok(match self.bounded(calculation, value)? {
                Ok(value) => Answer::Value(value),
                Err(instead) => Answer::Not(instead),
            }),
            other => Ok(other),
        }
    }

    fn worked(&mut self, text: &str, value: Option<&Quantity>, source: Option<String>) {
        // The reader follows the calculation asked for; inner ones show as one line.
        if self.depth <= 1 {
            self.steps.push(Worked { text: text.to_owned(), value: value.cloned(), source });
        }
    }

    // --- the kinds ----------------------------------------------------------------------------

    fn sum(&mut self, calculation: &'a Calculation) -> Result<Answer, Open<'a>> {
        let unit = unit_of(calculation);
        let mut total = Some(Exact::ZERO);
        let mut instead = None;
        for line in &calculation.lines {
            match self.line(line, &unit)? {
                Ok(None) => (),
                Ok(Some(value)) => {
                    let source = line.source.as_ref().map(ToString::to_string);
                    self.worked(&line.text, Some(&value), source);
                    total = total.and_then(|it| it.plus(value.value));
                }
                // Go on: a reader wants to know all that is missing at once.
                Err(why) => instead = worse(instead, why),
            }
        }
        Ok(match (instead, total) {
            (Some(instead), _) => Answer::Not(instead),
            (None, Some(total)) => Answer::Value(Quantity { value: total, ..unit }),
            (None, None) => Answer::Not(Instead::TooLarge),
        })
    }

    /// A line with its sign; `None` where its condition does not hold.
    fn line(&mut self, line: &Line, unit: &Quantity) -> Found<'a, Option<Quantity>> {
        match self.when(line.when.as_ref())? {
            Truth::False => return Ok(Ok(None)),
            Truth::Unknown => return Ok(Err(Instead::Unknown)),
            Truth::True => (),
        }
        let (value, sign) = match (&line.plus, &line.minus) {
            (Some(value), _) => (value, 1),
            (None, Some(value)) => (value, -1),
            (None, None) => return Ok(Ok(None)),
        };
        let mut value = value!(self.value(value));
        if let Some(size) = &line.steps_of {
            let size = value!(self.value(size));
            let mut count = exact!(value.value.divided_by(size.value));
            let whole = line.whole_steps.clone().unwrap_or(Stated::Is(true));
            if value!(self.stated(&whole)) {
                count = count.floor();
            }
            value = Quantity::plain(count);
        }
        let mut multiplied = false;
        for times in line.times.iter().flat_map(crate::format::OneOrMany::values) {
            let times = value!(self.value(times));
            let money = [&value, &times].into_iter().find(|it| it.unit == Unit::Kroner).cloned();
            let product = exact!(value.value.times(as_factor(&times)));
            value = Quantity { value: product, ..money.unwrap_or(value) };
            multiplied = true;
        }
        if let Some(share) = &line.share {
            let share = value!(self.value(share));
            value.value = exact!(value.value.times(as_factor(&share)));
        }
        if let Some(floor) = &line.floor {
            let floor = value!(self.value(floor));
            value.value = value.value.max(floor.value);
        }
        if let Some(cap) = &line.cap {
            let cap = value!(self.value(cap));
            value.value = value.value.min(cap.value);
        }
        let mut value = if multiplied {
            // A product has the unit that the file gives the whole.
            Quantity { value: value.value, ..unit.clone() }
        } else {
            exact!(in_unit(&value, unit))
        };
        value.value = exact!(value.value.times(Exact::whole(sign)));
        Ok(Ok(Some(value)))
    }

    fn steps(&mut self, calculation: &'a Calculation) -> Result<Answer, Open<'a>> {
        let Some(of) = &calculation.of else { return Ok(Answer::Not(Instead::Unknown)) };
        let steps = self.step_list(of, &calculation.steps)?;
        let number = match self.value(of)? {
            Ok(number) => number,
            Err(instead) => return Ok(Answer::Not(instead)),
        };
        if steps.is_empty() {
            return Ok(Answer::Not(Instead::Unknown));
        }
        self.worked(&calculation.text, Some(&number), None);
        if calculation.marginal == Some(true) {
            return self.slices(calculation, &steps, &number);
        }
        for step in &steps {
            match self.in_step(step, &number)? {
                Err(instead) => return Ok(Answer::Not(instead)),
                Ok(false) => (),
                Ok(true) => {
                    self.evidence.clone_from(&step.evidence);
                    let source = step.source.as_ref().map(ToString::to_string);
                    let answer = self.gives(&step.gives, Some(&number), calculation)?;
                    if let Answer::Value(value) = &answer {
                        self.worked(&bounds_text(step), Some(value), source);
                    }
                    return Ok(answer);
                }
            }
        }
        Ok(Answer::Not(Instead::NotCovered))
    }

    /// The steps in place, or those of the rate that the file names as the number's table.
    fn step_list(&self, _of: &Value, steps: &[Step]) -> Result<Vec<Step>, Open<'a>> {
        steps.iter().map(|step| self.filled_bounds(step)).collect()
    }

    /// Fills the bounds only; what a step gives is filled when it is the one.
    fn filled_bounds(&self, step: &Step) -> Result<Step, Open<'a>> {
        let fill = |value: &Option<Value>| value.as_ref().map(|it| self.filled(it)).transpose();
        Ok(Step {
            from: fill(&step.from)?,
            over: fill(&step.over)?,
            to: fill(&step.to)?,
            under: fill(&step.under)?,
            ..step.clone()
        })
    }

    fn in_step(&self, step: &Step, number: &Quantity) -> Found<'a, bool> {
        let bounds =
            [(&step.from, false, true), (&step.over, true, true), (&step.to, true, false), (&step.under, false, false)];
        for (bound, behind, lower) in bounds {
            let Some(bound) = bound else { continue };
            let bound = value!(self.value(bound));
            let bound = exact!(in_unit(&bound, number));
            let passed =
                if behind { number.value > bound.value } else { number.value >= bound.value };
            if passed != lower {
                return Ok(Ok(false));
            }
        }
        Ok(Ok(true))
    }

    /// Each step gives its share of the part of the number that lies in it.
    fn slices(
        &mut self,
        calculation: &Calculation,
        steps: &[Step],
        number: &Quantity,
    ) -> Result<Answer, Open<'a>> {
        let mut total = Exact::ZERO;
        for step in steps {
            match self.slice(step, number)? {
                Err(instead) => return Ok(Answer::Not(instead)),
                Ok(part) => {
                    let value = Quantity { value: part, ..number.clone() };
                    self.worked(&bounds_text(step), Some(&value), None);
                    match total.plus(part) {
                        Some(sum) => total = sum,
                        None => return Ok(Answer::Not(Instead::TooLarge)),
                    }
                }
            }
        }
        let unit = unit_of(calculation);
        let value = Quantity { value: total, unit: unit.unit, per: unit.per.or(number.per) };
        Ok(Answer::Value(value))
    }

    fn slice(&self, step: &Step, number: &Quantity) -> Found<'a, Exact> {
        let lower = match step.from.as_ref().or(step.over.as_ref()) {
            Some(bound) => {
                let bound = value!(self.value(bound));
                exact!(in_unit(&bound, number)).value
            }
            None => Exact::ZERO,
        };
        let upper = match step.to.as_ref().or(step.under.as_ref()) {
            Some(bound) => {
                let bound = value!(self.value(bound));
                exact!(in_unit(&bound, number)).value.min(number.value)
            }
            None => number.value,
        };
        let part = exact!(upper.minus(lower)).max(Exact::ZERO);
        let Gives::Special(special) = &step.gives else { return Ok(Ok(part)) };
        let Some(share) = &special.share else { return Ok(Ok(part)) };
        let share = value!(self.value(share));
        Ok(Ok(exact!(part.times(as_factor(&share)))))
    }

    fn table(&mut self, calculation: &'a Calculation) -> Result<Answer, Open<'a>> {
        let mut truths = Vec::new();
        for row in &calculation.rows {
            truths.push(match &row.when {
                When::Otherwise(_) => None,
                When::If(condition) => Some(self.holds(condition)?),
            });
        }
        let any = Truth::any(truths.iter().filter_map(|it| *it));
        let possible = |truth: &Option<Truth>| match truth {
            Some(Truth::True) => true,
            Some(Truth::False) => false,
            Some(Truth::Unknown) | None => any != Truth::True,
        };
        let rows: Vec<_> = calculation
            .rows
            .iter()
            .zip(&truths)
            .filter(|(_, truth)| possible(truth))
            .map(|(row, _)| row)
            .collect();
        // `ellers` alone stands for certain when no row can hold.
        let rows: Vec<_> = match any {
            Truth::True => rows.into_iter().take(1).collect(),
            _ => rows,
        };
        let mut answer: Option<Answer> = None;
        for row in &rows {
            let next = self.gives(&row.gives, None, calculation)?;
            if answer.as_ref().is_some_and(|it| *it != next) {
                return Ok(Answer::Not(Instead::Unknown));
            }
            answer = Some(next);
        }
        if let [row] = rows.as_slice()
            && let Some(Answer::Value(value)) = &answer
        {
            let text = row.text.as_deref().unwrap_or(&calculation.text);
            let value = value.clone();
            self.worked(text, Some(&value), row.source.as_ref().map(ToString::to_string));
        }
        Ok(answer.unwrap_or(Answer::Not(Instead::NotCovered)))
    }

    fn gives(
        &mut self,
        gives: &Gives,
        number: Option<&Quantity>,
        calculation: &Calculation,
    ) -> Result<Answer, Open<'a>> {
        let gives = self.filled(gives)?;
        Ok(match gives {
            Gives::State(State::NotStated) => Answer::Not(Instead::NotStated),
            Gives::State(State::Individual) => Answer::Not(Instead::Individual),
            Gives::State(State::None) => Answer::Not(Instead::None),
            Gives::Quantity(quantity) => {
                let unit = unit_of(calculation);
                match in_unit(&quantity, &unit) {
                    Some(value) => Answer::Value(value),
                    None => Answer::Value(quantity),
                }
            }
            Gives::Whole(_) => match number {
                Some(number) => Answer::Value(number.clone()),
                None => Answer::Not(Instead::Unknown),
            },
            Gives::Special(special) => {
                if special.lost.is_some() {
                    return Ok(Answer::Not(Instead::Lost));
                }
                if let Some(text) = special.text {
                    return Ok(Answer::Text(text));
                }
                if let Some(source) = special.value {
                    let unit = unit_of(calculation);
                    return Ok(match self.source(&source)? {
                        Ok(value) => Answer::Value(in_unit(&value, &unit).unwrap_or(value)),
                        Err(instead) => Answer::Not(instead),
                    });
                }
                match (special.share, number) {
                    (Some(share), Some(number)) => match self.value(&share)? {
                        Ok(share) => match number.value.times(as_factor(&share)) {
                            Some(value) => Answer::Value(Quantity { value, ..number.clone() }),
                            None => Answer::Not(Instead::TooLarge),
                        },
                        Err(instead) => Answer::Not(instead),
                    },
                    _ => Answer::Not(Instead::Unknown),
                }
            }
        })
    }

    fn per_record(&mut self, calculation: &'a Calculation) -> Result<Answer, Open<'a>> {
        let Some(set) = &calculation.over else { return Ok(Answer::Not(Instead::Unknown)) };
        let context = self.context;
        let Some(fields) = context.catalogue.vocabulary.fact(set.as_str()) else {
            return Ok(Answer::Not(Instead::Unknown));
        };
        let records = match context.facts.sets.get(set.as_str()) {
            Some(set) if set.complete => &set.records,
            _ => {
                context.miss_fact(set.as_str());
                return Ok(Answer::Not(Instead::Unknown));
            }
        };
        let unit = unit_of(calculation);
        let (mut total, mut instead) = (Exact::ZERO, None);
        for (index, record) in records.iter().enumerate() {
            match self.approved(calculation, index) {
                Truth::False => continue,
                Truth::Unknown => {
                    instead = worse(instead, Instead::Unknown);
                    continue;
                }
                Truth::True => (),
            }
            self.record = Some((record, fields));
            let value = self.record_value(calculation, &unit);
            self.record = None;
            match value? {
                Ok(value) => {
                    let text = record_name(record, index);
                    self.worked(&text, Some(&Quantity { value, ..unit.clone() }), None);
                    match total.plus(value) {
                        Some(sum) => total = sum,
                        None => instead = worse(instead, Instead::TooLarge),
                    }
                }
                Err(why) => instead = worse(instead, why),
            }
        }
        Ok(match instead {
            Some(instead) => Answer::Not(instead),
            None => Answer::Value(Quantity { value: total, ..unit }),
        })
    }

    fn approved(&self, calculation: &Calculation, index: usize) -> Truth {
        let Some(approval) = &calculation.approved_by else { return Truth::True };
        let id = approval.answer.as_str();
        let answers = self.context.facts.per_record.get(id);
        match answers.and_then(|it| it.get(index)).and_then(Option::as_ref).map(|it| &it.value) {
            Some(FactValue::YesNo(it)) => (*it).into(),
            _ => {
                self.context.miss_judgement(id);
                Truth::Unknown
            }
        }
    }

    fn record_value(&mut self, calculation: &Calculation, unit: &Quantity) -> Found<'a, Exact> {
        let mut value = Exact::ZERO;
        for (list, sign) in [(&calculation.plus, 1), (&calculation.minus, -1)] {
            for part in list {
                let part = value!(self.value(part));
                let part = exact!(in_unit(&part, unit));
                let signed = exact!(part.value.times(Exact::whole(sign)));
                value = exact!(value.plus(signed));
            }
        }
        if let Some(floor) = &calculation.floor {
            let floor = value!(self.value(floor));
            value = value.max(exact!(in_unit(&floor, unit)).value);
        }
        Ok(Ok(value))
    }

    // --- the account --------------------------------------------------------------------------

    fn account(&mut self, calculation: &'a Calculation) -> Result<Answer, Open<'a>> {
        if let Some(needs) = &calculation.needs {
            match self.holds(needs)? {
                Truth::True => (),
                Truth::False => {
                    let unit = unit_of(calculation);
                    return Ok(Answer::Value(Quantity { value: Exact::ZERO, ..unit }));
                }
                Truth::Unknown => return Ok(Answer::Not(Instead::Unknown)),
            }
        }
        let terms = match self.terms(calculation)? {
            Ok(terms) => terms,
            Err(instead) => return Ok(Answer::Not(instead)),
        };
        let Some(periods) = self.used_periods(calculation) else {
            return Ok(Answer::Not(Instead::Unknown));
        };
        let walked = walk(&terms, &periods);
        let Some(ledger) = walked else { return Ok(Answer::Not(Instead::TooLarge)) };
        let closing = ledger.last().map_or(Exact::ZERO, |it| it.closing);
        // Where the document is silent on an order that would matter, so is the answer.
        let closing_by = |terms: &Terms| walk(terms, &periods)?.last().map(|it| it.closing);
        if terms.silent().iter().any(|it| closing_by(it).is_some_and(|it| it != closing)) {
            return Ok(Answer::Not(Instead::NotStated));
        }
        if self.depth <= 1 {
            self.ledger = ledger;
        }
        Ok(Answer::Value(Quantity { value: closing, ..terms.unit }))
    }

    fn terms(&mut self, calculation: &'a Calculation) -> Found<'a, Terms> {
        let unit = unit_of(calculation);
        let credit = match &calculation.credit {
            Some(credit) => value!(self.value(credit)),
            None => return Ok(Err(Instead::Unknown)),
        };
        let ceiling = match &calculation.ceiling {
            None => None,
            Some(ceiling) => match self.filled(ceiling)? {
                Stated::Is(value) => Some(value!(self.value(&value)).value),
                _ => None,
            },
        };
        let expiry = match &calculation.expiry {
            None => None,
            Some(expiry) => self.filled(expiry)?.value().map(|it: &Expiry| it.periods),
        };
        let over = match &calculation.over_ceiling {
            None => None,
            Some(over) => self.filled(over)?.value().copied(),
        };
        Ok(Ok(Terms {
            unit,
            credit: credit.value,
            ceiling,
            expiry,
            order_stated: !calculation.order.is_empty(),
            newest_first: calculation.order.contains(&DrawOrder::NewestFirst),
            current_first: calculation.order.first() == Some(&DrawOrder::Current),
            lapse_stated: over.is_some(),
            newest_lapse: over == Some(OverCeiling::NewestLapse),
            advance: calculation.advance.unwrap_or(false),
        }))
    }

    /// What was used, period by period, in order.
    fn used_periods(&self, calculation: &Calculation) -> Option<Vec<(String, Exact)>> {
        let Some(Value::From(source)) = &calculation.used else { return None };
        let set = source.series.as_ref()?;
        let records = self.context.facts.sets.get(set.as_str());
        let Some(records) = records.filter(|it| it.complete) else {
            self.context.miss_fact(set.as_str());
            return None;
        };
        let mut periods = BTreeMap::new();
        for record in &records.records {
            let period = record.values().find_map(|it| match it {
                FactValue::Day(day) => Some(format!("{:04}-{:02}", day.year(), day.month())),
                _ => None,
            });
            let used = record.values().find_map(|it| match it {
                FactValue::Quantity(quantity) => Some(quantity.value),
                _ => None,
            });
            let (Some(period), Some(used)) = (period, used) else {
                self.context.miss_fact(set.as_str());
                return None;
            };
            let sum: &mut Exact = periods.entry(period).or_insert(Exact::ZERO);
            *sum = sum.plus(used)?;
        }
        Some(periods.into_iter().collect())
    }

    // --- values -------------------------------------------------------------------------------

    fn when(&self, when: Option<&When>) -> Result<Truth, Open<'a>> {
        match when {
            None | Some(When::Otherwise(_)) => Ok(Truth::True),
            Some(When::If(condition)) => self.holds(condition),
        }
    }

    fn holds(&self, condition: &crate::format::Condition) -> Result<Truth, Open<'a>> {
        let condition = self.filled(condition)?;
        Ok(self.context.holds(&condition))
    }

    fn stated(&self, stated: &Stated<bool>) -> Found<'a, bool> {
        Ok(match self.filled(stated)? {
            Stated::Is(value) => Ok(value),
            _ => Err(Instead::NotStated),
        })
    }

    fn value(&self, value: &Value) -> Found<'a, Quantity> {
        match value {
            Value::Number(number) => Ok(Ok(Quantity::plain(Exact::whole(*number)))),
            Value::Quantity(quantity) => Ok(Ok(quantity.clone())),
            Value::State(State::NotStated) => Ok(Err(Instead::NotStated)),
            Value::State(State::Individual) => Ok(Err(Instead::Individual)),
            Value::State(State::None) => Ok(Err(Instead::None)),
            Value::From(source) => self.source(source),
            Value::YesNo(_) | Value::Pension(_) | Value::Day(_) | Value::Word(_) => {
                Ok(Err(Instead::Unknown))
            }
        }
    }

    fn source(&self, source: &ValueSource) -> Found<'a, Quantity> {
        if source.unclear.is_some() {
            let value = self.filled(&Value::From(Box::new(source.clone())))?;
            return match value {
                Value::From(source) if source.unclear.is_some() => Ok(Err(Instead::Unknown)),
                value => self.value(&value),
            };
        }
        let found = value!(self.plain_source(source));
        match source.per {
            Some(PerWord(per)) => Ok(per_of(&found, per).ok_or(Instead::Unknown)),
            None => Ok(Ok(found)),
        }
    }

    fn plain_source(&self, source: &ValueSource) -> Found<'a, Quantity> {
        if source.lost.is_some() {
            return Ok(Err(Instead::Lost));
        }
        if source.elsewhere.is_some() {
            return Ok(Err(Instead::NotStated));
        }
        if let Some(rate) = &source.rate {
            return Ok(self.rate(rate.as_str()));
        }
        if let Some(fact) = &source.fact {
            return Ok(self.fact(fact.as_str()));
        }
        if let Some(id) = &source.answer {
            return Ok(self.answer(id.as_str()));
        }
        if let Some(id) = &source.calculation {
            let mut inner = Run { depth: self.depth + 1, record: self.record, ..Run::new(self.context) };
            let answer = inner.calculation(id.as_str())?;
            self.rates.borrow_mut().extend(inner.rates.into_inner());
            return Ok(answer.value());
        }
        if let Some(id) = &source.scope {
            return self.scope(id.as_str());
        }
        if let Some(set) = &source.sum {
            return self.sum_of(set, source);
        }
        if let Some(set) = &source.count {
            return Ok(self.count_of(set, source));
        }
        if let Some(field) = &source.field {
            return Ok(self.field(field));
        }
        if let Some([from, to]) = &source.days {
            return Ok(self.days(from.as_str(), to.as_str()));
        }
        self.extreme(source)
    }

    fn rate(&self, id: &str) -> Result<Quantity, Instead> {
        let rate = self.context.catalogue.rate(id, self.context.day).ok_or(Instead::Unknown)?;
        let day = self.context.day;
        let past_end = rate.until.value().map(|until| until.0 < day);
        let outdated =
            past_end.or_else(|| rate.year.value().map(|year| i32::from(*year) < i32::from(day.year())));
        self.rates.borrow_mut().push(UsedRate { id: id.to_owned(), outdated });
        rate.value.clone().ok_or(Instead::NotStated)
    }

    fn fact(&self, id: &str) -> Result<Quantity, Instead> {
        match self.context.facts.values.get(id) {
            Some(FactValue::Quantity(quantity)) => Ok(quantity.clone()),
            Some(FactValue::Age(age)) => Ok(Quantity::plain(Exact::whole(i64::from(*age)))),
            _ => {
                self.context.miss_fact(id);
                Err(Instead::Unknown)
            }
        }
    }

    fn answer(&self, id: &str) -> Result<Quantity, Instead> {
        let answer = self.context.facts.answer(self.context.standard.id.as_str(), id);
        match answer.map(|it| &it.value) {
            Some(FactValue::Quantity(quantity)) => Ok(quantity.clone()),
            _ => {
                self.context.miss_judgement(id);
                Err(Instead::Unknown)
            }
        }
    }

    /// The scope's own bound: its fixed or usual value, else its maximum, else its minimum.
    fn scope(&self, id: &str) -> Found<'a, Quantity> {
        let scopes = self.context.standard.scope.value();
        let own = scopes.and_then(|it| it.get(id));
        let of_variant =
            || self.context.standard.variants.iter().find_map(|it| it.scope.get(id));
        let Some(scope) = own.or_else(of_variant) else { return Ok(Err(Instead::Unknown)) };
        let rows = self.context.applies(&scope.rows, |it| Some(&it.when));
        let row = scope.rows.iter().zip(rows).find(|(_, truth)| *truth == Truth::True);
        if row.is_none() && !scope.rows.is_empty() {
            return Ok(Err(Instead::Unknown));
        }
        let limits = row.map_or(&scope.limits, |(row, _)| &row.limits);
        let bound = limits.usual.as_ref().or(limits.at_most.as_ref()).or(limits.at_least.as_ref());
        let Some(bound) = bound else { return Ok(Err(Instead::NotStated)) };
        let mut value = value!(self.value(&self.filled(bound)?));
        if value.per.is_none() {
            value.per = scope.per.map(|it| it.0);
        }
        Ok(Ok(value))
    }

    fn records(&self, set: &FactId) -> Option<(&'a FactFile, &'a crate::facts::Records)> {
        let fact = self.context.catalogue.vocabulary.fact(set.as_str())?;
        match self.context.facts.sets.get(set.as_str()).filter(|it| it.complete) {
            Some(records) => Some((fact, records)),
            None => {
                self.context.miss_fact(set.as_str());
                None
            }
        }
    }

    fn matching(&self, set: &FactId, source: &ValueSource) -> Option<Vec<&'a Record>> {
        let (fact, records) = self.records(set)?;
        let filter = source.filter.iter().map(|(id, it)| (id.clone(), it.clone())).collect();
        let mut found = Vec::new();
        for record in &records.records {
            match self.context.filter(fact, &filter, record) {
                Truth::True => found.push(record),
                Truth::False => (),
                Truth::Unknown => {
                    self.context.miss_fact(set.as_str());
                    return None;
                }
            }
        }
        Some(found)
    }

    fn sum_of(&self, set: &FactId, source: &ValueSource) -> Found<'a, Quantity> {
        let Some(field) = &source.field else { return Ok(Err(Instead::Unknown)) };
        let Some(records) = self.matching(set, source) else { return Ok(Err(Instead::Unknown)) };
        let fact = self.context.catalogue.vocabulary.fact(set.as_str());
        let kind = fact.and_then(|it| it.fields.get(field));
        let mut total = kind.map_or(Quantity::plain(Exact::ZERO), zero_of);
        for record in records {
            match record.get(field.as_str()) {
                Some(FactValue::Quantity(quantity)) => {
                    total.value = exact!(total.value.plus(quantity.value));
                }
                _ => {
                    self.context.miss_fact(set.as_str());
                    return Ok(Err(Instead::Unknown));
                }
            }
        }
        Ok(Ok(total))
    }

    fn count_of(&self, set: &FactId, source: &ValueSource) -> Result<Quantity, Instead> {
        let records = self.matching(set, source).ok_or(Instead::Unknown)?;
        let count = i64::try_from(records.len()).unwrap_or(i64::MAX);
        Ok(Quantity::plain(Exact::whole(count)))
    }

    /// A field of the record at hand; one that is not given is missing, not zero.
    fn field(&self, field: &FactId) -> Result<Quantity, Instead> {
        let Some((record, _)) = self.record else { return Err(Instead::Unknown) };
        match record.get(field.as_str()) {
            Some(FactValue::Quantity(quantity)) => Ok(quantity.clone()),
            _ => {
                self.context.miss_fact(field.as_str());
                Err(Instead::Unknown)
            }
        }
    }

    fn days(&self, from: &str, to: &str) -> Result<Quantity, Instead> {
        let event = |id: &str| match self.context.facts.events.get(id) {
            Some(day) => Ok(*day),
            None => {
                self.context.miss_fact(id);
                Err(Instead::Unknown)
            }
        };
        let (from, to) = (event(from)?, event(to)?);
        let days = from.until(to).map(|it| it.get_days()).map_err(|_| Instead::TooLarge)?;
        Ok(Quantity::new(Exact::whole(i64::from(days)), Unit::Days, None))
    }

    fn extreme(&self, source: &ValueSource) -> Found<'a, Quantity> {
        let (values, least) = if source.least.is_empty() {
            (&source.greatest, false)
        } else {
            (&source.least, true)
        };
        let mut best: Option<Quantity> = None;
        let mut instead = None;
        for value in values {
            match self.value(value)? {
                Err(why) => instead = worse(instead, why),
                Ok(value) => {
                    best = Some(match best {
                        None => value,
                        Some(best) => {
                            let same = exact!(in_unit(&value, &best));
                            let takes = if least { same.value < best.value } else { same.value > best.value };
                            if takes { same } else { best }
                        }
                    });
                }
            }
        }
        Ok(match (instead, best) {
            (Some(instead), _) => Err(instead),
            (None, Some(best)) => Ok(best),
            (None, None) => Err(Instead::Unknown),
        })
    }

    // --- the whole ----------------------------------------------------------------------------

    /// Floor, caps and the one rounding.
    fn bounded(&mut self, calculation: &'a Calculation, value: Quantity) -> Found<'a, Quantity> {
        let mut value = value;
        if let Some(floor) = &calculation.floor {
            let floor = value!(self.value(&self.filled(floor)?));
            let floor = exact!(in_unit(&floor, &value));
            if value.value < floor.value {
                self.worked("@step-floor", Some(&floor), None);
                value.value = floor.value;
            }
        }
        for cap in &calculation.caps {
            let cap = value!(self.value(&self.filled(cap)?));
            let cap = exact!(in_unit(&cap, &value));
            if value.value > cap.value {
                self.worked("@step-cap", Some(&cap), None);
                value.value = cap.value;
            }
        }
        if let Stated::Is(rounding) = self.filled(&calculation.rounding)? {
            value.value = exact!(value.value.rounded_to(rounding.to.value));
            self.worked("@step-rounded", Some(&value), None);
        }
        Ok(Ok(value))
    }
}

/// A value in another's unit: same dimension, and a period that is a fixed number of it.
fn in_unit(value: &Quantity, unit: &Quantity) -> Option<Quantity> {
    if value.unit == Unit::Plain || unit.unit == Unit::Plain {
        let unit = if unit.unit == Unit::Plain { value } else { unit };
        return Some(Quantity { value: value.value, ..unit.clone() });
    }
    let mut value = value.clone();
    if let (Some(wanted), Some(found)) = (unit.per, value.per)
        && wanted != found
    {
        value = value.converted_to(wanted)?;
    }
    if value.dimension() != unit.dimension() {
        return None;
    }
    let one = Quantity { value: Exact::ONE, ..unit.clone() };
    let number = value.base()?.divided_by(one.base()?)?;
    Some(Quantity { value: number, unit: unit.unit, per: unit.per.or(value.per) })
}

/// What an account is walked with.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "four yes/no terms that the file states apart")]
struct Terms {
    unit: Quantity,
    credit: Exact,
    ceiling: Option<Exact>,
    expiry: Option<u32>,
    order_stated: bool,
    newest_first: bool,
    current_first: bool,
    lapse_stated: bool,
    newest_lapse: bool,
    advance: bool,
}

impl Terms {
    /// The same terms with each other order that the document leaves open.
    fn silent(&self) -> Vec<Terms> {
        let orders = [(false, false), (false, true), (true, false), (true, true)];
        let orders = if self.order_stated {
            vec![(self.newest_first, self.current_first)]
        } else {
            orders.to_vec()
        };
        let lapses = if self.lapse_stated { vec![self.newest_lapse] } else { vec![false, true] };
        let with = |(newest_first, current_first): (bool, bool), newest_lapse| Terms {
            newest_first,
            current_first,
            newest_lapse,
            ..self.clone()
        };
        orders.iter().flat_map(|order| lapses.iter().map(|it| with(*order, *it))).collect()
    }
}

/// Walks an account period by period. `None` where a number is too large.
fn walk(terms: &Terms, periods: &[(String, Exact)]) -> Option<Vec<LedgerLine>> {
    let mut saved: Vec<(usize, String, Exact)> = Vec::new();
    let mut ledger = Vec::new();
    for (index, (period, used)) in periods.iter().enumerate() {
        let lapsed = lapse(&mut saved, index, terms.expiry)?;
        let opening = total(&saved)?.plus(lapsed)?;
        saved.push((index, period.clone(), terms.credit));
        let (drawn, _missing) = draw(&mut saved, index, *used, terms)?;
        let over = cut(&mut saved, terms)?;
        ledger.push(LedgerLine {
            period: period.clone(),
            opening,
            credit: terms.credit,
            used: *used,
            drawn,
            lapsed,
            over_ceiling: over,
            closing: total(&saved)?,
        });
    }
    Some(ledger)
}

fn total(saved: &[(usize, String, Exact)]) -> Option<Exact> {
    saved.iter().try_fold(Exact::ZERO, |sum, (_, _, it)| sum.plus(*it))
}

/// Credits that have lived their periods.
fn lapse(
    saved: &mut Vec<(usize, String, Exact)>,
    index: usize,
    expiry: Option<u32>,
) -> Option<Exact> {
    let Some(expiry) = expiry else { return Some(Exact::ZERO) };
    let old = |(earned, _, _): &(usize, String, Exact)| index - earned >= expiry as usize;
    let lapsed = saved.iter().filter(|it| old(it)).try_fold(Exact::ZERO, |sum, it| sum.plus(it.2));
    saved.retain(|it| !old(it));
    lapsed
}

type Drawn = (Vec<(String, Exact)>, Exact);

fn draw(
    saved: &mut [(usize, String, Exact)],
    index: usize,
    used: Exact,
    terms: &Terms,
) -> Option<Drawn> {
    let mut order: Vec<usize> = (0..saved.len()).collect();
    if terms.newest_first {
        order.reverse();
    }
    if terms.current_first {
        order.sort_by_key(|it| saved.get(*it).is_none_or(|(earned, _, _)| *earned != index));
    }
    let (mut rest, mut drawn) = (used, Vec::new());
    for place in order {
        let Some((_, period, left)) = saved.get_mut(place) else { continue };
        let taken = rest.min(*left);
        if taken > Exact::ZERO {
            *left = left.minus(taken)?;
            rest = rest.minus(taken)?;
            drawn.push((period.clone(), taken));
        }
    }
    if terms.advance
        && let Some((_, _, left)) = saved.last_mut()
    {
        *left = left.minus(rest)?;
    }
    Some((drawn, rest))
}

/// What is over the ceiling goes: the oldest first, unless the file says the newest.
fn cut(saved: &mut [(usize, String, Exact)], terms: &Terms) -> Option<Exact> {
    let Some(ceiling) = terms.ceiling else { return Some(Exact::ZERO) };
    let over = total(saved)?.minus(ceiling)?.max(Exact::ZERO);
    let mut rest = over;
    let mut order: Vec<usize> = (0..saved.len()).collect();
    if terms.newest_lapse {
        order.reverse();
    }
    for place in order {
        let Some((_, _, left)) = saved.get_mut(place) else { continue };
        let taken = rest.min(*left);
        *left = left.minus(taken)?;
        rest = rest.minus(taken)?;
    }
    Some(over)
}

/// Something missing goes before what the document leaves out.
fn worse(known: Option<Instead>, new: Instead) -> Option<Instead> {
    match known {
        Some(Instead::Unknown) => known,
        _ => Some(new),
    }
}

/// The unit of a calculation's result, with the value zero.
fn unit_of(calculation: &Calculation) -> Quantity {
    zero_of(&context::unit_type(calculation.unit.as_deref()))
}

fn zero_of(fact: &FactFile) -> Quantity {
    let zero = Quantity::plain(Exact::ZERO);
    let text = fact.unit.as_deref().unwrap_or_default();
    let (unit, per) = match text.split_once(" pr. ") {
        Some((unit, per)) => (unit, Per::parse(per)),
        None => (text, None),
    };
    match Unit::parse(unit) {
        Some(unit) => in_unit_of(fact, &Quantity { value: Exact::ZERO, unit, per }).unwrap_or(zero),
        None => zero,
    }
}

fn per_of(value: &Quantity, per: Per) -> Option<Quantity> {
    match value.per {
        Some(_) => value.converted_to(per),
        None => Some(Quantity { per: Some(per), ..value.clone() }),
    }
}

/// A multiplier: a share is a hundredth of its number.
fn as_factor(value: &Quantity) -> Exact {
    match value.unit {
        Unit::Percent => value.value.divided_by(Exact::whole(100)).unwrap_or(Exact::ZERO),
        _ => value.value,
    }
}

fn record_name(record: &Record, index: usize) -> String {
    let word = record.values().find_map(|it| match it {
        FactValue::Word(word) => Some(word.clone()),
        _ => None,
    });
    word.unwrap_or_else(|| format!("{}", index + 1))
}

/// `fra 589 kr. til 1654 kr.`, as the file says it.
fn bounds_text(step: &Step) -> String {
    let parts = [("fra", &step.from), ("over", &step.over), ("til", &step.to), ("under", &step.under)];
    let text = |value: &Value| match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(value) => value.as_object().map_or(value.to_string(), |it| {
            it.values().filter_map(|it| it.as_str()).collect::<Vec<_>>().join(" ")
        }),
        Err(_) => String::new(),
    };
    let parts = parts.iter().filter_map(|(word, value)| {
        value.as_ref().map(|value| format!("{word} {}", text(value)))
    });
    parts.collect::<Vec<_>>().join(" ")
}
