//! What a visitor has answered so far, as it travels from step to step in the body of a form.
//!
//! Every field has a name of the form `kind.id`: `fakta.alder`, `skoen.kan-ikke-faerdes`,
//! `begrundelse.kan-ikke-faerdes`. This module knows the names and nothing of what they mean; it
//! checks no value. Nothing of it is ever stored, logged or written into an address, and `Debug`
//! shows names only.

use std::collections::BTreeMap;
use std::fmt;

/// Field kinds that a form may send. Anything else is dropped.
const KINDS: [&str; 10] = [
    "dag",
    "fakta",
    "haendelse",
    "skoen",
    "begrundelse",
    "af",
    "laesning",
    "grund",
    "saet",
    "komplet",
];

/// The answers, and what the visitor asked us to do with them.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Answers {
    fields: BTreeMap<String, String>,
    pub act: Act,
    pub all_at_once: bool,
}

/// Which button was pressed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Act {
    /// Take the answers and go on.
    #[default]
    Answer,
    /// Ask this question again, with its answer filled in.
    Change(String),
    /// Ask this question now.
    Ask(String),
}

impl Answers {
    /// Reads a form. Blank fields are questions not answered.
    pub fn from_form(pairs: Vec<(String, String)>) -> Self {
        let mut answers = Self::default();
        let mut button = String::new();
        for (name, value) in pairs {
            let value = value.trim().to_owned();
            match name.as_str() {
                "handling" => button = value,
                "visning" => answers.all_at_once = value == "alle",
                _ if value.is_empty() || !is_known(&name) => (),
                _ => drop(answers.fields.insert(name, value)),
            }
        }
        answers.press(&button);
        answers
    }

    fn press(&mut self, button: &str) {
        match button.split_once('.') {
            None if button == "forfra" => self.fields.clear(),
            None if button == "alle" => self.all_at_once = true,
            None if button == "et" => self.all_at_once = false,
            Some(("ret", field)) => self.act = Act::Change(field.to_owned()),
            Some(("spoerg", field)) => self.act = Act::Ask(field.to_owned()),
            Some(("fjern", field)) => self.remove(field),
            _ => (),
        }
    }

    /// Removes an answer with all that belongs to it: its reason, its records.
    pub fn remove(&mut self, field: &str) {
        let Some((kind, id)) = field.split_once('.') else { return };
        let beside: &[&str] = match kind {
            "skoen" => &["begrundelse", "af"],
            "laesning" => &["grund"],
            "saet" => &["komplet"],
            _ => &[],
        };
        let below = format!("{field}.");
        let together: Vec<_> = beside.iter().map(|it| format!("{it}.{id}")).collect();
        self.fields.retain(|name, _| {
            name != field && !name.starts_with(&below) && !together.contains(name)
        });
    }

    pub fn get(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }

    /// The answers of one kind: `("alder", "45")` for `fakta`.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.fields.iter().filter_map(move |(name, value)| {
            let id = name.strip_prefix(kind)?.strip_prefix('.')?;
            Some((id, value.as_str()))
        })
    }

    /// What the form carries along besides the fields that it shows: its questions and the day.
    pub fn carried_beside(&self, shown: &[&str]) -> Vec<(String, String)> {
        let mut rest = self.clone();
        rest.fields.remove("dag");
        for field in shown {
            rest.remove(field);
        }
        rest.carried()
    }

    /// All answers, as fields of a form.
    pub fn carried(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<_> = self.fields.clone().into_iter().collect();
        if self.all_at_once {
            pairs.push(("visning".to_owned(), "alle".to_owned()));
        }
        pairs
    }
}

fn is_known(name: &str) -> bool {
    let kind = name.split('.').next().unwrap_or_default();
    KINDS.contains(&kind)
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers")
            .field("fields", &self.fields.keys().collect::<Vec<_>>())
            .field("act", &self.act)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        Answers::from_form(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    #[test]
    fn a_blank_field_is_not_an_answer() {
        assert_eq!(answers(&[("fakta.alder", "  ")]).get("fakta.alder"), None);
    }

    #[test]
    fn a_field_nobody_knows_is_dropped() {
        assert!(answers(&[("hemmelig.x", "1")]).carried().is_empty());
    }

    #[test]
    fn a_judgement_is_removed_with_its_reason() {
        let left = answers(&[
            ("skoen.kan", "ja"),
            ("begrundelse.kan", "Falder ude"),
            ("fakta.alder", "45"),
            ("handling", "fjern.skoen.kan"),
        ]);
        assert_eq!(left.carried(), [("fakta.alder".to_owned(), "45".to_owned())]);
    }

    #[test]
    fn what_is_shown_as_a_question_is_not_carried_as_well() {
        let answers = answers(&[("fakta.alder", "45"), ("fakta.boform", "egen")]);
        assert_eq!(answers.carried_beside(&["fakta.alder"]).len(), 1);
    }

    #[test]
    fn debug_shows_no_value() {
        let shown = format!("{:?}", answers(&[("begrundelse.kan", "Falder ude")]));
        assert!(!shown.contains("Falder"), "{shown}");
    }
}
