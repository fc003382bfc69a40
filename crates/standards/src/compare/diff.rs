//! What two files say otherwise, piece by piece (*forskelle*). Pieces meet by their id; source
//! lines and the ways of writing one thing are no difference. It never looks at meaning.

use serde_json::{Map, Value as Json};

use super::{Change, FieldChange, Kind, Sort};
use crate::quantity::Quantity;

/// Where a piece stands in a file, and what it says.
#[derive(Debug, Clone)]
struct Piece {
    room: String,
    id: String,
    earlier: Option<String>,
    said: Json,
}

/// Keys that are never a difference: where something was read, and the form of the file.
const NOT_SAID: [&str; 5] = ["kilde", "laest-i", "format", "id", "tidligere-id"];

/// Keys whose texts explain what other keys say.
const TEXTS: [&str; 6] = ["tekst", "note", "spoergsmaal", "vejledning", "beroerer", "fund"];

/// Parts of a file whose pieces say what they say in other keys than their text.
const SAID_IN_FIGURES: [&str; 5] = ["kriterium", "omfang", "beregning", "frist", "sats"];

/// All differences between two files of one type, written out as data.
pub(super) fn changes(before: &Json, after: &Json) -> Vec<Change> {
    let (before, after) = (pieces(before), pieces(after));
    let mut changes = Vec::new();
    for piece in &before {
        match partner(piece, &after) {
            Some(other) => changes.extend(changed(piece, other)),
            None => changes.push(told(piece, Sort::Removed)),
        }
    }
    for piece in &after {
        if !before.iter().any(|it| meet(it, piece)) {
            changes.push(told(piece, Sort::Added));
        }
    }
    changes
}

/// Whether two pieces say the same.
pub(super) fn same(before: &Json, after: &Json) -> bool {
    let mut found = Vec::new();
    differ("", before, after, &mut found);
    found.is_empty()
}

fn meet(before: &Piece, after: &Piece) -> bool {
    let same_id = before.id == after.id || after.earlier.as_deref() == Some(before.id.as_str());
    before.room == after.room && same_id
}

fn partner<'a>(piece: &Piece, among: &'a [Piece]) -> Option<&'a Piece> {
    among.iter().find(|it| meet(piece, it))
}

// --- pieces ---------------------------------------------------------------------------------------

fn pieces(file: &Json) -> Vec<Piece> {
    let mut found = Vec::new();
    for (room, value) in file.as_object().into_iter().flatten() {
        if !NOT_SAID.contains(&room.as_str()) {
            collect(room, value, &mut found);
        }
    }
    found
}

fn collect(room: &str, value: &Json, found: &mut Vec<Piece>) {
    match value {
        Json::Array(list) if list.iter().all(Json::is_object) => {
            for (index, it) in list.iter().enumerate() {
                piece(room, name(it).unwrap_or_else(|| index.to_string()), it, found);
            }
        }
        Json::Object(map) if matches!(room, "omfang" | "beregning") && !is_state(map) => {
            for (id, it) in map {
                piece(room, id.clone(), it, found);
            }
        }
        _ => piece(room, String::new(), value, found),
    }
}

/// A piece, and the lists of pieces that stand inside it as rooms of their own.
fn piece(room: &str, id: String, said: &Json, found: &mut Vec<Piece>) {
    let earlier = said.get("tidligere-id").and_then(Json::as_str).map(str::to_owned);
    let mut own = said.clone();
    if let Json::Object(fields) = &mut own {
        for inner in ["kriterium", "indgaar", "indgaar-ikke", "omfang", "krav", "dokumenter"] {
            let apart = room == "variant" || matches!(inner, "krav" | "dokumenter");
            let Some(value) = apart.then(|| fields.remove(inner)).flatten() else { continue };
            let inner_room = match room {
                "variant" => format!("variant/{id}/{inner}"),
                _ => format!("{room}/{inner}"),
            };
            collect_inner(&inner_room, inner, &value, found);
        }
    }
    found.push(Piece { room: room.to_owned(), id, earlier, said: own });
}

fn collect_inner(room: &str, kind: &str, value: &Json, found: &mut Vec<Piece>) {
    let mut inner = Vec::new();
    collect(kind, value, &mut inner);
    found.extend(inner.into_iter().map(|it| Piece { room: room.to_owned(), ..it }));
}

/// What a piece of a list is called: its id, or the words that tell it from the others.
fn name(piece: &Json) -> Option<String> {
    let words = ["id", "handling", "bestemmelse", "navn"];
    words.iter().find_map(|it| piece.get(it)?.as_str()).map(str::to_owned)
}

fn is_state(map: &Map<String, Json>) -> bool {
    ["tilstand", "uklar", "mangler", "andetsteds"].iter().any(|it| map.contains_key(*it))
}

/// Whether a piece says nothing: a list that the document does not have.
fn says_nothing(piece: &Piece) -> bool {
    piece.id.is_empty() && plain(&piece.said) == "ikke oplyst"
}

// --- differences ----------------------------------------------------------------------------------

fn told(piece: &Piece, sort: Sort) -> Change {
    let fields = Vec::new();
    let mut change = change(piece, sort, fields);
    if says_nothing(piece) {
        // The list itself came or went, and its pieces tell that.
        change.kind = Kind::Silence;
    }
    match sort {
        Sort::Removed => change.before = Some(piece.said.clone()),
        _ => change.after = Some(piece.said.clone()),
    }
    change
}

fn changed(before: &Piece, after: &Piece) -> Option<Change> {
    let mut fields = Vec::new();
    differ("", &before.said, &after.said, &mut fields);
    if fields.is_empty() {
        return None;
    }
    let mut change = change(after, Sort::Changed, fields);
    change.before = Some(before.said.clone());
    change.after = Some(after.said.clone());
    let source = before.said.get("kilde").and_then(Json::as_str);
    change.before_source = source.map(str::to_owned);
    Some(change)
}

fn change(piece: &Piece, sort: Sort, fields: Vec<FieldChange>) -> Change {
    let text = |key: &str| piece.said.get(key).and_then(Json::as_str);
    let label = ["tekst", "navn", "handling", "for", "hvad"].iter().find_map(|it| text(it));
    let source = text("kilde").map(str::to_owned);
    let (before_source, after_source) = match sort {
        Sort::Removed => (source, None),
        _ => (None, source),
    };
    Change {
        room: piece.room.clone(),
        id: piece.id.clone(),
        sort,
        kind: kind(piece, sort, &fields),
        label: label.map(str::to_owned),
        fields,
        before: None,
        after: None,
        before_source,
        after_source,
        bands: Vec::new(),
        meaning: None,
    }
}

fn kind(piece: &Piece, sort: Sort, fields: &[FieldChange]) -> Kind {
    let last = |it: &FieldChange| it.field.rsplit('/').next().unwrap_or_default().to_owned();
    let room = piece.room.rsplit('/').next().unwrap_or_default();
    // The question put to a professional is what a judged criterion says.
    let asks = piece.said.get("skoen").is_some();
    let only_texts = sort == Sort::Changed
        && SAID_IN_FIGURES.contains(&room)
        && !asks
        && fields.iter().all(|it| TEXTS.contains(&last(it).as_str()));
    match room {
        "navn" | "behov" | "formaal" | "titel" | "enhed" | "dokument" => Kind::Wording,
        "godkendt" | "vedtaget" | "gaelder-fra" | "gaelder-til" | "tidligst" => Kind::Validity,
        "kontakt" => Kind::Contact,
        "lov" => Kind::LegalBasis,
        "uklarhed" => Kind::Ambiguity,
        _ if only_texts => Kind::Wording,
        "kriterium" | "samspil" | "variant" | "personer" => Kind::Criterion,
        "frist" | "fristberegning" | "ophoer" | "opfoelgning" => Kind::Deadline,
        "omfang" | "beregning" | "sats" => Kind::Number,
        "indgaar" | "indgaar-ikke" | "liste" => Kind::Content,
        "betaling" => Kind::Payment,
        _ => Kind::Process,
    }
}

/// Every place where two values differ, by its path from the piece.
fn differ(path: &str, before: &Json, after: &Json, found: &mut Vec<FieldChange>) {
    let (before, after) = (plain(before), plain(after));
    if before == after {
        return;
    }
    let under = |key: &str| match path {
        "" => key.to_owned(),
        _ => format!("{path}/{key}"),
    };
    match (&before, &after) {
        (Json::Object(one), Json::Object(other)) => {
            let keys = one.keys().chain(other.keys().filter(|it| !one.contains_key(*it)));
            for key in keys.filter(|it| !NOT_SAID.contains(&it.as_str())) {
                let get = |map: &Map<String, Json>| map.get(key).cloned().unwrap_or(Json::Null);
                differ(&under(key), &get(one), &get(other), found);
            }
        }
        (Json::Array(one), Json::Array(other)) if of_objects(one) && of_objects(other) => {
            rows(&under, one, other, found);
        }
        _ => found.push(FieldChange { field: path.to_owned(), before, after, direction: None }),
    }
}

fn of_objects(list: &[Json]) -> bool {
    !list.is_empty() && list.iter().all(Json::is_object)
}

/// Rows meet by id, else those that say the same; the rest one by one in order.
fn rows(
    under: &dyn Fn(&str) -> String,
    one: &[Json],
    other: &[Json],
    found: &mut Vec<FieldChange>,
) {
    let named = one.iter().chain(other).all(|it| it.get("id").is_some());
    if named {
        let id = |it: &Json| name(it).unwrap_or_default();
        for row in one {
            let partner = other.iter().find(|it| id(it) == id(row)).cloned();
            differ(&under(&id(row)), row, &partner.unwrap_or(Json::Null), found);
        }
        for row in other.iter().filter(|it| !one.iter().any(|row| id(row) == id(it))) {
            differ(&under(&id(row)), &Json::Null, row, found);
        }
        return;
    }
    let (mut left, mut right): (Vec<Json>, Vec<Json>) =
        (one.iter().map(said).collect(), other.iter().map(said).collect());
    left.retain(|it| match right.iter().position(|row| row == it) {
        Some(place) => {
            right.remove(place);
            false
        }
        None => true,
    });
    for place in 0..left.len().max(right.len()) {
        let get = |list: &[Json]| list.get(place).cloned().unwrap_or(Json::Null);
        differ(&under(&(place + 1).to_string()), &get(&left), &get(&right), found);
    }
}

/// A value without what is never said.
fn said(value: &Json) -> Json {
    match value {
        Json::Object(map) => map
            .iter()
            .filter(|(key, _)| !NOT_SAID.contains(&key.as_str()) || *key == "id")
            .map(|(key, it)| (key.clone(), said(it)))
            .collect::<Map<String, Json>>()
            .into(),
        Json::Array(list) => list.iter().map(said).collect::<Vec<Json>>().into(),
        other => plain(other),
    }
}

/// One way of writing for what can be written in several: a text with and without its source, a
/// state alone and in a table, `1 måned` and `1 måneder`.
fn plain(value: &Json) -> Json {
    match value {
        Json::Object(map) => {
            let rest: Vec<&String> = map.keys().filter(|it| *it != "kilde").collect();
            match (rest.as_slice(), map.get("tekst"), map.get("tilstand")) {
                ([_], Some(text @ Json::String(_)), _) => text.clone(),
                ([_], _, Some(state @ Json::String(_))) => state.clone(),
                _ => value.clone(),
            }
        }
        Json::String(text) => match text.parse::<Quantity>() {
            Ok(quantity) => Json::String(quantity.written()),
            Err(_) => value.clone(),
        },
        other => other.clone(),
    }
}
