//! Places that the document leaves open and nobody has settled (*uafklarede steder*): readings
//! without a chosen practice, amounts with two answers or none.

use serde_json::json;

use super::{Desk, Finding, Weight, about};
use crate::context;
use crate::exact::Exact;
use crate::format::{
    Ambiguity, Calculation, CalculationKind, Gives, Practice, Standard, Step, Value,
};
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::witness::Known;

pub(super) fn catalogue(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    for ambiguity in desk.catalogue.file.value.ambiguities.iter().filter(|it| is_open(it)) {
        findings.push(unsettled(ambiguity));
    }
}

pub(super) fn standard(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    for ambiguity in standard.ambiguities.iter().filter(|it| is_open(it)) {
        findings.push(Finding { standard: Some(standard.id.to_string()), ..unsettled(ambiguity) });
    }
    for (id, calculation) in &standard.calculations {
        if calculation.kind == CalculationKind::Steps {
            for step in &calculation.steps {
                findings.extend(open_step(desk, standard, id.as_str(), calculation, step));
            }
        }
    }
}

/// No practice is chosen, and there is something to choose between.
fn is_open(ambiguity: &Ambiguity) -> bool {
    ambiguity.readings.len() > 1 && !matches!(ambiguity.practice, Some(Practice::Chosen(_)))
}

fn unsettled(ambiguity: &Ambiguity) -> Finding {
    let text = |it: &crate::format::Reading| it.text.clone().unwrap_or_else(|| it.id.to_string());
    let readings: Vec<String> = ambiguity.readings.iter().map(text).collect();
    let problem = match ambiguity.note_only {
        Some(true) => Problem::new("said-two-ways"),
        _ => Problem::new("practice-not-chosen"),
    };
    let problem = problem.with("text", &ambiguity.text).with("readings", readings.join(" / "));
    Finding {
        pieces: vec![ambiguity.id.to_string()],
        source: ambiguity.source.as_ref().map(ToString::to_string),
        ..super::bare(Weight::NotSettled, problem)
    }
}

/// A step between two bounds that gives two answers, or none.
fn open_step(
    desk: &Desk<'_>,
    standard: &Standard,
    id: &str,
    calculation: &Calculation,
    step: &Step,
) -> Option<Finding> {
    let bound = |it: &Option<Value>| it.as_ref().and_then(|it| amount(desk, it));
    let from = bound(&step.from).or_else(|| bound(&step.over))?;
    let until = bound(&step.to).or_else(|| bound(&step.under))?;
    let example = example(step, &from, &until)?;
    let problem = match &step.gives {
        Gives::State(_) => Problem::new("step-gives-nothing"),
        Gives::Special(special) => {
            let unclear = special.unclear.as_ref()?;
            let (ambiguity, _) = context::split(unclear.as_str());
            let ambiguity = context::ambiguity(desk.catalogue, standard, ambiguity)?;
            if !is_open(ambiguity) {
                return None;
            }
            Problem::new("step-gives-two").with("reading", &ambiguity.text)
        }
        _ => return None,
    };
    let problem =
        problem.with("calculation", &calculation.text).with("from", &from).with("until", &until);
    let weight = Weight::NotSettled;
    Some(Finding {
        pieces: vec![id.to_owned(), from.to_string()],
        source: step.source.as_ref().or(calculation.source.as_ref()).map(ToString::to_string),
        witness: vec![Known {
            kind: "calculation",
            id: id.to_owned(),
            label: calculation.text.clone(),
            value: json!(example.written()),
            turns: true,
        }],
        ..about(standard, weight, problem)
    })
}

fn amount(desk: &Desk<'_>, value: &Value) -> Option<Quantity> {
    match value {
        Value::Quantity(quantity) => Some(quantity.clone()),
        Value::Number(number) => Some(Quantity::plain(Exact::whole(*number))),
        Value::From(source) => {
            desk.catalogue.rate(source.rate.as_ref()?.as_str(), desk.first)?.value.clone()
        }
        _ => None,
    }
}

/// An amount inside the step: a bound that belongs to it, else the middle.
fn example(step: &Step, from: &Quantity, until: &Quantity) -> Option<Quantity> {
    if step.to.is_some() {
        return Some(until.clone());
    }
    if step.from.is_some() {
        return Some(from.clone());
    }
    let middle = from.value.plus(until.value)?.divided_by(Exact::whole(2))?;
    Some(Quantity { value: middle, ..from.clone() })
}
