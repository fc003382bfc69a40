//! The executable: reads the command line, the clock and the files, and lets the rest of the
//! house do the work. The only place that knows what day it is.

mod args;
mod files;
mod run;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match run::run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(run::CANNOT_READ)
        }
    }
}
