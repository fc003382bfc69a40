//! `catalogues` and `show`: what there is (*kataloger og standarder*), as it is.

use jiff::civil::Date;
use serde_json::{Value as Json, json};
use standards::answer::{VERSION, stated};
use standards::assess::Memory;
use standards::facts::Facts;
use standards::format::{Adoption, CatalogueFile, Note};
use standards::library::{self, Catalogue, Which};

use super::FINE;
use crate::desk::{Desk, compiled, only};
use crate::stop::Result;
use crate::text;

pub(super) fn catalogues(desk: &Desk<'_>) -> Result<u8> {
    let mut found = Vec::new();
    let none: [String; 0] = [];
    for id in desk.found.files.catalogues() {
        let catalogue = library::read_catalogue(&desk.found.files, &id, Which::Only(&none))?;
        let standards = desk.found.files.standard_ids(&id);
        found.push(line(&catalogue, &standards));
    }
    let json = json!({ "version": VERSION, "catalogues": found });
    desk.give(&json, || text::browse::catalogues(desk.words, &found))?;
    Ok(FINE)
}

fn line(catalogue: &Catalogue, standards: &[String]) -> Json {
    let (from, until, is_earliest) = catalogue.in_force();
    json!({
        "id": catalogue.id.to_string(),
        "municipality": catalogue.file.value.municipality,
        "name": catalogue.file.value.name,
        "from": from,
        "until": until,
        "in_force_is_earliest": is_earliest,
        "version_hash": catalogue.version_hash,
        "standards": standards,
        "not_encoded": catalogue.file.value.not_encoded,
    })
}

pub(super) fn show(
    desk: &Desk<'_>,
    catalogue: &str,
    standard: Option<&str>,
    on: Option<Date>,
) -> Result<u8> {
    let on = desk.on(on)?;
    match standard {
        Some(standard) => one(desk, catalogue, standard, on),
        None => whole(desk, catalogue, on),
    }
}

/// A standard as it is: its answer for nobody, without what only a person has.
fn one(desk: &Desk<'_>, catalogue: &str, standard: &str, on: Date) -> Result<u8> {
    const OF_A_PERSON: [&str; 8] = [
        "outcome",
        "exact",
        "possible",
        "grounds",
        "missing",
        "irrelevant",
        "counterfactuals",
        "criteria",
    ];
    let catalogue = desk.standard(catalogue, standard, on)?;
    let standard = only(&catalogue)?;
    let plan = compiled(&catalogue, standard, on)?;
    let nobody = Facts::default();
    let case = desk.case(&catalogue, &standard.value, &plan, &nobody);
    let answer = case.assess(&mut Memory::default());
    let mut json = serde_json::to_value(&answer).map_err(std::io::Error::from)?;
    if let Some(fields) = json.as_object_mut() {
        fields.retain(|key, _| !OF_A_PERSON.contains(&key.as_str()));
    }
    desk.give(&json, || text::browse::standard(desk.words, &case, &answer))?;
    Ok(FINE)
}

fn whole(desk: &Desk<'_>, catalogue: &str, on: Date) -> Result<u8> {
    let catalogue = desk.catalogue(catalogue, on)?;
    let json = self::catalogue(&catalogue);
    desk.give(&json, || text::browse::catalogue(desk.words, &catalogue, &json))?;
    Ok(FINE)
}

fn catalogue(catalogue: &Catalogue) -> Json {
    let file = &catalogue.file.value;
    let (from, until, is_earliest) = catalogue.in_force();
    let standards: Vec<Json> = catalogue
        .standards
        .iter()
        .map(|it| json!({ "id": it.value.id, "name": it.value.name, "law": it.value.law }))
        .collect();
    json!({
        "version": VERSION,
        "catalogue": catalogue.id.to_string(),
        "version_hash": catalogue.version_hash,
        "municipality": file.municipality,
        "name": file.name,
        "unit": stated(&file.unit, |it| json!(it)),
        "adopted": stated(&file.adopted, adopted),
        "from": from,
        "until": until,
        "in_force_is_earliest": is_earliest,
        "earliest_reason": file.earliest.as_ref().map(|it| it.reason.clone()),
        "document": {
            "title": file.document.title,
            "sha256": file.document.sha256,
            "lines": file.document.lines,
            "note": file.document.note,
        },
        "national": { "edition": catalogue.national.edition, "sha256": catalogue.national.sha256 },
        "contacts": contacts(file),
        "principles": notes(&file.principles),
        "process": notes(&file.process),
        "standards": standards,
        "not_encoded": file.not_encoded,
        "ambiguities": ambiguities(file),
    })
}

fn adopted(it: &Adoption) -> Json {
    json!({
        "by": stated(&it.by, |it| json!(it)),
        "on": stated(&it.on, |it| json!(it.0)),
        "minutes": it.minutes,
    })
}

fn contacts(file: &CatalogueFile) -> Vec<Json> {
    let one = |it: &standards::format::Contact| {
        json!({
            "name": it.name,
            "for": it.purpose,
            "address": it.address,
            "phone": it.phone,
            "mail": it.mail,
            "web": it.web,
            "hours": stated(&it.hours, |it| json!(it)),
        })
    };
    file.contacts.iter().map(one).collect()
}

fn notes(notes: &[Note]) -> Vec<Json> {
    let source = |it: &Note| it.source.as_ref().map(ToString::to_string);
    notes.iter().map(|it| json!({ "id": it.id, "text": it.text, "source": source(it) })).collect()
}

fn ambiguities(file: &CatalogueFile) -> Vec<Json> {
    let one = |it: &standards::format::Ambiguity| {
        json!({
            "id": it.id,
            "text": it.text,
            "source": it.source.as_ref().map(ToString::to_string),
        })
    };
    file.ambiguities.iter().map(one).collect()
}
