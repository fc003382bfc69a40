//! The office (*kontoret*): one function for each act that a person, a program or a job performs
//! on a case. Page, API and command line perform the same act; each is permission + load + domain +
//! save + log in one transaction.
//!
//! Knows no HTTP, no HTML, no SQL and no rule of a standard. What day it is, and every new id, are
//! arguments.
//!
//! To add an act: a variant of [`casework::event::Event`] that says what happened, what must hold
//! for it in [`casework::decide`], its permission in [`acts::permission_for`].

pub mod acts;
pub mod competence;
pub mod demo;
pub mod list;
pub mod login;
pub mod look;
pub mod paper;
pub mod people;
pub mod permission;
pub mod proof;
pub mod row;
pub mod shelf;
pub mod telling;
mod told;
pub mod users;
pub mod watch;

use std::sync::Arc;

use casework::decision::AtLeastOne;
use casework::id::CaseId;
use casework::journal::{Hash, Head};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use standards::problem::{Diagnostic, Problem};
use store::{CommitError, Store, Trouble};
use uuid::Uuid;

use permission::{BrokenGlass, Permission, Policies, Resource, Verdict, Who};
use shelf::Shelf;

/// All that acts need.
#[derive(Clone)]
pub struct Office {
    pub store: Store,
    pub shelf: Arc<Shelf>,
    pub policies: Arc<Policies>,
    /// Denmark's clock: which day an entry was written on.
    pub zone: TimeZone,
    /// Where new ids come from: chance is an argument.
    pub ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
}

/// Who acts, when, and why (*kald*).
#[derive(Debug, Clone)]
pub struct Call {
    pub who: Who,
    pub at: Timestamp,
    /// The day it is in Denmark.
    pub today: Date,
    /// Why, in the actor's own words; empty where nobody asked.
    pub reason: String,
    /// A request that may come twice.
    pub once: Option<Once>,
    /// *Nødadgang.*
    pub glass: Option<BrokenGlass>,
    /// What a program's token may be used for at most; none for a person who is logged in.
    pub scope: Option<Arc<[Permission]>>,
}

impl Office {
    /// Whether the actor may, within what the token is for.
    pub(crate) fn may(&self, call: &Call, permission: Permission, resource: &Resource) -> Verdict {
        if call.scope.as_ref().is_some_and(|it| !it.contains(&permission)) {
            return beyond_token();
        }
        // An extra click with a reason opens an address, and nothing else.
        let click = match permission {
            Permission::SeeProtectedAddress => BrokenGlass::new(&call.reason).ok(),
            _ => None,
        };
        let glass = call.glass.as_ref().or(click.as_ref());
        self.policies.may(&call.who, permission, resource, glass)
    }
}

fn beyond_token() -> Verdict {
    let why = permission::Why {
        policy: "beyond-token".to_owned(),
        da: "Adgangsnøglen er ikke udstedt til det.".to_owned(),
        en: "The token was not issued for it.".to_owned(),
    };
    Verdict { allowed: false, review: false, sight: None, because: vec![Arc::new(why)] }
}

/// Names a request, so that it is done once however often it comes.
#[derive(Debug, Clone)]
pub struct Once {
    pub key: String,
    /// Of the request's content: the same key for another request is a mistake.
    pub hash: Hash,
}

/// Why an act was not performed. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotAct {
    /// Also where somebody may not know that it is there.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    #[error("the rights do not allow it")]
    Forbidden(Box<Verdict>),
    #[error("something stands in the way")]
    Refused(AtLeastOne<Problem>),
    /// What was given does not fit the catalogue's vocabulary.
    #[error("what was given does not fit the vocabulary")]
    DoesNotFit(Vec<Diagnostic>),
    /// Somebody else was first; they did this.
    #[error("case {case} has changed meanwhile")]
    Changed { case: CaseId, head: Head, since: Vec<Since> },
    /// The same request was done before; this is what it was answered.
    #[error("the request was done before")]
    Repeated(String),
    /// The database is damaged, or newer than the program; `rettesnor verify` tells where.
    #[error("the journal cannot be read: {0}")]
    Damaged(String),
    #[error(transparent)]
    Commit(CommitError),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// What somebody else did meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Since {
    pub number: u64,
    pub kind: String,
    pub by: casework::id::UserId,
    pub at: Timestamp,
}

impl CannotAct {
    pub(crate) fn refused(problem: Problem) -> CannotAct {
        match AtLeastOne::new(vec![problem]) {
            Some(all) => CannotAct::Refused(all),
            // One is at least one.
            None => CannotAct::NotFound("reason"),
        }
    }
}

impl From<CommitError> for CannotAct {
    fn from(error: CommitError) -> CannotAct {
        match error {
            CommitError::Repeated(response) => CannotAct::Repeated(response.0),
            error => CannotAct::Commit(error),
        }
    }
}
