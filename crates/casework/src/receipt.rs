//! Evaluation receipts (*kvittering*): what a standard came to for what was known, pinned so that
//! the same can be computed again, bit for bit, in an appeal years from now.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};
use standards::answer::{self, Labels};
use standards::assess::{self, Memory};
use standards::facts::Facts;
use standards::format::Standard;
use standards::library::Catalogue;
use standards::plan::Plan;
use standards::problem::Diagnostic;

use crate::decision::{Force, Ground};

/// What the standard came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judged {
    Entitled,
    OutsideStandard,
    NotEntitled,
    Undecided,
}

impl From<assess::Outcome> for Judged {
    fn from(outcome: assess::Outcome) -> Judged {
        match outcome {
            assess::Outcome::Entitled => Judged::Entitled,
            assess::Outcome::OutsideStandard => Judged::OutsideStandard,
            assess::Outcome::NotEntitled => Judged::NotEntitled,
            assess::Outcome::Undecided => Judged::Undecided,
        }
    }
}

/// *Kvittering* for one evaluation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub catalogue: String,
    pub version_hash: String,
    /// SHA-256 of every file it was read from, the law and the vocabulary included: under this
    /// name they are kept whole.
    pub pinned: String,
    pub standard: String,
    pub day: Date,
    /// What was known, in the form of a facts file.
    pub known: Json,
    pub outcome: Judged,
    pub grounds: Vec<Ground>,
    /// Facts, judgements and readings that could still change the outcome.
    #[serde(default)]
    pub missing_facts: Vec<String>,
    #[serde(default)]
    pub missing_judgements: Vec<String>,
    #[serde(default)]
    pub missing_readings: Vec<String>,
    /// SHA-256 of the whole answer as JSON.
    pub answer_hash: String,
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receipt").field("standard", &self.standard).finish_non_exhaustive()
    }
}

/// A receipt with the answer that it stands for.
pub struct Evaluated {
    pub receipt: Receipt,
    pub answer: answer::AssessAnswer,
}

/// Holds what is known against a standard on a day.
///
/// # Errors
/// What is known does not fit the catalogue's vocabulary; the places are named, never the values.
pub fn evaluate(
    catalogue: &Catalogue,
    standard: &Standard,
    plan: &Plan,
    pinned: &str,
    known: &Json,
) -> Result<Evaluated, Vec<Diagnostic>> {
    let facts =
        Facts::read("known", known, &standards::tree::Spans::default(), &catalogue.vocabulary)?;
    let case = answer::case(catalogue, standard, plan, &facts, Labels::Danish);
    let answer = case.assess(&mut Memory::default());
    let ids = |items: &[answer::WantedItem]| -> Vec<String> {
        items.iter().filter(|it| it.when == assess::Turn::Now).map(|it| it.id.clone()).collect()
    };
    let ground = |it: &answer::Ground| Ground {
        criterion: it.criterion.clone(),
        text: it.text.clone(),
        force: if it.force == "act" { Force::Act } else { Force::Standard },
        basis: it.basis.as_ref().map(|it| it.reference.clone()).or_else(|| it.source.clone()),
    };
    let receipt = Receipt {
        catalogue: catalogue.id.to_string(),
        version_hash: catalogue.version_hash.clone(),
        pinned: pinned.to_owned(),
        standard: standard.id.to_string(),
        day: plan.day,
        known: known.clone(),
        outcome: answer.outcome.into(),
        grounds: answer.grounds.iter().map(ground).collect(),
        missing_facts: ids(&answer.missing.facts),
        missing_judgements: ids(&answer.missing.judgements),
        missing_readings: ids(&answer.missing.readings),
        answer_hash: hash(&answer),
    };
    Ok(Evaluated { receipt, answer })
}

/// Whether the same version and the same knowledge still give the same answer, byte for byte.
///
/// # Errors
/// As [`evaluate`].
pub fn replays(
    receipt: &Receipt,
    catalogue: &Catalogue,
    standard: &Standard,
    plan: &Plan,
) -> Result<bool, Vec<Diagnostic>> {
    let again = evaluate(catalogue, standard, plan, &receipt.pinned, &receipt.known)?;
    Ok(again.receipt == *receipt)
}

fn hash(answer: &answer::AssessAnswer) -> String {
    // An answer is plain data: it always writes.
    let text = serde_json::to_string(answer).unwrap_or_default();
    hex(&Sha256::digest(text.as_bytes()))
}

/// Bytes as they are told to people and programs.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
