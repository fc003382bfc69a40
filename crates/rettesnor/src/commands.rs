//! The commands (*kommandoer*), one small file for each group: find, read, evaluate, give out.

mod assess;
mod browse;
mod calculate;
mod check;
mod compare;
mod config;
mod deadline;
mod demo;
mod doctor;
mod examples;
mod migrate;
mod questions;
mod schema;
mod search;
mod serve;
mod shell;
mod users;
mod verify;
mod vocabulary;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use office::permission::Policies;
use office::shelf::Shelf;
use office::{CannotAct, Office};
use standards::library::Files;
use standards::problem::{Diagnostic, Problem};
use store::Store;

use crate::args::{Args, Command};
use crate::desk::Desk;
use crate::files::{self, Found};
use crate::stop::{Result, Stop};

/// Everything was fine.
pub(crate) const FINE: u8 = 0;
/// Something was found that somebody should look at.
pub(crate) const FINDINGS: u8 = 1;
/// What was given cannot be read.
pub(crate) const CANNOT_READ: u8 = 2;

/// Runs one command to its exit code.
pub(crate) fn run(args: &Args) -> ExitCode {
    let folder = args.catalogues.as_deref();
    let outcome = match files::all(folder) {
        Ok(found) => {
            let desk = Desk::new(args, found);
            perform(&desk).or_else(|stop| tell(&desk, stop))
        }
        Err(stop) => tell(&Desk::new(args, Found::default()), stop),
    };
    ExitCode::from(outcome.unwrap_or(CANNOT_READ))
}

fn tell(desk: &Desk<'_>, stop: Stop) -> Result<u8> {
    match stop {
        Stop::Problems(problems) => desk.tell(&problems)?,
        Stop::NobodyListens => return Ok(FINE),
        Stop::Io(error) => writeln!(std::io::stderr().lock(), "{error}")?,
    }
    Ok(CANNOT_READ)
}

fn perform(desk: &Desk<'_>) -> Result<u8> {
    match &desk.args.command {
        Command::Catalogues => browse::catalogues(desk),
        Command::Show { catalogue, standard, on } => {
            browse::show(desk, catalogue, standard.as_deref(), *on)
        }
        Command::Facts { catalogue, standard, on } => {
            vocabulary::facts(desk, catalogue.as_deref(), standard.as_deref(), *on)
        }
        Command::Assess { catalogue, standard, given, .. } => match standard {
            Some(standard) => assess::one(desk, catalogue, standard, given),
            None => assess::all(desk, catalogue, given),
        },
        Command::Compare { before, after, standard, facts, on } => {
            let asked = compare::Asked { before, after, standard: standard.as_deref(), on: *on };
            match facts {
                Some(facts) => compare::person(desk, &asked, facts),
                None => compare::compare(desk, &asked),
            }
        }
        Command::Questions { catalogue, standard, given } => {
            questions::questions(desk, catalogue, standard, given)
        }
        Command::Calculate { catalogue, standard, calculation, given } => {
            calculate::one(desk, catalogue, standard, calculation, given)
        }
        Command::Calculations { catalogue, standard, on } => {
            calculate::list(desk, catalogue, standard.as_deref(), *on)
        }
        Command::Deadline { catalogue, standard, kind, from, id, facts } => {
            let asked = deadline::Asked { kind, from, id: id.as_deref() };
            deadline::deadline(desk, catalogue, standard, &asked, facts.as_deref())
        }
        Command::Check { path, on, html } => check::check(desk, path.as_deref(), *on, *html),
        Command::Search { words, within } => {
            search::search(desk, &words.join(" "), within.as_deref())
        }
        Command::Examples { catalogue, only } => {
            examples::examples(desk, catalogue, only.as_deref())
        }
        Command::Schema { file } => schema::schema(desk, *file),
        Command::Serve { kept, listening } => serve::serve(desk, kept, listening),
        Command::Demo { kept, citizens, seed, today } => {
            let asked = demo::Asked { citizens: *citizens, seed: *seed, today: *today };
            demo::demo(desk, kept, &asked)
        }
        Command::Config(what) => config::config(desk, what),
        Command::Verify { kept } => verify::verify(desk, kept),
        Command::Doctor { kept } => doctor::doctor(desk, kept),
        Command::Users(what) => users::users(desk, what),
        Command::Migrate(what) => migrate::migrate(desk, what),
        Command::Completions { shell } => shell::completions(desk, *shell),
        Command::Man { folder } => shell::man(folder),
    }
}

/// Everything that acts need, over the catalogues in `files`.
fn office(store: Store, files: &Files) -> Result<Office> {
    let (shelf, problems) = Shelf::read(files);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let policies = Policies::new().map_err(std::io::Error::other)?;
    Ok(Office {
        store,
        shelf: Arc::new(shelf),
        policies: Arc::new(policies),
        zone: crate::desk::zone(),
        ids: Arc::new(uuid::Uuid::now_v7),
    })
}

/// Why an act of the operator's was not performed.
fn cannot_act(error: CannotAct) -> Stop {
    match error {
        CannotAct::Refused(problems) => {
            let typed = |it: &Problem| Diagnostic::error("", None, it.clone());
            Stop::Problems(problems.iter().map(typed).collect())
        }
        CannotAct::DoesNotFit(problems) => Stop::Problems(problems),
        CannotAct::Commit(store::CommitError::LoginTaken) => {
            Stop::typed(Problem::new("login-taken"))
        }
        other => crate::kept::failed(other),
    }
}
