//! Pieces that several pages show: what a document says, a mark, a criterion in the explanation,
//! a question. They hold ready texts; what a standard means was settled before they were made.

use askama::Template;

use crate::frame::Frame;

/// What a document says in one place, or how it does not say it. "Not stated" (*ikke oplyst*) is
/// shown as openly as a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Text(String),
    /// *Ikke oplyst*: the document is silent.
    NotStated,
    /// *Individuel*: case by case.
    Individual,
    /// *Ingen*: the document says that there is none.
    Nothing,
    /// *Andetsteds*: where the document refers to.
    Elsewhere(String),
    /// *Mangler*: what is lost in the document.
    Lost(String),
    /// *Uklar*: the readings that fill the place, while none is chosen.
    Unclear(Vec<String>),
}

impl Said {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The words to show, and whether they are the document's own (then in Danish).
    pub fn words(&self, frame: &Frame) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::NotStated => frame.text("said-not-stated"),
            Self::Individual => frame.text("said-individual"),
            Self::Nothing => frame.text("said-none"),
            Self::Elsewhere(place) => frame.text_with("said-elsewhere", "place", place),
            Self::Lost(what) => frame.text_with("said-lost", "what", what),
            Self::Unclear(readings) => {
                frame.text_with("said-unclear", "readings", &readings.join(" / "))
            }
        }
    }

    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }
}

/// A word beside a piece that says what sort it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// *Skøn*: a person must judge.
    Judgement,
    /// *Uklarhed*: the document can be read in several ways.
    Ambiguity,
    /// *Ikke oplyst*.
    NotStated,
    /// *Forældet*: a rate beyond its printed year.
    Outdated,
    /// The Act decides.
    Act,
    /// The council's guiding level.
    Standard,
    Required,
    Excludes,
    Typical,
    Opens,
    /// *Vejledende*, *tilstræbes*: not binding.
    Softened,
    /// A national piece that is not verified.
    Unverified,
}

impl Mark {
    /// Those that the legend of a page explains, in its order.
    pub const EXPLAINED: [Self; 9] = [
        Self::Required,
        Self::Excludes,
        Self::Opens,
        Self::Typical,
        Self::Act,
        Self::Standard,
        Self::Judgement,
        Self::Ambiguity,
        Self::Outdated,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Judgement => "mark-judgement",
            Self::Ambiguity => "mark-ambiguity",
            Self::NotStated => "mark-not-stated",
            Self::Outdated => "mark-outdated",
            Self::Act => "force-act",
            Self::Standard => "force-standard",
            Self::Required => "effect-required",
            Self::Excludes => "effect-excludes",
            Self::Typical => "effect-typical",
            Self::Opens => "effect-opens",
            Self::Softened => "mark-softened",
            Self::Unverified => "mark-unverified",
        }
    }

    /// The long form, for whoever meets the word for the first time.
    pub fn title_key(self) -> &'static str {
        match self {
            Self::Judgement => "mark-judgement-long",
            Self::Ambiguity => "mark-ambiguity-long",
            Self::NotStated => "mark-not-stated-long",
            Self::Outdated => "mark-outdated-long",
            Self::Act => "force-act-long",
            Self::Standard => "force-standard-long",
            Self::Required => "effect-required-long",
            Self::Excludes => "effect-excludes-long",
            Self::Typical => "effect-typical-long",
            Self::Opens => "effect-opens-long",
            Self::Softened => "mark-softened-long",
            Self::Unverified => "mark-unverified-long",
        }
    }

    pub fn class(self) -> &'static str {
        match self {
            Self::Judgement => "r-mark r-mark--judgement",
            Self::Ambiguity | Self::Outdated | Self::Unverified => "r-mark r-mark--ambiguity",
            Self::NotStated => "r-mark r-mark--silent",
            _ => "r-mark",
        }
    }
}

/// Where in which document a piece stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub document: String,
    /// `1327–1331`, or several of them.
    pub lines: String,
}

/// One piece of a standard: a line of text, or a label with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub label: Option<String>,
    pub said: Said,
    pub marks: Vec<Mark>,
    /// Legal basis, as a letter cites it.
    pub basis: Vec<String>,
    /// What a person should look at, when this is a judgement; what applies instead; and so on.
    pub notes: Vec<String>,
    pub source: Option<Source>,
    pub items: Vec<Item>,
}

impl Item {
    pub fn new(said: Said) -> Self {
        Self {
            label: None,
            said,
            marks: Vec::new(),
            basis: Vec::new(),
            notes: Vec::new(),
            source: None,
            items: Vec::new(),
        }
    }

    pub fn labelled(label: impl Into<String>, said: Said) -> Self {
        Self { label: Some(label.into()), ..Self::new(said) }
    }
}

/// One of the four results, and none of them is a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Entitled,
    NotEntitled,
    OutsideStandard,
    Undecided,
}

impl Outcome {
    pub fn key(self) -> &'static str {
        match self {
            Self::Entitled => "outcome-entitled",
            Self::NotEntitled => "outcome-not-entitled",
            Self::OutsideStandard => "outcome-outside-standard",
            Self::Undecided => "outcome-undecided",
        }
    }

    /// What it means for the reader, in a sentence.
    pub fn meaning_key(self) -> &'static str {
        match self {
            Self::Entitled => "outcome-entitled-meaning",
            Self::NotEntitled => "outcome-not-entitled-meaning",
            Self::OutsideStandard => "outcome-outside-standard-meaning",
            Self::Undecided => "outcome-undecided-meaning",
        }
    }

    /// The design system's alert of the same weight.
    pub fn class(self) -> &'static str {
        match self {
            Self::Entitled => "success",
            Self::NotEntitled => "error",
            Self::OutsideStandard => "warning",
            Self::Undecided => "info",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::Undecided => "help",
            other => other.class(),
        }
    }
}

/// What a criterion (*kriterium*) does when it is fulfilled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    Required,
    Excludes,
    Typical,
    Opens,
    /// A part of another criterion.
    Part,
}

/// What a criterion came to. For one that excludes, `Met` means that it stands in nobody's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    Met,
    NotMet,
    Unknown,
}

/// One criterion in the explanation, with its parts below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub effect: Effect,
    pub finding: Finding,
    pub text: String,
    pub marks: Vec<Mark>,
    /// What was found: facts with values and source, a judgement with its reason, and so on.
    pub because: Vec<String>,
    pub basis: Vec<String>,
    pub source: Option<Source>,
    pub parts: Vec<Node>,
}

impl Node {
    /// The finding in the words that fit the effect: "udelukker ikke", "taler for".
    pub fn finding_key(&self) -> &'static str {
        use Effect::{Excludes, Opens, Part, Required, Typical};
        match (self.effect, self.finding) {
            // It decides nothing, so nobody is asked.
            (Typical, Finding::Unknown) => "finding-not-known",
            (_, Finding::Unknown) => "finding-unknown",
            (Required | Part, Finding::Met) => "finding-met",
            (Required | Part, Finding::NotMet) => "finding-not-met",
            (Excludes, Finding::Met) => "finding-does-not-exclude",
            (Excludes, Finding::NotMet) => "finding-excludes",
            (Typical, Finding::Met) => "finding-speaks-for",
            (Typical, Finding::NotMet) => "finding-speaks-against",
            (Opens, Finding::Met) => "finding-opens",
            (Opens, Finding::NotMet) => "finding-does-not-open",
        }
    }

    pub fn icon(&self) -> &'static str {
        match self.finding {
            Finding::Met => "check",
            Finding::NotMet => "close",
            Finding::Unknown => "help",
        }
    }

    pub fn class(&self) -> &'static str {
        match (self.effect, self.finding) {
            (Effect::Typical, Finding::Unknown | Finding::NotMet)
            | (Effect::Opens, Finding::NotMet) => "r-finding r-finding--weak",
            (_, Finding::Unknown) => "r-finding r-finding--unknown",
            (_, Finding::Met) => "r-finding r-finding--met",
            (_, Finding::NotMet) => "r-finding r-finding--not-met",
        }
    }
}

/// A tree of criteria as nested lists.
#[derive(Template)]
#[template(path = "parts/tree.html")]
pub struct Tree<'a> {
    pub frame: &'a Frame,
    pub nodes: &'a [Node],
}

impl<'a> Tree<'a> {
    fn below(&self, node: &'a Node) -> Tree<'a> {
        Tree { frame: self.frame, nodes: &node.parts }
    }
}

/// Pieces of a standard as a list, or as labels with values where they have labels.
#[derive(Template)]
#[template(path = "parts/items.html")]
pub struct Items<'a> {
    pub frame: &'a Frame,
    pub items: &'a [Item],
}

impl<'a> Items<'a> {
    fn below(&self, item: &'a Item) -> Items<'a> {
        Items { frame: self.frame, items: &item.items }
    }

    /// A list with labels throughout is a definition list.
    fn are_labelled(&self) -> bool {
        self.items.iter().all(|it| it.label.is_some())
    }
}

/// A place in the document with several readings (*uklarhed*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguity {
    pub id: String,
    pub text: String,
    pub readings: Vec<Reading>,
    /// The reading that the municipality has chosen: which, by whom, when and why.
    pub practice: Option<String>,
    pub source: Option<Source>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub text: String,
    /// A reading that the document itself does not give says where it is from.
    pub ground: Option<String>,
    pub chosen: bool,
}

#[derive(Template)]
#[template(path = "parts/ambiguities.html")]
pub struct Ambiguities<'a> {
    pub frame: &'a Frame,
    pub ambiguities: &'a [Ambiguity],
}

/// A heading with pieces below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub topic: Topic,
    /// Empty where the document is silent: the page then says so.
    pub items: Vec<Item>,
}

/// What a section of a standard's page is about, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    Who,
    Included,
    NotIncluded,
    Extent,
    Deadlines,
    Payment,
    Provider,
    StartAndEnd,
    FollowUp,
    Combinations,
    Decision,
    Complaint,
    Calculations,
}

impl Topic {
    pub fn key(self) -> &'static str {
        match self {
            Self::Who => "topic-who",
            Self::Included => "topic-included",
            Self::NotIncluded => "topic-not-included",
            Self::Extent => "topic-extent",
            Self::Deadlines => "topic-deadlines",
            Self::Payment => "topic-payment",
            Self::Provider => "topic-provider",
            Self::StartAndEnd => "topic-start-and-end",
            Self::FollowUp => "topic-follow-up",
            Self::Combinations => "topic-combinations",
            Self::Decision => "topic-decision",
            Self::Complaint => "topic-complaint",
            Self::Calculations => "topic-calculations",
        }
    }

    /// The place on the page that a link can jump to.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Who => "hvem",
            Self::Included => "indgaar",
            Self::NotIncluded => "indgaar-ikke",
            Self::Extent => "omfang",
            Self::Deadlines => "frister",
            Self::Payment => "betaling",
            Self::Provider => "leverandoer",
            Self::StartAndEnd => "start-og-ophoer",
            Self::FollowUp => "opfoelgning",
            Self::Combinations => "samspil",
            Self::Decision => "afgoerelse",
            Self::Complaint => "klage",
            Self::Calculations => "beregninger",
        }
    }
}
