//! Values (*værdier*) of a calculation: facts, answers, rates, scopes, sums over records.

use super::run::{Found, Run, exact, value};
use super::{Instead, Open, used_rate};
use crate::context;
use crate::exact::Exact;
use crate::facts::{FactValue, Record, in_unit_of};
use crate::format::{
    Calculation, FactFile, FactId, PerWord, State, Stated, Step, Value, ValueSource, When,
};
use crate::quantity::{Per, Quantity, Unit};
use crate::truth::Truth;

impl<'a> Run<'_, 'a> {
    pub(super) fn when(&self, when: Option<&When>) -> Result<Truth, Open<'a>> {
        match when {
            None | Some(When::Otherwise(_)) => Ok(Truth::True),
            Some(When::If(condition)) => self.holds(condition),
        }
    }

    pub(super) fn holds(&self, condition: &crate::format::Condition) -> Result<Truth, Open<'a>> {
        let condition = self.filled(condition)?;
        Ok(self.context.holds(&condition))
    }

    pub(super) fn stated(&self, stated: &Stated<bool>) -> Found<'a, bool> {
        Ok(match self.filled(stated)? {
            Stated::Is(value) => Ok(value),
            _ => Err(Instead::NotStated),
        })
    }

    pub(super) fn value(&self, value: &Value) -> Found<'a, Quantity> {
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

    pub(super) fn source(&self, source: &ValueSource) -> Found<'a, Quantity> {
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
            return Ok(Err(Instead::Elsewhere));
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
            let mut inner =
                Run { depth: self.depth + 1, record: self.record, ..Run::new(self.context) };
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

    /// `fra 589 kr. til 1.654 kr.`: the bounds as they stand on the day.
    pub(super) fn bounds_text(&self, step: &Step) -> String {
        let parts =
            [("fra", &step.from), ("over", &step.over), ("til", &step.to), ("under", &step.under)];
        let part = |(word, bound): (&str, &Option<Value>)| {
            let value = self.value(bound.as_ref()?).ok()?.ok()?;
            Some(format!("{word} {value}"))
        };
        parts.into_iter().filter_map(part).collect::<Vec<_>>().join(" ")
    }

    fn rate(&self, id: &str) -> Result<Quantity, Instead> {
        let rate = self.context.catalogue.rate(id, self.context.day).ok_or(Instead::Unknown)?;
        self.rates.borrow_mut().extend(used_rate(self.context, id));
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
        let of_variant = || self.context.standard.variants.iter().find_map(|it| it.scope.get(id));
        let Some(scope) = own.or_else(of_variant) else { return Ok(Err(Instead::Unknown)) };
        let before = self.context.missing.borrow().clone();
        let rows = self.context.applies(&scope.rows, |it| Some(&it.when));
        let row = scope.rows.iter().zip(rows).find(|(_, truth)| *truth == Truth::True);
        if row.is_some() {
            self.context.missing.replace(before);
        }
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
        let (values, least) =
            if source.least.is_empty() { (&source.greatest, false) } else { (&source.least, true) };
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
                            let takes = if least {
                                same.value < best.value
                            } else {
                                same.value > best.value
                            };
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
}

/// A value in another's unit: same dimension, and a period that is a fixed number of it.
pub(super) fn in_unit(value: &Quantity, unit: &Quantity) -> Option<Quantity> {
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

/// Something missing goes before what the document leaves out.
pub(super) fn worse(known: Option<Instead>, new: Instead) -> Option<Instead> {
    match known {
        Some(Instead::Unknown) => known,
        _ => Some(new),
    }
}

/// The unit of a calculation's result, with the value zero.
pub(super) fn unit_of(calculation: &Calculation) -> Quantity {
    zero_of(&context::unit_type(calculation.unit.as_deref()))
}

pub(super) fn zero_of(fact: &FactFile) -> Quantity {
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

pub(super) fn per_of(value: &Quantity, per: Per) -> Option<Quantity> {
    match value.per {
        Some(_) => value.converted_to(per),
        None => Some(Quantity { per: Some(per), ..value.clone() }),
    }
}

/// A multiplier: a share is a hundredth of its number.
pub(super) fn as_factor(value: &Quantity) -> Exact {
    match value.unit {
        Unit::Percent => value.value.divided_by(Exact::whole(100)).unwrap_or(Exact::ZERO),
        _ => value.value,
    }
}

pub(super) fn record_name(record: &Record, index: usize) -> String {
    let word = record.values().find_map(|it| match it {
        FactValue::Word(word) => Some(word.clone()),
        _ => None,
    });
    word.unwrap_or_else(|| format!("{}", index + 1))
}
