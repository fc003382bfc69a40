//! `config`: whether the settings (*indstillinger*) can be used, and where each was said. Of a
//! secret only whether it is there.

use standards::problem::{Diagnostic, Problem};

use super::FINE;
use crate::args::{Config, Kept, Listening};
use crate::desk::Desk;
use crate::settings::{self, Flags, Origin, Settings, Shown};
use crate::stop::{Result, Stop};
use crate::text::Sheet;
use crate::{files, kept};

pub(super) fn config(desk: &Desk<'_>, what: &Config) -> Result<u8> {
    let read = |kept: &Kept, listening: &Listening| {
        settings::read(desk, &Flags { kept, listening: Some(listening) })
    };
    match what {
        Config::Check { kept, listening } => check(desk, &read(kept, listening)?),
        Config::Show { kept, listening } => show(desk, &read(kept, listening)?),
    }
}

/// Everything the settings point at, looked at and not changed.
fn check(desk: &Desk<'_>, settings: &Settings) -> Result<u8> {
    let mut problems = Vec::new();
    let mut note = |outcome: Result<()>| match outcome {
        Err(Stop::Problems(found)) => problems.extend(found),
        Err(Stop::Io(error)) => {
            let problem = Problem::new("not-readable").with("reason", error);
            problems.push(Diagnostic::error("", None, problem));
        }
        Ok(()) | Err(Stop::NobodyListens) => (),
    };
    note(files::all(settings.catalogues.as_deref()).map(drop));
    if settings.database.is_some() {
        note(kept::address(settings).map(drop));
        // One that is not there yet is made at the first start.
        match &settings.key {
            Some(file) if !file.exists() => (),
            _ => note(kept::key(settings).map(drop)),
        }
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let told = serde_json::json!({ "settings": "fine" });
    desk.give(&told, || format!("{}\n", desk.words.text("settings-fine")))?;
    Ok(FINE)
}

fn show(desk: &Desk<'_>, settings: &Settings) -> Result<u8> {
    let json = serde_json::json!({
        "file": settings.file,
        "settings": settings.shown.iter().map(|it| as_json(settings, it)).collect::<Vec<_>>(),
    });
    desk.give(&json, || {
        let mut sheet = Sheet::default();
        let rows: Vec<_> = settings.shown.iter().map(|it| row(desk, settings, it)).collect();
        sheet.table(&rows);
        sheet.finish()
    })?;
    Ok(FINE)
}

/// Whether the file that a secret stands in is there; none for what is no secret.
fn secret(settings: &Settings, it: &Shown) -> Option<bool> {
    let file = match it.name {
        "key" => &settings.key,
        "database-password-file" => &settings.password_file,
        _ => return None,
    };
    Some(file.as_ref().is_some_and(|it| it.is_file()))
}

fn as_json(settings: &Settings, it: &Shown) -> serde_json::Value {
    let (kind, place) = match &it.origin {
        Origin::Default => ("default", None),
        Origin::File(place) => ("file", Some(place)),
        Origin::Environment(place) => ("environment", Some(place)),
        Origin::Flag(place) => ("flag", Some(place)),
    };
    let mut json = serde_json::json!({ "name": it.name, "origin": kind, "place": place });
    let (name, value) = match secret(settings, it) {
        Some(set) => ("set", set.into()),
        None => ("value", it.value.clone().into()),
    };
    if let Some(json) = json.as_object_mut() {
        json.insert(name.to_owned(), value);
    }
    json
}

fn row(desk: &Desk<'_>, settings: &Settings, it: &Shown) -> Vec<String> {
    let words = desk.words;
    let value = match secret(settings, it) {
        Some(true) => words.text("setting-set"),
        Some(false) => words.text("setting-not-set"),
        None => it.value.clone().unwrap_or_else(|| "–".to_owned()),
    };
    let origin = match &it.origin {
        Origin::Default => words.text("setting-default"),
        Origin::File(place) | Origin::Environment(place) | Origin::Flag(place) => place.clone(),
    };
    vec![it.name.to_owned(), value, origin]
}
