//! A catalogue (*katalog*): one municipality, one adopted version.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Ambiguity, Competence, CountingRules, Day, LawId, Lines, Note, RateId, Stated, Step, TimeLimit,
};
use crate::quantity::Quantity;

/// `katalog.toml`: what all standards of the version share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueFile {
    pub format: u32,
    /// `Hvidovre Kommune`.
    #[serde(rename = "kommune")]
    pub municipality: String,
    /// The authority code, three digits.
    #[serde(rename = "kommunekode")]
    pub code: String,
    #[serde(rename = "navn")]
    pub name: String,
    /// The unit that issues it.
    #[serde(rename = "enhed")]
    pub unit: Stated<String>,
    #[serde(rename = "vedtaget")]
    pub adopted: Stated<Adoption>,
    /// *Gælder fra*; a version without a date counts from `tidligst`.
    #[serde(rename = "gaelder-fra")]
    pub from: Stated<Day>,
    /// The earliest day it can have been in force, and why.
    #[serde(rename = "tidligst", default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Earliest>,
    /// *Gælder til*: the last day; not stated while no later version is known.
    #[serde(rename = "gaelder-til")]
    pub until: Stated<Day>,
    /// *Kendt fra*: when this project recorded the version.
    #[serde(rename = "kendt-fra")]
    pub known_from: Day,
    /// The national layer it stands on, pinned by edition and content hash.
    #[serde(rename = "national")]
    pub national: NationalPin,
    /// The published document.
    #[serde(rename = "dokument")]
    pub document: Document,
    #[serde(rename = "kontakt")]
    pub contacts: Vec<Contact>,
    /// *Principper* of the service level.
    #[serde(rename = "princip", default, skip_serializing_if = "Vec::is_empty")]
    pub principles: Vec<Note>,
    /// *Sagsgang*: intake, hearing, method, plan – what holds for all standards.
    #[serde(rename = "sagsgang", default, skip_serializing_if = "Vec::is_empty")]
    pub process: Vec<Note>,
    #[serde(rename = "klage")]
    pub complaint: ComplaintRules,
    /// *Frister* common to all standards: complaint, re-assessment …
    #[serde(rename = "frist")]
    pub time_limits: Stated<Vec<TimeLimit>>,
    /// *Frister, beregning*: what counts as a day.
    #[serde(rename = "fristberegning")]
    pub counting: CountingRules,
    #[serde(rename = "kompetence")]
    pub competence: Stated<Vec<Competence>>,
    #[serde(rename = "uklarhed", default, skip_serializing_if = "Vec::is_empty")]
    pub ambiguities: Vec<Ambiguity>,
    /// *Overgang*: what the version does to running grants.
    #[serde(rename = "overgang")]
    pub transition: Stated<Vec<Note>>,
    /// Standards of the document that are not encoded yet, listed as such.
    #[serde(rename = "mangler-standarder", default, skip_serializing_if = "Vec::is_empty")]
    pub not_encoded: Vec<String>,
}

/// Who adopted it, when, in which minutes (*vedtagelse*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Adoption {
    #[serde(rename = "af")]
    pub by: Stated<String>,
    #[serde(rename = "den")]
    pub on: Stated<Day>,
    #[serde(rename = "punkt", default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<String>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// The earliest possible day of an undated version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Earliest {
    #[serde(rename = "den")]
    pub on: Day,
    #[serde(rename = "hvorfor")]
    pub reason: String,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// Which edition of the national layer, by hash, so that it reads the same in ten years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NationalPin {
    /// The edition's folder, named by its day.
    #[serde(rename = "udgave")]
    pub edition: String,
    #[serde(rename = "sha256")]
    pub sha256: String,
}

/// The source document (*dokument*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    #[serde(rename = "titel")]
    pub title: String,
    #[serde(rename = "sha256")]
    pub sha256: String,
    #[serde(rename = "linjer")]
    pub lines: u32,
    #[serde(rename = "note", default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Where the municipality is reached (*kontakt*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    #[serde(rename = "navn")]
    pub name: String,
    #[serde(rename = "for", default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    #[serde(rename = "adresse", default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(rename = "telefon", default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(rename = "mail", default, skip_serializing_if = "Vec::is_empty")]
    pub mail: Vec<String>,
    #[serde(rename = "web", default, skip_serializing_if = "Option::is_none")]
    pub web: Option<String>,
    #[serde(rename = "aabningstid")]
    pub hours: Stated<String>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// How a citizen complains (*klage*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComplaintRules {
    /// `skriftlig`, `mundtlig`.
    #[serde(rename = "form")]
    pub forms: Stated<Vec<String>>,
    /// To whom; names one of the contacts.
    #[serde(rename = "til")]
    pub to: Stated<String>,
    /// Who decides it if the municipality upholds its decision.
    #[serde(rename = "instans")]
    pub body: Stated<String>,
    /// On behalf of another.
    #[serde(rename = "for-andre", default, skip_serializing_if = "Option::is_none")]
    pub for_others: Option<Stated<String>>,
    #[serde(rename = "udfald", default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<String>,
    #[serde(rename = "videresendelse", default, skip_serializing_if = "Option::is_none")]
    pub forwarding: Option<Stated<String>>,
    /// Whether a complaint keeps the help running, where no standard says otherwise.
    #[serde(rename = "opsaettende-virkning")]
    pub suspensive: Stated<bool>,
    #[serde(rename = "for-sent")]
    pub late: Stated<String>,
    #[serde(rename = "vedlaegges", default, skip_serializing_if = "Vec::is_empty")]
    pub enclosed: Vec<String>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// `takster.toml`: dated rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RatesFile {
    pub format: u32,
    #[serde(rename = "sats", default)]
    pub rates: Vec<Rate>,
    #[serde(rename = "uklarhed", default, skip_serializing_if = "Vec::is_empty")]
    pub ambiguities: Vec<Ambiguity>,
}

/// A dated amount, or a whole dated step table (*sats*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    pub id: RateId,
    #[serde(rename = "tekst")]
    pub text: String,
    /// *Fra*: the first day it pays for.
    #[serde(rename = "fra")]
    pub from: Stated<Day>,
    /// *Til*: the last day it is printed for; later it is used with the mark *forældet*.
    #[serde(rename = "til")]
    pub until: Stated<Day>,
    /// The year printed in the document.
    #[serde(rename = "aar")]
    pub year: Stated<u16>,
    #[serde(rename = "vaerdi", default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Quantity>,
    #[serde(rename = "trin", default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// *Reguleres*: how and when it changes.
    #[serde(rename = "reguleres")]
    pub regulated: Stated<String>,
    /// *Gengiver*: the piece of law that fixes the amount, by year.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<LawId>,
    #[serde(rename = "kilde")]
    pub source: Lines,
}
