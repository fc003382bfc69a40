//! Complaints (*klager*): received, re-assessed, forwarded, decided elsewhere. A complaint may be
//! oral and may be late; neither makes it disappear.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{ComplaintId, DecisionId, DocumentId};
use crate::people::Private;

/// *Klage* as it came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    pub id: ComplaintId,
    pub decision: DecisionId,
    pub on: Date,
    pub oral: bool,
    pub by: Private,
    pub text: Private,
    /// The last day for it, as computed when it came; none where the law of the day gives none.
    pub last_day: Option<Date>,
    /// Who it is to: as the standard says.
    pub to: String,
}

impl Received {
    /// Unknown last day: nobody may call it late.
    pub fn on_time(&self) -> bool {
        self.last_day.is_none_or(|last| self.on <= last)
    }
}

/// *Genvurdering* (RSL § 66).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassessment {
    pub complaint: ComplaintId,
    pub on: Date,
    pub result: Reassessed,
    pub reason: Private,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reassessed {
    /// *Fuldt medhold*: a new decision follows, nothing is forwarded.
    InFull,
    /// *Delvist medhold*: a new decision follows, and the rest is forwarded unless withdrawn.
    InPart,
    /// *Fastholdt*: forwarded with reasons.
    Maintained,
}

/// *Oversendt til Ankestyrelsen* with the indexed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forwarded {
    pub complaint: ComplaintId,
    pub on: Date,
    /// Every document that went with it, in order.
    pub index: Vec<DocumentId>,
}

/// *Ankestyrelsens afgørelse*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    pub complaint: ComplaintId,
    pub made: Date,
    /// When the municipality received it: what a returned case's new deadline counts from.
    pub received: Date,
    pub result: Ruled,
    pub text: Private,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ruled {
    /// *Stadfæstet.*
    Upheld,
    /// *Ændret.*
    Changed,
    /// *Hjemvist*: to be decided anew.
    Returned,
    /// *Afvist.*
    Dismissed,
}

/// Where a complaint stands; each stage keeps those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    Received,
    Reassessed(Reassessment),
    Forwarded(Reassessment, Forwarded),
    Ruled(Reassessment, Forwarded, Ruling),
    /// *Trukket tilbage.*
    Withdrawn(Date),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    pub received: Received,
    pub stage: Stage,
}

impl Complaint {
    pub fn is_open(&self) -> bool {
        match &self.stage {
            Stage::Received | Stage::Forwarded(..) => true,
            Stage::Reassessed(it) => it.result != Reassessed::InFull,
            Stage::Ruled(..) | Stage::Withdrawn(_) => false,
        }
    }
}
