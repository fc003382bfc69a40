//! What follows a decision, and the clocks around it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CalculationId, EventId, Firmness, Lines, Map, PieceId, State, Stated, Value, When};
use crate::calendar::{Period, YearlyDate};

/// Whose duty or choice: `borger`, `leverandør`, `kommune`, `leder` …
pub type Citizens = String;
/// How the provider is chosen, in our own words.
pub type Choices = String;

/// What a time limit is for (*hvad*).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum LimitFor {
    #[serde(rename = "afgørelse")]
    Decision,
    #[serde(rename = "start")]
    Start,
    #[serde(rename = "klage")]
    Complaint,
    #[serde(rename = "genvurdering")]
    Reassessment,
    #[serde(rename = "opfølgning")]
    FollowUp,
    #[serde(rename = "varsel")]
    Notice,
    /// A message that somebody must be given.
    #[serde(rename = "underretning")]
    Notification,
    #[serde(rename = "plan")]
    Plan,
    #[serde(rename = "status")]
    Status,
    #[serde(rename = "regnskab")]
    Account,
    #[serde(rename = "budget")]
    Budget,
    #[serde(rename = "betaling")]
    Payment,
    #[serde(rename = "høring")]
    Hearing,
    #[serde(rename = "aktindsigt")]
    Access,
}

/// A time limit (*frist*). Exactly one of `inden`, `foer`, `paa`, `hurtigst-muligt` says how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    pub id: PieceId,
    #[serde(rename = "hvad")]
    pub what: LimitFor,
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// *Inden*: within a period after the starting point.
    #[serde(rename = "inden", default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Stated<Period>>,
    /// *Før*: at the latest a period before the point.
    #[serde(rename = "foer", default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Stated<Period>>,
    /// *På*: on a day of the year: the first one after the point (with `paa-foer`: the last
    /// before it).
    #[serde(rename = "paa", default, skip_serializing_if = "Option::is_none")]
    pub on: Option<YearlyDate>,
    #[serde(rename = "paa-foer", default, skip_serializing_if = "Option::is_none")]
    pub on_before: Option<YearlyDate>,
    /// *Hurtigst muligt*: as soon as possible; alone, there is no number.
    #[serde(rename = "hurtigst-muligt", default, skip_serializing_if = "Option::is_none")]
    pub soon: Option<bool>,
    /// *Startdag tæller*: whether the starting day itself counts, where this limit says so.
    #[serde(rename = "startdag-taeller", default, skip_serializing_if = "Option::is_none")]
    pub start_counts: Option<Stated<bool>>,
    /// The starting point; several readings of it are an ambiguity.
    #[serde(rename = "fra")]
    pub from: Stated<Point>,
    /// *Derefter*: and then again each period.
    #[serde(rename = "derefter", default, skip_serializing_if = "Option::is_none")]
    pub then_every: Option<Period>,
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// What happens, or must be done, if it is missed.
    #[serde(rename = "ved-overskridelse", default, skip_serializing_if = "Option::is_none")]
    pub if_missed: Option<String>,
    /// *Gengiver*: the piece of the national layer that this text restates.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to that piece, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// A point in time: an event, or the last or first of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Point {
    Event(EventId),
    Of(PointOf),
}

impl Point {
    /// The events that it stands on.
    pub fn events(&self) -> impl Iterator<Item = &EventId> {
        let (event, of) = match self {
            Point::Event(event) => (Some(event), None),
            Point::Of(of) => (of.after.as_ref(), Some(of)),
        };
        event.into_iter().chain(of.into_iter().flat_map(|it| it.last.iter().chain(&it.first)))
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PointOf {
    /// *Seneste*: the last of these.
    #[serde(rename = "seneste", skip_serializing_if = "Vec::is_empty")]
    pub last: Vec<EventId>,
    /// *Første*: the first of these.
    #[serde(rename = "foerste", skip_serializing_if = "Vec::is_empty")]
    pub first: Vec<EventId>,
    /// *Slut af*: the end of the `måned` or the `år` of `efter`.
    #[serde(rename = "slut-af", skip_serializing_if = "Option::is_none")]
    pub end_of: Option<super::PerWord>,
    #[serde(rename = "efter", skip_serializing_if = "Option::is_none")]
    pub after: Option<EventId>,
    #[serde(rename = "plus", skip_serializing_if = "Option::is_none")]
    pub plus: Option<Period>,
}

/// What counts as a day and what an end on a free day does (*beregning af frister*). Each field
/// may be an ambiguity: then every reading is counted and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountingRules {
    /// Whether Saturday is a *hverdag*.
    #[serde(rename = "loerdag-er-hverdag")]
    pub saturday: Stated<bool>,
    /// Whether the starting day itself is counted.
    #[serde(rename = "startdag-taeller")]
    pub start_counts: Stated<bool>,
    /// What a last day on a Saturday, Sunday or holiday does.
    #[serde(rename = "slutter-paa-fridag")]
    pub end_on_free_day: Stated<crate::calendar::EndsOnFreeDay>,
    /// What a month does that has no such day.
    #[serde(rename = "maanedsslut")]
    pub month_end: Stated<crate::calendar::MonthEnd>,
    /// Further days off.
    #[serde(rename = "ekstra-fridage", default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<crate::calendar::ExtraDay>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// How a decision is given (*afgørelse*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    #[serde(rename = "form")]
    pub form: Stated<DecisionForm>,
    /// What the decision must say.
    #[serde(rename = "indhold", default, skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<String>,
    #[serde(rename = "hoering", default, skip_serializing_if = "Option::is_none")]
    pub hearing: Option<Stated<String>>,
    #[serde(rename = "klage")]
    pub complaint: Stated<ComplaintAccess>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum DecisionForm {
    #[serde(rename = "skriftlig")]
    Written,
    #[serde(rename = "mundtlig, skriftlig på anmodning")]
    OralOrWritten,
    #[serde(rename = "ingen afgørelse")]
    NoDecision,
}

/// Whether a decision can be complained of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComplaintAccess {
    #[serde(rename = "adgang")]
    pub allowed: bool,
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Decision {
    /// Whether the document says that there is no complaint: of what is not stated it says nothing.
    pub fn complaint_is_shut_off(&self) -> bool {
        match &self.complaint {
            Stated::Is(access) => !access.allowed,
            other => other.state() == Some(State::None),
        }
    }
}

/// How a case is followed up (*opfølgning*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    pub id: PieceId,
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    #[serde(rename = "foerste")]
    pub first: Stated<Period>,
    #[serde(rename = "derefter")]
    pub then_every: Stated<Period>,
    #[serde(rename = "fra")]
    pub from: Stated<Point>,
    /// *Efter afslutning*: at the latest so long after the end, each counted from the end.
    #[serde(rename = "efter-afslutning", default, skip_serializing_if = "Vec::is_empty")]
    pub after_end: Vec<Period>,
    /// *Anledning*: also on these occasions.
    #[serde(rename = "anledning", default, skip_serializing_if = "Vec::is_empty")]
    pub occasions: Vec<String>,
    #[serde(rename = "form", default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Stated<String>>,
    #[serde(rename = "sted", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Stated<String>>,
    #[serde(rename = "sammen-med", default, skip_serializing_if = "Option::is_none")]
    pub together_with: Option<String>,
    #[serde(rename = "af", default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// *Gengiver*: the piece of the national layer that this text restates.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to that piece, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// What ends the help, and how (*ophør*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    pub id: PieceId,
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// *Slutter*: when it stops, in our own words where it is no point in time.
    #[serde(rename = "slutter", default, skip_serializing_if = "Option::is_none")]
    pub stops: Option<Stated<String>>,
    /// *Varsel*: the least notice, from its starting point.
    #[serde(rename = "varsel", default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Stated<Period>>,
    #[serde(rename = "varsel-fra", default, skip_serializing_if = "Option::is_none")]
    pub notice_from: Option<Stated<Point>>,
    /// *Opsættende virkning*: whether a complaint keeps the help running.
    #[serde(rename = "opsaettende-virkning", default, skip_serializing_if = "Option::is_none")]
    pub suspensive: Option<Stated<bool>>,
    /// *Gengiver*: the piece of the national layer that this text restates.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to that piece, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// Who pays for what (*betaling*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    pub id: PieceId,
    #[serde(rename = "for")]
    pub what: String,
    /// What the citizen pays: `"ingen"`, a text, or a state.
    #[serde(rename = "borger")]
    pub citizen: Stated<Value>,
    /// The calculation that gives the amount.
    #[serde(rename = "beregning", default, skip_serializing_if = "Option::is_none")]
    pub calculation: Option<CalculationId>,
    /// Who pays the rest, or to whom.
    #[serde(rename = "hvem", default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    /// *Gengiver*: the piece of the national layer that this text restates.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to that piece, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// A place with several readings (*uklarhed*), and the practice chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ambiguity {
    pub id: super::AmbiguityId,
    /// What is unclear, in our own words.
    #[serde(rename = "tekst")]
    pub text: String,
    /// The readings; a place without readings is filled by nobody.
    #[serde(rename = "laesninger", default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Reading>,
    /// `"ikke valgt"`, or the practice that the municipality has chosen.
    #[serde(rename = "praksis", default, skip_serializing_if = "Option::is_none")]
    pub practice: Option<Practice>,
    /// *Kun note*: a contradiction without a place in a computation.
    #[serde(rename = "kun-note", default, skip_serializing_if = "Option::is_none")]
    pub note_only: Option<bool>,
    /// The pieces it concerns, as ids in the standard: criterion, scope, time limit, item …
    #[serde(rename = "beroerer", default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<PieceId>,
    /// The number of the oddity in the inventory of the document.
    #[serde(rename = "fund", default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<u32>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// `"ikke valgt"`, or who chose which reading, when and why (*praksis*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Practice {
    Word(PracticeWord),
    Chosen(ChosenPractice),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum PracticeWord {
    #[serde(rename = "ikke valgt")]
    NotChosen,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenPractice {
    #[serde(rename = "laesning")]
    pub reading: super::ReadingId,
    #[serde(rename = "af")]
    pub by: String,
    #[serde(rename = "den")]
    pub on: super::Day,
    #[serde(rename = "hvorfor")]
    pub reason: String,
}

/// A reading (*læsning*): the value it gives the place, or several places by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub id: super::ReadingId,
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The value for the one place, of that place's type.
    #[serde(rename = "vaerdi", default, skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Value>,
    /// Values for several places, by the name behind the dot: `{ uklar = "id.sted" }`.
    #[serde(rename = "vaerdier", default, skip_serializing_if = "Map::is_empty")]
    pub values: Map<String, serde_json::Value>,
    /// *Grundlag*: said when the reading is from outside the document.
    #[serde(rename = "grundlag", default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
}
