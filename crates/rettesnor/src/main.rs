//! The executable: reads the command line, the clock and the files, and lets the rest of the
//! house do the work (*kommandolinje*). The only place that knows what day it is. It decides
//! nothing about a standard and keeps nothing.

mod args;
mod commands;
mod desk;
mod disk;
mod draw;
mod files;
mod kept;
mod settings;
mod stop;
mod text;
mod words;

use std::process::ExitCode;

use clap::Parser as _;

/// Reading and checking is mostly small pieces of memory: a third faster than with the system's.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    commands::run(&args::Args::parse())
}
