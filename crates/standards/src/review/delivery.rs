//! A scope that its own frequency and duration cannot deliver (*omfang, der ikke kan nås*).

use super::{Finding, Weight, about};
use crate::compare::days;
use crate::exact::Exact;
use crate::format::{Scope, ScopeId, Standard, Value};
use crate::problem::Problem;
use crate::quantity::{Dimension, Per, Quantity, Unit};

pub(super) fn standard(standard: &Standard, findings: &mut Vec<Finding>) {
    let scopes: Vec<(&ScopeId, &Scope)> = standard.scope.value().into_iter().flatten().collect();
    let of = |keep: &dyn Fn(&Quantity, &Scope) -> bool| {
        let one = |(id, scope): &(&ScopeId, &Scope)| {
            let all = bounds(scope);
            let kept: Vec<Quantity> = all.into_iter().filter(|it| keep(it, scope)).collect();
            (!kept.is_empty()).then(|| ((*id).clone(), kept, scope.source.clone()))
        };
        scopes.iter().filter_map(one).collect::<Vec<_>>()
    };
    let counted =
        |it: &Quantity| it.unit.dimension() == Dimension::Number && it.unit != Unit::Plain;
    let per = |it: &Quantity, scope: &Scope| it.per.or(scope.per.map(|it| it.0));
    let totals = of(&|it, scope| counted(it) && per(it, scope).is_none());
    let weekly = of(&|it, scope| counted(it) && per(it, scope) == Some(Per::Week));
    let lengths =
        of(&|it, scope| matches!(it.unit, Unit::Weeks | Unit::Months) && per(it, scope).is_none());
    for (total_id, total, total_source) in &totals {
        for (often_id, often, often_source) in &weekly {
            for (length_id, length, length_source) in &lengths {
                let (Some(total), Some(often), Some(length)) =
                    (least(total), least(often), longest(length))
                else {
                    continue;
                };
                if total.unit != often.unit {
                    continue;
                }
                let Some(most) = most_in(&often, &length) else { continue };
                if most >= total.value {
                    continue;
                }
                let problem = Problem::new("cannot-be-delivered")
                    .with("total", &total)
                    .with("often", often.to_string())
                    .with("length", &length)
                    .with("most", most.to_danish(0).0);
                let lines = [total_source, often_source, length_source].into_iter().flatten();
                findings.push(Finding {
                    pieces: [total_id, often_id, length_id].map(ToString::to_string).to_vec(),
                    source: Some(lines.map(ToString::to_string).collect::<Vec<_>>().join(", ")),
                    ..about(standard, Weight::Contradiction, problem)
                });
            }
        }
    }
}

fn bounds(scope: &Scope) -> Vec<Quantity> {
    let limits = std::iter::once(&scope.limits).chain(scope.rows.iter().map(|it| &it.limits));
    let values = limits.flat_map(|it| [&it.at_least, &it.at_most, &it.usual]).flatten();
    let quantity = |it: &Value| match it {
        Value::Quantity(quantity) => Some(quantity.clone()),
        _ => None,
    };
    values.filter_map(quantity).collect()
}

fn least(all: &[Quantity]) -> Option<Quantity> {
    all.iter().min_by_key(|it| it.value).cloned()
}

fn longest(all: &[Quantity]) -> Option<Quantity> {
    all.iter().max_by_key(|it| days(it).map(|it| it.1)).cloned()
}

/// The most times that fit: one more than the whole weeks, when the first is on the first day.
fn most_in(often: &Quantity, length: &Quantity) -> Option<Exact> {
    let (_, most_days) = days(length)?;
    let weeks = Exact::whole(i64::from((most_days + 6) / 7));
    often.value.times(weeks)
}
