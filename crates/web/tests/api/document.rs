//! The document of the interface is the interface's.

use std::path::Path;

#[test]
fn docs_openapi_json_is_what_the_program_is() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let now = serde_json::to_string_pretty(&web::api::openapi()).unwrap() + "\n";
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == now,
        "docs/openapi.json is out of date; write it with `UPDATE_OPENAPI=1 cargo test -p web --test api`"
    );
}

#[test]
fn every_act_has_a_body_that_is_told() {
    let document = web::api::openapi();
    for (path, methods) in document["paths"].as_object().unwrap() {
        if !path.contains("/acts/") {
            continue;
        }
        let schema = &methods["post"]["requestBody"]["content"]["application/json"]["schema"];
        assert!(schema["type"] == "object" || schema["oneOf"].is_array(), "{path}: {schema}");
    }
}
