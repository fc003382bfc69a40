//! Calculations (*beregninger*): a closed list of kinds instead of formulas.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    FactId, JudgementId, Lines, Point, State, Stated, TimeLimit, Value, ValueSource, When,
};
use crate::quantity::Quantity;

/// One calculation (*beregning*) of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calculation {
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "art")]
    pub kind: CalculationKind,
    /// The unit of the result: `kr. pr. måned`, `timer`; none for a `tabel` of words.
    #[serde(rename = "enhed", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,

    /// `regnestykke`: the lines.
    #[serde(rename = "linjer", default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,

    /// `trin`: the number that is looked up.
    #[serde(rename = "af", default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Value>,
    /// `trin`: the steps, or the rate that holds them.
    #[serde(rename = "trin", default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// `trin`: slices – each step gives its share of the part that lies in it.
    #[serde(rename = "marginal", default, skip_serializing_if = "Option::is_none")]
    pub marginal: Option<bool>,

    /// `tabel`: the rows; the one whose `naar` holds.
    #[serde(rename = "raekker", default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,

    /// `pr-post`: the set of records.
    #[serde(rename = "over", default, skip_serializing_if = "Option::is_none")]
    pub over: Option<FactId>,
    /// `pr-post`: the judgement that approves each record.
    #[serde(rename = "godkendes", default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<JudgementRef>,
    #[serde(rename = "plus", default, skip_serializing_if = "Vec::is_empty")]
    pub plus: Vec<Value>,
    #[serde(rename = "minus", default, skip_serializing_if = "Vec::is_empty")]
    pub minus: Vec<Value>,

    /// `konto`: the credit of each period.
    #[serde(rename = "tilgang", default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Value>,
    /// `konto`: the series of use.
    #[serde(rename = "forbrug", default, skip_serializing_if = "Option::is_none")]
    pub used: Option<Value>,
    /// `konto`: where the walk starts.
    #[serde(rename = "begynder", default, skip_serializing_if = "Option::is_none")]
    pub begins: Option<Stated<Point>>,
    /// `konto`: in which order saved periods are drawn.
    #[serde(rename = "orden", default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<DrawOrder>,
    /// `konto`: how many periods a credit lives, its own included.
    #[serde(rename = "udloeb", default, skip_serializing_if = "Option::is_none")]
    pub expiry: Option<Stated<Expiry>>,
    /// `konto`: the most that may be saved.
    #[serde(rename = "loft", default, skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<Stated<Value>>,
    /// `konto`: what happens to what is over the ceiling.
    #[serde(rename = "over-loft", default, skip_serializing_if = "Option::is_none")]
    pub over_ceiling: Option<Stated<OverCeiling>>,
    /// `konto`: saving needs this (an agreement, say).
    #[serde(rename = "kraever", default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<super::Condition>,
    /// `konto`: whether more may be used than there is.
    #[serde(rename = "forskud", default, skip_serializing_if = "Option::is_none")]
    pub advance: Option<bool>,

    /// *Mindst*: the floor of the whole.
    #[serde(rename = "mindst", default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Value>,
    /// *Højst*: the caps of the whole; all of them bind.
    #[serde(rename = "hoejst", default, skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<Value>,
    /// *Afrunding*: the one rounding of the result.
    #[serde(rename = "afrunding")]
    pub rounding: Stated<Rounding>,
    /// Words about how it is to be used, shown with the result.
    #[serde(rename = "note", default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<super::Firmness>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
    /// A time limit that belongs to the calculation, by id.
    #[serde(rename = "frist", default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Box<TimeLimit>>,
}

/// The kinds of calculation (*art*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum CalculationKind {
    /// Lines of plus and minus.
    #[serde(rename = "regnestykke")]
    Sum,
    /// A number looked up in steps.
    #[serde(rename = "trin")]
    Steps,
    /// The one row whose condition holds.
    #[serde(rename = "tabel")]
    Table,
    /// Each record of a set, then the sum.
    #[serde(rename = "pr-post")]
    PerRecord,
    /// A ledger, period by period.
    #[serde(rename = "konto")]
    Ledger,
}

/// A line of a sum: `plus` or `minus`, each times `gange` and `andel`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "plus", default, skip_serializing_if = "Option::is_none")]
    pub plus: Option<Value>,
    #[serde(rename = "minus", default, skip_serializing_if = "Option::is_none")]
    pub minus: Option<Value>,
    /// *Gange*: multiplied by these.
    #[serde(rename = "gange", default, skip_serializing_if = "Option::is_none")]
    pub times: Option<super::OneOrMany>,
    /// *Andel*: this share of it.
    #[serde(rename = "andel", default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Value>,
    /// *Antal trin*: how many steps of this size the line's value holds (instead of the value).
    #[serde(rename = "antal-trin", default, skip_serializing_if = "Option::is_none")]
    pub steps_of: Option<Value>,
    /// *Hele trin*: only whole steps count; may be unclear.
    #[serde(rename = "hele-trin", default, skip_serializing_if = "Option::is_none")]
    pub whole_steps: Option<Stated<bool>>,
    #[serde(rename = "mindst", default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Value>,
    #[serde(rename = "hoejst", default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Value>,
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// A step (*trin*): bounds by word, and what it gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    #[serde(rename = "fra", default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Value>,
    #[serde(rename = "over", default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Value>,
    #[serde(rename = "til", default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Value>,
    #[serde(rename = "under", default, skip_serializing_if = "Option::is_none")]
    pub under: Option<Value>,
    #[serde(rename = "giver")]
    pub gives: Gives,
    /// *Bevis*: what evidence the step asks for.
    #[serde(rename = "bevis", default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// What a step or a row gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Gives {
    State(State),
    /// `"hele beløbet"`: the number that was looked up.
    Whole(WholeAmount),
    Quantity(Quantity),
    /// A share of the number that was looked up, a text, or several possible values.
    Special(Box<GivesSpecial>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum WholeAmount {
    #[serde(rename = "hele beløbet")]
    Whole,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GivesSpecial {
    /// *Andel*: a share of the number looked up (in a `marginal`: of the part in the step).
    #[serde(rename = "andel", skip_serializing_if = "Option::is_none")]
    pub share: Option<Value>,
    /// *Tekst*: the result is a word or a sentence.
    #[serde(rename = "tekst", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// *Værdi*: from another source.
    #[serde(rename = "vaerdi", skip_serializing_if = "Option::is_none")]
    pub value: Option<ValueSource>,
    #[serde(rename = "uklar", skip_serializing_if = "Option::is_none")]
    pub unclear: Option<super::AmbiguityId>,
    #[serde(rename = "mangler", skip_serializing_if = "Option::is_none")]
    pub lost: Option<String>,
}

/// A row of a table (*række*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    #[serde(rename = "naar")]
    pub when: When,
    #[serde(rename = "giver")]
    pub gives: Gives,
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// `{ svar = "id" }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JudgementRef {
    #[serde(rename = "svar")]
    pub answer: JudgementId,
}

/// How a result is rounded, once (*afrunding*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// To the nearest multiple of this.
    #[serde(rename = "til")]
    pub to: Quantity,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// In which order an account draws on what is saved (*orden*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum DrawOrder {
    #[serde(rename = "indeværende")]
    Current,
    #[serde(rename = "ældste først")]
    OldestFirst,
    #[serde(rename = "nyeste først")]
    NewestFirst,
}

/// How many periods a credit lives, the one it was earned in included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expiry {
    #[serde(rename = "perioder")]
    pub periods: u32,
}

/// What an account does with what is over its ceiling (*over loft*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum OverCeiling {
    #[serde(rename = "ældste bortfalder")]
    OldestLapse,
    #[serde(rename = "nyeste bortfalder")]
    NewestLapse,
}
