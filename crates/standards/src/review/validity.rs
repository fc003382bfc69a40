//! Whether the texts are in force and of today (*gyldighed*): adoption, approval, amounts past
//! their year, texts of the catalogue that stand to the law, a complaint limit nowhere printed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value as Json;

use super::{Cited, Desk, Finding, Weight, about, bare, law};
use crate::compare::as_data;
use crate::format::{LawPiece, LimitFor, Rate, Standard};
use crate::problem::Problem;

pub(super) fn catalogue(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let file = &desk.catalogue.file.value;
    let adopted = file.adopted.value().and_then(|it| it.on.value());
    if adopted.is_none() {
        let problem = Problem::new("in-force-without-adoption");
        findings.push(bare(Weight::Question, problem));
    }
    rates(desk, findings);
    let limits = file.time_limits.items();
    if !limits.iter().any(|it| it.what == LimitFor::Complaint) {
        let law = desk.catalogue.national.of("RSL § 67", desk.on).map(Cited::of).collect();
        let problem = Problem::new("no-complaint-limit");
        findings.push(Finding { law, ..bare(Weight::Question, problem) });
    }
    // What the Act on legal certainty fixes holds for every standard.
    for day in desk.days() {
        let pieces = desk
            .catalogue
            .national
            .pieces
            .iter()
            .filter(|it| it.law.starts_with("RSL ") && crate::library::in_force(it, day));
        for piece in pieces {
            let Some(of_law) = &piece.limit else { continue };
            for limit in limits.iter().filter(|it| it.what == of_law.what) {
                law::limit_against(None, piece, of_law, limit, day, findings);
            }
        }
    }
    for (id, text, source, piece, relation) in law::related(desk, &as_data(file)) {
        if let Some(finding) = law::of_relation(&text, piece, relation) {
            findings.push(Finding { pieces: vec![id], source, ..finding });
        }
    }
}

/// Amounts whose period is over, or whose printed year is past, with nothing later.
fn rates(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let mut latest: BTreeMap<&str, &Rate> = BTreeMap::new();
    for rate in &desk.catalogue.rates {
        latest.insert(rate.id.as_str(), rate);
    }
    let used = used_by(desk);
    for (id, rate) in latest {
        let ended = rate.until.value().is_some_and(|it| it.0 < desk.on);
        let year = rate.year.value().copied();
        let past = year.is_some_and(|it| i32::from(it) < i32::from(desk.on.year()));
        if !ended && !past {
            continue;
        }
        let restated = rate.restates.as_ref().and_then(|it| desk.piece(it.as_str(), desk.on));
        let problem = Problem::new("amount-out-of-date")
            .with("text", &rate.text)
            .with("value", rate.value.as_ref().map(ToString::to_string).unwrap_or_default())
            .with("year", year.map_or("none".to_owned(), |it| it.to_string()))
            .with("standards", used.get(id).map_or("none".to_owned(), |it| it.join(", ")));
        findings.push(Finding {
            problem: of_the_act(problem, restated, desk.on),
            pieces: vec![id.to_owned()],
            source: Some(rate.source.to_string()),
            law: restated.map(Cited::of).into_iter().collect(),
            ..bare(Weight::OutOfDate, Problem::new("amount-out-of-date"))
        });
    }
}

/// What the Act's own amount is that day, with its mark; or that it was not read.
fn of_the_act(problem: Problem, piece: Option<&LawPiece>, on: Date) -> Problem {
    let Some(piece) = piece else { return problem.with("owed", "none") };
    let now = on.year().to_string();
    let (owed, now, mark) = match (piece.until.filter(|it| it.0 < on), piece.rate(on.year())) {
        (Some(until), _) => ("ended".to_owned(), until.0.to_string(), ""),
        (None, None) => ("unread".to_owned(), now, ""),
        (None, Some(it)) => (it.value.to_string(), now, it.status.mark()),
    };
    problem.with("owed", owed).with("now", now).with("mark", mark)
}

/// Which standards name a rate.
fn used_by(desk: &Desk<'_>) -> BTreeMap<String, Vec<String>> {
    let mut used: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for standard in &desk.catalogue.standards {
        let mut names = Vec::new();
        named(&as_data(&standard.value), &mut names);
        for name in names {
            let of_rate = used.entry(name).or_default();
            let id = standard.value.id.to_string();
            if !of_rate.contains(&id) {
                of_rate.push(id);
            }
        }
    }
    used
}

fn named(value: &Json, names: &mut Vec<String>) {
    match value {
        Json::Object(map) => {
            names.extend(map.get("sats").and_then(Json::as_str).map(str::to_owned));
            map.values().for_each(|it| named(it, names));
        }
        Json::Array(list) => list.iter().for_each(|it| named(it, names)),
        _ => (),
    }
}

/// A standard without an approval line among others that have one.
pub(super) fn standard(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    let others = desk.catalogue.standards.iter().filter(|it| it.value.approved.value().is_some());
    if standard.approved.value().is_none() && others.count() > 0 {
        let problem = Problem::new("standard-without-approval");
        findings.push(Finding {
            source: Some(standard.source.to_string()),
            ..about(standard, Weight::Question, problem)
        });
    }
}
