//! Worked examples (*eksempler*): facts in, answer out, run as tests.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CalculationId, Day, LimitFor, Lines, PieceId, StandardId};

/// `eksempler/*.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExamplesFile {
    pub format: u32,
    #[serde(rename = "eksempel", default)]
    pub examples: Vec<Example>,
}

/// One worked example. Without `beregning` or `frist` it is an assessment of the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub id: String,
    /// Our own words: who, what is asked, what the answer is and why.
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "standard")]
    pub standard: StandardId,
    /// The day the facts are judged.
    #[serde(rename = "den")]
    pub on: Day,
    #[serde(rename = "beregning", default, skip_serializing_if = "Option::is_none")]
    pub calculation: Option<CalculationId>,
    #[serde(rename = "frist", default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitQuestion>,
    /// The facts file of the example, in place.
    #[serde(rename = "givet", default)]
    pub given: serde_json::Value,
    /// What the answer must hold: a part of the command's JSON. Every key named must match; in a
    /// list each expected element must match one.
    #[serde(rename = "venter")]
    pub expects: serde_json::Value,
    /// What must not be found in the answer, in the same way.
    #[serde(rename = "venter-ikke", default, skip_serializing_if = "Option::is_none")]
    pub must_not_hold: Option<serde_json::Value>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// Which time limit is asked for, counted from which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitQuestion {
    #[serde(rename = "hvad")]
    pub what: LimitFor,
    /// One of several of the kind, by its id.
    #[serde(rename = "id", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<PieceId>,
    #[serde(rename = "fra")]
    pub from: Day,
}
