//! Steps (*trin*) side by side, compared exactly as they are printed.

use super::Numbers;
use crate::check::Under;
use crate::exact::Exact;
use crate::format::{Calculation, Gives, Step, Value};
use crate::problem::Problem;
use crate::quantity::{Dimension, Quantity, Unit};
use crate::tree::At;

impl Numbers<'_, '_> {
    pub(super) fn steps(
        &mut self,
        calculation: &Calculation,
        unit: Option<&Quantity>,
        path: &[At],
    ) {
        let number = calculation.of.as_ref().and_then(|it| self.first_unit(it));
        if let Some(of) = &calculation.of {
            self.fits(of, None, &path.key("af"));
        }
        let path = path.key("trin");
        for (index, step) in calculation.steps.iter().enumerate() {
            let path = path.index(index);
            for (name, value) in step_bounds(step) {
                self.fits(value, number.as_ref(), &path.key(name));
            }
            self.gives(&step.gives, number.as_ref(), unit, &path.key("giver"));
        }
        self.coverage(&calculation.steps, number.as_ref(), &path);
    }

    /// Steps side by side: no hole, no overlap. One that gives *ikke oplyst* covers its part: the
    /// hole in the document is then on record.
    fn coverage(&mut self, steps: &[Step], number: Option<&Quantity>, path: &[At]) {
        let spans: Vec<Option<Span>> =
            steps.iter().enumerate().map(|(index, step)| self.span(index, step, number)).collect();
        let unknown = spans.iter().any(Option::is_none);
        let mut spans: Vec<Span> = spans.into_iter().flatten().collect();
        for span in &spans {
            if let (Some(lower), Some(upper)) = (&span.lower, &span.upper)
                && lower.at >= upper.at
            {
                self.tell(&path.index(span.index), Problem::new("step-empty"));
            }
        }
        spans.sort_by_key(|it| (it.lower.as_ref().map(|it| it.at), it.index));
        self.overlaps(&spans, path);
        // A bound that only a reading or a case fills cannot be held against its neighbours.
        if !unknown {
            self.holes(&spans, number, path);
        }
    }

    fn overlaps(&mut self, spans: &[Span], path: &[At]) {
        for pair in spans.windows(2) {
            let [before, after] = pair else { continue };
            let overlaps = match (&before.upper, &after.lower) {
                (Some(upper), Some(lower)) => upper.at > lower.at,
                _ => true,
            };
            if overlaps && !before.recorded && !after.recorded {
                let at = after.lower.as_ref().map(|it| it.text.clone()).unwrap_or_default();
                let problem = Problem::new("steps-overlap").with("at", at);
                self.found.pair(
                    self.tree,
                    &path.index(after.index),
                    &path.index(before.index),
                    problem,
                );
            }
        }
    }

    fn holes(&mut self, spans: &[Span], number: Option<&Quantity>, path: &[At]) {
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
        if let Some(lower) = first.lower.as_ref().filter(|it| it.at > (Exact::ZERO, true)) {
            let problem =
                Problem::new("steps-hole").with("from", "@reason-no-start").with("to", &lower.text);
            self.tell(&path.index(first.index), problem);
        }
        let mut reach = first.upper.as_ref();
        for span in spans.iter().skip(1) {
            let (Some(until), Some(from)) = (reach, span.lower.as_ref()) else { continue };
            if until.at < from.at {
                let problem =
                    Problem::new("steps-hole").with("from", &until.text).with("to", &from.text);
                self.found.pair(self.tree, &path.index(span.index), path, problem);
            }
            reach = match (reach, span.upper.as_ref()) {
                (Some(reach), Some(upper)) => Some(if reach.at > upper.at { reach } else { upper }),
                _ => None,
            };
        }
        // Nothing is more than the whole.
        let whole = number.is_some_and(|it| it.dimension() == Dimension::Share);
        let hundred = Exact::whole(100);
        if let Some(reach) = reach.filter(|it| !(whole && it.at.0 >= hundred)) {
            let problem =
                Problem::new("steps-hole").with("from", &reach.text).with("to", "@reason-no-end");
            self.tell(&path.index(last.index), problem);
        }
    }

    /// A step as an interval of cuts; none where a bound is not known without a case.
    fn span(&self, index: usize, step: &Step, number: Option<&Quantity>) -> Option<Span> {
        let cut = |value: &Option<Value>, behind: bool| -> Option<Option<Cut>> {
            let Some(value) = value else { return Some(None) };
            let quantity = match value {
                Value::Number(number) => Quantity::plain(Exact::whole(*number)),
                Value::Quantity(quantity) => quantity.clone(),
                Value::From(source) => {
                    let id = source.rate.as_ref()?;
                    self.catalogue.rates.iter().find(|it| it.id == *id)?.value.clone()?
                }
                _ => return None,
            };
            Some(Some(Cut { at: cut_at(&quantity, behind, number)?, text: quantity.to_string() }))
        };
        let lower = match &step.from {
            Some(_) => cut(&step.from, false)?,
            None => cut(&step.over, true)?,
        };
        let upper = match &step.to {
            Some(_) => cut(&step.to, true)?,
            None => cut(&step.under, false)?,
        };
        let recorded = match &step.gives {
            Gives::State(_) => true,
            Gives::Special(special) => special.unclear.is_some() || special.lost.is_some(),
            _ => false,
        };
        Some(Span { lower, upper, index, recorded })
    }
}

/// A bound on the line of numbers: before the number, or behind it.
struct Cut {
    at: (Exact, bool),
    text: String,
}

struct Span {
    lower: Option<Cut>,
    upper: Option<Cut>,
    index: usize,
    /// The step gives no number on purpose: hole and overlap are on record.
    recorded: bool,
}

/// Where a bound cuts. What is counted in whole ones has nothing between 2 and 3.
fn cut_at(quantity: &Quantity, behind: bool, number: Option<&Quantity>) -> Option<(Exact, bool)> {
    let unit = if quantity.unit == Unit::Plain { number.map(|it| it.unit) } else { None };
    let counted = match unit.unwrap_or(quantity.unit).dimension() {
        Dimension::Number | Dimension::Calendar(_) => true,
        Dimension::Money | Dimension::Time | Dimension::Share | Dimension::Length => false,
    };
    let at = quantity.base()?;
    if counted && behind && at.is_whole() {
        return Some((at.plus(Exact::ONE)?, false));
    }
    Some((at, behind))
}

fn step_bounds(step: &Step) -> impl Iterator<Item = (&'static str, &Value)> {
    let all =
        [("fra", &step.from), ("over", &step.over), ("til", &step.to), ("under", &step.under)];
    all.into_iter().filter_map(|(name, value)| value.as_ref().map(|it| (name, it)))
}
