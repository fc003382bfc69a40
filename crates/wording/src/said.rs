//! What a file says (*filens ord*), as data, in words for a reader: the values and conditions of a
//! comparison and of a review. Keys of the file become the Danish words they stand for; the file's
//! own words stay as they are in both languages.

use serde_json::{Map, Value as Json};
use standards::answer::{LawAmount, YearAmount};
use standards::vocabulary::Vocabulary;
use standards::witness::Known;

use crate::{Language, text, text_with};

/// What the Act's amount is in a year, with its mark, or openly that it was not read.
pub fn law_amount(language: Language, it: &LawAmount) -> String {
    match (&it.amount, &it.latest_read) {
        (Some(amount), _) => year_amount(language, amount),
        (None, Some(before)) => {
            let values = [
                ("year", it.year.to_string().into()),
                ("before", year_amount(language, before).into()),
            ];
            text_with(language, "law-amount-unread-since", &values)
        }
        (None, None) => {
            text_with(language, "law-amount-unread", &[("year", it.year.to_string().into())])
        }
    }
}

fn year_amount(language: Language, it: &YearAmount) -> String {
    let known = match it.status {
        "T" => "known-text",
        "Q" => "known-quoted",
        "S" => "known-secondary",
        "N" => "known-unread",
        _ => "known-disputed",
    };
    let values = [
        ("amount", it.value.get("text").and_then(Json::as_str).unwrap_or_default().into()),
        ("year", it.year.to_string().into()),
        ("mark", it.status.into()),
        ("known", text(language, known).into()),
    ];
    text_with(language, "law-amount", &values)
}

/// A value of a file in words. Facts are called by their names in the vocabulary.
pub fn value(language: Language, vocabulary: &Vocabulary, said: &Json) -> String {
    let value = |it: &Json| value(language, vocabulary, it);
    match said {
        Json::Null => text(language, "compare-not-there"),
        Json::Bool(true) => text(language, "answer-yes"),
        Json::Bool(false) => text(language, "answer-no"),
        Json::Number(number) => number.to_string(),
        Json::String(text) => text.clone(),
        Json::Array(list) => list.iter().map(value).collect::<Vec<_>>().join(", "),
        Json::Object(map) => match map.get("laesninger") {
            Some(Json::Array(readings)) => {
                readings.iter().map(value).collect::<Vec<_>>().join(" / ")
            }
            _ => fields(language, vocabulary, map),
        },
    }
}

fn fields(language: Language, vocabulary: &Vocabulary, map: &Map<String, Json>) -> String {
    let one = |(key, it): (&String, &Json)| {
        let said = value(language, vocabulary, it);
        match key.as_str() {
            _ if it.is_null() => None,
            "kilde" | "id" => None,
            // What these hold speaks for itself.
            "fakta" | "svar" | "beregnet" | "hvor" | "er" | "tekst" | "vaerdi" | "tilstand" => {
                Some(said)
            }
            _ => Some(format!("{} {said}", name(language, vocabulary, key))),
        }
    };
    map.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

/// A key of a file as the word that it stands for.
pub fn name(language: Language, vocabulary: &Vocabulary, key: &str) -> String {
    let fact = vocabulary.fact_or_field(key);
    match (fact, language) {
        (Some(fact), Language::Danish) => fact.da.to_lowercase(),
        (Some(fact), Language::English) => fact.en.to_lowercase(),
        // Keys are ASCII because the files' format is; the words they stand for are not.
        (None, _) => key
            .split('/')
            .map(|it| it.replace("ae", "æ").replace("oe", "ø").replace("aa", "å").replace('-', " "))
            .collect::<Vec<_>>()
            .join(" › "),
    }
}

/// One thing that is known about an invented person.
pub fn known(language: Language, vocabulary: &Vocabulary, it: &Known) -> String {
    let said = value(language, vocabulary, it.value.get("records").unwrap_or(&it.value));
    let with = |key: &str| {
        let count = it.value.get("count").and_then(Json::as_u64).unwrap_or(0);
        let values = [
            ("label", it.label.as_str().into()),
            ("said", said.as_str().into()),
            ("count", count.into()),
        ];
        text_with(language, key, &values)
    };
    match (it.kind, it.value.get("holds").and_then(Json::as_bool)) {
        ("records", _) if it.value.get("count") == Some(&Json::from(0)) => with("known-no-records"),
        ("records", _) => with("known-records"),
        ("tried", Some(tried)) => {
            let offers = value(language, vocabulary, it.value.get("offers").unwrap_or(&Json::Null));
            let key = if tried { "known-tried" } else { "known-not-tried" };
            text_with(language, key, &[("offers", offers.into())])
        }
        ("fact", Some(holds)) => {
            let test = value(language, vocabulary, it.value.get("test").unwrap_or(&Json::Null));
            let key = if holds { "known-holds" } else { "known-holds-not" };
            text_with(language, key, &[("label", it.label.as_str().into()), ("test", test.into())])
        }
        ("reading", _) => with("known-reading"),
        _ => format!("{}: {said}", it.label.trim_end_matches('?')),
    }
}
