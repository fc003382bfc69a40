//! Worked examples (*eksempler*), run as tests: facts in, and what the answer must hold.

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::answer::{self, Case, Labels};
use crate::assess::{self, Assessment, Memory};
use crate::facts::Facts;
use crate::format::{Example, Standard, StandardId};
use crate::library::Catalogue;
use crate::plan::{self, Flaw, Plan};
use crate::problem::Diagnostic;
use crate::tree::Spans;

/// Why an example does not hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    NoSuchStandard,
    NoSuchCalculation,
    /// The standard itself has flaws.
    Flawed(Vec<plan::Flaw>),
    /// The example's own facts cannot be read.
    Facts(Vec<Diagnostic>),
    /// It asserts nothing that the engine computed.
    AssertsNothing,
    /// What was expected where, and what was there.
    Differs {
        place: String,
        expected: Box<Json>,
        found: Box<Json>,
    },
    /// Something was found that must not be there.
    Holds {
        forbidden: Box<Json>,
    },
}

/// Keys of the answers that come from evaluating, not from copying the file.
const COMPUTED: [&str; 23] = [
    "outcome",
    "possible",
    "grounds",
    "missing",
    "irrelevant",
    "counterfactuals",
    "result",
    "condition",
    "applies",
    "verdict",
    "value",
    "values",
    "text",
    "instead",
    "certain",
    "evidence",
    "date",
    "dates",
    "then",
    "soon",
    "notes",
    "role",
    "interplay",
];

/// Standards compiled for a day, kept from example to example.
#[derive(Debug, Default)]
pub struct Plans(HashMap<(StandardId, Date), (Plan, Vec<Flaw>)>);

impl Plans {
    fn get(&mut self, catalogue: &Catalogue, standard: &Standard, day: Date) -> &(Plan, Vec<Flaw>) {
        let compile = || plan::compile(catalogue, standard, day);
        self.0.entry((standard.id.clone(), day)).or_insert_with(compile)
    }
}

/// Runs one example.
pub fn run(catalogue: &Catalogue, example: &Example) -> Result<Json, Failure> {
    run_with(&mut Plans::default(), catalogue, example)
}

/// Runs one of many examples of one catalogue.
pub fn run_with(
    plans: &mut Plans,
    catalogue: &Catalogue,
    example: &Example,
) -> Result<Json, Failure> {
    let answer = evaluate_with(plans, catalogue, example, Wanted::Expected)?;
    if !asserts(&example.expects) {
        return Err(Failure::AssertsNothing);
    }
    if let Some((place, expected, found)) = difference(&example.expects, &answer, String::new()) {
        return Err(Failure::Differs { place, expected: expected.into(), found: found.into() });
    }
    match &example.must_not_hold {
        Some(forbidden) if difference(forbidden, &answer, String::new()).is_none() => {
            Err(Failure::Holds { forbidden: forbidden.clone().into() })
        }
        _ => Ok(answer),
    }
}

/// The answer to an example's question, as the commands give it.
pub fn evaluate(catalogue: &Catalogue, example: &Example) -> Result<Json, Failure> {
    evaluate_with(&mut Plans::default(), catalogue, example, Wanted::All)
}

/// How much of an assessment's answer is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    /// Only what the example expects something of: most of a long answer is not looked at.
    Expected,
}

fn evaluate_with(
    plans: &mut Plans,
    catalogue: &Catalogue,
    example: &Example,
    wanted: Wanted,
) -> Result<Json, Failure> {
    let standard = catalogue.standard(&example.standard).ok_or(Failure::NoSuchStandard)?;
    let facts =
        Facts::read(&example.id, given(&example.given), &Spans::default(), &catalogue.vocabulary)
            .map_err(Failure::Facts)?;
    let (plan, flaws) = plans.get(catalogue, standard, example.on.0);
    if !flaws.is_empty() {
        return Err(Failure::Flawed(flaws.clone()));
    }
    let case = answer::case(catalogue, standard, plan, &facts, Labels::Danish);
    let json = |it: answer::AssessAnswer| serde_json::to_value(it).unwrap_or(Json::Null);
    if let Some(limit) = &example.limit {
        let id = limit.id.as_ref().map(crate::format::PieceId::as_str);
        let answer = case.deadline(limit.what, id, limit.from.0.into());
        return Ok(serde_json::to_value(answer).unwrap_or(Json::Null));
    }
    if let Some(calculation) = &example.calculation {
        let answer = case.calculate(calculation.as_str()).ok_or(Failure::NoSuchCalculation)?;
        return Ok(serde_json::to_value(answer).unwrap_or(Json::Null));
    }
    let mut memory = Memory::default();
    let assessment = assess::assess(plan, plan.bind(&case.context), &mut memory);
    if wanted == Wanted::Expected
        && let Some(parts) = expected_parts(&case, &assessment, example)
    {
        return Ok(parts);
    }
    Ok(json(case.answer(&assessment)))
}

/// The parts of the answer that the example names; none where one of them takes the whole.
fn expected_parts(case: &Case<'_>, assessment: &Assessment, example: &Example) -> Option<Json> {
    let keys = |it: &Json| it.as_object().map(|it| it.keys().cloned().collect::<Vec<_>>());
    let mut wanted = keys(&example.expects)?;
    wanted.extend(example.must_not_hold.as_ref().and_then(keys).unwrap_or_default());
    let mut parts = serde_json::Map::new();
    for key in wanted {
        let part = case.part_of_answer(assessment, &key)?;
        parts.insert(key, part);
    }
    Some(Json::Object(parts))
}

/// An example without facts has none.
fn given(given: &Json) -> &Json {
    static NOTHING: std::sync::LazyLock<Json> =
        std::sync::LazyLock::new(|| Json::Object(serde_json::Map::new()));
    if given.is_null() { &NOTHING } else { given }
}

/// Whether an expectation names anything computed.
fn asserts(expected: &Json) -> bool {
    match expected {
        Json::Object(fields) => {
            fields.iter().any(|(key, value)| COMPUTED.contains(&key.as_str()) || asserts(value))
        }
        Json::Array(items) => items.iter().any(asserts),
        _ => false,
    }
}

/// The first place where the answer does not hold what is expected: every key named must match,
/// and in a list each expected element must match one.
fn difference(expected: &Json, found: &Json, place: String) -> Option<(String, Json, Json)> {
    match (expected, found) {
        (Json::Object(expected), Json::Object(found)) => {
            expected.iter().find_map(|(key, value)| {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                difference(value, found.get(key).unwrap_or(&Json::Null), place)
            })
        }
        (Json::Array(expected), Json::Array(found)) => expected.iter().find_map(|wanted| {
            let matches = |it: &Json| difference(wanted, it, String::new()).is_none();
            if found.iter().any(matches) {
                return None;
            }
            // The element with the same id tells best what differs.
            let same = |it: &&Json| {
                ["id", "criterion"]
                    .iter()
                    .any(|key| wanted.get(key).is_some() && it.get(key) == wanted.get(key))
            };
            Some(match found.iter().find(same) {
                Some(near) => difference(wanted, near, format!("{place}[{}]", name(wanted)))?,
                None => {
                    (place.clone(), wanted.clone(), Json::Array(found.iter().map(brief).collect()))
                }
            })
        }),
        _ if expected == found => None,
        _ => Some((place, expected.clone(), brief(found))),
    }
}

fn name(value: &Json) -> String {
    let id = value.get("id").or_else(|| value.get("criterion"));
    id.and_then(Json::as_str).unwrap_or_default().to_owned()
}

/// An element as a reader needs it to see what is there.
fn brief(value: &Json) -> Json {
    match value.get("id").or_else(|| value.get("criterion")) {
        Some(id) => id.clone(),
        None => value.clone(),
    }
}
