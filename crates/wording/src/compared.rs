//! A comparison (*sammenligning*) in words, piece by piece: the command line and the pages set the
//! same words out in their own way.

use standards::assess::Outcome;
use standards::compare::{Band, Cell, Change, Direction, Kind, LevelRow, Meaning, Role, Sort};
use standards::vocabulary::Vocabulary;
use standards::witness::Witness;

use crate::{Language, said, text, text_with};

/// The kinds of difference in the order of a report, with their headings.
pub const KINDS: [(Kind, &str); 11] = [
    (Kind::Criterion, "compare-kind-criterion"),
    (Kind::Number, "compare-kind-number"),
    (Kind::Deadline, "compare-kind-deadline"),
    (Kind::Content, "compare-kind-content"),
    (Kind::Payment, "compare-kind-payment"),
    (Kind::Process, "compare-kind-process"),
    (Kind::Ambiguity, "compare-kind-ambiguity"),
    (Kind::LegalBasis, "compare-kind-legal-basis"),
    (Kind::Validity, "compare-kind-validity"),
    (Kind::Contact, "compare-kind-contact"),
    (Kind::Wording, "compare-kind-wording"),
];

/// Somebody who gains or loses, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What the difference turns on; all that is known where that is not told apart.
    pub turning: Vec<String>,
    pub rest: Vec<String>,
    pub before: String,
    pub after: String,
    /// How sure it is.
    pub how: String,
}

/// A difference in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub sort: String,
    pub room: String,
    pub label: String,
    pub lines: Option<String>,
    pub fields: Vec<Field>,
    pub notes: Vec<String>,
    /// Amounts for which something else comes out: each in a sentence.
    pub bands: Vec<String>,
    pub gains: Option<Person>,
    pub loses: Option<Person>,
}

/// A place that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub before: String,
    pub after: String,
    pub direction: Option<String>,
}

/// A row of the service levels in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    pub about: String,
    pub label: String,
    pub before: String,
    pub after: String,
    pub same: bool,
}

/// Says comparisons in a language, with the names of a vocabulary.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    pub language: Language,
    pub vocabulary: &'a Vocabulary,
}

impl Speaker<'_> {
    fn said(self, it: &serde_json::Value) -> String {
        said::value(self.language, self.vocabulary, it)
    }

    fn name(self, key: &str) -> String {
        said::name(self.language, self.vocabulary, key)
    }

    /// One thing after the other.
    pub fn became(self, before: &str, after: &str) -> String {
        let values = [("before", before.into()), ("after", after.into())];
        text_with(self.language, "compare-was-became", &values)
    }

    pub fn person(self, witness: &Witness) -> Person {
        let known = |turns: bool| {
            let known = witness.known.iter().filter(|it| it.turns == turns);
            known.map(|it| said::known(self.language, self.vocabulary, it)).collect::<Vec<_>>()
        };
        let (mut turning, mut rest) = (known(true), known(false));
        if turning.is_empty() {
            turning = std::mem::take(&mut rest);
        }
        let key = if witness.assessed { "compare-assessed" } else { "compare-derived" };
        Person {
            turning,
            rest,
            before: text(self.language, outcome_key(witness.before)),
            after: text(self.language, outcome_key(witness.after)),
            how: text(self.language, key),
        }
    }

    pub fn change(self, it: &Change) -> Told {
        let sort = match it.sort {
            Sort::Added => "compare-sort-added",
            Sort::Removed => "compare-sort-removed",
            Sort::Changed => "compare-sort-changed",
        };
        let lines = match (&it.before_source, &it.after_source) {
            (Some(one), Some(other)) => Some(self.became(one, other)),
            (Some(one), None) | (None, Some(one)) => Some(one.clone()),
            (None, None) => None,
        };
        let fields = it.fields.iter().map(|field| Field {
            name: self.name(&field.field),
            before: self.said(&field.before),
            after: self.said(&field.after),
            direction: field.direction.map(|it| text(self.language, direction_key(it))),
        });
        let meaning = it.meaning.as_ref();
        let is = |what: &dyn Fn(&Meaning) -> bool| meaning.is_some_and(what);
        let notes = [
            (meaning.is_some_and(|it| it.same), "compare-same-in-meaning"),
            (is(&|it| !it.decides && it.role != Role::Part), "compare-decides-nothing"),
            (is(&|it| !it.decides && it.role == Role::Part), "compare-part-of-nothing"),
            (is(&|it| it.decides && it.role == Role::Part), "compare-part"),
            (meaning.is_some_and(|it| it.other_question), "compare-other-question"),
        ];
        let notes = notes.into_iter().filter(|(holds, _)| *holds);
        Told {
            sort: text(self.language, sort),
            room: self.name(&it.room),
            label: it.label.clone().unwrap_or_else(|| it.id.clone()),
            lines,
            fields: fields.collect(),
            notes: notes.map(|(_, key)| text(self.language, key)).collect(),
            bands: it.bands.iter().map(|it| self.band(it)).collect(),
            gains: meaning.and_then(|it| it.gains.as_ref()).map(|it| self.person(it)),
            loses: meaning.and_then(|it| it.loses.as_ref()).map(|it| self.person(it)),
        }
    }

    fn band(self, it: &Band) -> String {
        let ends = [&it.from, &it.until].into_iter().flatten().map(String::as_str);
        let ends = ends.collect::<Vec<_>>().join(", ");
        let both = self.became(&self.said(&it.before), &self.said(&it.after));
        format!("{ends}: {both}").trim_start_matches(": ").to_owned()
    }

    pub fn level(self, row: &LevelRow) -> Level {
        let cell = |it: &Option<Cell>| match it {
            Some(it) => self.said(&it.said),
            None => text(self.language, "compare-not-there"),
        };
        Level {
            about: text(self.language, level_key(row.about)),
            label: row.label.clone(),
            before: cell(&row.before),
            after: cell(&row.after),
            same: row.same,
        }
    }
}

/// The message of an outcome.
pub fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Entitled => "outcome-entitled",
        Outcome::OutsideStandard => "outcome-outside-standard",
        Outcome::NotEntitled => "outcome-not-entitled",
        Outcome::Undecided => "outcome-undecided",
    }
}

fn level_key(about: &str) -> &'static str {
    match about {
        "age" => "compare-level-age",
        "scope" => "compare-level-scope",
        "rate" => "compare-level-rate",
        "deadline" => "compare-level-deadline",
        "follow_up" => "compare-level-follow-up",
        "payment" => "compare-level-payment",
        "interplay" => "compare-level-interplay",
        _ => "compare-level-provider",
    }
}

fn direction_key(it: Direction) -> &'static str {
    match it {
        Direction::More => "compare-more",
        Direction::Less => "compare-less",
        Direction::Sooner => "compare-sooner",
        Direction::Later => "compare-later",
        Direction::Either => "compare-either",
    }
}
