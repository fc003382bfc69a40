//! Hvidovre's catalogue against the worked cases and the oddities of its document.

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
use standards::library::{Catalogue, read_examples};
use standards::plan;

/// The worked cases that independent readers decided from the document.
const CASES: [&str; 95] = [
    "HVI-001", "HVI-002", "HVI-004", "HVI-005", "HVI-006", "HVI-007", "HVI-008", "HVI-012",
    "HVI-015", "HVI-017", "HVI-018", "HVI-019", "HVI-020", "HVI-023", "HVI-024", "HVI-025",
    "HVI-026", "HVI-027", "HVI-031", "HVI-032", "HVI-034", "HVI-036", "HVI-037", "HVI-038",
    "HVI-039", "HVI-041", "HVI-043", "HVI-044", "HVI-046", "HVI-047", "HVI-049", "HVI-051",
    "HVI-053", "HVI-056", "HVI-057", "HVI-060", "HVI-061", "HVI-062", "HVI-063", "HVI-066",
    "HVI-069", "HVI-070", "HVI-072", "HVI-073", "HVI-074", "HVI-077", "HVI-078", "HVI-081",
    "HVI-082", "HVI-084", "HVI-085", "HVI-086", "HVI-087", "HVI-088", "HVI-089", "HVI-091",
    "HVI-095", "HVI-097", "HVI-102", "HVI-104", "HVI-106", "HVI-109", "HVI-110", "HVI-111",
    "HVI-112", "HVI-114", "HVI-115", "HVI-116", "HVI-118", "HVI-119", "HVI-123", "HVI-124",
    "HVI-125", "HVI-126", "HVI-127", "HVI-128", "HVI-130", "HVI-131", "HVI-133", "HVI-135",
    "HVI-136", "HVI-137", "HVI-138", "HVI-139", "HVI-142", "HVI-145", "HVI-146", "HVI-150",
    "HVI-151", "HVI-153", "HVI-155", "HVI-156", "HVI-158", "HVI-159", "HVI-160",
];

/// How many oddities the inventory of the document counts.
const ODDITIES: u32 = 42;

fn all_examples() -> Vec<Example> {
    let files = support::files();
    let (parts, problems) = read_examples(&files, &support::hvidovre(&files).id);
    assert_eq!(problems, []);
    parts.into_iter().flat_map(|it| it.value.examples).collect()
}

/// `HVI-001b` is a second example of case `HVI-001`.
fn case_of(example: &str) -> &str {
    example.trim_end_matches(|it: char| it.is_ascii_lowercase())
}

/// The cases that `docs/disputed-cases.md` disputes, by their headings.
fn disputed() -> BTreeSet<String> {
    let text = std::fs::read_to_string(support::root().join("docs/disputed-cases.md")).unwrap();
    let headings = text.lines().filter_map(|it| it.strip_prefix("## HVI-"));
    headings.map(|it| format!("HVI-{}", it.split(' ').next().unwrap())).collect()
}

#[test]
fn every_case_is_an_example_that_holds_or_is_disputed_in_the_open() {
    let files = support::files();
    let catalogue = support::hvidovre(&files);
    let (mut passed, mut failed) = (BTreeSet::new(), Vec::new());
    for example in all_examples() {
        match examples::run(&catalogue, &example) {
            Ok(_) => {
                passed.insert(case_of(&example.id).to_owned());
            }
            Err(failure) => failed.push(format!("{}: {failure:?}", example.id)),
        }
    }
    let disputed = disputed();
    let missing: Vec<&str> =
        CASES.into_iter().filter(|it| !passed.contains(*it) && !disputed.contains(*it)).collect();
    let passed = CASES.iter().filter(|it| passed.contains(**it)).count();
    println!("{passed} cases passed, {} disputed, {} missing", disputed.len(), missing.len());
    assert!(failed.is_empty(), "examples that do not hold:\n{}", failed.join("\n"));
    assert!(missing.is_empty(), "cases without an example: {missing:?}");
}

#[test]
fn the_list_of_cases_is_the_one_we_were_given() {
    // Only where the cases lie beside the project; the project stands without them.
    let path = support::root().join("../shared/cases/hvidovre-cases.json");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let cases: Vec<Json> = serde_json::from_str(&text).unwrap();
    let ids: Vec<&str> = cases.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids, CASES);
}

fn ambiguities(catalogue: &Catalogue) -> Vec<Ambiguity> {
    let standards = catalogue.standards.iter().flat_map(|it| &it.value.ambiguities);
    catalogue.file.value.ambiguities.iter().chain(standards).cloned().collect()
}

#[test]
fn every_oddity_of_the_document_is_an_ambiguity_that_names_what_it_concerns() {
    let files = support::files();
    let ambiguities = ambiguities(&support::hvidovre(&files));
    let found: BTreeSet<u32> = ambiguities.iter().flat_map(|it| it.findings.clone()).collect();
    let missing: Vec<u32> = (1..=ODDITIES).filter(|it| !found.contains(it)).collect();
    assert!(missing.is_empty(), "oddities without an ambiguity: {missing:?}");
    for ambiguity in ambiguities.iter().filter(|it| !it.findings.is_empty()) {
        assert!(!ambiguity.concerns.is_empty(), "{} concerns nothing", ambiguity.id);
        assert!(ambiguity.source.is_some(), "{} has no source lines", ambiguity.id);
    }
}

/// Which ambiguities are reported where: by an example's answer or by the plain assessment of a
/// standard with nothing known, and in which role.
fn reported(catalogue: &Catalogue) -> BTreeMap<String, BTreeSet<String>> {
    let mut answers = Vec::new();
    for example in all_examples() {
        answers.extend(examples::evaluate(catalogue, &example).ok());
    }
    let nothing = Facts::default();
    for standard in &catalogue.standards {
        let (plan, _) = plan::compile(catalogue, &standard.value, date(2023, 6, 1));
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
    let files = support::files();
    let catalogue = support::hvidovre(&files);
    let reported = reported(&catalogue);
    // What touches no computation of a standard stands on the catalogue's own page.
    let of_catalogue: BTreeSet<String> =
        catalogue.file.value.ambiguities.iter().map(|it| it.id.to_string()).collect();
    let mut silent = Vec::new();
    for ambiguity in ambiguities(&catalogue) {
        let id = ambiguity.id.as_str();
        let roles = reported.get(id).cloned().unwrap_or_default();
        let told = if ambiguity.note_only == Some(true) {
            roles.contains("note") || of_catalogue.contains(id)
        } else {
            roles.contains("decides") || only_a_sign(&catalogue, &ambiguity)
        };
        if !told {
            silent.push(id.to_owned());
        }
    }
    assert!(silent.is_empty(), "no answer turns on: {silent:?}");
}
