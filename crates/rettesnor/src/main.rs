//! The executable: reads the command line, the clock and the files, and lets the rest of the
//! house do the work (*kommandolinje*). The only place that knows what day it is. It decides
//! nothing about a standard and keeps nothing.

mod args;
mod commands;
mod desk;
mod draw;
mod files;
mod stop;
mod text;
mod words;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    commands::run(&args::Args::parse())
}
