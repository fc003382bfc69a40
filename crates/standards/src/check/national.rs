//! The national layer (*lovlaget*): every edition reads, names what is there, and its dates and
//! its table of pension ages hang together.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use serde_json::Value as Json;

use super::{Found, Tree, Under, names, parts, root, walk};
use crate::format::{Day, LawPiece, NationalFile, PensionAgeRow};
use crate::library::{self, Files, Read};
use crate::problem::Problem;

/// The editions there are: the folders under `national/`.
pub(super) fn editions(files: &Files) -> BTreeSet<String> {
    let folder = "national/";
    let edition = |path: &str| {
        let rest = path.strip_prefix(folder)?;
        rest.split_once('/').map(|(edition, _)| edition.to_owned())
    };
    files.under(folder).filter_map(|(path, _)| edition(path)).collect()
}

pub(super) fn check(files: &Files, edition: &str, found: &mut Found) {
    let (read, errors) = parts::<NationalFile>(files, &format!("national/{edition}/"));
    found.all.extend(errors);
    let vocabulary = library::read_vocabulary(files).unwrap_or_default();
    let pieces = || read.iter().flat_map(|it| &it.value.pieces);
    let laws: Vec<&str> = pieces().map(|it| it.id.as_str()).collect();
    let criteria = || pieces().filter_map(|it| it.criterion.as_ref()).map(|it| it.id.to_string());
    let mut told: Vec<&LawPiece> = Vec::new();
    for file in &read {
        let tree = Tree::of(&file.name, &file.spans, &file.value);
        let walked = walk::walk(&tree.value);
        if !vocabulary.facts.is_empty() {
            names::national(&vocabulary, &laws, criteria().collect(), &tree, &walked, found);
        }
        for (index, piece) in file.value.pieces.iter().enumerate() {
            let path = root("stykke").index(index);
            if let (Some(from), Some(until)) = (piece.from, piece.until)
                && from > until
            {
                found.at(&tree, &path.key("til"), Problem::new("ends-before-it-begins"));
            }
            if told.iter().any(|it| it.id == piece.id && overlap(it, piece)) {
                let problem = Problem::new("told-twice").with("id", &piece.id);
                found.at(&tree, &path.key("id"), problem);
            }
            for (place, rate) in piece.rates.iter().enumerate() {
                if piece.rates.iter().take(place).any(|it| it.year == rate.year) {
                    let problem = Problem::new("told-twice").with("id", rate.year);
                    found.at(&tree, &path.clone().key("sats").index(place).key("aar"), problem);
                }
            }
            told.push(piece);
        }
    }
    pension_ages(&read, found);
}

fn overlap(one: &LawPiece, other: &LawPiece) -> bool {
    let before = |until: Option<Day>, from: Option<Day>| {
        until.zip(from).is_some_and(|(until, from)| until < from)
    };
    !before(one.until, other.from) && !before(other.until, one.from)
}

/// Everybody has one pension age: on any day the rows in force follow each other birth date by
/// birth date, without an end on either side.
fn pension_ages(read: &[Read<NationalFile>], found: &mut Found) {
    for file in read {
        let tree = Tree::of(&file.name, &file.spans, &Json::Null);
        let rows = &file.value.pension_ages;
        let mut days: Vec<Option<Day>> = rows.iter().map(|it| it.from).collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            let in_force = |it: &(usize, &PensionAgeRow)| applied(it.1, day);
            let rows: Vec<_> = rows.iter().enumerate().filter(in_force).collect();
            for pair in rows.windows(2) {
                let [(_, before), (index, after)] = pair else { continue };
                if !follows(before, after) {
                    let path = root("folkepensionsalder").index(*index);
                    found.at(&tree, &path, Problem::new("pension-rows-do-not-follow"));
                }
            }
            let last = rows.last().filter(|(_, it)| it.born_until.is_some());
            let first = rows.first().filter(|(_, it)| it.born_from.is_some());
            for (index, _) in first.into_iter().chain(last) {
                let path = root("folkepensionsalder").index(*index);
                found.at(&tree, &path, Problem::new("pension-rows-do-not-follow"));
            }
        }
    }
}

/// Whether a row was the law on a day; on no day: in the beginning.
fn applied(row: &PensionAgeRow, day: Option<Day>) -> bool {
    let begun = match (row.from, day) {
        (None, _) => true,
        (Some(from), day) => day.is_some_and(|it| from <= it),
    };
    begun && row.until.is_none_or(|until| day.is_none_or(|it| it <= until))
}

fn follows(before: &PensionAgeRow, after: &PensionAgeRow) -> bool {
    let next = before.born_until.and_then(|it| it.0.checked_add(1.day()).ok());
    next.is_some() && next == after.born_from.map(|it| it.0)
}
