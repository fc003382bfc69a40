//! What a council should look at in its own standards (*gennemgang*): texts below the law,
//! contradictions, holes, amounts out of date, places where nobody has chosen a practice.
//!
//! [`check`](crate::check) says what is wrong with the files; this says what is wrong with what
//! they say. Each finding names its lines in the document and the law with its mark: on a ground
//! that was not read (S, N, ≠) it is a question to a lawyer, never a verdict. Whether to follow
//! it is for people to decide; nothing here changes a standard or a case.

mod combinations;
mod delivery;
mod law;
mod logic;
mod unsettled;
mod validity;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;

use crate::format::{LawPiece, Standard};
use crate::library::Catalogue;
use crate::problem::Problem;
use crate::witness::Known;

/// How a finding is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// On a ground in the law that was read (T, Q): the text falls below it.
    BelowTheLaw,
    /// The document contradicts itself, or says what can never happen.
    Contradiction,
    /// An amount, a date or a paragraph is out of date.
    OutOfDate,
    /// The document leaves it open and nobody has chosen a practice.
    NotSettled,
    /// For a lawyer to answer.
    Question,
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub weight: Weight,
    /// The kind of finding, and what its sentence names; the sentence is in the texts.
    #[serde(flatten)]
    pub problem: Problem,
    /// The standard; none where it is about the whole catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    /// Ids of the pieces in question.
    pub pieces: Vec<String>,
    /// Lines of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The law it is held against.
    pub law: Vec<Cited>,
    /// A concrete person or amount that shows it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub witness: Vec<Known>,
}

/// A piece of law with its mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cited {
    pub id: String,
    pub reference: String,
    pub text: String,
    /// `T`, `Q`, `S`, `N` or `≠`.
    pub status: &'static str,
    pub verified: bool,
    pub read_in: String,
}

impl Cited {
    fn of(piece: &LawPiece) -> Cited {
        Cited {
            id: piece.id.to_string(),
            reference: piece.reference.clone(),
            text: piece.text.clone(),
            status: piece.status.mark(),
            verified: piece.status.counts(),
            read_in: piece.read_in.clone(),
        }
    }
}

/// The review of one catalogue.
#[derive(Debug, Clone, Serialize)]
pub struct Review {
    pub version: u32,
    pub catalogue: String,
    pub municipality: String,
    pub name: String,
    pub version_hash: String,
    /// The day whose law and amounts it is held against, besides the catalogue's own first day.
    pub on: Date,
    pub standards: Vec<Reviewed>,
    pub findings: Vec<Finding>,
}

/// A standard that was looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Reviewed {
    pub id: String,
    pub name: String,
    pub law: Vec<String>,
}

/// Reviews a catalogue as it stands on a day.
pub fn review(catalogue: &Catalogue, on: Date) -> Review {
    let first = catalogue.in_force().0.unwrap_or(on);
    let desk = Desk { catalogue, first, on };
    let mut findings = Vec::new();
    validity::catalogue(&desk, &mut findings);
    unsettled::catalogue(&desk, &mut findings);
    for standard in catalogue.standards.iter().map(|it| &it.value) {
        law::standard(&desk, standard, &mut findings);
        logic::standard(&desk, standard, &mut findings);
        unsettled::standard(&desk, standard, &mut findings);
        delivery::standard(standard, &mut findings);
        combinations::standard(&desk, standard, &mut findings);
        validity::standard(&desk, standard, &mut findings);
    }
    Review {
        version: crate::answer::VERSION,
        catalogue: catalogue.id.to_string(),
        municipality: catalogue.file.value.municipality.clone(),
        name: catalogue.file.value.name.clone(),
        version_hash: catalogue.version_hash.clone(),
        on,
        standards: catalogue
            .standards
            .iter()
            .map(|it| Reviewed {
                id: it.value.id.to_string(),
                name: it.value.name.clone(),
                law: it.value.law.clone(),
            })
            .collect(),
        findings,
    }
}

/// What a review works at.
struct Desk<'a> {
    catalogue: &'a Catalogue,
    /// The catalogue's own first day.
    first: Date,
    on: Date,
}

impl Desk<'_> {
    /// The days whose law counts: that of the version's beginning, and that of the review.
    fn days(&self) -> Vec<Date> {
        if self.first == self.on { vec![self.on] } else { vec![self.first, self.on] }
    }

    /// A piece by its key, as it stood on a day.
    fn piece(&self, id: &str, day: Date) -> Option<&LawPiece> {
        self.catalogue.national.piece(id, day)
    }
}

/// A finding about a standard, to be filled in.
fn about(standard: &Standard, weight: Weight, problem: Problem) -> Finding {
    Finding { standard: Some(standard.id.to_string()), ..bare(weight, problem) }
}

/// A finding about the whole catalogue, to be filled in.
fn bare(weight: Weight, problem: Problem) -> Finding {
    Finding {
        weight,
        problem,
        standard: None,
        pieces: Vec::new(),
        source: None,
        law: Vec::new(),
        witness: Vec::new(),
    }
}

/// On a ground that counts as read a text is below the law; on any other it is a question.
fn weight_of(piece: &LawPiece) -> Weight {
    if piece.status.counts() { Weight::BelowTheLaw } else { Weight::Question }
}

/// A finding told once, also where it shows on several days.
fn tell(findings: &mut Vec<Finding>, finding: Finding) {
    let told = |it: &Finding| {
        it.problem.code == finding.problem.code
            && it.standard == finding.standard
            && it.pieces == finding.pieces
    };
    if !findings.iter().any(told) {
        findings.push(finding);
    }
}

/// Every object of a standard with an id, by its path: `("omfang", "timer", {…})`.
fn objects<'j>(value: &'j Json, room: &str, found: &mut Vec<(String, String, &'j Json)>) {
    match value {
        Json::Object(map) => {
            for (key, it) in map {
                let is_piece = it.is_object() && matches!(room, "omfang" | "beregning");
                if is_piece {
                    found.push((room.to_owned(), key.clone(), it));
                }
                let inside = if is_piece { room } else { key.as_str() };
                objects(it, inside, found);
            }
        }
        Json::Array(list) => {
            for it in list {
                if let Some(id) = it.get("id").and_then(Json::as_str) {
                    found.push((room.to_owned(), id.to_owned(), it));
                }
                objects(it, room, found);
            }
        }
        _ => (),
    }
}
