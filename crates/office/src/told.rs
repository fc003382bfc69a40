//! Why the domain said no (*begrundelse for nej*), as problems with words in both languages: an
//! error's own sentence is English, and is for who reads the code.

use casework::clock::CannotChange;
use casework::cpr::InvalidCprNumber;
use standards::problem::Problem;

use crate::CannotAct;
use crate::permission::{Job, UnreadableRoles};

pub(crate) fn deadline(error: CannotChange) -> CannotAct {
    CannotAct::refused(match error {
        CannotChange::NoReason => Problem::new("deadline-without-reason"),
        CannotChange::Suspended(since) => {
            Problem::new("deadline-standing-still").with("since", since)
        }
        CannotChange::Running => Problem::new("deadline-running"),
        CannotChange::Met(on) => Problem::new("deadline-met").with("on", on),
        CannotChange::NoDate => Problem::new("deadline-without-date"),
        CannotChange::Passed(on) => Problem::new("deadline-passed").with("on", on),
        CannotChange::Before { on, since } => {
            Problem::new("deadline-before-start").with("on", on).with("since", since)
        }
        CannotChange::NotLater { to, due } => {
            Problem::new("extension-not-later").with("to", to).with("due", due)
        }
    })
}

pub(crate) fn cpr(error: InvalidCprNumber) -> CannotAct {
    CannotAct::refused(match error {
        InvalidCprNumber::Length { found } => Problem::new("cpr-length").with("found", found),
        InvalidCprNumber::Character { place } => {
            Problem::new("cpr-character").with("place", place)
        }
        InvalidCprNumber::NoSuchDate => Problem::new("cpr-no-such-date"),
    })
}

pub(crate) fn roles(error: &UnreadableRoles) -> Problem {
    let jobs = || Job::ALL.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ");
    match error {
        UnreadableRoles::NotAList => Problem::new("roles-not-a-list"),
        UnreadableRoles::UnknownJob { number } => {
            Problem::new("role-of-unknown-job").with("number", number).with("jobs", jobs())
        }
        UnreadableRoles::NotARole { number } => {
            Problem::new("role-incomplete").with("number", number)
        }
        UnreadableRoles::Constraint { number, .. } => {
            Problem::new("role-badly-bound").with("number", number)
        }
    }
}
