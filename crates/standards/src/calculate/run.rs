//! The kinds of calculation (*beregningsarter*), each evaluated under the readings in force.

use std::cell::RefCell;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::values::{as_factor, in_unit, record_name, unit_of, worse};
use super::{Instead, LedgerLine, Open, UsedRate, Worked};
use crate::context::Context;
use crate::exact::Exact;
use crate::facts::{FactValue, Record};
use crate::format::{
    Calculation, CalculationKind, FactFile, Gives, Line, State, Stated, Step, Value, When,
};
use crate::quantity::{Quantity, Unit};
use crate::truth::Truth;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    Value(Quantity),
    Text(String),
    Not(Instead),
}

impl Answer {
    pub(super) fn value(self) -> Result<Quantity, Instead> {
        match self {
            Answer::Value(value) => Ok(value),
            Answer::Text(_) => Err(Instead::NotStated),
            Answer::Not(instead) => Err(instead),
        }
    }
}

pub(super) type Found<'a, T> = Result<Result<T, Instead>, Open<'a>>;

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

pub(super) use {exact, value};

pub(super) struct Run<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    pub(super) steps: Vec<Worked>,
    pub(super) rates: RefCell<Vec<UsedRate>>,
    pub(super) evidence: Option<String>,
    pub(super) ledger: Vec<LedgerLine>,
    /// The record at hand, and its fields.
    pub(super) record: Option<(&'c Record, &'c FactFile)>,
    pub(super) depth: usize,
}

impl<'c, 'a> Run<'c, 'a> {
    pub(super) fn new(context: &'c Context<'a>) -> Run<'c, 'a> {
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
    pub(super) fn filled<T: Serialize + DeserializeOwned + Clone>(
        &self,
        piece: &T,
    ) -> Result<T, Open<'a>> {
        self.context.filled(piece).map_err(Open)
    }

    pub(super) fn calculation(&mut self, id: &str) -> Result<Answer, Open<'a>> {
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

    pub(super) fn worked(&mut self, text: &str, value: Option<&Quantity>, source: Option<String>) {
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
        let filled = calculation.steps.iter().map(|it| self.filled_bounds(it));
        let steps = filled.collect::<Result<Vec<Step>, Open<'a>>>()?;
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
                        let text = self.bounds_text(step);
                        self.worked(&text, Some(value), source);
                    }
                    return Ok(answer);
                }
            }
        }
        Ok(Answer::Not(Instead::NotCovered))
    }

    /// Fills the bounds only; what a step gives is filled when it is the one.
    pub(super) fn filled_bounds(&self, step: &Step) -> Result<Step, Open<'a>> {
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
        let bounds = [
            (&step.from, false, true),
            (&step.over, true, true),
            (&step.to, true, false),
            (&step.under, false, false),
        ];
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
                    let text = self.bounds_text(step);
                    self.worked(&text, Some(&value), None);
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
        // The one row that holds, else all that may. Rows exclude one another: where two hold
        // at once the first written counts, and `check` says so.
        let (mut rows, mut otherwise, mut certain) = (Vec::new(), None, None);
        let before = self.context.missing.borrow().clone();
        for row in &calculation.rows {
            match &row.when {
                When::Otherwise(_) => otherwise = Some(row),
                When::If(condition) => match self.holds(condition)? {
                    Truth::False => (),
                    Truth::Unknown => rows.push(row),
                    Truth::True => {
                        certain = Some(row);
                        break;
                    }
                },
            }
        }
        // What the rows missed is missing only where it is open which of them it is, and matters.
        let of_rows = self.context.missing.replace(before);
        match (certain, otherwise) {
            (Some(row), _) => rows = vec![row],
            (None, Some(row)) => rows.push(row),
            // Perhaps no row holds, and there is no last one to fall back on.
            (None, None) if !rows.is_empty() => {
                self.context.missing.borrow_mut().extend(of_rows);
                return Ok(Answer::Not(Instead::Unknown));
            }
            (None, None) => (),
        }
        let mut answer: Option<Answer> = None;
        for row in &rows {
            let next = self.gives(&row.gives, None, calculation)?;
            if answer.as_ref().is_some_and(|it| *it != next) {
                self.context.missing.borrow_mut().extend(of_rows);
                return Ok(Answer::Not(Instead::Unknown));
            }
            answer = Some(next);
        }
        // Where all that may hold wait for something, which of them it is may save the waiting.
        if rows.len() > 1 && answer == Some(Answer::Not(Instead::Unknown)) {
            self.context.missing.borrow_mut().extend(of_rows);
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
