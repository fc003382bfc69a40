//! What the program watches over by itself (*baggrundsarbejde*): that the citizen is told before a
//! deadline is missed (RSL § 3, stk. 2), and that a power of attorney (*fuldmagt*) does not run out
//! unseen. It drafts and reminds; it judges nothing and sends nothing.
//!
//! Every act here may be done twice, because a job may.

use casework::case::Case;
use casework::clock::{Deadline, Reason, What};
use casework::event::{DocumentWay, Event, Filed};
use casework::id::{CaseId, DocumentId, UserId};
use casework::people::{LocalRule, Part, Private, Representative};
use casework::receipt::hex;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use sha2::{Digest as _, Sha256};
use store::{Allowed, CannotList, Cursor, Filter, NewDocument, NewJob, Page, Sort, SortBy};
use uuid::Uuid;

use crate::acts::{Beside, fold};
use crate::permission::{Job, Permission, Role, Who};
use crate::row::LETTER_DAYS_BEFORE;
use crate::{Call, CannotAct, Office, told};

/// Stands where a user's id would, when the program itself acts.
pub const PROGRAM: UserId = UserId(Uuid::nil());

/// The kinds of jobs that follow from a watch.
pub const DRAFT_NOTICE: &str = "draft-notice";
pub const REMIND_OF_POWER: &str = "remind-of-power";

/// How far back a deadline is looked for, and from when on all are.
const DAYS_BACK: i64 = 14;
const EARLIEST: Date = date(1900, 1, 1);
/// How many deadlines one round looks at.
const DEADLINES: u32 = 50_000;
/// How long before its last day somebody is reminded of a power of attorney.
const POWER_DAYS_BEFORE: i64 = 30;
const ROWS: u32 = 500;
/// *Partsrepræsentation*.
const POWER_LAW: &str = "FVL § 8";
const NOTICE_THEME: &str = "frist-underretning";

/// The program as an actor (*programmet selv*).
pub fn program(at: Timestamp, today: Date) -> Call {
    let who = Who {
        id: PROGRAM,
        name: String::new(),
        roles: vec![Role::everywhere(Job::Job)],
        provider: None,
        citizen: None,
    };
    Call { who, at, today, reason: String::new(), once: None, glass: None, scope: None }
}

/// The deadline that a letter is drafted about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    pub number: String,
    pub what: What,
    /// The piece of law by which the citizen is told.
    pub law: &'static str,
    pub due: Date,
}

impl Office {
    /// *Fristvagt*: a job for each deadline whose letter is to be drafted by today. `all`: also for
    /// those missed long ago, which the last rounds would have found.
    pub async fn watch_deadlines(&self, call: &Call, all: bool) -> Result<Vec<NewJob>, CannotAct> {
        let from = match all {
            true => EARLIEST,
            false => call.today.saturating_sub(DAYS_BACK.days()),
        };
        let to = call.today.saturating_add(i64::from(LETTER_DAYS_BEFORE).days());
        let due = self.store.deadlines_due(from, to, DEADLINES).await?;
        let wanted = due.iter().filter(|it| it.deadline.notice.is_some_and(|by| by <= call.today));
        let job = |it: &store::DueDeadline| NewJob {
            kind: DRAFT_NOTICE.to_owned(),
            payload: serde_json::json!({ "case": it.case, "deadline": it.deadline.id }).to_string(),
            due: call.at,
            once: Some(format!("{DRAFT_NOTICE} {} {}", it.case, it.deadline.id)),
        };
        Ok(wanted.map(job).collect())
    }

    /// *Kladde til underretning*: files a draft of the letter, if it is still wanted. `false`: it
    /// is not, or it is there.
    pub async fn draft_notice(
        &self,
        call: &Call,
        id: CaseId,
        deadline: &str,
        write: impl FnOnce(&Missing) -> (String, String),
    ) -> Result<bool, CannotAct> {
        let Some((case, entry)) = self.newest(id).await? else { return Ok(false) };
        let known = case.deadlines.iter().find(|it| it.id == deadline);
        let wanted = known.filter(|it| it.letter_is_wanted(call.today, LETTER_DAYS_BEFORE));
        let Some((known, missing)) = wanted.and_then(|it| Some((it, missing(&case, it)?))) else {
            return Ok(false);
        };
        let paper = draft_id(id, known, missing.due);
        if case.documents.iter().any(|it| it.id == paper) {
            return Ok(false);
        }
        let (title, text) = write(&missing);
        let document = NewDocument {
            id: paper,
            case: Some(id),
            citizen: Some(case.opened.citizen),
            direction: "internal".to_owned(),
            title,
            theme: NOTICE_THEME.to_owned(),
            media_type: "text/plain".to_owned(),
            dated: call.today,
            at: call.at,
            actor: call.who.id,
            content: text.into_bytes(),
        };
        let filed = Filed {
            id: paper,
            direction: DocumentWay::Internal,
            theme: NOTICE_THEME.to_owned(),
            on: call.today,
            sha256: hex(&document.sha256()),
        };
        let loaded = self.load(call, id, entry, Permission::Notify).await?;
        let beside = Beside { documents: vec![document], ..Beside::default() };
        self.happen(call, loaded, Event::DocumentFiled(filed), beside).await?;
        Ok(true)
    }

    /// A page of open cases, and a job for each power of attorney in them that soon runs out.
    /// Gives where the next page begins.
    pub async fn watch_powers(
        &self,
        call: &Call,
        after: Option<Cursor>,
    ) -> Result<(Vec<NewJob>, Option<Cursor>), CannotAct> {
        let filter = Filter { allowed: Allowed::Everything, ..Filter::default() };
        let sort = Sort { by: SortBy::Opened, down: false };
        let listing = self.store.cases(&filter, sort, &Page { rows: ROWS, after }).await;
        let listing = listing.map_err(|error| match error {
            CannotList::Trouble(trouble) => CannotAct::Trouble(trouble),
            CannotList::Cursor => CannotAct::NotFound("place in the list"),
        })?;
        let mut jobs = Vec::new();
        for id in listing.rows.iter().map(|it| it.case.id) {
            let Some((case, _)) = self.newest(id).await? else { continue };
            jobs.extend(self.running_out(&case, call.today).map(|(person, _)| NewJob {
                kind: REMIND_OF_POWER.to_owned(),
                payload: serde_json::json!({ "case": id, "person": person }).to_string(),
                due: call.at,
                once: Some(format!("{REMIND_OF_POWER} {id} {person}")),
            }));
        }
        Ok((jobs, listing.next))
    }

    /// *Fuldmagt udløber*: a deadline among the case worker's others, the day it runs out.
    pub async fn remind_of_power(
        &self,
        call: &Call,
        id: CaseId,
        person: &str,
    ) -> Result<bool, CannotAct> {
        let Some((case, entry)) = self.newest(id).await? else { return Ok(false) };
        let found = self.running_out(&case, call.today).find(|(it, _)| it == person);
        let Some((person, last)) = found else { return Ok(false) };
        let reason = Reason {
            law: POWER_LAW.to_owned(),
            why: Private("Fuldmagten udløber eller skal fornyes".to_owned()),
        };
        let name = reminder_id(&person, last);
        let due = last.max(call.today);
        let set = Deadline::set(&name, What::Notification, "fuldmagt", call.today, due, reason);
        let set = set.map_err(told::deadline)?;
        let loaded = self.load(call, id, entry, Permission::KeepClock).await?;
        self.happen(call, loaded, Event::DeadlineSet(Box::new(set)), Beside::default()).await?;
        Ok(true)
    }

    /// An open case as it is now, and its newest entry. A case that was deleted meanwhile is no
    /// mistake of the job's.
    async fn newest(&self, id: CaseId) -> Result<Option<(Case, u64)>, CannotAct> {
        let Some(stored) = self.store.case(id).await? else { return Ok(None) };
        let case = fold(&stored)?;
        Ok(case.closed.is_none().then_some((case, stored.row.head.number)))
    }

    /// Those whose power soon runs out and of whom nobody was reminded, with its last day.
    fn running_out<'c>(
        &self,
        case: &'c Case,
        today: Date,
    ) -> impl Iterator<Item = (String, Date)> + use<'c> {
        let shelved = self.shelf.get(&case.opened.catalogue).cloned();
        case.people.iter().filter(|it| it.removed.is_none()).filter_map(move |person| {
            let Part::Representative(power) = &person.part else { return None };
            let rule = shelved.as_ref().map(|it| LocalRule::of(&it.catalogue));
            let last = last_day(power, rule.as_ref())?;
            let soon = last <= today.saturating_add(POWER_DAYS_BEFORE.days()) && today <= last;
            let name = reminder_id(&person.id, last);
            let told = case.deadlines.iter().any(|it| it.id == name);
            (soon && !told && power.revoked.is_none()).then(|| (person.id.clone(), last))
        })
    }
}

/// What the paper itself says, or the catalogue's rule of when it is to be renewed.
fn last_day(power: &Representative, rule: Option<&LocalRule<'_>>) -> Option<Date> {
    let renewed = rule.and_then(|it| it.renewed_by(power.signed));
    power.until.into_iter().chain(renewed).min()
}

fn reminder_id(person: &str, last: Date) -> String {
    format!("fuldmagt/{person}/{last}")
}

fn missing(case: &Case, deadline: &Deadline) -> Option<Missing> {
    Some(Missing {
        number: case.opened.number.clone(),
        what: deadline.what,
        law: deadline.what.told_by()?,
        due: deadline.safe()?,
    })
}

/// The same draft has the same id, so that it is filed once.
fn draft_id(case: CaseId, deadline: &Deadline, due: Date) -> DocumentId {
    let mut hasher = Sha256::new();
    for part in [case.to_string(), deadline.id.clone(), due.to_string()] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    let bytes = hasher.finalize().first_chunk::<16>().copied().unwrap_or_default();
    DocumentId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}
