//! One person held against both (*den samme borger i begge*): the result by each, with its
//! grounds, and every calculation that comes to something in either.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;

use crate::answer::{self, Case, Ground, Labels};
use crate::assess::{self, Memory, Outcome};
use crate::facts::Facts;
use crate::format::{CalculationId, Standard};
use crate::library::Catalogue;
use crate::plan;

/// What a person comes to by two standards.
#[derive(Debug, Clone, Serialize)]
pub struct Both {
    pub standard: String,
    pub before: Comes,
    pub after: Comes,
    /// Calculations that come to something else in the two.
    pub calculations: Vec<Amounts>,
}

impl Both {
    /// Whether it makes a difference by which of the two the person is assessed.
    pub fn differ(&self) -> bool {
        !self.calculations.is_empty() || !self.before.is_same(&self.after)
    }
}

/// What a person comes to by one of them.
#[derive(Debug, Clone, Serialize)]
pub struct Comes {
    pub outcome: Outcome,
    pub grounds: Vec<Ground>,
    /// Ids of what is still missing.
    pub missing: Vec<String>,
}

impl Comes {
    /// The same outcome on the same grounds, whatever lines they stand on.
    fn is_same(&self, other: &Comes) -> bool {
        let criteria = |it: &Comes| -> Vec<String> {
            it.grounds.iter().map(|it| it.criterion.clone()).collect()
        };
        self.outcome == other.outcome
            && criteria(self) == criteria(other)
            && self.missing == other.missing
    }
}

/// A calculation by both.
#[derive(Debug, Clone, Serialize)]
pub struct Amounts {
    pub id: String,
    pub text: String,
    /// The answer's `values`; null where the standard has no such calculation.
    pub before: Json,
    pub after: Json,
}

/// Holds one person against two standards on a day.
pub fn person(
    before: (&Catalogue, &Standard),
    after: (&Catalogue, &Standard),
    facts: &Facts,
    on: Date,
) -> Both {
    let plans = [before, after].map(|it| plan::compile(it.0, it.1, on).0);
    let [one, other] = &plans;
    let one = answer::case(before.0, before.1, one, facts, Labels::Danish);
    let other = answer::case(after.0, after.1, other, facts, Labels::Danish);
    let ids: BTreeSet<&CalculationId> =
        before.1.calculations.keys().chain(after.1.calculations.keys()).collect();
    Both {
        standard: after.1.id.to_string(),
        before: comes(&one),
        after: comes(&other),
        calculations: ids.into_iter().filter_map(|it| amounts(&one, &other, it)).collect(),
    }
}

/// What a calculation comes to by both, where it comes to something and not to the same.
fn amounts(one: &Case<'_>, other: &Case<'_>, id: &CalculationId) -> Option<Amounts> {
    let [before, after] = [one, other].map(|case| values(case, id));
    let known =
        |it: &Json| it.as_array().is_some_and(|it| it.iter().all(|it| it["instead"] != "unknown"));
    if before == after || !(known(&before) || known(&after)) {
        return None;
    }
    let calculation = [other, one].map(|it| it.context.standard.calculations.get(id));
    let text = calculation.into_iter().flatten().next().map(|it| it.text.clone());
    Some(Amounts { id: id.to_string(), text: text.unwrap_or_default(), before, after })
}

/// The values of a calculation without the steps to them, which are worded by each standard.
fn values(case: &Case<'_>, id: &CalculationId) -> Json {
    let answer = case.calculate(id.as_str()).map(|it| super::as_data(&it));
    let mut values = answer.and_then(|it| it.get("values").cloned()).unwrap_or_default();
    for it in values.as_array_mut().into_iter().flatten() {
        if let Some(it) = it.as_object_mut() {
            it.remove("steps");
        }
    }
    values
}

fn comes(case: &Case<'_>) -> Comes {
    let masks = case.plan.bind(&case.context);
    let assessment = assess::assess(case.plan, masks, &mut Memory::default());
    let answer = case.answer(&assessment);
    Comes {
        outcome: answer.outcome,
        missing: answer.missing.all().map(|it| it.id.clone()).collect(),
        grounds: answer.grounds,
    }
}
