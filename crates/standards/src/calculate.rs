//! Calculations (*beregninger*), line by line and exact. Where an ambiguity has a say and nobody
//! has chosen a reading, every distinct result is given with its reading – never an average,
//! never the first.
mod ledger;
mod run;
mod values;

use serde::Serialize;

use crate::context::{Context, Missing, Readings};
use crate::exact::Exact;
use crate::format::Ambiguity;
use crate::quantity::Quantity;
use run::{Answer, Run};

/// A rate that was used, and whether the day is past what it is printed for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UsedRate {
    pub id: String,
    /// Unknown where the document prints neither an end nor a year.
    pub outdated: Option<bool>,
}

/// A rate as it is used on the day of a case.
pub fn used_rate(context: &Context<'_>, id: &str) -> Option<UsedRate> {
    let day = context.day;
    let rate = context.catalogue.rate(id, day)?;
    let past_end = rate.until.value().map(|until| until.0 < day);
    let past_year = || rate.year.value().map(|it| i32::from(*it) < i32::from(day.year()));
    Some(UsedRate { id: id.to_owned(), outdated: past_end.or_else(past_year) })
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
    /// Used beyond what there was.
    pub short: Exact,
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
    /// The document refers elsewhere for it.
    Elsewhere,
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
        let leaf =
            Possible { value, text, instead, readings, combinations, steps, evidence, ledger };
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
