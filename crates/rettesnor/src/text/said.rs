//! What the answers hold as data, in words (*ord for det, dokumentet siger*): a value or the
//! state that stands in its place, a point in time, a test of a fact, a change.

use serde_json::{Map, Value as Json};
use standards::answer::Basis;
use standards::context::Context;
use standards::format::FactFile;
use wording::Language;

use crate::words::Words;

/// Reads answers out in the words of a catalogue and a language.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub words: Words,
    pub context: &'a Context<'a>,
}

impl Reader<'_> {
    pub(crate) fn text(self, key: &str) -> String {
        self.words.text(key)
    }

    // --- values and the states in their place -----------------------------------------------------

    /// A value as the document has it, or openly that it has none.
    pub(crate) fn said(self, it: &Json) -> String {
        match it {
            Json::Null => self.text("said-not-stated"),
            Json::Bool(true) => self.text("answer-yes"),
            Json::Bool(false) => self.text("answer-no"),
            Json::String(text) => text.clone(),
            Json::Number(number) => number.to_string(),
            Json::Array(list) => list.iter().map(|it| self.said(it)).collect::<Vec<_>>().join(", "),
            Json::Object(fields) => self.state(fields),
        }
    }

    /// The same inside a sentence: "ikke oplyst".
    pub(crate) fn within(self, it: &Json) -> String {
        if let Some(unclear) = it.get("unclear").or_else(|| it.get("uklar")).and_then(Json::as_str)
        {
            let readings = self.readings(unclear);
            return self.words.text_with("within-unclear", &[("readings", &readings)]);
        }
        let said = self.said(it);
        if it.is_object() || it.is_null() { lower(&said) } else { said }
    }

    fn state(self, fields: &Map<String, Json>) -> String {
        let field = |key: &str| fields.get(key).and_then(Json::as_str);
        let own = field("text");
        let state = match field("state") {
            Some("individual") => Some(self.text("said-individual")),
            Some("none") => Some(self.text("said-none")),
            Some(_) => Some(self.text("said-not-stated")),
            None => None,
        };
        let with =
            |key: &str, name: &str, value: &str| Some(self.words.text_with(key, &[(name, value)]));
        let state = state
            .or_else(|| field("elsewhere").and_then(|it| with("said-elsewhere", "place", it)))
            .or_else(|| field("lost").and_then(|it| with("said-lost", "what", it)))
            .or_else(|| {
                let readings = self.readings(field("unclear")?);
                with("said-unclear", "readings", &readings)
            });
        match (state, own) {
            (Some(state), Some(own)) => format!("{state}: {own}"),
            (Some(one), None) => one,
            (None, Some(own)) => own.to_owned(),
            (None, None) => self.point(&Json::Object(fields.clone())),
        }
    }

    fn readings(self, unclear: &str) -> String {
        let (id, _) = standards::context::split(unclear);
        let Some(ambiguity) = self.context.ambiguity(id) else { return id.to_owned() };
        let text =
            |it: &standards::format::Reading| it.text.clone().unwrap_or_else(|| it.id.to_string());
        ambiguity.readings.iter().map(text).collect::<Vec<_>>().join(" / ")
    }

    // --- points in time --------------------------------------------------------------------------

    /// A starting point: an event, or the last or first of several.
    pub(crate) fn point(self, it: &Json) -> String {
        match it {
            Json::String(event) => self.event(event),
            Json::Object(fields) if !fields.contains_key("unclear") => {
                lower(&self.point_of(fields))
            }
            other => self.within(other),
        }
    }

    fn point_of(self, fields: &Map<String, Json>) -> String {
        let events = |key: &str| {
            let list = fields.get(key)?.as_array()?;
            let names: Vec<String> =
                list.iter().filter_map(Json::as_str).map(|it| self.event(it)).collect();
            Some(names.join(", "))
        };
        let said = |key: &str, events: &str| self.words.text_with(key, &[("events", events)]);
        let after = fields.get("efter").and_then(Json::as_str).map(|it| self.event(it));
        let end_of = fields.get("slut-af").and_then(Json::as_str);
        let base = events("seneste")
            .map(|it| said("point-last", &it))
            .or_else(|| events("foerste").map(|it| said("point-first", &it)))
            .or_else(|| match (end_of, &after) {
                (Some(period), Some(event)) => {
                    let values = [("period", period), ("event", event)];
                    Some(self.words.text_with("point-end-of", &values))
                }
                _ => after.clone(),
            });
        let Some(base) = base else { return self.state_or_plain(fields) };
        match fields.get("plus").and_then(Json::as_str) {
            Some(plus) => format!("{base} + {plus}"),
            None => base,
        }
    }

    /// Nothing we know: better shown as it stands than left out.
    fn state_or_plain(self, fields: &Map<String, Json>) -> String {
        let known = ["state", "elsewhere", "lost", "unclear"];
        if known.iter().any(|it| fields.contains_key(*it)) {
            return self.state(fields);
        }
        fields
            .iter()
            .map(|(key, it)| format!("{key} {}", self.said(it)))
            .collect::<Vec<_>>()
            .join(", ")
    }

    pub(crate) fn event(self, id: &str) -> String {
        let event = self.context.catalogue.vocabulary.events.get(id);
        let label = event.map(|it| match self.words.0 {
            Language::Danish => it.da.clone(),
            Language::English => it.en.clone(),
        });
        label.map_or_else(|| id.to_owned(), |it| lower(&it))
    }

    // --- tests and changes -----------------------------------------------------------------------

    /// What a fact would have to be: the end of the sentence "… if age is".
    pub(crate) fn change(self, label: &str, id: &str, to: &Json) -> String {
        match to {
            Json::Object(fields) if fields.contains_key("test") => {
                let holds = fields.get("holds") != Some(&Json::Bool(false));
                let test = fields.get("test").map(|it| self.any_test(id, it)).unwrap_or_default();
                let key = if holds { "change-holds" } else { "change-does-not-hold" };
                self.words.text_with(key, &[("label", label), ("test", &test)])
            }
            Json::Object(fields) if fields.contains_key("other_than") => {
                let others = fields.get("other_than").map(|it| self.said(it)).unwrap_or_default();
                self.words.text_with("change-other-than", &[("label", label), ("others", &others)])
            }
            Json::Object(bounds) if !bounds.is_empty() => {
                let bounds = self.bounds(bounds);
                self.words.text_with("change-is", &[("label", label), ("value", &bounds)])
            }
            other => {
                let value = self.said(other);
                self.words.text_with("change-is", &[("label", label), ("value", &value)])
            }
        }
    }

    fn bounds(self, bounds: &Map<String, Json>) -> String {
        let unit = |it: &Json| self.said(it);
        let parts: Vec<String> = bounds
            .iter()
            .map(|(key, it)| {
                let key = match key.as_str() {
                    "from" => "limit-at-least",
                    "over" => "limit-over",
                    "to" => "limit-at-most",
                    _ => "limit-under",
                };
                self.words.text_with(key, &[("value", &unit(it))])
            })
            .collect();
        parts.join(&self.and())
    }

    fn and(self) -> String {
        format!(" {} ", self.text("word-and"))
    }

    fn any_test(self, id: &str, test: &Json) -> String {
        match test {
            Json::Object(fields) if fields.contains_key("tilbud") => self.tried(fields),
            Json::Object(fields) if fields.contains_key("i") => self.records(id, fields),
            other => self.test(other),
        }
    }

    fn tried(self, fields: &Map<String, Json>) -> String {
        let said = |key: &str| fields.get(key).map(|it| self.said(it)).unwrap_or_default();
        self.words
            .text_with("test-tried", &[("offers", &said("tilbud")), ("step", &said("mindst"))])
    }

    fn records(self, id: &str, fields: &Map<String, Json>) -> String {
        let set = self.context.catalogue.vocabulary.fact(id);
        let filter = fields.get("hvor").and_then(Json::as_object);
        let parts: Vec<String> = filter
            .into_iter()
            .flatten()
            .map(|(field, test)| {
                let known = set.and_then(|it| it.fields.get(field.as_str()));
                let label = known.map_or_else(|| field.clone(), |it| lower(&self.label(it)));
                format!("{label} {}", self.test(test))
            })
            .collect();
        let mut text = match parts.is_empty() {
            true => self.text("test-any-record"),
            false => {
                let parts = parts.join(&self.and());
                self.words.text_with("test-record-where", &[("test", &parts)])
            }
        };
        if let Some(holds) = fields.get("gaelder").and_then(Json::as_str) {
            text = format!("{text} ({holds})");
        }
        text
    }

    /// A test as the files write it, by its operators.
    fn test(self, test: &Json) -> String {
        let Some(fields) = test.as_object() else { return self.said(test) };
        let part = |(key, it): (&String, &Json)| {
            let key = match key.as_str() {
                "er" => "test-is",
                "er-ikke" => "test-is-not",
                "fra" => "limit-at-least",
                "over" => "limit-over",
                "til" => "limit-at-most",
                "under" => "limit-under",
                "foer" => "test-before",
                "efter" => "test-after",
                "paa-liste" => "test-on-list",
                _ => "test-same-as",
            };
            self.words.text_with(key, &[("value", &self.tested(it))])
        };
        fields.iter().map(part).collect::<Vec<_>>().join(&self.and())
    }

    fn tested(self, it: &Json) -> String {
        let age = it.get("alder").map(|age| self.said(age));
        match (age, it.get("haendelse").and_then(Json::as_str)) {
            (Some(age), _) => self.words.text_with("test-age", &[("age", &age)]),
            (None, Some(event)) => self.event(event),
            _ => self.said(it),
        }
    }

    pub(crate) fn label(self, fact: &FactFile) -> String {
        match self.words.0 {
            Language::Danish => fact.da.clone(),
            Language::English => fact.en.clone(),
        }
    }

    // --- where it stands -------------------------------------------------------------------------

    /// ` (linje 12-14)`, or nothing.
    pub(crate) fn source(self, lines: Option<&str>) -> String {
        lines.map_or_else(String::new, |lines| {
            format!(" ({})", self.words.text_with("source-lines", &[("lines", lines)]))
        })
    }

    /// The piece of law, with how well it is known.
    pub(crate) fn basis(self, basis: &Basis) -> String {
        let known = self.text(match basis.status {
            "T" => "known-text",
            "Q" => "known-quoted",
            "S" => "known-secondary",
            "N" => "known-unread",
            _ => "known-disputed",
        });
        let values = [("reference", basis.reference.as_str()), ("known", &known)];
        self.words.text_with("basis-known", &values)
    }

    pub(crate) fn firmness(self, firmness: Option<&str>) -> String {
        let key = match firmness {
            Some("guiding") => "mark-softened",
            Some("aimed") => "mark-aimed",
            Some("preferred") => "mark-preferred",
            _ => return String::new(),
        };
        format!(" [{}]", self.text(key))
    }
}

/// Inside a sentence.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|it| it.to_lowercase().to_string()).unwrap_or_default();
    let rest = chars.as_str();
    // An abbreviation keeps its capitals: BPA, VUM.
    if rest.chars().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first + rest
}
