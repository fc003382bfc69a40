//! What people and programs see (*kommandolinje*): a command in, its text, JSON and exit code out.
//! The catalogue is a small one of our own beside this folder; a few tests ask Hvidovre.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics says where, and that is what it is for"
)]

mod answers;
mod check;
mod compare;
mod docs;
mod lists;
mod operations;
mod problems;
#[cfg(unix)]
mod service;
mod shell;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The small catalogue.
fn catalogues() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kataloger")
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rettesnor"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command against the small catalogue with a facts file on standard input.
fn ask_with(line: &str, facts: &str) -> String {
    let folder = catalogues().display().to_string();
    let mut args: Vec<&str> = line.split(' ').collect();
    args.extend(["--catalogues", &folder]);
    run(&args, facts)
}

fn ask(line: &str) -> String {
    ask_with(line, "")
}

/// Standard output, standard error and the exit code, without what differs from place to place.
fn run(args: &[&str], input: &str) -> String {
    let mut child = command(args).spawn().unwrap();
    // Whoever does not read its input has gone away before it is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    let code = output.status.code().unwrap();
    plain(&format!("{out}{err}{}exit {code}", if err.is_empty() { "" } else { "\n" }))
}

/// The same on every machine and in every version of the catalogue.
fn plain(text: &str) -> String {
    let folder = catalogues().canonicalize().unwrap().display().to_string();
    let text = text
        .replace(&folder, "KATALOGER")
        .replace(&catalogues().display().to_string(), "KATALOGER");
    text.split_inclusive(|it: char| !it.is_ascii_hexdigit()).map(hash).collect()
}

fn hash(part: &str) -> String {
    let digits = part.trim_end_matches(|it: char| !it.is_ascii_hexdigit());
    if digits.len() == 64 { format!("HASH{}", part.split_at(64).1) } else { part.to_owned() }
}

/// The section of an answer below a heading.
fn section(answer: &str, heading: &str) -> String {
    let lines: Vec<&str> = answer.lines().collect();
    let start = lines.iter().position(|it| it.starts_with(heading)).unwrap();
    let below = lines.iter().skip(start);
    let is_next = |(index, _): &(usize, &&str)| {
        lines.get(start + index + 1).is_some_and(|it| it.starts_with('─')) && *index > 0
    };
    let end = below.clone().enumerate().find(is_next).map_or(lines.len(), |(it, _)| it);
    below.take(end).copied().collect::<Vec<_>>().join("\n").trim_end().to_owned()
}
