//! The honest clock (*frister*): by when each thing in a case is due, by which rule, and what has
//! moved it since.
//!
//! Every number of days is a catalogue's or the national layer's; this module has none of its own.
//! Where the rule is unclear, every reading's date is there; where the data says nothing, the
//! deadline is there without a date rather than with a guess. Nothing here looks at what day it is.

mod complaint;
mod counting;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use standards::format::LimitFor;
use standards::limits;

pub use complaint::{ComplaintClocks, Decided, Scheme, ToComplain};
pub use counting::{Basis, RETURNED, RETURNED_BY};

use crate::people::Private;

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// *Afgørelse*, also of a case that came back.
    Decision,
    /// The help begins.
    Start,
    /// *Behandlingsgaranti*: treatment begins.
    TreatmentGuarantee,
    /// *Partshøring*: the party's answer.
    Hearing,
    /// *Klage*: the citizen's time to complain.
    Complaint,
    /// *Genvurdering.*
    Reassessment,
    /// Ankestyrelsen decides.
    Appeal,
    /// *Varsel.*
    Notice,
    /// *Opfølgning.*
    FollowUp,
    /// *Underretning*: a message that somebody must be given.
    Notification,
    Plan,
    Status,
    Account,
    Budget,
    Payment,
    /// *Aktindsigt.*
    Access,
}

impl What {
    pub const ALL: [What; 16] = [
        What::Decision,
        What::Start,
        What::TreatmentGuarantee,
        What::Hearing,
        What::Complaint,
        What::Reassessment,
        What::Appeal,
        What::Notice,
        What::FollowUp,
        What::Notification,
        What::Plan,
        What::Status,
        What::Account,
        What::Budget,
        What::Payment,
        What::Access,
    ];

    /// The kind of time limit in the files that it is; none where the files have no such kind.
    pub fn limit(self) -> Option<LimitFor> {
        Some(match self {
            What::Decision => LimitFor::Decision,
            What::Start | What::TreatmentGuarantee => LimitFor::Start,
            What::Hearing => LimitFor::Hearing,
            What::Complaint => LimitFor::Complaint,
            What::Reassessment => LimitFor::Reassessment,
            What::Appeal => return None,
            What::Notice => LimitFor::Notice,
            What::FollowUp => LimitFor::FollowUp,
            What::Notification => LimitFor::Notification,
            What::Plan => LimitFor::Plan,
            What::Status => LimitFor::Status,
            What::Account => LimitFor::Account,
            What::Budget => LimitFor::Budget,
            What::Payment => LimitFor::Payment,
            What::Access => LimitFor::Access,
        })
    }

    /// Stable: it stands in ids.
    pub fn word(self) -> &'static str {
        match self {
            What::Decision => "decision",
            What::Start => "start",
            What::TreatmentGuarantee => "treatment-guarantee",
            What::Hearing => "hearing",
            What::Complaint => "complaint",
            What::Reassessment => "reassessment",
            What::Appeal => "appeal",
            What::Notice => "notice",
            What::FollowUp => "follow-up",
            What::Notification => "notification",
            What::Plan => "plan",
            What::Status => "status",
            What::Account => "account",
            What::Budget => "budget",
            What::Payment => "payment",
            What::Access => "access",
        }
    }

    /// Time that the citizen has. Of two rules the longer holds; of the authority's, the shorter.
    pub fn is_the_citizens(self) -> bool {
        matches!(self, What::Complaint | What::Hearing | What::Notice)
    }

    /// The piece of law by which the citizen is told before the deadline is missed.
    pub fn told_by(self) -> Option<&'static str> {
        match self {
            What::Decision => Some("rsl-3/frist-paa-hvert-omraade"),
            What::Access => Some("ofl-36/aktindsigt"),
            _ => None,
        }
    }
}

/// Where a deadline's rule stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    #[serde(flatten)]
    pub place: Place,
    /// What it says, in the file's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// `4 uger`, as the file has it, or why there is no length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<String>,
    /// A limit; else a guide or an aim.
    pub firm: bool,
    /// *Varsel*: the first day on which something may happen, not the last.
    #[serde(default)]
    pub earliest: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "place", rename_all = "kebab-case")]
pub enum Place {
    /// A piece of a standard, or of the catalogue for all of them.
    Catalogue {
        catalogue: String,
        version_hash: String,
        /// None: the catalogue's own, for all standards.
        standard: Option<String>,
        piece: String,
        /// Lines of the document.
        source: Option<String>,
    },
    /// A piece of the national layer, with how well it was read: T, Q, S or N.
    Law { edition: String, piece: String, reference: String, mark: String },
    /// Set by a person, where neither law nor catalogue has a number.
    Set { reason: Reason },
}

impl Place {
    fn id(&self) -> String {
        match self {
            Place::Catalogue { standard: Some(standard), piece, .. } => {
                format!("{standard}/{piece}")
            }
            Place::Catalogue { piece, .. } => format!("katalog/{piece}"),
            Place::Law { piece, .. } => format!("lov/{piece}"),
            Place::Set { .. } => "set".to_owned(),
        }
    }

    pub fn is_law(&self) -> bool {
        matches!(self, Place::Law { .. })
    }
}

/// Why a person moved or set a deadline. Both are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The legal ground, as the letter cites it.
    pub law: String,
    /// What it is in this case.
    pub why: Private,
}

impl Reason {
    fn is_given(&self) -> bool {
        !self.law.trim().is_empty() && !self.why.is_empty()
    }
}

/// Something to know about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// The document does not say what starts the clock; the case's own start was taken.
    StartNotStated,
    /// The event that a reading counts from has not happened, or nobody has told when.
    StartNotKnown,
    /// Hours are counted and only the day is known: counted from its beginning, the safe way.
    TimeOfDayNotKnown,
    EndsOnFreeDay,
    MonthEnd,
    FirstDayNotCounted,
    Guiding,
    /// Only "as soon as possible".
    NoNumber,
    NotStated,
    NoLimit,
    NoComplaint,
    /// The law has it, and the national layer has no number that can be counted.
    NotComputable,
}

impl From<limits::Note> for Note {
    fn from(note: limits::Note) -> Note {
        match note {
            limits::Note::StartNotStated => Note::StartNotStated,
            limits::Note::EndsOnFreeDay => Note::EndsOnFreeDay,
            limits::Note::MonthEnd => Note::MonthEnd,
            limits::Note::FirstDayNotCounted => Note::FirstDayNotCounted,
            limits::Note::Guiding => Note::Guiding,
            limits::Note::NoNumber => Note::NoNumber,
            limits::Note::NotStated => Note::NotStated,
            limits::Note::NoLimit => Note::NoLimit,
            limits::Note::NoComplaint => Note::NoComplaint,
        }
    }
}

/// The last day, as far as the rule tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    On(Date),
    /// The document can be read in several ways; earliest first, those without a date last.
    Either(Vec<Possible>),
    /// The document has no number: silent, individual, "as soon as possible", or no limit at all.
    /// The notes say which.
    NotStated,
    /// It cannot be counted.
    Unknown,
}

/// A date under some readings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Possible {
    pub on: Option<Date>,
    /// Why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Note>,
    /// Reading by ambiguity.
    pub readings: BTreeMap<String, String>,
}

impl Due {
    /// Every date there is, earliest first.
    pub fn dates(&self) -> Vec<Date> {
        match self {
            Due::On(date) => vec![*date],
            Due::Either(all) => all.iter().filter_map(|it| it.on).collect(),
            Due::NotStated | Due::Unknown => Vec::new(),
        }
    }

    fn moved(&self, days: i64) -> Due {
        let later = |date: Date| date.saturating_add(0.days().try_days(days).unwrap_or_default());
        match self {
            Due::On(date) => Due::On(later(*date)),
            Due::Either(all) => {
                let one = |it: &Possible| Possible { on: it.on.map(later), ..it.clone() };
                Due::Either(all.iter().map(one).collect())
            }
            other => other.clone(),
        }
    }
}

/// Whether it is due in this case at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applies {
    /// A condition of it is not known yet.
    Unknown,
    Yes,
}

/// What counting came to, before anybody moved it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub rule: Rule,
    /// The events it stands on.
    pub from_events: Vec<String>,
    pub from: Date,
    pub due: Due,
    /// The time of day on the last day, where hours were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Time>,
    /// Later dates of the same rule: yearly follow-up and the like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<Date>,
    pub applies: Applies,
    #[serde(default)]
    pub notes: BTreeSet<Note>,
    /// What the other rule that speaks of it comes to, the law's or the municipality's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Box<Counted>>,
}

impl Counted {
    fn safe(&self) -> Option<Date> {
        pick(&self.due, self.rule.earliest)
    }
}

/// In time under every reading: the earliest date, of a notice the latest.
fn pick(due: &Due, latest: bool) -> Option<Date> {
    let dates = due.dates().into_iter();
    if latest { dates.max() } else { dates.min() }
}

/// *Frist* in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The same through every recount: what, of which round of the case, and which rule where
    /// several of a kind run side by side.
    pub id: String,
    pub what: What,
    #[serde(flatten)]
    pub counted: Counted,
    /// By how many days suspensions and extensions have moved it.
    #[serde(default)]
    pub moved_days: i64,
    /// *Suspenderet* since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<Date>,
    /// When the citizen was last told to expect it (RSL § 3, stk. 2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Date>,
    #[serde(default)]
    pub history: Vec<Change>,
}

/// What happened to a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub on: Date,
    #[serde(flatten)]
    pub kind: ChangeKind,
    /// The due date until then.
    pub before: Due,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum ChangeKind {
    Suspended {
        reason: Reason,
    },
    /// The clock runs again; the days it stood still are added.
    Resumed {
        days: i64,
    },
    Extended {
        days: i64,
        reason: Reason,
    },
    /// The citizen was told when to expect it. It moves nothing.
    Told {
        expected: Date,
        reason: Reason,
    },
    /// Counted anew. What it was stays here.
    Recounted {
        cause: Cause,
        was: Box<Counted>,
        now: Box<Counted>,
    },
    Met,
}

/// Why a deadline was counted anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "kebab-case")]
pub enum Cause {
    /// Another version of the catalogue or of the law governs.
    Version { from: String, to: String },
    /// An event got another day.
    Event { event: String },
    /// A fact or a reading was learned.
    Learned { id: String },
}

/// Why a deadline cannot be changed like that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotChange {
    #[error(
        "a deadline is moved only with its legal ground and the reason in this case; write both"
    )]
    NoReason,
    #[error("the deadline has stood still since {0}; let it run first")]
    Suspended(Date),
    #[error("the deadline is not standing still")]
    Running,
    #[error("the deadline was met on {0}")]
    Met(Date),
    #[error("the deadline has no date that could be moved; set one with a reason")]
    NoDate,
    #[error(
        "the deadline passed on {0} and cannot be moved any more; tell the citizen what to expect"
    )]
    Passed(Date),
    #[error("{on} lies before {since}, when the clock started or stopped")]
    Before { on: Date, since: Date },
    #[error("an extension ends after the deadline; {to} is no later than {due}")]
    NotLater { to: Date, due: Date },
}

/// How a deadline stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "standing")]
pub enum Standing {
    Running {
        days_left: i64,
    },
    Soon {
        days_left: i64,
    },
    /// Today is the last day.
    Due,
    Overdue {
        days: i64,
    },
    Suspended {
        since: Date,
    },
    Met {
        on: Date,
        in_time: InTime,
    },
    /// Of a notice: what it holds back may not happen yet.
    NotYet {
        days_left: i64,
    },
    /// Of a notice: it has run out, and what it held back may happen.
    Reached,
    NoDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InTime {
    Yes,
    /// By one reading and not by another, or there is no date: nobody may call it late.
    Unclear,
    No,
}

impl Deadline {
    fn new(what: What, round: u32, counted: Counted) -> Deadline {
        Deadline {
            id: format!("{}/{}/{round}", what.word(), counted.rule.place.id()),
            what,
            counted,
            moved_days: 0,
            suspended: None,
            met: None,
            expected: None,
            history: Vec::new(),
        }
    }

    /// A deadline that a person sets, where neither law nor catalogue has a number: the days a
    /// party has to answer a hearing, say. The id tells several of a kind apart.
    pub fn set(
        id: &str,
        what: What,
        event: &str,
        from: Date,
        due: Date,
        reason: Reason,
    ) -> Result<Deadline, CannotChange> {
        if !reason.is_given() {
            return Err(CannotChange::NoReason);
        }
        if due < from {
            return Err(CannotChange::Before { on: due, since: from });
        }
        let rule = Rule {
            place: Place::Set { reason },
            text: None,
            length: None,
            firm: true,
            earliest: false,
        };
        let counted = Counted {
            rule,
            from_events: vec![event.to_owned()],
            from,
            due: Due::On(due),
            by: None,
            then: Vec::new(),
            applies: Applies::Yes,
            notes: BTreeSet::new(),
            beside: None,
        };
        Ok(Deadline { id: id.to_owned(), ..Deadline::new(what, 1, counted) })
    }

    /// The last day with everything that has moved it.
    pub fn due(&self) -> Due {
        self.counted.due.moved(self.moved_days)
    }

    /// The date that is in time under every reading.
    pub fn safe(&self) -> Option<Date> {
        pick(&self.due(), self.counted.rule.earliest)
    }

    /// The last date under any reading: only after it is anybody late for certain.
    pub fn latest(&self) -> Option<Date> {
        pick(&self.due(), true)
    }

    /// Whether something on a day was in time.
    pub fn in_time(&self, on: Date) -> InTime {
        let dates = self.due().dates();
        let undated =
            matches!(&self.counted.due, Due::Either(all) if all.iter().any(|it| it.on.is_none()));
        // Where nothing is said of a last day that is free, the next working day may be meant.
        let free_day = self.counted.notes.contains(&Note::EndsOnFreeDay);
        let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
            return InTime::Unclear;
        };
        let (yes, no) = match self.counted.rule.earliest {
            true => (*last <= on, on < *first),
            false => (on <= *first, *last < on && !free_day),
        };
        match (yes && !(undated && self.counted.rule.earliest), no && !undated) {
            (true, _) => InTime::Yes,
            (_, true) => InTime::No,
            _ => InTime::Unclear,
        }
    }

    /// How it stands today; `soon_days` before the last day it is soon.
    pub fn standing(&self, today: Date, soon_days: u32) -> Standing {
        if let Some(on) = self.met {
            return Standing::Met { on, in_time: self.in_time(on) };
        }
        if let Some(since) = self.suspended {
            return Standing::Suspended { since };
        }
        let Some(due) = self.safe() else { return Standing::NoDate };
        let days_left = days_between(today, due);
        match days_left {
            1.. if self.counted.rule.earliest => Standing::NotYet { days_left },
            _ if self.counted.rule.earliest => Standing::Reached,
            ..0 => Standing::Overdue { days: -days_left },
            0 => Standing::Due,
            _ if days_left <= i64::from(soon_days) => Standing::Soon { days_left },
            _ => Standing::Running { days_left },
        }
    }

    /// The day by which the letter to the citizen is to be drafted (RSL § 3, stk. 2; OFL § 36), so
    /// that it can be sent before the deadline is missed.
    pub fn letter_drafted_by(&self, days_before: u32) -> Option<Date> {
        self.what.told_by()?;
        let days = 0.days().try_days(-i64::from(days_before)).ok()?;
        Some(self.safe()?.saturating_add(days).max(self.counted.from))
    }

    /// Whether that letter is to be drafted now. It is not while the clock stands still, nor once
    /// the citizen was told of a day that has not passed.
    pub fn letter_is_wanted(&self, today: Date, days_before: u32) -> bool {
        let told = self.expected.is_some_and(|it| today <= it);
        let waits = self.met.is_some() || self.suspended.is_some() || told;
        !waits && self.letter_drafted_by(days_before).is_some_and(|by| by <= today)
    }

    // --- what moves it ----------------------------------------------------------------------------

    fn change(&self, on: Date, kind: ChangeKind) -> Change {
        Change { on, kind, before: self.due() }
    }

    /// Whether it can still be moved on a day.
    fn movable(&self, on: Date, reason: &Reason) -> Result<Date, CannotChange> {
        if !reason.is_given() {
            return Err(CannotChange::NoReason);
        }
        if let Some(met) = self.met {
            return Err(CannotChange::Met(met));
        }
        if let Some(since) = self.suspended {
            return Err(CannotChange::Suspended(since));
        }
        if on < self.counted.from {
            return Err(CannotChange::Before { on, since: self.counted.from });
        }
        let due = self.safe().ok_or(CannotChange::NoDate)?;
        if self.latest().is_some_and(|latest| latest < on) {
            return Err(CannotChange::Passed(due));
        }
        Ok(due)
    }

    /// *Suspension*: the clock stands still from a day on.
    pub fn suspend(&self, on: Date, reason: Reason) -> Result<Change, CannotChange> {
        self.movable(on, &reason)?;
        Ok(self.change(on, ChangeKind::Suspended { reason }))
    }

    /// The clock runs again from a day on.
    pub fn resume(&self, on: Date) -> Result<Change, CannotChange> {
        let since = self.suspended.ok_or(CannotChange::Running)?;
        if on < since {
            return Err(CannotChange::Before { on, since });
        }
        Ok(self.change(on, ChangeKind::Resumed { days: days_between(since, on) }))
    }

    /// *Forlængelse* to a day.
    pub fn extend(&self, on: Date, to: Date, reason: Reason) -> Result<Change, CannotChange> {
        let due = self.movable(on, &reason)?;
        if to <= due {
            return Err(CannotChange::NotLater { to, due });
        }
        Ok(self.change(on, ChangeKind::Extended { days: days_between(due, to), reason }))
    }

    /// The citizen was told when to expect it. That is also owed when the deadline has passed.
    pub fn tell(&self, on: Date, expected: Date, reason: Reason) -> Result<Change, CannotChange> {
        if !reason.is_given() {
            return Err(CannotChange::NoReason);
        }
        if let Some(met) = self.met {
            return Err(CannotChange::Met(met));
        }
        if expected < on {
            return Err(CannotChange::Before { on: expected, since: on });
        }
        Ok(self.change(on, ChangeKind::Told { expected, reason }))
    }

    /// What it waited for has happened.
    pub fn meet(&self, on: Date) -> Result<Change, CannotChange> {
        if let Some(met) = self.met {
            return Err(CannotChange::Met(met));
        }
        let since = self.suspended.unwrap_or(self.counted.from);
        if on < since {
            return Err(CannotChange::Before { on, since });
        }
        Ok(self.change(on, ChangeKind::Met))
    }

    /// Counted anew after a version, an event or a fact has changed. None where nothing comes of it.
    /// What has moved the deadline still counts.
    pub fn recount(&self, on: Date, now: Counted, cause: Cause) -> Option<Change> {
        if now == self.counted {
            return None;
        }
        let (was, now) = (Box::new(self.counted.clone()), Box::new(now));
        Some(self.change(on, ChangeKind::Recounted { cause, was, now }))
    }

    /// Takes a change in, and keeps it.
    pub fn apply(&mut self, change: Change) {
        match &change.kind {
            ChangeKind::Suspended { .. } => self.suspended = Some(change.on),
            ChangeKind::Resumed { days } => {
                self.moved_days += days;
                self.suspended = None;
            }
            ChangeKind::Extended { days, .. } => self.moved_days += days,
            ChangeKind::Told { expected, .. } => self.expected = Some(*expected),
            ChangeKind::Recounted { now, .. } => self.counted = (**now).clone(),
            ChangeKind::Met => {
                // A clock that stood still when it happened stood still until then.
                if let Some(since) = self.suspended.take() {
                    self.moved_days += days_between(since, change.on);
                }
                self.met = Some(change.on);
            }
        }
        self.history.push(change);
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
