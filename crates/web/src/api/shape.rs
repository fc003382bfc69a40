//! The shape of a body (*skema*), found by trial: what may be left out, which words are known, and
//! where anything goes is asked of the very types that read it, so that the document cannot say
//! something else than the program does.

use serde_json::{Map, Value, json};

/// Reads a body, or says why not.
pub(super) type Reader<'a> = &'a dyn Fn(&Value) -> Result<(), String>;

/// The JSON Schema of what a reader takes, from examples of it.
pub(super) fn of(examples: &[Value], reader: Reader<'_>) -> Value {
    let mut all: Vec<Value> = Vec::new();
    for example in examples {
        let schema = Trial { whole: example, reader }.schema(example, &mut Vec::new());
        if !all.contains(&schema) {
            all.push(schema);
        }
    }
    match all.len() {
        1 => all.remove(0),
        _ => json!({ "oneOf": all }),
    }
}

struct Trial<'a> {
    whole: &'a Value,
    reader: Reader<'a>,
}

enum Step {
    Field(String),
    Item(usize),
}

impl Trial<'_> {
    /// Reads the whole with something else, or nothing, at one place.
    fn with(&self, way: &[Step], put: Option<Value>) -> Result<(), String> {
        let mut whole = self.whole.clone();
        let Some((last, before)) = way.split_last() else {
            return (self.reader)(&put.unwrap_or_default());
        };
        let mut at = &mut whole;
        for step in before {
            let below = match step {
                Step::Field(name) => at.get_mut(name),
                Step::Item(index) => at.get_mut(index),
            };
            let Some(below) = below else { return Err("no such place".to_owned()) };
            at = below;
        }
        match (last, put) {
            (Step::Field(name), Some(put)) => {
                at.as_object_mut().map(|it| it.insert(name.clone(), put));
            }
            (Step::Field(name), None) => {
                at.as_object_mut().map(|it| it.shift_remove(name));
            }
            (Step::Item(index), Some(put)) => {
                if let Some(item) = at.get_mut(index) {
                    *item = put;
                }
            }
            (Step::Item(index), None) => {
                at.as_array_mut().map(|it| it.remove(*index));
            }
        }
        (self.reader)(&whole)
    }

    fn schema(&self, value: &Value, way: &mut Vec<Step>) -> Value {
        let takes = |it: Value| self.with(way, Some(it)).is_ok();
        if !way.is_empty() && takes(json!({ "?": 1 })) && takes(json!(true)) && takes(json!("?")) {
            return json!({ "description": "any value" });
        }
        let nullable = !way.is_empty() && takes(Value::Null);
        let mut schema = match value {
            Value::Object(fields) => self.object(fields, way),
            Value::Array(items) => self.array(items, way),
            Value::String(text) => self.text(text, way),
            Value::Bool(_) => json!({ "type": "boolean" }),
            Value::Number(_) => json!({ "type": "integer" }),
            Value::Null => json!({}),
        };
        if nullable && let Some(kind) = schema.get_mut("type") {
            *kind = json!([kind.clone(), "null"]);
            if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
                words.push(Value::Null);
            }
        }
        schema
    }

    fn object(&self, fields: &Map<String, Value>, way: &mut Vec<Step>) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for (name, value) in fields {
            way.push(Step::Field(name.clone()));
            if self.with(way, None).is_err() {
                required.push(json!(name));
            }
            properties.insert(name.clone(), self.schema(value, way));
            way.pop();
        }
        let mut schema = json!({ "type": "object", "properties": properties });
        if !required.is_empty() {
            put(&mut schema, "required", Value::Array(required));
        }
        put(&mut schema, "additionalProperties", json!(false));
        schema
    }

    fn array(&self, items: &[Value], way: &mut Vec<Step>) -> Value {
        let mut schema = json!({ "type": "array" });
        if self.with(way, Some(json!([]))).is_err() {
            put(&mut schema, "minItems", json!(1));
        }
        if let Some(first) = items.first() {
            way.push(Step::Item(0));
            put(&mut schema, "items", self.schema(first, way));
            way.pop();
        }
        schema
    }

    fn text(&self, text: &str, way: &[Step]) -> Value {
        let is_day = text.parse::<jiff::civil::Date>().is_ok();
        let is_id = text.parse::<uuid::Uuid>().is_ok();
        match self.with(way, Some(json!("?"))) {
            Ok(()) => json!({ "type": "string" }),
            Err(_) if is_day => json!({ "type": "string", "format": "date" }),
            Err(_) if is_id => json!({ "type": "string", "format": "uuid" }),
            Err(error) => match words(&error) {
                words if words.is_empty() => json!({ "type": "string" }),
                words => {
                    // A word that decides what else there is stands for itself.
                    let others = words.iter().filter(|it| *it != text);
                    let mut fit = others.filter(|it| self.with(way, Some(json!(it))).is_ok());
                    match fit.next() {
                        Some(_) => json!({ "type": "string", "enum": words }),
                        None => json!({ "type": "string", "const": text }),
                    }
                }
            },
        }
    }
}

fn put(schema: &mut Value, name: &str, value: Value) {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert(name.to_owned(), value);
    }
}

/// The words that serde says it knows: `` expected one of `letter`, `oral` ``.
fn words(error: &str) -> Vec<String> {
    let Some((_, known)) = error.split_once("expected ") else { return Vec::new() };
    known.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Channel {
        Letter,
        Oral,
    }

    #[derive(Deserialize)]
    struct Enquiry {
        on: jiff::civil::Date,
        channel: Channel,
        #[serde(default)]
        about: Option<String>,
        value: Value,
    }

    #[test]
    fn a_shape_says_what_may_be_left_out_and_which_words_are_known() {
        let reader = |it: &Value| {
            let read: Result<Enquiry, _> = serde_json::from_value(it.clone());
            read.map(|it| drop((it.on, it.channel as u8, it.about, it.value)))
                .map_err(|it| it.to_string())
        };
        let example = json!({ "on": "2026-01-05", "channel": "oral", "about": "a", "value": 1 });
        let shape = of(&[example], &reader);
        insta::assert_snapshot!(shape, @r#"{"type":"object","properties":{"on":{"type":"string","format":"date"},"channel":{"type":"string","enum":["letter","oral"]},"about":{"type":["string","null"]},"value":{"description":"any value"}},"required":["on","channel","value"],"additionalProperties":false}"#);
    }
}
