//! Places that an ambiguity fills, spelt out (*læsninger*): a reader wants to see *1 uge / 2 uger*
//! and not the name of the place.

use serde_json::{Value as Json, json};

use super::Change;
use crate::context;
use crate::format::{Reading, Standard};
use crate::library::Catalogue;

type Side<'a> = (&'a Catalogue, &'a Standard);

/// Spells out the readings in the values of a change.
pub(super) fn spell_out(before: Side<'_>, after: Side<'_>, change: &mut Change) {
    for field in &mut change.fields {
        spell(before, &mut field.before);
        spell(after, &mut field.after);
    }
}

/// `{ uklar = "id" }` gets the readings that fill it.
pub(super) fn spell(side: Side<'_>, value: &mut Json) {
    match value {
        Json::Object(map) => {
            let readings = map.get("uklar").and_then(Json::as_str).and_then(|it| filled(side, it));
            if let Some(readings) = readings {
                map.insert("laesninger".to_owned(), readings);
            }
            map.values_mut().for_each(|it| spell(side, it));
        }
        Json::Array(list) => list.iter_mut().for_each(|it| spell(side, it)),
        _ => (),
    }
}

fn filled((catalogue, standard): Side<'_>, place: &str) -> Option<Json> {
    let (id, name) = context::split(place);
    let ambiguity = context::ambiguity(catalogue, standard, id)?;
    let value = |it: &Reading| {
        let own = match name {
            Some(name) => it.values.get(name).cloned(),
            None => it.value.clone(),
        };
        own.unwrap_or_else(|| json!(it.text.clone().unwrap_or_else(|| it.id.to_string())))
    };
    Some(ambiguity.readings.iter().map(value).collect())
}
