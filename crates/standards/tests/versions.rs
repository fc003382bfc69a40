//! Two versions of one municipality against the table of their differences that readers made by
//! hand (`billund.md` H.3): every row that can change an outcome is found from the two catalogues
//! alone, and whatever else is reported has a reason. Damage by scanning would be reported
//! without either.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, reason = "the count is for whoever runs the test")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use standards::compare::{self, Comparison, Kind, Only};
use standards::library::{self, Which};

/// The rows that the table marks as able to change an outcome, and H04, which changes the process.
const MATTERING: [std::ops::RangeInclusive<u32>; 20] = [
    4..=5,
    8..=15,
    17..=21,
    24..=27,
    29..=34,
    36..=41,
    44..=44,
    46..=47,
    49..=68,
    71..=71,
    73..=75,
    77..=79,
    82..=88,
    90..=92,
    95..=101,
    103..=108,
    110..=114,
    116..=120,
    122..=122,
    124..=125,
];

/// Where a difference stands: standard, part of the file, id, kind; or `+` and a new standard.
type Place = Vec<String>;

/// The rows with their places, and the places that have a reason instead.
fn expected() -> (BTreeMap<Place, String>, BTreeSet<Place>) {
    let (mut rows, mut explained) = (BTreeMap::new(), BTreeSet::new());
    for line in include_str!("versions.txt").lines().filter(|it| !it.starts_with('#')) {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let (row, place) = words.split_first().unwrap();
        if row == "?" {
            assert!(place.len() > 4, "no reason: {line}");
            explained.insert(place.iter().take(4).cloned().collect());
        } else {
            rows.insert(place.to_vec(), row.clone());
        }
    }
    (rows, explained)
}

fn comparison() -> Comparison {
    let files = support::files();
    let read = |year: &str| {
        let id = files.catalogues().into_iter().find(|it| it.to_string() == year).unwrap();
        library::read_catalogue(&files, &id, Which::All).unwrap()
    };
    compare::compare(&read("billund/2021"), &read("billund/2024"), Only::All, date(2024, 1, 1))
}

/// Everything reported, except what was settled or newly unclear, fell silent or was approved
/// when: the table counts oddities elsewhere.
fn reported(it: &Comparison) -> BTreeSet<Place> {
    let none = |it: &str| if it.is_empty() { "-".to_owned() } else { it.replace(' ', "_") };
    let place = |standard: &str, it: &compare::Change| {
        let kind = serde_json::to_value(it.kind).unwrap();
        vec![none(standard), none(&it.room), none(&it.id), kind.as_str().unwrap().to_owned()]
    };
    let matters = |it: &&compare::Change| {
        !matches!(it.kind, Kind::Ambiguity | Kind::Silence | Kind::Validity)
    };
    let shared = it.shared.iter().filter(matters).map(|it| place("", it));
    let own = it.standards.iter().flat_map(|of| {
        of.changes.iter().filter(matters).map(|it| place(&of.after.id, it)).collect::<Vec<_>>()
    });
    let added = it.added.iter().map(|it| vec!["+".to_owned(), it.id.clone()]);
    shared.chain(own).chain(added).collect()
}

#[test]
fn every_row_of_the_version_table_is_found() {
    let (rows, explained) = expected();
    let reported = reported(&comparison());
    let missed: Vec<_> = rows.iter().filter(|(place, _)| !reported.contains(*place)).collect();
    let without: Vec<_> =
        reported.iter().filter(|it| !rows.contains_key(*it) && !explained.contains(*it)).collect();
    let gone: Vec<_> = explained.iter().filter(|it| !reported.contains(*it)).collect();
    let in_table: BTreeSet<&String> = rows.values().collect();
    println!(
        "{} rows found in {} places, {} missed, {} reported without a row and explained",
        in_table.len(),
        rows.len() - missed.len(),
        missed.len(),
        explained.len()
    );
    assert!(missed.is_empty(), "missed: {missed:#?}");
    assert!(without.is_empty(), "reported without a row or a reason: {without:#?}");
    assert!(gone.is_empty(), "explained, but gone: {gone:#?}");
}

#[test]
fn the_table_holds_every_row_that_can_change_an_outcome() {
    let (rows, _) = expected();
    let told: BTreeSet<u32> =
        rows.values().map(|it| it.trim_start_matches('H').parse().unwrap()).collect();
    let lacking: Vec<u32> =
        MATTERING.into_iter().flatten().filter(|it| !told.contains(it)).collect();
    assert_eq!(lacking, Vec::<u32>::new());
}
