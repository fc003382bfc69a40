//! Many cases at once (*massehandling*): each told from its first day through the very `decide`
//! and `apply` that a single act goes through, then kept many to a transaction. For a caseload
//! that is moved in from elsewhere, and for the demo's.

use casework::case::{self, Case};
use casework::decide::{Refused, decide};
use casework::due;
use casework::event::{Event, Opened};
use casework::id::{CaseId, UserId};
use casework::journal::{self, Head, Note};
use casework::role::{Actor, Competence};
use jiff::Timestamp;
use jiff::civil::Date;
use standards::problem::Diagnostic;
use store::{CaseChange, Change, CitizenWrite, StoredCatalogue};

use crate::shelf::Shelved;
use crate::{CannotAct, Office, row};

/// A case that is being told, and is in no database yet.
pub struct Telling {
    pub case: Case,
    notes: Vec<Note>,
}

/// Why a telling stops.
#[derive(Debug, thiserror::Error)]
pub enum CannotTell {
    #[error("something stands in the way")]
    Refused(Refused),
    #[error("what is known does not fit the vocabulary")]
    DoesNotFit(Vec<Diagnostic>),
}

/// Who does something, and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    pub actor: UserId,
    pub competences: &'a [Competence],
    pub at: Timestamp,
    /// The day that is in Denmark.
    pub today: Date,
}

impl Telling {
    pub fn begin(id: CaseId, opened: Opened, by: By<'_>) -> Telling {
        let note = Event::Opened(opened.clone()).note(by.at, by.actor, "");
        let mut case = case::begin(id, opened, by.at);
        case.head.number = 1;
        Telling { case, notes: vec![note] }
    }

    /// Lets something happen, if it may.
    pub fn happen(&mut self, by: By<'_>, event: &Event, reason: &str) -> Result<(), CannotTell> {
        let actor = Actor { id: by.actor, competences: by.competences.to_vec() };
        decide(&self.case, &actor, by.today, event).map_err(CannotTell::Refused)?;
        self.take(by, event, reason);
        Ok(())
    }

    /// Brings the deadlines up to date; needed once after a run of events.
    pub fn count(
        &mut self,
        by: By<'_>,
        shelved: &Shelved,
        because: &str,
    ) -> Result<(), CannotTell> {
        let events = due::bring_up_to_date(&self.case, &shelved.catalogue, by.today, because)
            .map_err(CannotTell::DoesNotFit)?;
        for event in &events {
            self.take(by, event, "");
        }
        Ok(())
    }

    fn take(&mut self, by: By<'_>, event: &Event, reason: &str) {
        let number = self.case.head.number + 1;
        self.notes.push(event.note(by.at, by.actor, reason));
        case::apply(&mut self.case, event, number, by.actor);
        self.case.head.number = number;
        self.case.changed = by.at;
    }

    /// How many entries it has.
    pub fn entries(&self) -> usize {
        self.notes.len()
    }

    fn change(mut self) -> CaseChange {
        let entries = journal::chain(self.case.id, Head::EMPTY, self.notes);
        if let Some(last) = entries.last() {
            self.case.head = Head { number: last.number, hash: last.hash };
        }
        CaseChange {
            id: self.case.id,
            expected: Head::EMPTY,
            entries,
            row: row::of_case(&self.case),
            deadlines: Some(row::of_deadlines(&self.case)),
            grants: Some(row::of_grants(&self.case)),
            orders: Some(row::of_orders(&self.case)),
        }
    }
}

/// The change that keeps many cases; made apart from the keeping, so that one thread may tell
/// while another writes.
pub fn change(
    tellings: Vec<Telling>,
    citizens: Vec<CitizenWrite>,
    catalogues: Vec<StoredCatalogue>,
) -> Change {
    let cases = tellings.into_iter().map(Telling::change).collect();
    Change { cases, citizens, catalogues, ..Change::default() }
}

impl Office {
    /// Keeps many told cases with their citizens in one transaction.
    pub async fn keep_told(&self, change: Change) -> Result<(), CannotAct> {
        self.store.commit(change).await?;
        Ok(())
    }
}
