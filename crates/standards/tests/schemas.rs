//! The JSON Schemas in `docs/schema/` are written from the types: editors complete and check the
//! files by them. To renew them after a change of a type:
//!
//! ```text
//! UPDATE_SCHEMAS=1 cargo test -p standards --test schemas
//! ```

mod support;

use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use standards::format::{
    CatalogueFile, ExamplesFile, NationalFile, RatesFile, Standard, VocabularyFile,
};
use standards::library::read;
use standards::problem::Diagnostic;
use standards::search::SearchWordsFile;

/// Every kind of file, and what its schema is called.
fn schemas() -> [(&'static str, Schema); 7] {
    fn of<T: JsonSchema>() -> Schema {
        standards::library::schema::<T>()
    }
    [
        ("fakta", of::<VocabularyFile>()),
        ("katalog", of::<CatalogueFile>()),
        ("takster", of::<RatesFile>()),
        ("standard", of::<Standard>()),
        ("eksempler", of::<ExamplesFile>()),
        ("national", of::<NationalFile>()),
        ("soegeord", of::<SearchWordsFile>()),
    ]
}

#[test]
fn the_schemas_are_those_of_the_types() {
    #[expect(clippy::disallowed_methods, reason = "how a person asks a test to renew a file")]
    let update = std::env::var("UPDATE_SCHEMAS").is_ok();
    let folder = support::root().join("docs/schema");
    let mut stale = Vec::new();
    for (name, schema) in schemas() {
        let path = folder.join(format!("{name}.json"));
        let fresh = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &fresh).unwrap();
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        if there.replace("\r\n", "\n") != fresh {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "stale in docs/schema: {}; renew with: UPDATE_SCHEMAS=1 cargo test -p standards --test schemas",
        stale.join(", ")
    );
}

#[test]
fn every_key_of_a_schema_is_plain_letters() {
    // TOML has no other bare keys, so a key with æ, ø or å could only be written in quotes.
    fn keys(value: &serde_json::Value, odd: &mut Vec<String>) {
        if let Some(properties) = value.get("properties").and_then(|it| it.as_object()) {
            odd.extend(properties.keys().filter(|it| !it.is_ascii()).cloned());
        }
        match value {
            serde_json::Value::Object(fields) => fields.values().for_each(|it| keys(it, odd)),
            serde_json::Value::Array(items) => items.iter().for_each(|it| keys(it, odd)),
            _ => (),
        }
    }
    let mut odd = Vec::new();
    for (_, schema) in schemas() {
        keys(schema.as_value(), &mut odd);
    }
    assert_eq!(odd, Vec::<String>::new());
}

#[test]
fn the_page_about_the_format_has_every_key_and_only_examples_that_read() {
    fn keys(value: &serde_json::Value, all: &mut std::collections::BTreeSet<String>) {
        if let Some(properties) = value.get("properties").and_then(|it| it.as_object()) {
            all.extend(properties.keys().cloned());
        }
        match value {
            serde_json::Value::Object(fields) => fields.values().for_each(|it| keys(it, all)),
            serde_json::Value::Array(items) => items.iter().for_each(|it| keys(it, all)),
            _ => (),
        }
    }
    let page = std::fs::read_to_string(support::root().join("docs/format.md")).unwrap();
    let mut all = std::collections::BTreeSet::new();
    for (_, schema) in schemas() {
        keys(schema.as_value(), &mut all);
    }
    // A key is a whole word of the page: in backticks, in a table, or in an example.
    let word = |it: char| it.is_ascii_lowercase() || it == '-' || it.is_ascii_digit();
    let words: std::collections::BTreeSet<&str> = page.split(|it| !word(it)).collect();
    let missing: Vec<&String> = all.iter().filter(|it| !words.contains(it.as_str())).collect();
    assert!(missing.is_empty(), "docs/format.md says nothing of {missing:?}");

    for example in page.split("```toml\n").skip(1) {
        let example = example.split("```").next().unwrap();
        let errors = read_piece(example);
        assert!(errors.is_empty(), "{example}\n{errors:?}");
    }
}

/// Reads an example of the page as a piece of the file it belongs to.
fn read_piece(example: &str) -> Vec<Diagnostic> {
    fn of<T: DeserializeOwned + JsonSchema>(text: &str) -> Vec<Diagnostic> {
        read::<T>("docs/format.md", text).err().unwrap_or_default()
    }
    let whole = if example.starts_with("format") {
        example.to_owned()
    } else {
        format!("format = 1\n{example}")
    };
    let has = |table: &str| example.contains(table);
    if has("[fakta.") {
        of::<VocabularyFile>(&whole)
    } else if has("[[sats]]") {
        of::<RatesFile>(&whole)
    } else if has("[[stykke]]") {
        of::<NationalFile>(&whole)
    } else if has("[[eksempel]]") {
        of::<ExamplesFile>(&whole)
    } else if has("[") && !example.starts_with("eksempler") {
        let schema = standards::library::schema::<Standard>();
        let required = schema.get("required").and_then(|it| it.as_array()).into_iter().flatten();
        let line = |key: &str| match key {
            "format" => "format = 1\n".to_owned(),
            "id" => "id = \"eksempel\"\n".to_owned(),
            "lov" => "lov = []\n".to_owned(),
            "kilde" => "kilde = \"1\"\n".to_owned(),
            key if has(&format!("[{key}")) => String::new(),
            key => format!("{key} = \"ikke oplyst\"\n"),
        };
        let text: String = required.filter_map(|it| it.as_str()).map(line).collect();
        of::<Standard>(&(text + example))
    } else {
        standards::tree::from_toml("docs/format.md", example).2
    }
}
