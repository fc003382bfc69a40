//! The JSON Schemas in `docs/schema/` are written from the types: editors complete and check the
//! files by them. To renew them after a change of a type:
//!
//! ```text
//! UPDATE_SCHEMAS=1 cargo test -p standards --test schemas
//! ```

mod support;

use schemars::{JsonSchema, Schema};
use standards::format::{
    CatalogueFile, ExamplesFile, NationalFile, RatesFile, Standard, VocabularyFile,
};

/// Every kind of file, and what its schema is called.
fn schemas() -> [(&'static str, Schema); 6] {
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
