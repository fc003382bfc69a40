//! Conditions that can never come true (*umulige betingelser*), and criteria that stand in each
//! other's way.

use super::{Desk, Finding, Weight, about};
use crate::diagram::{Diagram, NodeId};
use crate::format::{Force, Standard};
use crate::plan::{self, Plan, Planned};
use crate::problem::Problem;

pub(super) fn standard(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    let (plan, _) = plan::compile(desk.catalogue, standard, desk.first);
    for planned in &plan.criteria {
        if plan.function(planned.condition) == Some(Diagram::FALSE) {
            findings.push(told(standard, "never-true", &[planned]));
        }
    }
    for root in &plan.roots {
        let counting: Vec<&Planned> =
            root.criteria.iter().filter_map(|it| plan.criteria.get(*it)).collect();
        if let Some(culprits) = in_the_way(&plan, &counting) {
            super::tell(findings, told(standard, "nobody-can", &culprits));
        }
    }
}

fn told(standard: &Standard, code: &'static str, planned: &[&Planned]) -> Finding {
    let texts: Vec<&str> = planned.iter().map(|it| it.criterion.text.as_str()).collect();
    let lines: Vec<String> = planned
        .iter()
        .filter_map(|it| it.criterion.source.as_ref())
        .map(ToString::to_string)
        .collect();
    Finding {
        pieces: planned.iter().map(|it| it.criterion.id.to_string()).collect(),
        source: (!lines.is_empty()).then(|| lines.join(", ")),
        ..about(
            standard,
            Weight::Contradiction,
            Problem::new(code).with("texts", texts.join(" · ")),
        )
    }
}

/// The fewest criteria that nobody can pass together, if nobody can pass them all: one, two, or
/// all of them.
fn in_the_way<'a>(plan: &Plan, counting: &[&'a Planned]) -> Option<Vec<&'a Planned>> {
    let mut diagram = plan.diagram.clone();
    let passes = |it: &Planned| plan.function(it.passes).unwrap_or(Diagram::TRUE);
    let mut none = |these: &[&Planned]| {
        let functions: Vec<NodeId> = these.iter().map(|it| passes(it)).collect();
        diagram.all(&functions).is_ok_and(|it| it == Diagram::FALSE)
    };
    if !none(counting) {
        return None;
    }
    for (place, one) in counting.iter().enumerate() {
        if none(&[one]) {
            return Some(vec![one]);
        }
        for other in counting.iter().skip(place + 1) {
            // What only the law shuts out is the law's business.
            let local = [one, other].iter().any(|it| it.force == Force::Standard);
            if local && none(&[one, other]) {
                return Some(vec![one, other]);
            }
        }
    }
    Some(counting.to_vec())
}
