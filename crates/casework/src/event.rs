//! What can happen in a case (*hændelser*), for ever: a kind, once written, is read for ever. A
//! changed body is a new version of its kind, and [`Event::read`] knows them all.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::clock::{Change, Deadline};
use crate::complaint;
use crate::decision::{Draft, Hearing, HearingAnswer, Letter};
use crate::id::{CitizenId, ComplaintId, DecisionId, DocumentId, GrantId, OrderId, UserId};
use crate::journal::Note;
use crate::people::{Person, Private};
use crate::receipt::Receipt;
use crate::vum;

/// One thing that happened. The words in `kind` are written into journals: never reuse one.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "kebab-case")]
pub enum Event {
    Opened(Opened),
    Applied(Applied),
    ApplicationWithdrawn {
        standard: String,
        on: Date,
    },
    Assigned {
        unit: String,
        case_worker: Option<UserId>,
    },
    FactRecorded(Fact),
    FactWithdrawn {
        id: String,
    },
    HappeningRecorded {
        id: String,
        on: Date,
        source: String,
    },
    JudgementGiven(Judgement),
    ReadingChosen {
        ambiguity: String,
        reading: String,
    },
    ExtentWanted {
        standard: String,
        scope: String,
        amount: String,
    },
    VumBegun {
        form: vum::Form,
        on: Date,
    },
    VumEntered(vum::Entry),
    VumNeedSet(vum::Set<vum::Finding>),
    VumOverallSet(vum::Set<vum::Overall>),
    Considered {
        paragraph: String,
        relevant: bool,
    },
    PersonAdded(Person),
    PersonRemoved {
        id: String,
        on: Date,
    },
    DocumentFiled(Filed),
    Evaluated(Receipt),
    Drafted(Draft),
    DraftDropped {
        id: DecisionId,
    },
    HearingSent {
        decision: DecisionId,
        hearing: Hearing,
    },
    HearingClosed {
        decision: DecisionId,
        answer: HearingAnswer,
    },
    Recommended {
        decision: DecisionId,
    },
    Approved {
        decision: DecisionId,
        minutes: Option<String>,
    },
    SentBack {
        decision: DecisionId,
    },
    Signed {
        decision: DecisionId,
        on: Date,
    },
    LetterSent {
        decision: DecisionId,
        letter: Letter,
    },
    PlanOffered {
        on: Date,
        content: Plan,
    },
    PlanAnswered {
        on: Date,
        accepted: bool,
    },
    Ordered(Order),
    OrderAnswered {
        order: OrderId,
        on: Date,
        accepted: bool,
    },
    FollowedUp {
        grant: GrantId,
        on: Date,
        result: FollowedUp,
        next: Option<Date>,
    },
    Complained(complaint::Received),
    Reassessed(complaint::Reassessment),
    Forwarded(complaint::Forwarded),
    Ruled(complaint::Ruling),
    ComplaintWithdrawn {
        complaint: ComplaintId,
        on: Date,
    },
    DeadlineSet(Box<Deadline>),
    /// Counted anew, suspended, extended, met.
    DeadlineChanged {
        id: String,
        change: Box<Change>,
    },
    Reopened {
        on: Date,
    },
    Closed {
        on: Date,
    },
}

/// *Henvendelse*: a case begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub citizen: CitizenId,
    /// `2026-000123`.
    pub number: String,
    /// The day the enquiry came in.
    pub on: Date,
    pub channel: Channel,
    pub from: From,
    pub about: Private,
    /// The catalogue the case is held against: `ikast-brande/2025`.
    pub catalogue: String,
    /// *Handlekommune*, *betalingskommune*, *bopælskommune*: municipality codes of four digits.
    pub acting: String,
    pub paying: String,
    pub residence: String,
    pub unit: String,
    pub case_worker: Option<UserId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    Letter,
    DigitalPost,
    Telephone,
    /// In person: an oral one counts as much as a written one.
    Oral,
    SelfService,
}

/// Who it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum From {
    Citizen,
    Guardian,
    Representative,
    Relative,
    /// Hospital, doctor, another department or municipality.
    Authority,
    Other,
}

/// *Ansøgning* about one service. Its day starts the clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    pub standard: String,
    pub paragraph: String,
    pub on: Date,
    pub channel: Channel,
    pub from: From,
    pub wish: Private,
}

/// *Oplysning*, with where it is from.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    pub id: String,
    pub value: Json,
    pub source: String,
    /// The day it tells of.
    pub as_of: Date,
}

/// *Skøn*: a professional's answer, with the reason.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    pub standard: String,
    pub id: String,
    pub answer: Json,
    pub reason: Private,
    /// Who judges by profession: `sagsbehandler`, `terapeut`.
    pub by: String,
    pub on: Date,
}

/// *Dokument* on the file; its bytes are elsewhere under the same id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    pub id: DocumentId,
    pub direction: DocumentWay,
    pub theme: String,
    /// Received, sent or made.
    pub on: Date,
    pub sha256: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentWay {
    In,
    Out,
    Internal,
}

/// *Handleplan* (SEL § 141): the four things it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub purpose: Private,
    pub effort: Private,
    pub duration: Private,
    /// Housing, work, personal help, treatment, aids.
    pub other: Private,
}

/// *Bestilling* to a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub id: OrderId,
    pub grant: GrantId,
    pub provider: String,
    pub purpose: Private,
    pub goals: Vec<Private>,
    pub extent: String,
    pub from: Date,
    pub to: Option<Date>,
}

/// FFB *status på indsats*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FollowedUp {
    Continue,
    Change,
    End,
}

/// A body that cannot be read: the program is older than the journal, or the row was damaged.
#[derive(Debug, thiserror::Error)]
#[error(
    "entry {number} is of the kind `{kind}`, version {version}, which this program cannot read: {why}"
)]
pub struct CannotRead {
    pub number: u64,
    pub kind: String,
    pub version: u16,
    pub why: String,
}

/// The version that bodies are written in. None has changed yet.
pub const VERSION: u16 = 1;

impl Event {
    /// `fact-recorded`.
    pub fn kind(&self) -> String {
        let written = serde_json::to_value(self).unwrap_or_default();
        written.get("kind").and_then(Json::as_str).unwrap_or_default().to_owned()
    }

    /// As it is journalised.
    pub fn note(&self, at: Timestamp, actor: UserId, reason: &str) -> Note {
        // An event is plain data: it always writes.
        let written = serde_json::to_value(self).unwrap_or_default();
        let kind = written.get("kind").and_then(Json::as_str).unwrap_or_default().to_owned();
        let body = written.get("body").map(Json::to_string).unwrap_or_default();
        Note { at, actor, kind, version: VERSION, reason: reason.to_owned(), body }
    }

    /// An event as any version of this program wrote it.
    ///
    /// # Errors
    /// A kind or a version that this program does not know, or a body that does not fit it.
    pub fn read(number: u64, kind: &str, version: u16, body: &str) -> Result<Event, CannotRead> {
        let cannot = |why: String| CannotRead { number, kind: kind.to_owned(), version, why };
        if version != VERSION {
            return Err(cannot(format!("it reads version {VERSION}")));
        }
        if !kind.bytes().all(|it| it.is_ascii_lowercase() || it == b'-') {
            return Err(cannot("the kind is not a name".to_owned()));
        }
        let whole = format!(r#"{{"kind":"{kind}","body":{body}}}"#);
        serde_json::from_str(&whole).map_err(|error| {
            // The error's own text could repeat what stands in the body: only its place is told.
            cannot(format!("its body does not fit, at character {}", error.column()))
        })
    }
}

/// What an event says is about a person: only its kind is shown.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Event({})", self.kind())
    }
}

impl fmt::Debug for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fact").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Judgement").field("id", &self.id).finish_non_exhaustive()
    }
}
