//! The document of the interface (*OpenAPI 3.1*), made of the very list that the router is made of.
//! The shape of a body is asked of the type that reads it (see [`super::shape`]); so neither a
//! route nor a field can be there and not be told.

use std::sync::LazyLock;

use axum::Json;
use axum::response::IntoResponse;
use casework::event::Event;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::routes::{Asked, Route, all};
use super::{cases, citizens, sessions, shape};

/// Any size does: only the routes are looked at.
const SOME_BYTES: usize = 1;

/// An act that may be asked for: what it is, and bodies of it.
#[derive(Deserialize)]
struct Act {
    told: String,
    examples: Vec<Value>,
}

static ACTS: LazyLock<Map<String, Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("acts.json")).unwrap_or_default());

/// The kinds of events that can be asked for; the rest come of them.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> + Clone {
    ACTS.keys().map(String::as_str)
}

pub(super) async fn show() -> impl IntoResponse {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(document);
    Json(DOCUMENT.clone())
}

/// The document, whole.
pub fn document() -> Value {
    let mut paths = Map::new();
    for route in all(SOME_BYTES) {
        let path = format!("/api{}", route.path);
        if route.path.ends_with("/acts/{kind}") {
            for (kind, act) in ACTS.iter() {
                let Ok(act) = serde_json::from_value::<Act>(act.clone()) else { continue };
                put(&mut paths, &path.replace("{kind}", kind), &route, of_act(&route, kind, &act));
            }
        } else {
            put(&mut paths, &path, &route, operation(&route, route.told, body(&route)));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rettesnor",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Sagsbehandling efter kommunens kvalitetsstandarder. Case work by a municipality's quality standards.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": "rettesnor" },
                "token": { "type": "http", "scheme": "bearer" },
            },
            "schemas": { "Problem": problem() },
        },
    })
}

fn put(paths: &mut Map<String, Value>, path: &str, route: &Route, operation: Value) {
    let methods = paths.entry(path.to_owned()).or_insert_with(|| json!({}));
    if let Some(methods) = methods.as_object_mut() {
        methods.insert(route.method.as_str().to_lowercase(), operation);
    }
}

fn of_act(route: &Route, kind: &str, act: &Act) -> Value {
    let reader = |body: &Value| {
        // Who found it is put in by the program.
        let mut body = body.clone();
        if kind.starts_with("vum-")
            && let Some(body) = body.as_object_mut()
        {
            body.insert("by".to_owned(), json!("0197a000-0000-7000-8000-000000000001"));
        }
        let whole = json!({ "kind": kind, "body": body });
        Event::deserialize(&whole).map(drop).map_err(|error| error.to_string())
    };
    let body = json!({
        "required": true,
        "content": { "application/json": {
            "schema": shape::of(&act.examples, &reader),
            "examples": examples(&act.examples),
        } },
    });
    operation(route, &act.told, Some(body))
}

fn examples(all: &[Value]) -> Value {
    let named = all.iter().zip(1..);
    Value::Object(named.map(|(it, number)| (number.to_string(), json!({ "value": it }))).collect())
}

fn operation(route: &Route, told: &str, body: Option<Value>) -> Value {
    let mut parameters: Vec<Value> =
        in_path(route.path).chain(route.query.iter().map(query)).collect();
    if route.is_conditional {
        parameters.push(header(
            "If-Match",
            "The newest entry or version that was seen; 412 tells what came since.",
        ));
    }
    if route.is_once {
        parameters
            .push(optional("Idempotency-Key", "The same request with the same key is done once."));
    }
    if !route.is_open {
        parameters.push(optional(
            "X-Reason",
            "Why, percent-encoded UTF-8; it is journalised or kept in the read log.",
        ));
    }
    let mut operation = json!({
        "summary": told,
        "parameters": parameters,
        "responses": {
            (route.status.to_string()): { "description": if route.answer.is_empty() { "Done." } else { route.answer } },
            "default": {
                "description": "Why not, in Danish or English by Accept-Language.",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
            },
        },
        "security": if route.is_open { json!([{}]) } else { json!([{ "session": [] }, { "token": [] }]) },
    });
    if let (Some(body), Some(operation)) = (body, operation.as_object_mut()) {
        operation.insert("requestBody".to_owned(), body);
    }
    operation
}

fn in_path(path: &'static str) -> impl Iterator<Item = Value> {
    let names = path.split('/').filter_map(|it| it.strip_prefix('{')?.strip_suffix('}'));
    names.filter(|it| *it != "kind").map(|name| {
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
    })
}

fn query(asked: &Asked) -> Value {
    let schema = match asked.kind {
        "date" | "uuid" => json!({ "type": "string", "format": asked.kind }),
        "boolean" | "integer" | "string" => json!({ "type": asked.kind }),
        words => json!({ "type": "string", "enum": words.split('|').collect::<Vec<_>>() }),
    };
    json!({
        "name": asked.name, "in": "query", "required": asked.is_required,
        "description": asked.told, "schema": schema,
    })
}

fn header(name: &str, told: &str) -> Value {
    json!({ "name": name, "in": "header", "required": true, "description": told, "schema": { "type": "string" } })
}

fn optional(name: &str, told: &str) -> Value {
    json!({ "name": name, "in": "header", "required": false, "description": told, "schema": { "type": "string" } })
}

/// The body of a route by its name.
fn body(route: &Route) -> Option<Value> {
    let name = route.body?;
    if name == "document" {
        return Some(json!({
            "required": true,
            "content": { "*/*": { "schema": { "type": "string", "format": "binary" } } },
        }));
    }
    let (examples_of, schema) = named(name);
    Some(json!({
        "required": true,
        "content": { "application/json": { "schema": schema, "examples": examples(&examples_of) } },
    }))
}

fn of<T: DeserializeOwned>(all: &Value) -> (Vec<Value>, Value) {
    let all = all.as_array().cloned().unwrap_or_default();
    let reader = |body: &Value| {
        serde_json::from_value::<T>(body.clone()).map(drop).map_err(|error| error.to_string())
    };
    let schema = shape::of(&all, &reader);
    (all, schema)
}

fn named(name: &str) -> (Vec<Value>, Value) {
    let role = json!({
        "job": "case-worker", "units": ["voksne"], "paragraphs": ["SEL"], "kle": null,
        "sensitivity": 2, "protected-addresses": false,
    });
    match name {
        "LogIn" => {
            of::<sessions::LogIn>(&json!([{ "login": "anna", "password": "en lang adgangskode" }]))
        }
        "NewPassword" => of::<sessions::NewPassword>(
            &json!([{ "old": "den gamle kode", "new": "en helt ny kode" }]),
        ),
        "NewToken" => of::<office::login::NewToken>(
            &json!([{ "name": "økonomisystemet", "scopes": ["see-case"], "days": 90 }]),
        ),
        "FirstAdministrator" => of::<office::users::FirstAdministrator>(
            &json!([{ "token": "…", "login": "anna", "name": "Anna Holm", "password": "en lang adgangskode" }]),
        ),
        "NewUser" => of::<office::users::NewUser>(&json!([{
            "login": "bo", "name": "Bo Lund", "password": "en lang adgangskode", "subject": null,
            "unit": "voksne", "roles": [role], "provider": null, "citizen": null,
        }])),
        "UserChange" => of::<office::users::UserChange>(&json!([{
            "name": "Bo Lund", "password": "en lang adgangskode", "unit": "voksne", "roles": [role], "active": true,
        }])),
        "NewCitizen" => of::<office::people::NewCitizen>(&json!([{
            "cpr": "020160-9995", "name": "Einer Test Lauridsen", "address": "Testgrusgraven 3",
            "municipality": "0756", "protected": false, "details": {},
        }])),
        "Search" => of::<citizens::Search>(&json!([{ "cpr": "020160-9995" }, { "name": "Einer" }])),
        "Enquiry" => of::<office::acts::Enquiry>(&json!([{
            "citizen": "0197a000-0000-7000-8000-000000000001", "on": "2026-01-05", "channel": "telephone",
            "from": "citizen", "about": "Kommer ikke ud", "catalogue": "ikast-brande/2025", "acting": "0756",
            "paying": "0756", "residence": "0756", "unit": "voksne",
            "case_worker": "0197a000-0000-7000-8000-000000000002",
        }])),
        "Assess" => {
            of::<cases::Assess>(&json!([{ "standard": "97-ledsageordning", "on": "2026-01-20" }]))
        }
        "NewDeadline" => of::<cases::NewDeadline>(&json!([{
            "id": "svar-paa-hoering", "what": "hearing", "event": "partshøring", "due": "2026-02-04",
            "reason": { "law": "FVL § 19", "why": "To uger til at svare" },
        }])),
        "Move" => of::<office::acts::Move>(&json!([
            { "move": "suspend", "reason": { "law": "RSL § 11", "why": "Venter på borgerens oplysninger" } },
            { "move": "resume" },
            { "move": "extend", "to": "2026-04-01", "reason": { "law": "RSL § 3, stk. 2", "why": "Venter på speciallæge" } },
            { "move": "tell", "expected": "2026-04-01", "reason": { "law": "RSL § 3, stk. 2", "why": "Venter på speciallæge" } },
            { "move": "meet" },
        ])),
        _ => (Vec::new(), json!({})),
    }
}

/// RFC 9457, and what we add.
fn problem() -> Value {
    json!({
        "type": "object",
        "properties": {
            "type": { "type": "string" },
            "title": { "type": "string", "description": "A sentence." },
            "detail": { "type": "string", "description": "What to do about it." },
            "status": { "type": "integer" },
            "code": { "type": "string", "description": "Stable, for programs." },
            "errors": { "type": "array", "description": "Everything that stands in the way." },
            "entry": { "type": "integer", "description": "The newest entry, where somebody was first." },
            "since": { "type": "array", "description": "What they did." },
            "because": { "type": "array", "description": "The policies that settled it." },
        },
        "required": ["type", "title", "status", "code"],
    })
}
