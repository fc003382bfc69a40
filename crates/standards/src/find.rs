//! Finding a catalogue and a standard by what a person types (*opslag*).

use jiff::civil::Date;

use crate::format::{CatalogueFile, LimitFor};
use crate::library::{CatalogueId, Files, read};
use crate::problem::{Diagnostic, Problem};

/// `hvidovre/2023`, or the bare municipality for the version in force on `on`.
pub fn catalogue(files: &Files, text: &str, on: Date) -> Result<CatalogueId, Vec<Diagnostic>> {
    let all = files.catalogues();
    let unknown = || {
        let names: Vec<String> = all.iter().map(ToString::to_string).collect();
        let municipalities = all.iter().map(|it| it.municipality.clone());
        let near: Vec<String> = names.iter().cloned().chain(municipalities).collect();
        let problem = Problem::new("unknown-catalogue")
            .with("id", text)
            .near(text, near.iter().map(String::as_str))
            .with("known", names.join(", "));
        vec![Diagnostic::error(text, None, problem)]
    };
    if let Some(exact) = all.iter().find(|it| it.to_string() == text) {
        return Ok(exact.clone());
    }
    let versions: Vec<&CatalogueId> = all.iter().filter(|it| it.municipality == text).collect();
    if versions.is_empty() {
        return Err(unknown());
    }
    let mut best: Option<(Date, CatalogueId)> = None;
    for id in versions {
        let name = format!("{id}/katalog.toml");
        let text = files.0.get(&name).map_or("", String::as_str);
        let file = read::<CatalogueFile>(&name, text)?.value;
        let from = file.from.value().or(file.earliest.as_ref().map(|it| &it.on)).map(|it| it.0);
        let until = file.until.value().map(|it| it.0);
        let in_force = from.is_some_and(|it| it <= on) && until.is_none_or(|it| on <= it);
        if let (Some(from), true) = (from, in_force)
            && best.as_ref().is_none_or(|(known, _)| *known < from)
        {
            best = Some((from, id.clone()));
        }
    }
    best.map(|(_, id)| id).ok_or_else(|| {
        let problem = Problem::new("no-version-in-force").with("id", text).with("day", on);
        vec![Diagnostic::error(text, None, problem)]
    })
}

/// A standard's id, or `§97` or `97` where it fits one standard only.
pub fn standard(ids: &[String], text: &str) -> Result<String, Problem> {
    if ids.iter().any(|it| it == text) {
        return Ok(text.to_owned());
    }
    let number = text.trim_start_matches('§').trim();
    let fits = |id: &&String| {
        id.strip_prefix(number).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let found: Vec<&String> = ids.iter().filter(fits).collect();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => Err(Problem::new("unknown-standard")
            .with("id", text)
            .near(text, ids.iter().map(String::as_str))
            .with("known", ids.join(", "))),
        several => {
            let list: Vec<&str> = several.iter().map(|it| it.as_str()).collect();
            Err(Problem::new("several-standards").with("id", text).with("known", list.join(", ")))
        }
    }
}

/// Every kind of time limit that can be asked for.
pub const LIMITS: [LimitFor; 14] = [
    LimitFor::Decision,
    LimitFor::Start,
    LimitFor::Complaint,
    LimitFor::Reassessment,
    LimitFor::FollowUp,
    LimitFor::Notice,
    LimitFor::Notification,
    LimitFor::Plan,
    LimitFor::Status,
    LimitFor::Account,
    LimitFor::Budget,
    LimitFor::Payment,
    LimitFor::Hearing,
    LimitFor::Access,
];

/// A kind of time limit by its English or Danish word.
pub fn limit(text: &str) -> Result<LimitFor, Problem> {
    let danish =
        |it: &LimitFor| serde_json::to_value(it).ok().and_then(|it| it.as_str().map(str::to_owned));
    let by_word = |it: &LimitFor| {
        crate::answer::limit_word(*it) == text || danish(it).as_deref() == Some(text)
    };
    LIMITS.into_iter().find(by_word).ok_or_else(|| {
        let known: Vec<&str> = LIMITS.iter().map(|it| crate::answer::limit_word(*it)).collect();
        Problem::new("unknown-limit")
            .with("id", text)
            .near(text, known.iter().copied())
            .with("known", known.join(", "))
    })
}
