//! Ambiguities and their readings (*uklarheder, læsninger*): finding the places and filling them.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::facts::Facts;
use crate::format::{Ambiguity, Practice, Standard};
use crate::library::Catalogue;

/// An ambiguity of the standard, or one that the whole catalogue shares.
pub fn ambiguity<'a>(
    catalogue: &'a Catalogue,
    standard: &'a Standard,
    id: &str,
) -> Option<&'a Ambiguity> {
    let shared = &catalogue.file.value.ambiguities;
    standard.ambiguities.iter().chain(shared).find(|it| it.id.as_str() == id)
}

/// The reading that the case or else the catalogue has chosen.
pub fn chosen(ambiguity: &Ambiguity, facts: &Facts) -> Option<String> {
    let of_case = facts.readings.get(ambiguity.id.as_str()).map(|it| it.reading.clone());
    of_case.or_else(|| match &ambiguity.practice {
        Some(Practice::Chosen(practice)) => Some(practice.reading.to_string()),
        _ => None,
    })
}

/// The id of the first ambiguity that stands in a piece: `id` or `id.sted`.
pub fn first_unclear<T: Serialize>(piece: &T) -> Option<String> {
    fn search(value: &serde_json::Value) -> Option<String> {
        match value {
            serde_json::Value::Object(fields) => match fields.get("uklar") {
                Some(serde_json::Value::String(id)) => Some(id.clone()),
                _ => fields.values().find_map(search),
            },
            serde_json::Value::Array(items) => items.iter().find_map(search),
            _ => None,
        }
    }
    // Most pieces have none, and that is seen in their text at once: a quotation mark inside a
    // text is written with a backslash, so this is a key.
    if !serde_json::to_string(piece).ok()?.contains(r#""uklar":"#) {
        return None;
    }
    search(&serde_json::to_value(piece).ok()?)
}

/// `id.sted` as id and place.
pub fn split(unclear: &str) -> (&str, Option<&str>) {
    match unclear.split_once('.') {
        Some((id, place)) => (id, Some(place)),
        None => (unclear, None),
    }
}

/// A piece with every place of one ambiguity filled by one reading. `None` where the reading
/// gives the place no value, or one of another type.
pub fn fill<T: Serialize + DeserializeOwned>(
    piece: &T,
    ambiguity: &Ambiguity,
    reading: &str,
) -> Option<T> {
    let reading = ambiguity.readings.iter().find(|it| it.id.as_str() == reading)?;
    let mut value = serde_json::to_value(piece).ok()?;
    put(&mut value, ambiguity.id.as_str(), reading)?;
    serde_json::from_value(value).ok()
}

fn put(
    value: &mut serde_json::Value,
    ambiguity: &str,
    reading: &crate::format::Reading,
) -> Option<()> {
    match value {
        serde_json::Value::Object(fields) => {
            if let Some(serde_json::Value::String(unclear)) = fields.get("uklar") {
                let (id, place) = split(unclear);
                if id == ambiguity {
                    *value = match place {
                        Some(place) => reading.values.get(place)?.clone(),
                        None => reading.value.clone()?,
                    };
                    return Some(());
                }
            }
            fields.values_mut().try_for_each(|it| put(it, ambiguity, reading))
        }
        serde_json::Value::Array(items) => {
            items.iter_mut().try_for_each(|it| put(it, ambiguity, reading))
        }
        _ => Some(()),
    }
}
