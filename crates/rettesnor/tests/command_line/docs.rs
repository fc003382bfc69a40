//! The page about the command line tells everything, and its examples are true.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::run;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

fn page() -> String {
    fs::read_to_string(root().join("docs/kommandolinje.md")).unwrap()
}

#[test]
fn every_key_of_the_answers_is_told() {
    let page = page();
    let is_part = |it: char| !(it.is_ascii_alphanumeric() || it == '_');
    let told: BTreeSet<&str> = page.split(is_part).collect();
    let types = fs::read_to_string(root().join("crates/standards/src/answer/types.rs")).unwrap();
    let fields = types.lines().filter_map(|it| it.trim().strip_prefix("pub ")?.split_once(": "));
    let missing: Vec<&str> = fields.map(|(name, _)| name).filter(|it| !told.contains(it)).collect();
    assert!(missing.is_empty(), "docs/kommandolinje.md says nothing of {missing:?}");
}

#[test]
fn every_command_is_told() {
    let page = page();
    let help = run(&["--help"], "");
    let commands = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    for line in commands.lines() {
        let name = line.split_whitespace().next().unwrap();
        assert!(name == "help" || page.contains(&format!("`{name}")), "{name}");
    }
}

#[test]
fn the_facts_file_of_the_page_is_read() {
    let page = page();
    let example = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    for standard in ["97", "100"] {
        let line = ["assess", "hvidovre", standard, "--facts", "-", "--on", "2023-06-01"];
        let answer = run(&line, example);
        assert!(answer.ends_with("exit 0"), "{answer}");
    }
}
