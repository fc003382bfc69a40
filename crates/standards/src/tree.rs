//! A file as a tree of values that remembers where each stands (*kildetekst*). TOML and JSON
//! become the same tree, so that everything behind it has one form of input.

use std::ops::Range;

use indexmap::IndexMap;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::{Diagnostic, Problem};

/// Where a value stands, and where what is in it stands.
#[derive(Debug, Clone, Default)]
pub struct Spans {
    pub span: Option<Range<usize>>,
    pub inside: Inside,
}

#[derive(Debug, Clone, Default)]
pub enum Inside {
    #[default]
    Nothing,
    /// By key: where the key stands, and the value.
    Table(IndexMap<String, (Range<usize>, Spans)>),
    List(Vec<Spans>),
}

/// A step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    Key(String),
    Index(usize),
}

impl Spans {
    pub fn key(&self, key: &str) -> Option<&Spans> {
        match &self.inside {
            Inside::Table(table) => table.get(key).map(|(_, spans)| spans),
            _ => None,
        }
    }

    /// Where a key itself stands.
    pub fn key_span(&self, key: &str) -> Option<Range<usize>> {
        match &self.inside {
            Inside::Table(table) => table.get(key).map(|(span, _)| span.clone()),
            _ => None,
        }
    }

    pub fn index(&self, index: usize) -> Option<&Spans> {
        match &self.inside {
            Inside::List(list) => list.get(index),
            _ => None,
        }
    }

    /// The span of the deepest value on the path that is known.
    pub fn find(&self, path: &[At]) -> Option<Range<usize>> {
        let mut here = self;
        for step in path {
            let next = match step {
                At::Key(key) => here.key(key),
                At::Index(index) => here.index(*index),
            };
            match next {
                Some(next) => here = next,
                None => break,
            }
        }
        here.span.clone()
    }
}

/// Reads TOML. All syntax errors come at once; the tree holds what is sound.
pub fn from_toml(file: &str, text: &str) -> (Value, Spans, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems = errors
        .iter()
        .map(|error| {
            let problem = Problem::new("syntax").with("reason", error.message());
            Diagnostic::error(file, error.span(), problem)
        })
        .collect();
    let span = table.span();
    let (value, inside) = of_table(file, table.get_ref(), &mut problems);
    (value, Spans { span: Some(span), inside }, problems)
}

/// Reads JSON. Positions are not known; the path stands for them.
pub fn from_json(file: &str, text: &str) -> (Value, Spans, Vec<Diagnostic>) {
    match serde_json::from_str(text) {
        Ok(value) => (value, Spans::default(), Vec::new()),
        Err(error) => {
            let at = offset(text, error.line(), error.column());
            let problem = Problem::new("syntax").with("reason", category(&error));
            (Value::Null, Spans::default(), vec![Diagnostic::error(file, Some(at), problem)])
        }
    }
}

/// What went wrong, without the text that was found: it may be somebody's.
fn category(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line").next().unwrap_or_default().to_owned()
}

fn offset(text: &str, line: usize, column: usize) -> Range<usize> {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut start = (before + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    start..start
}

fn of_table(file: &str, table: &DeTable<'_>, problems: &mut Vec<Diagnostic>) -> (Value, Inside) {
    let mut values = serde_json::Map::with_capacity(table.len());
    let mut spans = IndexMap::with_capacity(table.len());
    for (key, item) in table {
        let (value, inside) = of_value(file, item, problems);
        let name = key.get_ref().to_string();
        spans.insert(name.clone(), (key.span(), Spans { span: Some(item.span()), inside }));
        values.insert(name, value);
    }
    (Value::Object(values), Inside::Table(spans))
}

fn of_value(
    file: &str,
    item: &Spanned<DeValue<'_>>,
    problems: &mut Vec<Diagnostic>,
) -> (Value, Inside) {
    match item.get_ref() {
        DeValue::String(text) => (Value::String(text.to_string()), Inside::Nothing),
        DeValue::Boolean(it) => (Value::Bool(*it), Inside::Nothing),
        // A day is text from here on: one form for TOML and JSON.
        DeValue::Datetime(it) => (Value::String(it.to_string()), Inside::Nothing),
        DeValue::Integer(it) => match i64::from_str_radix(it.as_str(), it.radix()) {
            Ok(number) => (Value::from(number), Inside::Nothing),
            Err(_) => {
                problems.push(Diagnostic::error(
                    file,
                    Some(item.span()),
                    Problem::new("number-too-large"),
                ));
                (Value::Null, Inside::Nothing)
            }
        },
        DeValue::Float(_) => {
            problems.push(Diagnostic::error(file, Some(item.span()), Problem::new("float")));
            (Value::Null, Inside::Nothing)
        }
        DeValue::Array(list) => {
            let mut values = Vec::with_capacity(list.len());
            let mut spans = Vec::with_capacity(list.len());
            for element in list {
                let (value, inside) = of_value(file, element, problems);
                values.push(value);
                spans.push(Spans { span: Some(element.span()), inside });
            }
            (Value::Array(values), Inside::List(spans))
        }
        DeValue::Table(table) => of_table(file, table, problems),
    }
}
