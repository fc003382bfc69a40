//! The checks (*kontrol*): everything that can be said about the files without a person and
//! without a search – names, numbers, ambiguities, sources, examples.
//!
//! An error means that a file cannot be used; a finding, that somebody should look. Nothing here
//! changes a file, and nothing here decides a case: what an assessment refuses to start on
//! ([`crate::plan`]) is told here too, with its place.
//!
//! Each kind of finding is a code with arguments. To add one: report it in the module it belongs
//! to, give the code its sentence in the texts, and write the smallest catalogue that shows it in
//! `tests/check.rs`.

mod ambiguities;
mod cover;
mod document;
mod examples;
mod ids;
mod law;
mod names;
mod national;
mod numbers;
mod vocabulary;
mod walk;

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;

use crate::format::{CatalogueFile, ExamplesFile, RatesFile, Standard};
use crate::library::{self, Catalogue, CatalogueId, Common, Files, Read};
use crate::plan::Flaw;
use crate::problem::{Diagnostic, Problem};
use crate::tree::{At, Spans};

/// Checks every file, or those that one catalogue stands on. The law is held against the
/// catalogue's first day and against `days`.
pub fn check(files: &Files, only: Option<&CatalogueId>, days: &[Date]) -> Vec<Diagnostic> {
    check_and_read(files, only, days).0
}

/// As [`check`], with the catalogues that could be read: for who goes on to review them.
pub fn check_and_read(
    files: &Files,
    only: Option<&CatalogueId>,
    days: &[Date],
) -> (Vec<Diagnostic>, Vec<Catalogue>) {
    let mut found = Found::default();
    let ids = files.catalogues();
    let wanted: Vec<&CatalogueId> =
        ids.iter().filter(|id| only.is_none_or(|it| it == *id)).collect();
    if wanted.is_empty() {
        let problem = match only {
            Some(id) => {
                let known: Vec<String> = ids.iter().map(ToString::to_string).collect();
                let problem = Problem::new("unknown-catalogue").with("id", id);
                problem.near(&id.to_string(), known.iter().map(String::as_str))
            }
            None => Problem::new("no-catalogue"),
        };
        found.all.push(Diagnostic::error("katalog.toml", None, problem));
    }
    vocabulary::check(files, &mut found);
    let mut editions = BTreeSet::new();
    let common = Common::read(files);
    // Catalogues have nothing to do with each other, so each may be looked at on its own core.
    let looked_at = std::thread::scope(|scope| {
        let look = |id| {
            let common = &common;
            scope.spawn(move || {
                let mut found = Found::default();
                let catalogue = catalogue(files, id, days, common, &mut found);
                (catalogue, found)
            })
        };
        let threads: Vec<_> = wanted.into_iter().map(look).collect();
        threads.into_iter().map(std::thread::ScopedJoinHandle::join).collect::<Vec<_>>()
    });
    let mut catalogues = Vec::new();
    for looked in looked_at {
        match looked {
            Ok((catalogue, own)) => {
                editions
                    .extend(catalogue.as_ref().map(|it| it.file.value.national.edition.clone()));
                catalogues.extend(catalogue);
                found.all.extend(own.all);
            }
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
    if only.is_none() {
        editions.extend(national::editions(files));
    }
    for edition in editions {
        national::check(files, &edition, &mut found);
    }
    (found.finish(), catalogues)
}

/// Checks one catalogue, and gives it if it could be read.
fn catalogue(
    files: &Files,
    id: &CatalogueId,
    days: &[Date],
    common: &Common,
    found: &mut Found,
) -> Option<Catalogue> {
    let (worked, errors) = library::read_examples(files, id);
    let all_examples = errors.is_empty();
    found.all.extend(errors);
    let catalogue = match library::read_among(files, id, common) {
        Ok(catalogue) => catalogue,
        Err(errors) => {
            found.all.extend(errors);
            return None;
        }
    };
    let (rates, _) = parts::<RatesFile>(files, &format!("{id}/takster"));
    let mut file = catalogue.file.clone();
    let of_rates: usize = rates.iter().map(|it| it.value.ambiguities.len()).sum();
    let own = file.value.ambiguities.len().saturating_sub(of_rates);
    file.value.ambiguities.truncate(own);
    let whole =
        Whole { catalogue: &catalogue, file, rates: &rates, examples: &worked, all_examples };
    document::check(&whole, found);
    let mut uses = ids::Uses::default();
    let mut places = ambiguities::Places::default();
    let days = all_days(&catalogue, days);
    for standard in &catalogue.standards {
        let tree = Tree::of(&standard.name, &standard.spans, &standard.value);
        let walked = walk::walk(&tree.value);
        names::standard(&catalogue, &standard.value, &tree, &walked, found);
        ids::standard(&whole, standard, &tree, &walked, found);
        numbers::standard(&catalogue, standard, &tree, &walked, found);
        ambiguities::lost(&tree, &walked, found);
        document::standard(&catalogue, standard, &tree, found);
        uses.note(&walked);
        places.note(&tree, &walked, ambiguities::Holder::Standard(&standard.value));
        for day in &days {
            law::standard(&catalogue, standard, &tree, *day, found);
            cover::standard(&catalogue, standard, &tree, &walked, *day, found);
        }
    }
    names::catalogue(&whole, &mut uses, &mut places, found);
    ids::catalogue(&whole, &uses, found);
    ambiguities::check(&whole, &places, found);
    examples::check(&whole, found);
    Some(catalogue)
}

/// The catalogue's first day, and the days asked for.
fn all_days(catalogue: &Catalogue, days: &[Date]) -> Vec<Date> {
    let (first, _, _) = catalogue.in_force();
    let mut all: Vec<Date> = first.into_iter().chain(days.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A catalogue with the files that reading puts together.
pub(crate) struct Whole<'a> {
    pub(crate) catalogue: &'a Catalogue,
    /// `katalog.toml` as it is written: the catalogue's own also holds the rates' ambiguities.
    pub(crate) file: Read<CatalogueFile>,
    pub(crate) rates: &'a [Read<RatesFile>],
    pub(crate) examples: &'a [Read<ExamplesFile>],
    /// Whether every file of examples was read: what no example asks for is only then known.
    pub(crate) all_examples: bool,
}

impl Whole<'_> {
    pub(crate) fn standards(&self) -> impl Iterator<Item = &Read<Standard>> {
        self.catalogue.standards.iter()
    }
}

/// The files of a folder that read; what does not read comes as errors.
pub(crate) fn parts<T: serde::de::DeserializeOwned + schemars::JsonSchema>(
    files: &Files,
    folder: &str,
) -> (Vec<Read<T>>, Vec<Diagnostic>) {
    let (mut parts, mut errors) = (Vec::new(), Vec::new());
    for (name, text) in files.under(folder) {
        match library::read(name, text) {
            Ok(part) => parts.push(part),
            Err(problems) => errors.extend(problems),
        }
    }
    (parts, errors)
}

/// A file as the tree that its type writes: the same keys as in the file, so that one path leads
/// to a value and to its place.
pub(crate) struct Tree<'a> {
    pub(crate) file: &'a str,
    pub(crate) spans: &'a Spans,
    pub(crate) value: Json,
}

impl<'a> Tree<'a> {
    pub(crate) fn of<T: Serialize>(file: &'a str, spans: &'a Spans, value: &T) -> Tree<'a> {
        Tree { file, spans, value: serde_json::to_value(value).unwrap_or(Json::Null) }
    }

    /// The place of a key itself.
    fn key(&self, path: &[At]) -> Option<Range<usize>> {
        let Some((At::Key(key), before)) = path.split_last() else { return self.spans.find(path) };
        let parent = before.iter().try_fold(self.spans, |here, step| match step {
            At::Key(key) => here.key(key),
            At::Index(index) => here.index(*index),
        });
        parent.and_then(|it| it.key_span(key)).or_else(|| self.spans.find(path))
    }
}

/// What was found.
#[derive(Default)]
pub(crate) struct Found {
    all: Vec<Diagnostic>,
}

impl Found {
    /// A finding at a value.
    pub(crate) fn at(&mut self, tree: &Tree<'_>, path: &[At], problem: Problem) {
        self.all.push(Diagnostic::finding(tree.file, tree.spans.find(path), problem));
    }

    /// A finding at a key: a table is long, its name is not.
    pub(crate) fn at_key(&mut self, tree: &Tree<'_>, path: &[At], problem: Problem) {
        self.all.push(Diagnostic::finding(tree.file, tree.key(path), problem));
    }

    /// An error at a key: what the file says would not be what is done.
    pub(crate) fn error_at_key(&mut self, tree: &Tree<'_>, path: &[At], problem: Problem) {
        self.all.push(Diagnostic::error(tree.file, tree.key(path), problem));
    }

    /// A finding at a value, and the earlier place that it belongs with.
    pub(crate) fn pair(&mut self, tree: &Tree<'_>, path: &[At], other: &[At], problem: Problem) {
        let finding = Diagnostic::finding(tree.file, tree.spans.find(path), problem);
        self.all.push(Diagnostic { other: tree.spans.find(other), ..finding });
    }

    /// A finding unless it is told already: on another day, or by a check that knows its place
    /// better.
    pub(crate) fn unless_told(&mut self, tree: &Tree<'_>, path: &[At], problem: Problem) {
        let span = tree.spans.find(path);
        let told = |it: &Diagnostic| {
            it.problem.code == problem.code
                && (it.span == span
                    || named(&it.problem).is_some_and(|id| Some(id) == named(&problem)))
        };
        if !self.all.iter().any(|it| it.file == tree.file && told(it)) {
            self.at(tree, path, problem);
        }
    }

    /// The flaws of conditions, without those that only follow from another: a test of a fact that
    /// does not exist tests nothing either.
    pub(crate) fn flaws(&mut self, tree: &Tree<'_>, flaws: &[Flaw]) {
        let follows = |it: &Flaw| {
            flaws.iter().any(|other| {
                let inside = it.path.starts_with(&other.path);
                let around = other.path.starts_with(&it.path);
                let empty = it.problem.code == "empty-test";
                other.problem.code != it.problem.code
                    && ((inside && other.problem.code.starts_with("unknown-")) || (empty && around))
            })
        };
        // A flaw of a named criterion is met again wherever the name stands.
        let (named, own): (Vec<&Flaw>, Vec<&Flaw>) =
            flaws.iter().filter(|it| !follows(it)).partition(|it| through_a_name(&it.path));
        for flaw in own {
            self.unless_told(tree, &flaw.path, flaw.problem.clone());
        }
        for flaw in named {
            let told = |it: &Diagnostic| it.file == tree.file && it.problem == flaw.problem;
            if !self.all.iter().any(told) {
                self.unless_told(tree, &flaw.path, flaw.problem.clone());
            }
        }
    }

    /// In the order of the files, each thing once.
    fn finish(mut self) -> Vec<Diagnostic> {
        let start = |it: &Diagnostic| it.span.as_ref().map_or(0, |it| it.start);
        self.all.sort_by(|a, b| {
            let of_a = (a.severity, &a.file, start(a), a.problem.code, &a.problem.args);
            of_a.cmp(&(b.severity, &b.file, start(b), b.problem.code, &b.problem.args))
        });
        self.all.dedup();
        self.all
    }
}

/// What a problem is about. The nearest name may differ between two that are the same.
fn named(problem: &Problem) -> Option<&str> {
    problem.args.iter().find(|(name, _)| *name == "id").map(|(_, id)| id.as_str())
}

/// A path that goes on behind the name of a criterion: `dele[1].fakta…`, `naar.kriterium.fakta…`.
fn through_a_name(path: &[At]) -> bool {
    path.windows(2).any(|it| match it {
        [At::Key(key), At::Index(_)] => key == "dele",
        [At::Key(key), At::Key(_)] => key == "kriterium",
        _ => false,
    })
}

/// Steps of a path: `at(["beregning".into(), …])` without the noise.
pub(crate) trait Under {
    fn key(&self, key: &str) -> Vec<At>;
    fn index(&self, index: usize) -> Vec<At>;
}

impl Under for [At] {
    fn key(&self, key: &str) -> Vec<At> {
        let mut path = self.to_vec();
        path.push(At::Key(key.to_owned()));
        path
    }

    fn index(&self, index: usize) -> Vec<At> {
        let mut path = self.to_vec();
        path.push(At::Index(index));
        path
    }
}

/// The start of a path.
pub(crate) fn root(key: &str) -> Vec<At> {
    vec![At::Key(key.to_owned())]
}

/// `kriterium[2].fakta.alder`, as problems name a place.
pub(crate) fn place(path: &[At]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            At::Key(key) if text.is_empty() => text.push_str(key),
            At::Key(key) => text = format!("{text}.{key}"),
            At::Index(index) => text = format!("{text}[{}]", index + 1),
        }
    }
    text
}
