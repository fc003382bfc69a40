//! An account (*konto*), walked period by period: credit, use and from where it was drawn, what
//! lapsed, what was over the ceiling.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::run::{Answer, Found, Run, value};
use super::values::unit_of;
use super::{Instead, LedgerLine, Open};
use crate::exact::Exact;
use crate::facts::FactValue;
use crate::format::{Calculation, DrawOrder, Expiry, OverCeiling, Stated, Value};
use crate::quantity::Quantity;
use crate::truth::Truth;

impl<'a> Run<'_, 'a> {
    pub(super) fn account(&mut self, calculation: &'a Calculation) -> Result<Answer, Open<'a>> {
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
        let begins = self.beginning(calculation)?;
        let (Some(periods), true) = (self.used_periods(calculation), begins != Beginning::NotKnown)
        else {
            return Ok(Answer::Not(Instead::Unknown));
        };
        // Whether a month that has begun gives its whole credit is nowhere said.
        let (periods, later) = match begins {
            Beginning::NotStated | Beginning::NotKnown => (periods.clone(), periods),
            Beginning::On(day) => (from(&periods, day), from(&periods, whole_month(day))),
        };
        let walked = walk(&terms, &periods);
        let Some(ledger) = walked else { return Ok(Answer::Not(Instead::TooLarge)) };
        let closing = ledger.last().map_or(Exact::ZERO, |it| it.closing);
        // Where the document is silent on an order that would matter, so is the answer.
        let closing_by = |terms: &Terms, periods: &[(String, Exact)]| {
            let ledger = walk(terms, periods)?;
            Some(ledger.last().map_or(Exact::ZERO, |it| it.closing))
        };
        let other = |it: Option<Exact>| it.is_some_and(|it| it != closing);
        let silent = terms.silent();
        if silent.iter().any(|it| other(closing_by(it, &periods)))
            || other(closing_by(&terms, &later))
        {
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

    /// The day an account begins.
    fn beginning(&self, calculation: &'a Calculation) -> Result<Beginning, Open<'a>> {
        let Some(begins) = &calculation.begins else { return Ok(Beginning::NotStated) };
        let begins = self.filled(begins)?;
        let Some(point) = begins.value() else { return Ok(Beginning::NotStated) };
        let day = crate::limits::event_of(point, self.context.facts);
        if day.is_none() {
            let known = &self.context.facts.events;
            let events = point.events().filter(|it| !known.contains_key(it.as_str()));
            events.for_each(|it| self.context.miss_fact(it.as_str()));
        }
        Ok(day.map_or(Beginning::NotKnown, Beginning::On))
    }

    /// What was used, period by period, in order; a month without a record between two others is
    /// one in which nothing was used.
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
        let (first, last) = (periods.keys().next().cloned(), periods.keys().last().cloned());
        let mut month = first.and_then(|it| first_day(&it));
        while let (Some(day), Some(last)) = (month, &last) {
            let period = format!("{:04}-{:02}", day.year(), day.month());
            if period >= *last {
                break;
            }
            periods.entry(period).or_insert(Exact::ZERO);
            month = day.checked_add(1.month()).ok();
        }
        Some(periods.into_iter().collect())
    }
}

fn first_day(period: &str) -> Option<Date> {
    format!("{period}-01").parse().ok()
}

/// The periods from the month of a day on.
fn from(periods: &[(String, Exact)], day: Date) -> Vec<(String, Exact)> {
    let first = format!("{:04}-{:02}", day.year(), day.month());
    periods.iter().filter(|(it, _)| *it >= first).cloned().collect()
}

/// The first month that lies whole behind the day: its own where it is the first of the month.
fn whole_month(day: Date) -> Date {
    if day.day() == 1 { day } else { day.checked_add(1.month()).unwrap_or(day) }
}

/// When an account begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beginning {
    /// The file does not say: with the first record.
    NotStated,
    /// The events it begins with are not all known.
    NotKnown,
    On(Date),
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
        let (drawn, short) = draw(&mut saved, index, *used, terms)?;
        let over = cut(&mut saved, terms)?;
        ledger.push(LedgerLine {
            period: period.clone(),
            opening,
            credit: terms.credit,
            used: *used,
            drawn,
            lapsed,
            over_ceiling: over,
            short,
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
