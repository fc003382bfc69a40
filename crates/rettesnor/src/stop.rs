//! Why a command cannot go on (*stop*): problems with what it was given, each with its place, or
//! the world around it failing.

use std::io;

use standards::problem::{Diagnostic, Problem};

pub(crate) type Result<T> = std::result::Result<T, Stop>;

#[derive(Debug)]
pub(crate) enum Stop {
    /// Something given cannot be used. All of it is told at once.
    Problems(Vec<Diagnostic>),
    /// Whoever reads what we write has gone away; nothing is wrong.
    NobodyListens,
    Io(io::Error),
}

impl Stop {
    /// A problem with a word of the command line itself.
    pub(crate) fn typed(problem: Problem) -> Stop {
        Stop::Problems(vec![Diagnostic::error("", None, problem)])
    }
}

impl From<Vec<Diagnostic>> for Stop {
    fn from(problems: Vec<Diagnostic>) -> Stop {
        Stop::Problems(problems)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::NobodyListens,
            _ => Stop::Io(error),
        }
    }
}
