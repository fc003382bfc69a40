//! Holds a tree against the JSON Schema of a type and finds everything that does not fit
//! (*formkontrol*): unknown keys, wrong types, wrong values – each with the nearest right name.
//! The schema is written from the types, so there is one truth.

use schemars::Schema;
use serde_json::Value;

use crate::calendar::{Period, YearlyDate};
use crate::format::{Lines, day, is_id};
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::tree::At;

/// A misfit: where, and what. `key` marks the key itself, not its value.
#[derive(Debug, Clone)]
pub struct Misfit {
    pub path: Vec<At>,
    pub key: bool,
    pub problem: Problem,
}

/// How the pattern of an id begins.
const ID: &str = "^[a-z0-9][";

/// All misfits of a tree.
pub fn misfits(schema: &Schema, value: &Value) -> Vec<Misfit> {
    let mut walk = Walk { root: schema.as_value(), path: Vec::new(), found: Vec::new() };
    walk.value(schema.as_value(), value);
    walk.found
}

struct Walk<'a> {
    root: &'a Value,
    path: Vec<At>,
    found: Vec<Misfit>,
}

impl<'a> Walk<'a> {
    fn report(&mut self, problem: Problem) {
        self.found.push(Misfit { path: self.path.clone(), key: false, problem });
    }

    fn resolve(&self, mut schema: &'a Value) -> &'a Value {
        while let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let pointer = name.trim_start_matches('#');
            match self.root.pointer(pointer) {
                Some(target) => schema = target,
                None => return schema,
            }
        }
        schema
    }

    fn value(&mut self, schema: &'a Value, value: &Value) {
        let schema = self.resolve(schema);
        for all in list(schema, "allOf") {
            self.value(all, value);
        }
        let branches = list(schema, "anyOf").iter().chain(list(schema, "oneOf"));
        let branches: Vec<&Value> = branches.collect();
        if !branches.is_empty() {
            self.one_of(&branches, value);
            return;
        }
        if let Some(expected) = schema.get("const")
            && expected != value
        {
            self.word(&[expected], value);
            return;
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            if !words.contains(value) {
                self.word(&words.iter().collect::<Vec<_>>(), value);
            }
            return;
        }
        if let Some(expected) = type_misfit(schema, value) {
            let found = format!("@{}", type_key(value));
            self.report(Problem::new("wrong-type").with("expected", expected).with("found", found));
            return;
        }
        match value {
            Value::Object(fields) => self.object(schema, fields),
            Value::Array(items) => {
                let Some(schema) = schema.get("items") else { return };
                for (index, item) in items.iter().enumerate() {
                    self.path.push(At::Index(index));
                    self.value(schema, item);
                    self.path.pop();
                }
            }
            Value::String(text) => self.text(schema, text),
            Value::Number(number) => self.number(schema, number),
            _ => (),
        }
    }

    fn object(&mut self, schema: &'a Value, fields: &serde_json::Map<String, Value>) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let patterns = schema.get("patternProperties").and_then(Value::as_object);
        let pattern = patterns.and_then(|it| it.values().next());
        let named = patterns.and_then(|it| it.keys().next()).is_some_and(|it| it.starts_with(ID));
        let closed = [schema.get("additionalProperties"), schema.get("unevaluatedProperties")]
            .contains(&Some(&Value::Bool(false)));
        let rest = schema.get("additionalProperties").filter(|it| it.is_object()).or(pattern);
        for (key, field) in fields {
            self.path.push(At::Key(key.clone()));
            if named && !is_id(key) {
                let problem = Problem::new("not-an-id").with("found", key);
                self.found.push(Misfit { path: self.path.clone(), key: true, problem });
            }
            match (properties.and_then(|it| it.get(key)), rest) {
                (Some(schema), _) | (None, Some(schema)) => self.value(schema, field),
                (None, None) if closed => {
                    let known: Vec<&str> =
                        properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
                    let problem = Problem::new("unknown-key")
                        .with("key", key)
                        .near(key, known.iter().copied())
                        .with("known", known.join(", "));
                    self.found.push(Misfit { path: self.path.clone(), key: true, problem });
                }
                (None, None) => (),
            }
            self.path.pop();
        }
        for required in list(schema, "required").iter().filter_map(Value::as_str) {
            if !fields.contains_key(required) {
                self.report(Problem::new("missing-key").with("key", required));
            }
        }
    }

    fn text(&mut self, schema: &Value, text: &str) {
        let format = schema.get("format").and_then(Value::as_str);
        let reason = match format {
            Some("maengde") => text.parse::<Quantity>().err().map(|it| it.key()),
            Some("linjer") => text.parse::<Lines>().err().map(|_| "@reason-lines"),
            Some("varighed") => text.parse::<Period>().err().map(|_| "@reason-period"),
            Some("dato-i-aaret") => text.parse::<YearlyDate>().err().map(|_| "@reason-yearly"),
            Some("date") => day(text).err().map(|_| "@reason-date"),
            _ => None,
        };
        if let Some(reason) = reason {
            self.report(Problem::new("not-readable").with("reason", reason));
            return;
        }
        let pattern = schema.get("pattern").and_then(Value::as_str);
        if pattern.is_some_and(|it| it.starts_with(ID)) && !is_id(text) {
            self.report(Problem::new("not-an-id").with("found", text));
        }
    }

    fn number(&mut self, schema: &Value, number: &serde_json::Number) {
        let Some(number) = number.as_i64() else { return };
        let bound = |key: &str| schema.get(key).and_then(Value::as_i64);
        let (least, most) = (bound("minimum"), bound("maximum"));
        if least.is_some_and(|it| number < it) || most.is_some_and(|it| number > it) {
            let shown = |it: Option<i64>| it.map(|it| it.to_string()).unwrap_or_default();
            let problem = Problem::new("number-out-of-range");
            self.report(problem.with("least", shown(least)).with("most", shown(most)));
        }
    }

    fn word(&mut self, expected: &[&Value], found: &Value) {
        let words: Vec<String> = expected
            .iter()
            .map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned))
            .collect();
        let problem = match found.as_str() {
            Some(text) => Problem::new("unknown-word")
                .with("found", text)
                .near(text, words.iter().map(String::as_str)),
            None => Problem::new("unknown-word")
                .with("found", format!("@{}", type_key(found)))
                .with("near", ""),
        };
        self.report(problem.with("known", words.join(", ")));
    }

    /// No branch fits or one does; if none, the branch that comes nearest tells what is wrong.
    fn one_of(&mut self, branches: &[&'a Value], value: &Value) {
        let mut words = Vec::new();
        let mut best: Option<Vec<Misfit>> = None;
        for branch in self.flat(branches) {
            if let Some(word) = branch.get("const") {
                words.push(word);
            }
            words.extend(list(branch, "enum"));
            let mut inner = Walk { root: self.root, path: self.path.clone(), found: Vec::new() };
            inner.value(branch, value);
            if inner.found.is_empty() {
                return;
            }
            let fits_type = type_misfit(branch, value).is_none()
                && branch.get("const").is_none()
                && branch.get("enum").is_none();
            let nearer = best.as_ref().is_none_or(|it| inner.found.len() < it.len());
            if fits_type && nearer {
                best = Some(inner.found);
            }
        }
        let is_known_word = value.is_string() && !words.is_empty() && best.is_none();
        match best {
            Some(found) => self.found.extend(found),
            None if is_known_word => self.word(&words, value),
            None => {
                let expected = self.flat(branches).iter().map(|it| type_of(it)).collect::<Vec<_>>();
                let mut expected: Vec<_> = expected.into_iter().flatten().collect();
                expected.dedup();
                let found = format!("@{}", type_key(value));
                let problem = Problem::new("wrong-type")
                    .with("expected", expected.join("|"))
                    .with("found", found);
                self.report(problem);
            }
        }
    }

    /// Branches of branches, as one list.
    fn flat(&self, branches: &[&'a Value]) -> Vec<&'a Value> {
        let mut res = Vec::new();
        for branch in branches {
            let branch = self.resolve(branch);
            let inner: Vec<&Value> =
                list(branch, "anyOf").iter().chain(list(branch, "oneOf")).collect();
            if inner.is_empty() { res.push(branch) } else { res.extend(self.flat(&inner)) }
        }
        res
    }
}

fn list<'a>(schema: &'a Value, key: &str) -> &'a [Value] {
    schema.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn type_of(schema: &Value) -> Option<String> {
    let name = |it: &Value| it.as_str().map(|it| format!("@type-{it}"));
    match schema.get("type") {
        Some(Value::Array(types)) => types.first().and_then(name),
        Some(it) => name(it),
        None => None,
    }
}

fn type_key(value: &Value) -> &'static str {
    match value {
        Value::Null => "type-null",
        Value::Bool(_) => "type-boolean",
        Value::Number(_) => "type-integer",
        Value::String(_) => "type-string",
        Value::Array(_) => "type-array",
        Value::Object(_) => "type-object",
    }
}

/// The expected type, if the value has another.
fn type_misfit(schema: &Value, value: &Value) -> Option<String> {
    let expected = schema.get("type")?;
    let found = type_key(value).trim_start_matches("type-");
    let fits = |it: &Value| it.as_str() == Some(found);
    let fits = match expected {
        Value::Array(types) => types.iter().any(fits),
        it => fits(it),
    };
    if fits { None } else { type_of(schema) }
}
