//! `completions` and `man`: help for the shell (*skal*), written from the command line itself.

use std::path::Path;

use clap::CommandFactory as _;

use super::FINE;
use crate::args::Args;
use crate::desk::Desk;
use crate::files::cannot_read;
use crate::stop::Result;

pub(super) fn completions(desk: &Desk<'_>, shell: clap_complete::Shell) -> Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "rettesnor", &mut script);
    desk.give_text(&String::from_utf8_lossy(&script))?;
    Ok(FINE)
}

/// One page for the program and one for each command.
pub(super) fn man(folder: &Path) -> Result<u8> {
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Args::command(), folder));
    written.map_err(|error| cannot_read(folder, &error))?;
    Ok(FINE)
}
