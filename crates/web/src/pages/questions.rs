//! Questions and answers of an assessment, as the form shows them.
//!
//! A judgement (*skøn*) is asked with its guidance and with a box for the reason. Its answer is
//! only ever filled in when a person has given it on an earlier step.

use askama::Template;

use crate::frame::Frame;

/// A question that can still change the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The name of its field: `fakta.alder`, `skoen.kan-ikke-faerdes`, `laesning.100-trin-2`.
    pub field: String,
    pub kind: Kind,
    pub text: String,
    /// Why it may be asked, or what to look at when judging.
    pub guidance: Option<String>,
    /// The criteria that wait for the answer.
    pub basis: Vec<String>,
    pub input: Input,
    /// What the visitor has answered before, when it is asked again.
    pub answer: Option<String>,
    /// What to do about the answer just given: it was not understood, or its reason is missing.
    pub error: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Fact,
    /// *Skøn*: who judges, and the reason already written.
    Judgement {
        by: String,
        reason: Option<String>,
    },
    /// *Læsning* of an ambiguity, and why it was chosen.
    Reading {
        reason: Option<String>,
    },
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// One of a few, yes and no among them.
    Choice(Vec<Choice>),
    /// A number or a quantity, with the unit that is written after it.
    Quantity {
        unit: Option<String>,
        hint: Option<String>,
    },
    Date,
    Text {
        hint: Option<String>,
    },
    /// One of the words that the standard names, or another one written beside them.
    Named {
        choices: Vec<Choice>,
        other: String,
    },
    Records(Records),
}

/// Up to so many choices stand open on the page; more of them fold into a list.
const OPEN_CHOICES: usize = 7;

impl Input {
    /// Several fields with one name, which a heading belongs to and not a label.
    pub(super) fn is_group(&self) -> bool {
        match self {
            Self::Choice(choices) => choices.len() <= OPEN_CHOICES,
            Self::Records(_) | Self::Named { .. } => true,
            _ => false,
        }
    }

    /// An answer that is not among the choices.
    pub(super) fn other<'a>(&self, answer: &'a str) -> &'a str {
        match self {
            Self::Named { choices, .. } if choices.iter().any(|it| it.value == answer) => "",
            _ => answer,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A set of records (*poster*): those given, room for one more, and whether they are all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Records {
    pub given: Vec<Record>,
    /// The fields of the next record, named `saet.bevillinger.0.paragraf`.
    pub next: Vec<RecordField>,
    /// `komplet.bevillinger`
    pub complete_field: String,
    pub complete: bool,
    /// Pressed to add this record and go on to another one.
    pub add: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// `saet.bevillinger.0`, by which it is removed.
    pub field: String,
    /// What it says, on one line.
    pub text: String,
    /// Its fields, carried along.
    pub values: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordField {
    pub field: String,
    pub label: String,
    pub input: Input,
    pub answer: Option<String>,
}

/// Something the visitor has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub field: String,
    pub label: String,
    pub answer: String,
    /// The reason of a judgement or a reading, the source of a fact.
    pub reason: Option<String>,
    /// It can no longer change the result.
    pub irrelevant: bool,
}

/// A question that waits behind those shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub field: String,
    pub text: String,
    pub judgement: bool,
    /// Asked only if what comes before does not settle it.
    pub later: bool,
}

/// A name that may stand in an address behind `#`.
fn id_of(field: &str) -> String {
    field.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect()
}

impl RecordField {
    pub(super) fn id(&self) -> String {
        id_of(&self.field)
    }

    fn is_group(&self) -> bool {
        self.input.is_group()
    }
}

impl Question {
    pub fn id(&self) -> String {
        id_of(&self.field)
    }

    fn name_beside(&self, kind: &str) -> String {
        let id = self.field.split_once('.').map_or("", |(_, id)| id);
        format!("{kind}.{id}")
    }

    pub fn reason_field(&self) -> Option<String> {
        match self.kind {
            Kind::Fact => None,
            Kind::Judgement { .. } => Some(self.name_beside("begrundelse")),
            Kind::Reading { .. } => Some(self.name_beside("grund")),
        }
    }

    pub fn reason(&self) -> &str {
        match &self.kind {
            Kind::Fact => "",
            Kind::Judgement { reason, .. } | Kind::Reading { reason } => {
                reason.as_deref().unwrap_or_default()
            }
        }
    }

    pub fn is_judgement(&self) -> bool {
        matches!(self.kind, Kind::Judgement { .. })
    }

    fn is_group(&self) -> bool {
        self.input.is_group()
    }

    /// The catalogue asks for judgements and readings in its own words.
    fn is_danish(&self) -> bool {
        self.kind != Kind::Fact
    }

    /// Ids of the texts that explain the field.
    fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if self.guidance.is_some() {
            ids.push(format!("{}-hjaelp", self.id()));
        }
        if self.error.is_some() {
            ids.push(format!("{}-fejl", self.id()));
        }
        ids.join(" ")
    }
}

/// One question as a group of fields.
#[derive(Template)]
#[template(path = "parts/question.html")]
pub struct QuestionFields<'a> {
    pub frame: &'a Frame,
    pub question: &'a Question,
}

impl QuestionFields<'_> {
    fn described_by(&self) -> String {
        self.question.described_by()
    }

    fn is_group(&self) -> bool {
        self.question.is_group()
    }
}
