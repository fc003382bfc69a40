//! What belongs to the shell: help, completions, manual pages, schemas, the pages.

use std::io::{BufRead as _, BufReader};
use std::process::Command;

use crate::{command, run};

#[test]
fn help_names_every_command_and_shows_examples() {
    let help = run(&["--help"], "");
    for name in [
        "catalogues",
        "show",
        "facts",
        "assess",
        "questions",
        "calculate",
        "calculations",
        "deadline",
        "check",
        "examples",
        "schema",
        "serve",
        "completions",
        "man",
    ] {
        assert!(help.contains(&format!("\n  {name} ")), "{name}: {help}");
        let own = run(&[name, "--help"], "");
        assert!(own.contains("Eksemp"), "{name}: {own}");
    }
}

#[test]
fn completions_and_schemas_are_given() {
    assert!(run(&["completions", "bash"], "").contains("_rettesnor"));
    let schema = run(&["schema", "standard"], "");
    assert!(schema.contains("\"$schema\""), "{schema}");
}

#[test]
fn manual_pages_are_written_one_for_each_command() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("man");
    let answer = run(&["man", &folder.display().to_string()], "");
    assert_eq!(answer, "exit 0");
    assert!(folder.join("rettesnor.1").exists());
    assert!(folder.join("rettesnor-assess.1").exists());
}

#[cfg(unix)]
#[test]
fn the_pages_tell_their_address_and_stop_when_asked() {
    let mut child = command(&["serve", "--port", "0"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("http://127.0.0.1:"), "{line}");
    assert!(!line.contains(":0/"), "{line}");
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    assert!(child.wait().unwrap().success());
}
