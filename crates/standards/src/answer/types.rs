//! The form of the answers (*svarenes form*): every key that a program may rely on.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;

use crate::assess::{Outcome, Turn};
use crate::calculate::Instead;
use crate::limits;
use crate::truth::Truth;

/// What is wanted from whom, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WantedItem {
    pub id: String,
    pub when: Turn,
    pub label: String,
    pub question: String,
    /// Why it may be asked for; for a judgement what to weigh.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Who judges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// For a reading: the readings there are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<ReadingItem>,
    /// The criteria that wait for it: what exactly is asked of a list of records, say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<WaitingCriterion>,
}

/// A criterion that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaitingCriterion {
    pub id: String,
    pub text: String,
    /// Of records: the words looked for (`SEL § 96`), and how far something must be tried.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadingItem {
    pub id: String,
    pub text: String,
    /// Said when the reading is from outside the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
}

/// What is still missing, exactly.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MissingItems {
    pub facts: Vec<WantedItem>,
    pub judgements: Vec<WantedItem>,
    pub readings: Vec<WantedItem>,
}

impl MissingItems {
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.judgements.is_empty() && self.readings.is_empty()
    }

    /// All of them, facts first.
    pub fn all(&self) -> impl Iterator<Item = &WantedItem> {
        self.facts.iter().chain(&self.judgements).chain(&self.readings)
    }
}

/// A ground for a no: a criterion that is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ground {
    pub criterion: String,
    pub text: String,
    pub force: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The piece of law a criterion rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    pub id: String,
    pub reference: String,
    pub text: String,
    /// How well it is known: T, Q, S, N, ≠.
    pub status: &'static str,
    pub verified: bool,
    pub read_in: String,
}

/// An amount that the Act fixes (*lovens beløb*), in the year of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawAmount {
    /// The piece of law.
    pub id: String,
    pub reference: String,
    pub text: String,
    pub year: i16,
    /// None: the year's amount was not read.
    pub amount: Option<YearAmount>,
    /// Where it was not: the latest that was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest_read: Option<YearAmount>,
}

/// The Act's amount in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearAmount {
    pub year: u16,
    pub value: Json,
    /// How well it is known: T, Q, S, N, ≠.
    pub status: &'static str,
    pub verified: bool,
    pub read_in: String,
}

/// A criterion in the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionItem {
    pub id: String,
    pub text: String,
    pub effect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<&'static str>,
    /// Why a criterion that claims the Act counts only as the standard's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_the_act: Option<&'static str>,
    pub origin: &'static str,
    /// `met`, `not_met`, `unknown`; of typical signs `for`, `against`, `silent`; of openers and
    /// parts `holds`, `does_not_hold`, `unknown`.
    pub result: &'static str,
    /// Whether its own condition holds, whatever its effect.
    pub condition: Truth,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opened_by: Vec<String>,
    pub departed: bool,
    /// *Som udgangspunkt*: the question whether to depart from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub departure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restates: Option<String>,
    /// The facts and answers it was decided on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<KnownItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judgement: Option<JudgementItem>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<CriterionItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A fact that was known, with where it is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownItem {
    pub id: String,
    pub label: String,
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// A judgement asked for, and the answer a human gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JudgementItem {
    pub by: String,
    pub question: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guidance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// A smallest change that would change the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CounterfactualItem {
    pub outcome: Outcome,
    /// Whether the outcome is then certain, or only possible.
    pub certain: bool,
    pub changes: Vec<Change>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `fact` or `judgement`.
    pub kind: &'static str,
    pub id: String,
    pub label: String,
    /// What it would have to be.
    pub to: Json,
}

/// An ambiguity and the part it played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmbiguityItem {
    pub id: String,
    pub text: String,
    /// `decides`: the answer turns on its reading; `chosen`: the case or a practice has one;
    /// `agrees`: its readings come to the same here; `elsewhere`: its place is in a calculation,
    /// a time limit or a scope; `note`: it has no place in a computation.
    pub role: &'static str,
    pub readings: Vec<ReadingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practice: Option<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Something included or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemAnswer {
    pub id: String,
    pub text: String,
    pub included: bool,
    pub applies: &'static str,
    pub example: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmness: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// How much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScopeAnswer {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub kind: &'static str,
    pub measure: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'static str>,
    pub applies: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual: Option<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    pub owed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmness: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A wanted extent held against a scope. Anything but `within` asks for a reason and is never
/// blocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    pub value: String,
    pub verdict: &'static str,
    pub asks_reason: bool,
}

/// The result of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VariantAnswer {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub applies: &'static str,
    /// The facts and answers that say whether it is in question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<KnownItem>,
    pub outcome: Outcome,
    pub possible: Vec<Outcome>,
    pub grounds: Vec<Ground>,
    pub missing: MissingItems,
}

/// `rettesnor assess`: the whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssessAnswer {
    pub version: u32,
    pub catalogue: String,
    pub version_hash: String,
    /// The version's document gives no date: it counts from its earliest possible day.
    pub in_force_is_earliest: bool,
    pub national: Json,
    pub standard: String,
    pub name: String,
    pub law: Vec<String>,
    pub on: Date,
    pub outcome: Outcome,
    /// Whether `missing` is exact; false only where the diagram grew too large.
    pub exact: bool,
    pub possible: Vec<Outcome>,
    pub grounds: Vec<Ground>,
    pub missing: MissingItems,
    /// What would settle whether the pieces below apply, beside what the result waits for.
    pub missing_for_pieces: MissingItems,
    pub irrelevant: Vec<String>,
    pub counterfactuals: Vec<CounterfactualItem>,
    pub explanation: Vec<CriterionItem>,
    /// The same criteria without their nesting, for those who look one up by id.
    pub criteria: Vec<Json>,
    pub variants: Vec<VariantAnswer>,
    pub items: Vec<ItemAnswer>,
    pub scope: Vec<ScopeAnswer>,
    pub deadlines: Vec<Json>,
    pub follow_up: Vec<Json>,
    pub payment: Vec<Json>,
    pub ending: Vec<Json>,
    pub interplay: Vec<Json>,
    pub competence: Vec<Json>,
    pub opted_out: Vec<Json>,
    pub transport: Vec<Json>,
    pub cancellation: Vec<Json>,
    pub plans: Vec<Json>,
    pub duties: Vec<Json>,
    pub quality: Vec<Json>,
    pub remarks: Vec<Json>,
    pub identity: Json,
    pub approach: Json,
    pub provider: Json,
    pub decision: Json,
    pub complaint: Json,
    /// Fields where the document says nothing, or something else than a value.
    pub stated: Json,
    /// The rates the result was held against.
    pub rates: Vec<Json>,
    /// What the Act itself fixes in kroner, in the year of the day.
    pub law_amounts: Vec<LawAmount>,
    pub ambiguities: Vec<AmbiguityItem>,
}

/// `rettesnor calculate`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalculateAnswer {
    pub version: u32,
    pub catalogue: String,
    pub version_hash: String,
    pub standard: String,
    pub calculation: String,
    pub name: String,
    pub on: Date,
    /// The value, where every reading comes to the same.
    pub value: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What stands instead of a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<Instead>,
    pub certain: bool,
    pub values: Vec<Json>,
    pub steps: Vec<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ledger: Vec<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    pub missing: MissingItems,
    pub rates: Vec<Json>,
    pub rounding: Json,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmness: Option<&'static str>,
    pub ambiguities: Vec<AmbiguityItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// `rettesnor deadline`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DeadlineAnswer {
    pub version: u32,
    pub catalogue: String,
    pub version_hash: String,
    pub standard: String,
    pub what: &'static str,
    pub from: String,
    /// The first limit's safe date.
    pub date: Option<String>,
    pub certain: bool,
    pub dates: Vec<Json>,
    pub then: Vec<Date>,
    pub soon: bool,
    pub notes: Vec<limits::Note>,
    /// What would settle which of the limits applies.
    pub missing: MissingItems,
    pub limits: Vec<Json>,
    pub ambiguities: Vec<AmbiguityItem>,
}
