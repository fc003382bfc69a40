//! The commands (*kommandoer*), one small file for each group: find, read, evaluate, give out.

mod assess;
mod browse;
mod calculate;
mod check;
mod compare;
mod deadline;
mod examples;
mod questions;
mod schema;
mod search;
mod serve;
mod shell;
mod vocabulary;

use std::io::Write as _;
use std::process::ExitCode;

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
        Command::Serve { port, address } => serve::serve(desk, *address, *port),
        Command::Completions { shell } => shell::completions(desk, *shell),
        Command::Man { folder } => shell::man(folder),
    }
}
