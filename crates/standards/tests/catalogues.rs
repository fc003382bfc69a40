//! The catalogues against the worked cases and the oddities of their documents.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, reason = "the count is for whoever runs the test")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use serde_json::Value as Json;
use standards::answer::{self, Labels};
use standards::assess::Memory;
use standards::examples;
use standards::facts::Facts;
use standards::format::{Ambiguity, Effect, Example};
use standards::library::{self, Catalogue, CatalogueId, read_examples};
use standards::plan;

/// How many oddities the inventory of each document counts, and those of them that are no
/// ambiguity here, with the reason.
type Oddities = (&'static str, u32, &'static [(u32, &'static str)]);
const ODDITIES: [Oddities; 5] = [
    ("billund/2021", 17, &[]),
    ("billund/2024", 30, &[(14, "only the version of 2021 leaves the payment unsettled")]),
    ("hvidovre/2023", 42, &[]),
    ("ikast-brande/2025", 38, &[]),
    ("lemvig/2024", 29, &[]),
];

/// A worked case that independent readers decided from a document: see `cases.txt`.
struct Case {
    catalogue: String,
    id: String,
    /// The pair in which the same facts are asked of two versions.
    pair: Option<String>,
}

fn cases() -> Vec<Case> {
    let one = |line: &str| {
        let mut words = line.split(' ').map(str::to_owned);
        Case { catalogue: words.next().unwrap(), id: words.next().unwrap(), pair: words.next() }
    };
    include_str!("cases.txt").lines().filter(|it| !it.starts_with('#')).map(one).collect()
}

fn read() -> Vec<(Catalogue, Vec<Example>)> {
    let files = support::files();
    let common = library::Common::read(&files);
    let one = |id: CatalogueId| {
        let catalogue = library::read_among(&files, &id, &common).unwrap();
        let (parts, problems) = read_examples(&files, &id);
        assert_eq!(problems, []);
        (catalogue, parts.into_iter().flat_map(|it| it.value.examples).collect())
    };
    files.catalogues().into_iter().map(one).collect()
}

/// `HVI-001b` is a second example of case `HVI-001`.
fn case_of(example: &str) -> &str {
    example.trim_end_matches(|it: char| it.is_ascii_lowercase())
}

/// The cases that `docs/disputed-cases.md` disputes, by their headings.
fn disputed() -> BTreeSet<String> {
    let text = std::fs::read_to_string(support::root().join("docs/disputed-cases.md")).unwrap();
    let headings = text.lines().filter_map(|it| it.strip_prefix("## "));
    headings.map(|it| it.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn every_case_is_an_example_that_holds_or_is_disputed_in_the_open() {
    let (cases, disputed) = (cases(), disputed());
    let (mut failed, mut missing, mut passed) = (Vec::new(), Vec::new(), 0);
    for (catalogue, examples) in read() {
        let mut held = BTreeSet::new();
        let mut plans = examples::Plans::default();
        for example in &examples {
            match examples::run_with(&mut plans, &catalogue, example) {
                Ok(_) => drop(held.insert(case_of(&example.id).to_owned())),
                Err(failure) => failed.push(format!("{}: {failure:?}", example.id)),
            }
        }
        let id = catalogue.id.to_string();
        for case in cases.iter().filter(|it| it.catalogue == id) {
            match held.contains(&case.id) {
                true => passed += 1,
                false if disputed.contains(&case.id) => (),
                false => missing.push(case.id.clone()),
            }
        }
    }
    println!("{passed} cases passed, {} disputed, {} missing", disputed.len(), missing.len());
    assert!(failed.is_empty(), "examples that do not hold:\n{}", failed.join("\n"));
    assert!(missing.is_empty(), "cases without an example: {missing:?}");
}

#[test]
fn the_list_of_cases_is_the_one_we_were_given() {
    // Only where the cases lie beside the project; the project stands without them.
    let folder = support::root().join("../shared/cases");
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut ids = BTreeSet::new();
    for entry in entries {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let given: Vec<Json> = serde_json::from_str(&text).unwrap();
        ids.extend(given.iter().map(|it| it["id"].as_str().unwrap().to_owned()));
    }
    let ours: BTreeSet<String> = cases().into_iter().map(|it| it.id).collect();
    assert_eq!(ids, ours);
}

/// The same facts asked of two versions: both answers in one run.
#[test]
fn a_pair_of_cases_gives_both_its_answers_in_one_run() {
    let read = read();
    let cases = cases();
    let mut pairs: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in &cases {
        pairs.entry(case.pair.as_deref().unwrap_or_default()).or_default().push(case);
    }
    pairs.remove("");
    assert!(!pairs.is_empty());
    for (pair, cases) in pairs {
        assert_eq!(cases.len(), 2, "{pair}");
        let answers = cases.iter().map(|case| {
            let of = |it: &&(Catalogue, Vec<Example>)| it.0.id.to_string() == case.catalogue;
            let (catalogue, examples) = read.iter().find(of).unwrap();
            let example = examples.iter().find(|it| it.id == case.id);
            let example = example.unwrap_or_else(|| panic!("{}", case.id));
            let answer = examples::run(catalogue, example);
            (example.given["facts"].clone(), answer.is_ok())
        });
        let answers: Vec<(Json, bool)> = answers.collect();
        assert!(answers.iter().all(|it| it.1), "{pair}: {answers:?}");
    }
}

#[test]
fn every_standard_has_examples_of_our_own() {
    let ours = |id: &str| !["HVI-", "BIL", "IB-", "LEM-"].iter().any(|it| id.starts_with(it));
    let mut few = Vec::new();
    for (catalogue, examples) in read() {
        for standard in &catalogue.standards {
            let id = &standard.value.id;
            let own = examples.iter().filter(|it| it.standard == *id && ours(&it.id)).count();
            if own < 3 {
                few.push(format!("{} {id}: {own}", catalogue.id));
            }
        }
    }
    assert!(few.is_empty(), "fewer than three: {few:#?}");
}

/// How a part of an answer comes out alone is how it comes out in the whole.
#[test]
fn a_part_of_an_answer_is_that_of_the_whole() {
    for (catalogue, examples) in read() {
        // One in five is enough: the parts are the same functions for all.
        for example in examples.iter().step_by(5) {
            let (Ok(part), Ok(whole)) =
                (examples::run(&catalogue, example), examples::evaluate(&catalogue, example))
            else {
                continue;
            };
            for (key, value) in part.as_object().unwrap() {
                assert_eq!(value, &whole[key], "{} {key}", example.id);
            }
        }
    }
}

fn ambiguities(catalogue: &Catalogue) -> Vec<Ambiguity> {
    let standards = catalogue.standards.iter().flat_map(|it| &it.value.ambiguities);
    catalogue.file.value.ambiguities.iter().chain(standards).cloned().collect()
}

#[test]
fn every_oddity_of_a_document_is_an_ambiguity_that_names_what_it_concerns() {
    let mut missing = Vec::new();
    for (catalogue, _) in read() {
        let id = catalogue.id.to_string();
        let (_, count, elsewhere) = ODDITIES.iter().find(|it| it.0 == id).unwrap();
        let ambiguities = ambiguities(&catalogue);
        let found: BTreeSet<u32> = ambiguities.iter().flat_map(|it| it.findings.clone()).collect();
        let told = |it: &u32| found.contains(it) || elsewhere.iter().any(|(own, _)| own == it);
        missing.extend((1..=*count).filter(|it| !told(it)).map(|it| format!("{id} {it}")));
        for ambiguity in ambiguities.iter().filter(|it| !it.findings.is_empty()) {
            // A live one is named by the place it concerns.
            let live = ambiguity.note_only != Some(true);
            assert!(
                live || !ambiguity.concerns.is_empty(),
                "{id}: {} concerns nothing",
                ambiguity.id
            );
            assert!(ambiguity.source.is_some(), "{id}: {} has no source lines", ambiguity.id);
        }
    }
    assert!(missing.is_empty(), "oddities without an ambiguity: {missing:?}");
}

/// Which ambiguities are reported where: by an example's answer or by the plain assessment of a
/// standard with nothing known, and in which role.
fn reported(catalogue: &Catalogue, examples: &[Example]) -> BTreeMap<String, BTreeSet<String>> {
    let day = catalogue.in_force().0.unwrap_or(date(2023, 6, 1));
    let mut answers = Vec::new();
    for example in examples {
        answers.extend(examples::evaluate(catalogue, example).ok());
    }
    let nothing = Facts::default();
    for standard in &catalogue.standards {
        let (plan, _) = plan::compile(catalogue, &standard.value, day);
        let case = answer::case(catalogue, &standard.value, &plan, &nothing, Labels::Danish);
        answers.push(serde_json::to_value(case.assess(&mut Memory::default())).unwrap());
        for id in standard.value.calculations.keys() {
            answers.push(serde_json::to_value(case.calculate(id.as_str())).unwrap());
        }
        for what in standards::find::LIMITS {
            let from = date(2023, 1, 31).into();
            answers.push(serde_json::to_value(case.deadline(what, None, from)).unwrap());
        }
    }
    let mut reported: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for answer in &answers {
        for item in answer["ambiguities"].as_array().into_iter().flatten() {
            let (id, role) = (item["id"].as_str().unwrap(), item["role"].as_str().unwrap());
            reported.entry(id.to_owned()).or_default().insert(role.to_owned());
        }
    }
    reported
}

/// A typical sign decides nothing, and so does what is unclear in it.
fn only_a_sign(catalogue: &Catalogue, ambiguity: &Ambiguity) -> bool {
    let criteria = || catalogue.standards.iter().flat_map(|it| &it.value.criteria);
    let is_sign = |id: &str| {
        criteria().any(|it| {
            it.id.as_str() == id && matches!(it.effect, Effect::Typical | Effect::TypicalAgainst)
        })
    };
    ambiguity.concerns.iter().all(|it| is_sign(it.as_str()))
}

#[test]
fn an_oddity_is_reported_where_it_is_met() {
    let mut silent = Vec::new();
    for (catalogue, examples) in read() {
        let reported = reported(&catalogue, &examples);
        // What touches no computation of a standard stands on the catalogue's own page.
        let of_catalogue: BTreeSet<String> =
            catalogue.file.value.ambiguities.iter().map(|it| it.id.to_string()).collect();
        for ambiguity in ambiguities(&catalogue) {
            let id = ambiguity.id.as_str();
            let roles = reported.get(id).cloned().unwrap_or_default();
            let told = if ambiguity.note_only == Some(true) {
                roles.contains("note") || of_catalogue.contains(id)
            } else {
                roles.contains("decides") || only_a_sign(&catalogue, &ambiguity)
            };
            if !told {
                silent.push(format!("{} {id}", catalogue.id));
            }
        }
    }
    assert_eq!(silent, Vec::<String>::new());
}
