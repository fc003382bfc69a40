//! The shared vocabulary (*fakta*): every fact that may be asked about anybody, in one place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EventId, FactId, Map, Role};

/// `fakta.toml`: facts, sets of records, events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VocabularyFile {
    pub format: u32,
    #[serde(rename = "fakta", default)]
    pub facts: Map<FactId, FactFile>,
    #[serde(rename = "haendelse", default)]
    pub events: Map<EventId, EventFile>,
}

/// What sort of value a fact has (*type*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum FactType {
    #[serde(rename = "ja-nej")]
    YesNo,
    /// One of unordered values.
    #[serde(rename = "valg")]
    Choice,
    /// One of ordered values, least first.
    #[serde(rename = "trin")]
    Level,
    #[serde(rename = "tal")]
    Number,
    #[serde(rename = "beløb")]
    Money,
    #[serde(rename = "tid")]
    Time,
    #[serde(rename = "varighed")]
    Duration,
    #[serde(rename = "længde")]
    Length,
    #[serde(rename = "andel")]
    Share,
    #[serde(rename = "dato")]
    Date,
    /// A code or a name from an open list.
    #[serde(rename = "kode")]
    Code,
    /// Exact age, from the birth date and the day; whole years may be given instead.
    #[serde(rename = "alder")]
    Age,
    /// A set of records.
    #[serde(rename = "poster")]
    Records,
}

/// One fact of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Danish label.
    pub da: String,
    /// English label.
    pub en: String,
    #[serde(rename = "type")]
    pub kind: FactType,
    #[serde(rename = "enhed", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(rename = "vaerdier", default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The fields of a set of records.
    #[serde(rename = "felter", default, skip_serializing_if = "Map::is_empty")]
    pub fields: Map<FactId, FactFile>,
    /// Whose fact it is.
    #[serde(rename = "om", default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Role>,
    /// *Diagnose*: the fact names a diagnosis or a group of diagnoses.
    #[serde(rename = "diagnose", default, skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<bool>,
    /// The usual source: register, citizen, doctor, another grant, VUM.
    #[serde(rename = "fra", default, skip_serializing_if = "Option::is_none")]
    pub usual_source: Option<String>,
    /// Why it may be asked for, in Danish.
    #[serde(rename = "hvorfor", default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The question to the citizen, in Danish.
    #[serde(rename = "spoergsmaal", default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The question in English.
    #[serde(rename = "question", default, skip_serializing_if = "Option::is_none")]
    pub question_en: Option<String>,
}

/// A dated starting point (*hændelse*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventFile {
    pub da: String,
    pub en: String,
}
