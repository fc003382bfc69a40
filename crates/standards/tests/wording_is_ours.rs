//! No sentence of a source document stands in the project: facts and figures carry over, words
//! are our own. Looks for runs of twelve words wherever the documents lie beside the project.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

const RUN: usize = 12;

/// Phrases of the Acts and addresses, which are nobody's wording.
const ALLOWED: [&str; 1] = ["hvidovre kommune voksenrådgivningen hvidovrevej 280"];

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|it: char| !it.is_alphanumeric() && it != '§')
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The document's words, with and without the breaks at line ends joined.
fn seeds() -> Vec<Vec<String>> {
    let folder = support::root().join("../shared/seeds");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let texts = entries.map(|it| std::fs::read_to_string(it.unwrap().path()).unwrap());
    texts.flat_map(|it| [words(&it), words(&it.replace('\n', ""))]).collect()
}

fn project_texts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let skipped = ["target", "node_modules", ".git"].contains(&name.as_str());
        if path.is_dir() && !skipped {
            project_texts(&path, found);
        } else if ["toml", "md", "ftl", "html", "rs"]
            .iter()
            .any(|it| path.extension().is_some_and(|found| found == *it))
        {
            found.push(path);
        }
    }
}

#[test]
fn no_run_of_twelve_words_is_a_documents() {
    let mut runs = HashSet::new();
    for seed in seeds() {
        runs.extend(seed.windows(RUN).map(|it| it.join(" ")));
    }
    let mut paths = Vec::new();
    project_texts(&support::root(), &mut paths);
    let mut copied = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let words = words(&text);
        for run in words.windows(RUN).map(|it| it.join(" ")) {
            if runs.contains(&run) && !ALLOWED.iter().any(|it| run.contains(it)) {
                copied.push(format!("{}: {run}", path.display()));
            }
        }
    }
    assert!(copied.is_empty(), "words of a document:\n{}", copied.join("\n"));
}
